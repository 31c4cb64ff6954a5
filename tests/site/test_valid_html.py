"""The Nu Html Checker of the W3C finds no error in the guide's HTML and SVG files, and none in the guide in one file."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import java
from tests.conftest import STUDY_PAGES, Builds
from tests.fixtures.projects import BUILT
from tests.site.shapes import few

TESTS = Path(__file__).parent.parent
JAR = TESTS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def documents(folder: Path) -> list[Path]:
    """Return every page and drawing of a folder."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".svg"))


def of_studies(site: Path) -> list[str]:
    """Return the pages of studies that have together whatever tag and attribute, in its place, any of them has."""
    return few({name: (site / name).read_text("utf-8") for name in STUDY_PAGES})


def messages(*paths: Path) -> list[dict[str, str]]:
    """Return what the checker says about files, errors and remarks alike."""
    # On stdout, where Java writes nothing of its own.
    options = ("--format", "json", "--exit-zero-always", "--also-check-svg", "--stdout")
    done = java.run(JAR, *options, *paths)
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


# The checker of CSS does not know this property of SVG, which has no attribute's name in XML of its own.
UNKNOWN = "CSS: “vector-effect”: Property “vector-effect” doesn't exist."


@pytest.fixture(scope="module")
def said(builds: Builds, site: Path, editions: Path) -> Callable[[Path], list[dict[str, str]]]:
    """Return what the checker, started once for all that is asked here, says about the files under a folder."""

    def judge(target: Path) -> None:
        faulty = target.with_name("faulty-html")
        shutil.copytree(BUILT, faulty)
        page = faulty / "other.html"
        good = page.read_text(encoding="utf-8")
        page.write_text(good.replace('<h2 id="part">A part</h2>', '<h2 id="part"><p>A part</p></h2>'), "utf-8")
        left_out = {site / name for name in set(STUDY_PAGES).difference(of_studies(site))}
        asked = [
            path for folder in (site, editions, BUILT, faulty) for path in documents(folder) if path not in left_out
        ]
        target.write_text(json.dumps(messages(*asked)), "utf-8")

    found = json.loads(builds.once("said-of-html.json", judge).read_text("utf-8"))
    return lambda folder: [one for one in found if f"{folder.as_posix()}/" in one["url"]]


def test_the_html_of_the_guide_is_valid(said: Callable[[Path], list[dict[str, str]]], site: Path) -> None:
    remarks = Counter(each["message"] for each in said(site) if each["type"] == "info")
    assert len(remarks) > 0, "nothing was judged: the checker always remarks on the slashes of elements without content"
    print(*(f"{count} × {message}" for message, count in remarks.most_common()), sep="\n")
    assert errors(said(site)) == []


def test_the_guide_in_one_file_is_valid(said: Callable[[Path], list[dict[str, str]]], editions: Path) -> None:
    assert [one for one in errors(said(editions)) if not one.endswith(UNKNOWN)] == []
    assert len(errors(said(editions))) > 0, "it was not judged"


def test_a_mistake_is_reported_and_nothing_of_a_good_site_is(
    said: Callable[[Path], list[dict[str, str]]], builds: Builds
) -> None:
    assert errors(said(BUILT)) == []
    assert errors(said(builds / "faulty-html")) == [
        "other.html:13: Element “p” not allowed as child of element “h2” in this context. "
        "(Suppressing further errors from this subtree.)"
    ]


# What may be wrong with one page of a study and right with all others.
UNLIKE = {
    "an element in another that may not hold it": ("<p>Some", "<p><h2>Some</h2>"),
    "an element that is not closed": ("</p>", ""),
    "an element that is closed twice": ("</p>", "</p></p>"),
    "an attribute that is unknown": ("<p>", "<p colour=red>"),
    "an attribute twice": ("<td>1", '<td class="a" class="a">1'),
    "an attribute that is empty": ('title="A"', 'title=""'),
    "a sign that is none": ("Some text", "Some & text"),
    "a character that is none": ("Some text", "Some \x0b text"),
    "a name that stands twice": ('id="b"', 'id="a"'),
    "a name that nothing has": ('for="a"', 'for="c"'),
    "a name with a tab": ('id="b"', 'id="b\tc"'),
    "an address with a space": ("a.html", "a b.html"),
    "an address of another kind": ("a.html", "javascript:a"),
    "a day that is none": ("2026-11-29", "2026-11-31"),
    "a row with a cell too few": ("<td>2</td>", ""),
    "text where there is none": ("<tr><td>3", "<tr>x<td>3"),
    "a comment": ("</table>", "<!-- a -- b --></table>"),
}
PAGE = (
    '<!doctype html>\n<main id="a"><p>Some text <time datetime="2026-11-29">today</time></p><label for="a" title="A">A</label>'
    '<table id="b"><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><a href="a.html">A</a><br></main>'
)


def test_pages_that_differ_in_what_they_say_alone_are_judged_once() -> None:
    other = (
        PAGE.replace("Some", "More").replace("a.html", "../b.html#c").replace("-29", "-28").replace(">2<", ">1 &lt; 2<")
    )
    assert few({"first": PAGE, "second": PAGE, "third": other}) == ["third"]


@pytest.mark.parametrize(("old", "new"), UNLIKE.values(), ids=UNLIKE)
def test_a_page_that_is_unlike_the_others_is_judged(old: str, new: str) -> None:
    assert old in PAGE
    pages = {"first": f"{PAGE}{' ' * 100}", "faulty": PAGE.replace(old, new, 1)}
    assert few(pages) == ["first", "faulty"]


def test_few_of_the_pages_of_studies_are_unlike_the_others(site: Path) -> None:
    assert 5 < len(of_studies(site)) < len(STUDY_PAGES) / 5
