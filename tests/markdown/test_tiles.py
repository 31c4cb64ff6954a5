"""Tiles: a list in which each point leads to a page."""

from __future__ import annotations

import pytest

LIST = "- **[One](one.md)** Begin here.\n- **[Two](two.md)** Go on here."


def test_a_list_becomes_tiles_and_stays_a_list_for_those_who_listen(convert) -> None:
    page = convert(f"/// tiles\n{LIST}\n///")
    assert page.reports == []
    assert page.attributes(".tiles > ul", "role") == ["list"]
    assert page.texts(".tiles li") == ["One Begin here.", "Two Go on here."]
    assert page.attributes(".tiles li > strong > a", "href") == ["one.md", "two.md"]


def test_each_point_may_have_a_drawing_before_it(convert) -> None:
    page = convert(f"/// tiles\n    icons: back, back\n\n{LIST}\n///")
    assert page.reports == []
    assert [child.tag for child in page.tree.css_first(".tiles--icons li").iter()] == ["svg", "strong"]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("/// tiles\nNo list.\n///", "holds no list"),
        ("/// tiles\n- **One** leads nowhere.\n///", "has a point without a link"),
        (f"/// tiles\n    icons: back\n\n{LIST}\n///", "names 1 icons for 2 points"),
        (f"/// tiles\n    icons: back, bach\n\n{LIST}\n///", "there is no drawing “bach”"),
    ],
)
def test_tiles_that_lead_nowhere_or_have_wrong_icons_are_reported(convert, written: str, problem: str) -> None:
    assert any(problem in report for report in convert(written).reports)
