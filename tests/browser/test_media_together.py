"""Conditions that come together: paper, colours of the system, a dark scheme, more contrast, less motion."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import diary
from tests.browser.kinds import KINDS
from tests.browser.storage import remembered

BROKEN = Path(__file__).parent.parent / "broken" / "browser"
PAPER, INK, LINK = "rgb(255, 255, 255)", "rgb(28, 26, 23)", "rgb(11, 74, 71)"
TOGETHER = [
    {"forced_colors": forced, "color_scheme": scheme, "contrast": contrast, "reduced_motion": motion}
    for forced, scheme, (contrast, motion) in product(
        ("active", "none"), ("dark", "light"), (("more", "reduce"), ("no-preference", "no-preference"))
    )
]
# The words and lines that stand out less than they should from what is painted behind them, with the ratio.
# Words need 7 to 1, lines of drawings 3 to 1. Paper prints no backgrounds unless the reader asks for them, so
# there words must stand out from white as well.
FAINT = """() => {
  const read = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return { light: [red, green, blue], alpha };
  };
  const luminance = (rgb) => rgb.map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, index) => sum + one * [0.2126, 0.7152, 0.0722][index], 0);
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let up = element; up; up = up.parentElement) {
      const { light, alpha } = read(getComputedStyle(up).backgroundColor);
      if (alpha > 0.99) return light;
    }
    return [255, 255, 255];
  };
  const onPaper = matchMedia("print").matches;
  const found = new Set();
  const judge = (element, colour, least, what) => {
    const { light, alpha } = read(colour);
    if (alpha === 0) return;
    const grounds = onPaper ? [ground(element), [255, 255, 255]] : [ground(element)];
    const worst = Math.min(...grounds.map((one) => ratio(light, one)));
    if (worst < least) found.add(what + ": " + worst.toFixed(1));
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !element.checkVisibility() || element.closest("script, svg title, .skip")) continue;
    const style = getComputedStyle(element);
    judge(element, element.closest("svg") ? style.fill : style.color, 7, node.textContent.trim().slice(0, 40));
  }
  for (const shape of document.querySelectorAll("svg :is(path, circle, rect, line, use)")) {
    if (!shape.checkVisibility() || shape.closest("symbol, .drawing__soft") || shape.matches(".drawing__paper")) continue;
    const { stroke, fill, strokeWidth } = getComputedStyle(shape);
    const seen = [stroke, fill].filter((one) => /^rgb/.test(one));
    const solid = seen.map(read).filter(({ alpha }) => alpha > 0).map(({ light }) => ratio(light, ground(shape)));
    if (solid.length && Math.max(...solid) < 3) found.add(shape.getAttribute("class") + ": " + Math.max(...solid));
  }
  return [...found];
}"""

Visit = Callable[..., object]


def faint(page: Page, media: str) -> dict[str, list[str]]:
    """Return what does not stand out, by each way in which the reader's wishes can come together."""
    found = {}
    for wishes in TOGETHER:
        page.emulate_media(media=media, **wishes)
        found[" × ".join(f"{name} {wish}" for name, wish in wishes.items())] = page.evaluate(FAINT)
    return {wishes: pieces for wishes, pieces in found.items() if pieces}


@pytest.mark.parametrize("stored", ["auto", "dark"])
@pytest.mark.parametrize("page", KINDS)
def test_everything_stands_out_on_paper_however_wishes_come_together(
    visit: Visit, served: str, page: str, stored: str
) -> None:
    opened = visit(storage_state=remembered(served, colour_scheme=stored)).open(served + page)
    assert faint(opened, "print") == {}


@pytest.mark.parametrize("page", KINDS)
def test_everything_stands_out_on_the_screen_however_wishes_come_together(visit: Visit, served: str, page: str) -> None:
    assert faint(visit().open(served + page), "screen") == {}


@pytest.mark.parametrize("media", ["print", "screen"])
def test_a_filled_diary_and_a_filled_worksheet_stand_out_too(visit: Visit, served: str, media: str) -> None:
    page = visit().open(served + diary.PATH)
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


def test_what_is_faint_in_one_combination_only_is_reported(visit: Visit) -> None:
    page = visit().open((BROKEN / "faint-together.html").as_uri())
    found = faint(page, "print")
    assert sorted(found) == sorted(
        " × ".join(f"{name} {wish}" for name, wish in wishes.items())
        for wishes in TOGETHER
        if wishes["forced_colors"] == "active" and wishes["color_scheme"] == "dark"
    )
    assert all(len(pieces) == 1 and pieces[0].startswith("Pale on paper") for pieces in found.values())
