"""What `make look` takes pictures of: each template and each block; and of two sites what differs, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bench.look import before
from bench.look.differences import MOST, Difference, differences
from bench.look.pages import PAGES, Source, missing, sources
from bench.look.states import LIGHT, STATES
from guide.markdown.fact_blocks import ALL_BLOCKS
from tests.conftest import EVERY_PAGE, ROOT
from tests.fixtures.projects import BUILT, edit

LOADED = "The page is the same; what it loads differs: "


def test_every_template_and_every_block_is_looked_at() -> None:
    assert missing(ROOT, PAGES) == []


def test_every_page_and_every_block_on_it_is_known() -> None:
    known = sources(ROOT)
    assert [page for page in EVERY_PAGE if page not in known] == []
    named = {name for source in known.values() for name in source.blocks}
    # What a page shows as an example of how to write it is no block, so a card that nobody writes by hand is on none.
    assert {block.NAME for block in ALL_BLOCKS} - named == {"care"}
    assert named <= {block.NAME for block in ALL_BLOCKS}


@pytest.mark.parametrize(
    ("less", "said"),
    [
        ("index.html", "home.html: no page of the list has this template. Add index.html."),
        ("404.html", "404.html: no page of the list has this template. Add 404.html."),
        ("decide/diary.html", "diary: no page of the list has this block. Add decide/diary.html."),
        ("therapies/index.html", "options: no page of the list has this block. Add therapies/index.html."),
    ],
)
def test_a_list_without_a_template_or_a_block_is_reported(less: str, said: str) -> None:
    assert said in missing(ROOT, [name for name in PAGES if name != less])


def test_a_page_that_is_not_there_or_stands_there_twice_is_reported() -> None:
    assert missing(ROOT, [*PAGES, "gone.html", "index.html"]) == [
        "gone.html: no page has this address. Take it off the list, or write the page's new address.",
        "index.html: stands in the list twice. Take one away.",
    ]


def test_a_template_that_no_page_has_is_reported(tmp_path: Path) -> None:
    for name in ("docs/index.md", "overrides/404.html", "overrides/main.html", "overrides/lonely.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A page.\n", "utf-8")
    assert missing(tmp_path, ["index.html", "404.html"]) == [
        "lonely.html: no page of the list has this template. No page of the guide has it: take it away, or use it."
    ]


def test_each_page_is_seen_at_each_width_and_in_each_medium() -> None:
    assert LIGHT.widths == (320, 360, 768, 1280, 1600)
    assert [state.key for state in STATES] == ["light", "dark", "forced", "print", "large", "no-script", "disk"]
    assert all(state.widths == (360, 1280) for state in STATES if state is not LIGHT and not state.on_paper)


@pytest.fixture
def after(tmp_path: Path) -> Path:
    """Return a copy of the small built site to change."""
    return shutil.copytree(BUILT, tmp_path / "after")


def test_two_sites_that_are_the_same_have_no_page_that_differs(after: Path) -> None:
    assert differences(BUILT, after, {}) == []


def test_the_page_whose_text_differs_is_named_and_no_other(after: Path) -> None:
    edit(after / "other.html", "A part</h2>", "Another part</h2>")
    assert differences(BUILT, after, {}) == [Difference("other.html", "Its text differs.")]


def test_pages_that_are_new_or_gone_are_named(after: Path) -> None:
    (after / "other.html").rename(after / "new.html")
    assert differences(BUILT, after, {}) == [
        Difference("new.html", "The page is new."),
        Difference("other.html", "The page is gone."),
    ]


def test_of_pages_that_differ_by_their_style_alone_one_a_template_is_shown(after: Path) -> None:
    (after / "site.css").write_text("p { color: red }\n", "utf-8")
    pages = ("404.html", "index.html", "other.html")
    alike = differences(BUILT, after, dict.fromkeys(pages, Source("main.html")))
    assert alike == [Difference("404.html", f"{LOADED}site.css.", ("index.html", "other.html"))]
    each = differences(BUILT, after, {page: Source(page) for page in pages})
    assert each == [Difference(page, f"{LOADED}site.css.") for page in pages]


def test_of_pages_that_differ_round_their_text_one_a_template_is_shown(after: Path) -> None:
    for name in ("index.html", "other.html"):
        edit(after / name, "</title>", " now</title>")
    [one] = differences(BUILT, after, {})
    assert (one.page, one.others) == ("index.html", ("other.html",))
    assert one.what.startswith("Only what stands round its text differs")


def test_of_very_many_pages_that_differ_the_rest_is_named_and_single_studies_come_last(after: Path) -> None:
    names = [f"a-{number:02}.html" for number in range(MOST + 2)]
    for name in names:
        shutil.copy(after / "other.html", after / name)
    found = differences(BUILT, after, {names[0]: Source("study.html")})
    assert [one.page for one in found] == names[1:]
    assert found[-1].others == (names[0],)


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository whose own machine builds a page that says which commit it is of."""
    folder = tmp_path / "repository"
    (folder / "guide").mkdir(parents=True)
    (folder / "guide" / "__init__.py").write_text("", "utf-8")
    (folder / "guide" / "__main__.py").write_text(
        "import sys, pathlib\nassert sys.argv[1:] == ['build']\nif pathlib.Path('faulty').exists(): sys.exit('faulty: 1')\n"
        "pathlib.Path('site').mkdir()\npathlib.Path('site/index.html').write_text(pathlib.Path('page').read_text())\n",
        "utf-8",
    )
    git(folder, "init", "-q", "-b", "main")
    for said in ("first", "second"):
        (folder / "page").write_text(said, "utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-qm", said)
    return folder


def test_a_commit_is_built_by_its_own_machine_and_leaves_nothing_behind(repository: Path, tmp_path: Path) -> None:
    site = before.site("HEAD^1", repository, tmp_path / "work")
    assert (site / "index.html").read_text("utf-8") == "first"
    assert not (repository / "site").exists()
    done = subprocess.run(["git", "status", "--porcelain"], cwd=repository, capture_output=True, text=True, check=True)
    assert done.stdout == ""


def test_a_folder_of_a_built_site_is_taken_as_it_is(tmp_path: Path) -> None:
    assert before.site(str(BUILT), ROOT, tmp_path / "work") == BUILT
    assert not (tmp_path / "work").exists()


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("no-such-branch", "neither a folder of a built site nor a commit"),
        ("--output=stolen", "neither a folder of a built site nor a commit"),
        ("guide", "a folder without index.html"),
    ],
)
def test_what_is_no_site_is_told_in_a_sentence(repository: Path, tmp_path: Path, named: str, said: str) -> None:
    with pytest.raises(before.BeforeError, match=said):
        before.site(named, repository, tmp_path / "work")
    assert not list(repository.glob("*stolen*"))


def test_a_copy_without_commits_says_so(tmp_path: Path) -> None:
    with pytest.raises(before.BeforeError, match="this copy of the guide has no commits"):
        before.site("main", tmp_path, tmp_path / "work")


def test_a_commit_that_cannot_be_built_is_told_in_its_own_words(repository: Path, tmp_path: Path) -> None:
    (repository / "faulty").write_text("", "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "third")
    with pytest.raises(before.BeforeError, match="faulty: 1\nThe commit “main” could not be built"):
        before.site("main", repository, tmp_path / "work")
