"""`python -m bench.look [--before=FOLDER|COMMIT]`: the built site in pictures, on one sheet; or what a change made of it."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from bench.browser import started
from bench.look import before, sheet
from bench.look.camera import photograph
from bench.look.differences import differences
from bench.look.pages import PAGES, missing, sources
from bench.look.states import SIDE_BY_SIDE, STATES, State
from guide.build.site import replace

ALL, CHANGED = Path("dist/look"), Path("dist/look-changes")


def look(browser: Browser, site: Path, root: Path, target: Path, names: Sequence[str], states: Sequence[State]) -> int:
    """Take pictures of these pages in these states into a new folder, with a sheet. Returns how many there are."""
    shots = photograph(browser, site, names, states, target)
    lines = [f"{len(names)} pages, {len(shots) * 2} pictures. Each small picture leads to the whole one."]
    lines.append("Heads of rows say the medium; captions the width of the window, and how large the page is.")
    sheet.write(
        target,
        "The look of every template and block",
        lines,
        sheet.of_states(shots, sources(root)),
        sheet.at_a_glance(shots),
    )
    return len(shots) * 2


def compare(browser: Browser, old: Path, new: Path, root: Path, target: Path) -> int:
    """Take pictures of the pages that differ, before and after, into a new folder. Returns how many pages are shown."""
    found = differences(old, new, sources(root))
    names = [change.page for change in found]
    earlier = photograph(
        browser, old, [name for name in names if (old / name).is_file()], SIDE_BY_SIDE, target, "before"
    )
    later = photograph(browser, new, [name for name in names if (new / name).is_file()], SIDE_BY_SIDE, target, "after")
    many = sum(1 + len(change.others) for change in found)
    lines = [f"Pages that differ: {many}. Shown here: {len(found)}, in light, at 360 and 1280 px."]
    sheet.write(target, "Before and after", lines, sheet.of_changes(found, earlier, later))
    return len(found)


def main(arguments: Sequence[str], root: Path) -> int:
    """Look at `site/` of the project. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.look", description=__doc__)
    parser.add_argument("--before", default="", help="a folder of a built site, or a commit")
    named = parser.parse_args(arguments).before
    if wrong := missing(root, PAGES):
        print(*(f"bench/look/pages.py: {line}" for line in wrong), sep="\n", file=sys.stderr)
        return 1
    site = root / "site"
    if not (site / "index.html").is_file():
        print("site/ holds no built site. Run `make site` first.", file=sys.stderr)
        return 1
    place = CHANGED if named else ALL
    work = root / ".cache"
    work.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work) as folder:
        new, old = Path(folder) / "look", Path(folder) / "before"
        new.mkdir()
        try:
            earlier = before.site(named, root, old) if named else None
        except before.BeforeError as error:
            print(error, file=sys.stderr)
            return 1
        with started() as browser:
            if earlier:
                done = f"{compare(browser, earlier, site, root, new)} changed pages"
            else:
                done = f"{look(browser, site, root, new, PAGES, STATES)} pictures of {len(PAGES)} pages"
        (root / place).parent.mkdir(exist_ok=True)
        replace(new, root / place)
    print(f"{done}. Open {place}{os.sep}index.html in a browser.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
