"""Conditions that come together: paper, colours of the system, a dark scheme, more contrast, less motion (`sweeps/faint`)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import diary
from tests.browser.conftest import BROKEN, Look, Visit
from tests.browser.storage import remembered
from tests.browser.sweeps.faint import TOGETHER, faint

PAPER, INK, LINK = "rgb(255, 255, 255)", "rgb(28, 26, 23)", "rgb(11, 74, 71)"


@pytest.mark.parametrize("media", ["print", "screen"])
def test_a_filled_diary_and_a_filled_worksheet_stand_out_too(look: Look, served: str, media: str) -> None:
    page = look(served + diary.PATH)
    for day in range(1, 4):
        diary.note(page, f"2026-03-0{day}", day)
    assert faint(page, media) == {}
    page.goto(served + "decide/index.html")
    page.get_by_role("textbox", name="What else matters to me").fill("A race in May.")
    assert faint(page, media) == {}


@pytest.mark.parametrize("stored", ["auto", "light", "dark"])
def test_paper_has_the_colours_of_this_guide_and_no_others(visit: Visit, served: str, stored: str) -> None:
    page = visit(storage_state=remembered(served, colour_scheme=stored)).open(
        served + "back-pain/when-to-get-help.html"
    )
    for wishes in TOGETHER:
        page.emulate_media(media="print", **wishes)
        expect(page.locator("html")).to_have_css("background-color", PAPER)
        expect(page.locator("html")).to_have_css("color-scheme", "light")
        expect(page.locator(".care li").first).to_have_css("color", INK)
        expect(page.locator(".care > h2").first).to_have_css("color", INK)
        expect(page.locator("main p a:not(.term)").first).to_have_css("color", LINK)


def test_what_is_faint_in_one_combination_only_is_reported(look: Look) -> None:
    page = look((BROKEN / "faint-together.html").as_uri())
    found = faint(page, "print")
    assert sorted(found) == sorted(
        " × ".join(f"{name} {wish}" for name, wish in wishes.items())
        for wishes in TOGETHER
        if wishes["forced_colors"] == "active" and wishes["color_scheme"] == "dark"
    )
    assert all(len(pieces) == 1 and pieces[0].startswith("Pale on paper") for pieces in found.values())


@pytest.mark.parametrize("wish", ["contrast: more", "reduced-motion: reduce"])
def test_a_rule_that_answers_more_contrast_or_less_motion_is_asked_about(look: Look, served: str, wish: str) -> None:
    page = look(f"{served}404.html")
    assert faint(page, "print") == {}
    rule = f"@layer any {{ @media (prefers-{wish}) {{ main p {{ color: #bbb !important }} }} }}"
    page.evaluate("(rule) => document.styleSheets[0].insertRule(rule)", rule)
    assert len(faint(page, "print")) == len(TOGETHER) / 2


def test_a_field_without_an_edge_and_a_focus_that_nobody_sees_are_reported(look: Look) -> None:
    page = look((BROKEN / "faint-controls.html").as_uri())
    found = [pieces for wishes, pieces in faint(page, "screen").items() if "forced_colors none" in wishes]
    assert found == [["edge of input words: 1.4", "focus of button.pale: 1.2"]] * 4
