"""`guide build` and `guide check`: check the sources, build, check what was built, and only then replace `site/`.

A mistake leaves the last good `site/` as it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from guide.build import minify, search_index, settings, social_cards
from guide.export import open_data
from guide.facts.faults import Fault
from guide.lint import built, sources
from guide.lint.explain import explain

GENERATORS = ("mkdocs", "properdocs")


class BuildError(RuntimeError):
    """The site could not be built; the message is what to tell the contributor."""


def generate(root: Path, target: Path, generator: str = "mkdocs") -> None:
    """Build the project in `root` into the folder `target`. Raises BuildError with the generator's own words."""
    command = [sys.executable, "-m", generator, "build", "--strict", "--site-dir", str(target.absolute())]
    # Warnings make the strict build fail, so they must be seen: never with --quiet.
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=_environment(), check=False)
    if done.returncode:
        raise BuildError((done.stdout + done.stderr).strip())


def finish(root: Path, target: Path) -> None:
    """Add to a built site what any generator may leave to us: preview pictures, open data, the search, lighter assets."""
    social_cards.write_all(target)
    open_data.write_all(root / "evidence", target)
    search_index.write_all(root, target)
    minify.write_all(target)


def build(root: Path, target: Path) -> list[Fault]:
    """Check, build into `target`, add preview pictures and open data, and check the result. Returns the faults.

    Raises BuildError when the environment holds a wrong setting, or the generator stops although the sources have no
    fault.
    """
    _environment()  # first, so that a mistake in an address is told before anything is read
    if found := sources.faults(root / "mkdocs.yml"):
        return found
    generate(root, target)
    finish(root, target)
    return built.faults(target, root) + search_index.faults(root, target)


def replace(new: Path, old: Path) -> None:
    """Put the folder `new` in the place of `old`; the old one goes only when the new one stands beside it."""
    aside = old.with_name(f".{old.name}-before")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def main(arguments: Sequence[str], root: Path) -> int:
    """Build into `site/`. Returns the exit code."""
    return _run(root, only_check=False)


def check(arguments: Sequence[str], root: Path) -> int:
    """Look for mistakes and leave `site/` as it is, or say what a rule is for: `--explain RULE`. Returns the exit code."""
    if arguments:
        return _explain(arguments)
    return _run(root, only_check=True)


def _explain(arguments: Sequence[str]) -> int:
    if len(arguments) != 2 or arguments[0] != "--explain":
        print(
            "Write `guide check`, or `guide check --explain RULE` with the rule that a finding names.", file=sys.stderr
        )
        return 2
    try:
        print(explain(arguments[1]))
    except KeyError as error:
        print(error.args[0], file=sys.stderr)
        return 1
    return 0


def _run(root: Path, *, only_check: bool) -> int:
    work = root / ".cache"
    work.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work) as folder:
        new = Path(folder) / "site"
        try:
            found = build(root, new)
        except BuildError as error:
            print(error, file=sys.stderr)
            return 1
        if found:
            _report(found, root)
            return 1
        pages = len(list(new.rglob("*.html")))
        if not only_check:
            replace(new, root / "site")
    print(
        f"{pages} pages, no mistake found."
        if only_check
        else f"{pages} pages built. Open site/index.html in a browser."
    )
    return 0


def _report(found: list[Fault], root: Path) -> None:
    print(*found, sep="\n", file=sys.stderr)
    kept = ", and site/ stays as it was" if (root / "site").exists() else ""
    print(f"\n{len(found)} mistake{'s' if len(found) > 1 else ''} to mend{kept}.", file=sys.stderr)
    print(
        "`guide check --explain RULE` says what a rule is for, and how to excuse a line that is right.", file=sys.stderr
    )


def _environment() -> dict[str, str]:
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    # Without a date MkDocs writes the day of the build, and two builds of one commit would differ.
    try:
        return {"SOURCE_DATE_EPOCH": "0", **settings.checked(os.environ), **quiet}
    except settings.SettingError as error:
        raise BuildError(str(error)) from None
