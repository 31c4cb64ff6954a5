"""What is in the repository works on any machine and names none; each folder says who it is for."""

from __future__ import annotations

import ast
import fnmatch
import os
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.conftest import ROOT

FOLDERS = ("overrides", "evidence", "guide", "tests", "bench", "deploy")
WITHOUT_README = ("docs",)  # every file in it becomes a page
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))

MACHINE = re.compile(r"(?<![\w.:/-])(/(?:home|root|Users|work|workspace|builds|opt/venv)/[\w.]+|[A-Z]:\\\w+)")
LONGEST = 140  # characters on a line of what people write by hand and read side by side, before and after a change
LONG = re.compile(rf"(?m)^.{{{LONGEST + 1},}}$")
WRITTEN_BY_HAND = re.compile(
    r"(?!docs/|evidence/|.*package-lock).*(?:\.(?:py|js|mjs|css|ya?ml|toml|json|cff)|Makefile|\.ci/run)"
)
# Escaped, so that this file holds none. A rule of the guide reports them in pages and facts, with the line and what to write.
GUILLEMETS = re.compile("[\u00ab\u00bb]")
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|registry\.(?:npmjs|yarnpkg)|artifact[o]ry|/simple[/]")


def files(root: Path) -> Iterator[Path]:
    """Yield every file that is or would be committed; in a copy without git, every file that `.gitignore` names not."""
    if (root / ".git").exists():
        # Whoever owns the folder: a runner may have cloned it as somebody else.
        command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
        yield from (path for name in listed.split("\0") if name and (path := root / name).is_file())
        return
    ignored = [line.strip("/") for line in (root / ".gitignore").read_text("utf-8").split()]
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not any(fnmatch.fnmatch(name, one) for one in ignored)]
        yield from (Path(folder, name) for name in names)


@cache
def texts() -> dict[str, bytes]:
    """Return the files of words by their path."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in files(ROOT)
        if path.suffix not in {".png", ".jpg", ".zip"}
    }


def holders(pattern: re.Pattern[str]) -> list[str]:
    """Return `file:line: text` of each place that a pattern finds in the files of words."""
    found = []
    for name, content in texts().items():
        text = content.decode("utf-8")
        if not pattern.search(text):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if match := pattern.search(line):
                found.append(f"{name}:{number}: {match.group()}")
    return found


def packages(lock: str) -> list[tuple[str, str]]:
    """Return each package of a lock file with the lines that belong to it."""
    joined = lock.replace("\\\n", " ")
    return [(line.split()[0], line) for line in joined.splitlines() if line and not line.startswith((" ", "#"))]


def test_a_copy_without_git_holds_the_files_that_are_not_ignored(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("/.venv/\nnode_modules/\n*.egg-info/\n", "utf-8")
    for name in ("a.md", "docs/b.md", ".venv/c", "tests/node_modules/d", "x.egg-info/e"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    found = {path.relative_to(tmp_path).as_posix() for path in files(tmp_path)}
    assert found == {".gitignore", "a.md", "docs/b.md"}


def test_no_file_holds_a_path_of_a_machine() -> None:
    assert holders(MACHINE) == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert holders(REGISTRY) == []


@pytest.mark.parametrize(
    "text", ["in /" + "home/anna/guide", '"/' + 'work/main"', "C:" + "\\Users", "(/" + "root/.cache)"]
)
def test_a_path_of_a_machine_is_found(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("text", ["https://example.org/home/x", "docs/work/page.md", "see ../root/x", "/" + "homework"])
def test_other_paths_are_left_alone(text: str) -> None:
    assert not MACHINE.search(text)


@pytest.mark.parametrize(
    "text", ["--index-url https://pypi" + ".org/simple", "https://registry" + ".npmjs.org/vnu-jar"]
)
def test_the_host_of_a_registry_is_found(text: str) -> None:
    assert REGISTRY.search(text)


def test_every_file_of_words_is_utf_8_with_lines_that_end_as_on_all_machines() -> None:
    for name, content in texts().items():
        assert b"\r" not in content, name
        assert not content or content.endswith(b"\n"), name
        content.decode("utf-8")


# What must be named where texts are read and written, and how many things stand before an encoding without its name.
OF_TEXTS = {
    "read_text": (0, {"encoding"}),
    "write_text": (1, {"encoding", "newline"}),
    "open": (2, {"encoding", "newline"}),
}


def left_to_the_system(source: str) -> list[str]:
    """Return `line: what` of all that Python which reads and writes texts leaves to the system."""
    found = []
    for node in ast.walk(ast.parse(source)) if re.search(r"_text\(|open\(", source) else ():
        if not isinstance(node, ast.Call) or (name := getattr(node.func, "attr", "")) not in OF_TEXTS:
            continue
        if name == "open" and not re.fullmatch("'[rawx+]+'", "".join(map(ast.unparse, node.args))):
            continue
        before, needed = OF_TEXTS[name]
        named = {one.arg for one in node.keywords} | ({"encoding"} if len(node.args) > before else set())
        found += [f"{node.lineno}: {one}" for one in sorted(needed - named)]
    return found


def test_what_the_machine_reads_and_writes_is_the_same_on_all_machines() -> None:
    faulty = "a.write_text(\n text)\na.write_text(text, 'utf-8')\na.read_text()\na.open('a', newline='')\n"
    assert left_to_the_system(faulty) == ["1: encoding", "1: newline", "3: newline", "4: encoding", "5: encoding"]
    assert left_to_the_system("a.read_text('utf-8')\na.open('rb')\nos.open(a, b)\n") == []
    written = {name: content.decode() for name, content in texts().items() if re.match(r"guide/.*\.py$", name)}
    assert [f"{name}:{place}" for name, source in written.items() for place in left_to_the_system(source)] == []


def test_no_line_of_the_machine_is_longer_than_a_screen_is_wide() -> None:
    assert [place for place in holders(LONG) if WRITTEN_BY_HAND.fullmatch(place.partition(":")[0])] == []


@pytest.mark.parametrize("name", ["Makefile", "pyproject.toml", "guide/build/words.en.yml", "tests/js/rules.mjs"])
def test_a_line_that_is_too_long_is_found_in_what_is_written_by_hand(name: str) -> None:
    assert WRITTEN_BY_HAND.fullmatch(name)
    assert LONG.search(f"short\n{'é' * (LONGEST + 1)}\nshort")
    assert not LONG.search(f"short\n{'é' * LONGEST}\nshort")


def test_words_are_quoted_by_english_marks_in_comments_and_messages_too() -> None:
    # A rule asks the same of pages; the list of rules is written by a program and shows what that rule reports.
    shown = ("docs/", "guide/lint/RULES.md:")
    assert [place for place in holders(GUILLEMETS) if not place.startswith(shown)] == []


@pytest.mark.parametrize("text", ["He said \u00abyes.", "# he said yes\u00bb"])
def test_marks_of_another_language_are_found(text: str) -> None:
    assert GUILLEMETS.search(text)
    assert not GUILLEMETS.search("He said ‘yes’, and “no”: it’s a << b.")


def test_pages_facts_and_what_a_tool_writes_may_have_long_lines() -> None:
    names = ("docs/index.md", "evidence/studies/haake-2007.yml", "tests/package-lock.json", "requirements/test.txt")
    assert not any(WRITTEN_BY_HAND.fullmatch(name) for name in names)


def test_the_readme_names_every_folder() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in (*FOLDERS, *WITHOUT_README) if f"`{name}/`" not in text] == []
    named = set(re.findall(r"`(\w+)/`", text)) - {"site"}
    assert named == {*FOLDERS, *WITHOUT_README}


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_says_who_it_is_for_in_under_30_lines(folder: str) -> None:
    path = ROOT / folder / "README.md"
    assert path.is_file(), f"{folder}/ has no README.md: say in a few lines what it is and who needs it"
    assert len(path.read_text("utf-8").splitlines()) < 30


def test_no_folder_of_tests_is_passed_over_because_of_its_name(pytestconfig: pytest.Config) -> None:
    """Unless it is told otherwise, pytest looks into no folder called build, dist or venv, and says nothing of it."""
    folders = {part for path in (ROOT / "tests").rglob("test_*.py") for part in path.relative_to(ROOT).parts[:-1]}
    left_out = pytestconfig.getini("norecursedirs")
    seen = [name for name in folders if not any(fnmatch.fnmatch(name, pattern) for pattern in left_out)]
    assert "build" in folders
    assert sorted(folders - {"node_modules", *seen}) == []


def test_there_are_locked_requirements() -> None:
    assert [path.name for path in LOCKS] == ["site.txt", "test.txt"]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_package_is_locked_to_one_version_with_hashes(path: Path) -> None:
    found = packages(path.read_text("utf-8"))
    assert len(found) > 10
    assert [name for name, line in found if not re.match(r"[\w.-]+==[\w.!+]+(\s|$)", line)] == []
    assert [name for name, line in found if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", line)] == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_locked_requirements_hold_no_address(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"(?m)^\s*-(-index-url|-extra-index-url|-find-links|-trusted-host|i|f)\b", text)


def test_each_package_that_we_ask_for_says_what_it_is_for_and_what_replaces_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = (one for group in project["dependency-groups"].values() for one in group)
    asked = {re.match(r"[\w-]+", one)[0] for one in (*project["project"]["dependencies"], *groups)}
    rows = re.findall(
        r"(?m)^\| ([\w-]+(?:, [\w-]+)*) \|([^|]*)\|([^|]*)\|$", (ROOT / "requirements/README.md").read_text("utf-8")
    )
    told = {name for names, about, after in rows if about.strip() and after.strip() for name in names.split(", ")}
    assert told - {"package", "---"} == asked


def asked_for() -> dict[str, list[str]]:
    """Return what `pyproject.toml` asks for, by the list that has to lock it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    site = [*project["project"]["dependencies"], *groups["build"], *groups["check"]]
    return {"site.txt": site, "test.txt": [*site, *groups["test"]]}


def not_locked(asked: Iterable[str], lock: str) -> list[str]:
    """Return what a list of locked packages lacks, or has in a version that was not asked for."""
    locked = dict(re.findall(r"(?m)^([\w.-]+)==([\w.]+)", lock))
    wanted = (Requirement(one) for one in asked)
    return [str(one) for one in wanted if one.name not in locked or locked[one.name] not in one.specifier]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_each_package_is_locked_in_a_version_that_we_ask_for(path: Path) -> None:
    assert not_locked(asked_for()[path.name], path.read_text("utf-8")) == [], (
        "run `make lock`, and look at what it changes"
    )


def test_a_package_that_is_not_locked_as_asked_is_seen() -> None:
    assert not_locked(["a>=1", "b>=2,<3", "c"], "a==1.0 \\\nb==1.9 \\\n") == ["b<3,>=2", "c"]


def test_the_site_and_the_tests_use_the_same_versions() -> None:
    site, test = ({name for name, _ in packages(path.read_text("utf-8"))} for path in LOCKS)
    assert site <= test


def test_a_package_without_a_hash_is_seen() -> None:
    lock = "a==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n    # via b\nb==2.0\n"
    assert [(name, "--hash" in line) for name, line in packages(lock)] == [("a==1.0", True), ("b==2.0", False)]
