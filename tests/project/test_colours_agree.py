"""A colour that stands a second time, where no style sheet is read, is the one of the design."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

TOKENS = "overrides/assets/css/tokens.css"
# A host, a tab and other sites show these, and none of them reads our style sheets.
ELSEWHERE = ("overrides/manifest.webmanifest", "overrides/assets/images/favicon.svg", "guide/build/social_cards.py")
HEX = re.compile(r"#[0-9a-f]{6}\b")


def light() -> dict[str, str]:
    """Return the colours of the light scheme by their names, as older browsers read them."""
    return dict(re.findall(r"(?m)^ +--(\w+): (#[0-9a-f]{6});", (ROOT / TOKENS).read_text("utf-8")))


def test_both_kinds_of_browsers_get_the_same_light_colours() -> None:
    both = dict(re.findall(r"--(\w+): light-dark\((#[0-9a-f]{6}),", (ROOT / TOKENS).read_text("utf-8")))
    assert both == light(), f"{TOKENS} sets each light colour twice: once for older browsers, once in light-dark()"


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_stands_outside_the_style_sheets_has_a_colour_of_them(name: str) -> None:
    found = {*HEX.findall((ROOT / name).read_text("utf-8").lower())}
    assert found, f"{name} holds no colour any more: take it out of this test"
    assert sorted(found - {*light().values()}) == [], (
        f"{name} has colours that {TOKENS} has no longer: write the new ones"
    )
