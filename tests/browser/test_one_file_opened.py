"""The guide in one HTML file, opened from disk: it finds words in itself, fits a phone, and prints a sheet alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look


@pytest.fixture
def opened(editions: Path, look: Look) -> Callable[..., Page]:
    """Return a function that opens the file at a place in it, in a window of this width."""

    def open_at(place: str = "", width: int = 360) -> Page:
        page = look("about:blank", viewport={"width": width, "height": 740})
        page.goto((editions / "back-to-running.html").as_uri() + place)
        return page

    return open_at


# What is typed, and what then stands first. The file takes seconds to open, so each test opens it once.
WORDS = {
    "glossary": "Glossary",
    "pretend needles": "Pretend needles come in two kinds",
    "wee since this morning": "^When to get help for back pain",
    "my bum has gone numb": "^When to get help for back pain",
    "needels": "needles",
    "how much does it cost": "What a visit costs",
    "bruises": "bruise",
    "Bäumler": "Bäumler|unwanted",
}
# The last words of excerpts that are no words of the guide.
CUT = """() => {
  const chapters = [...document.querySelectorAll(".chapter")].map((one) => one.textContent).join(" ");
  const whole = new Set(chapters.match(/[\\p{L}\\p{N}]+/gu)), end = /([\\p{L}\\p{N}]+)\\P{L}* …$/u;
  const ends = [...document.querySelectorAll("#results li")].map((one) => one.lastChild.data.match(end)?.[1]);
  return ends.filter((word) => word && !whole.has(word));
}"""
GUARD = 30_000  # milliseconds for the first answer: all text of the file is read for it
SIDES = {"handout": 2, "questions": 1}


def test_the_search_finds_words_in_their_language_and_leads_to_them_or_says_that_they_are_missing(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    page.get_by_role("link", name="Search", exact=True).click()
    field = page.get_by_role("searchbox", name="Search the whole guide")
    expect(field).to_be_focused()
    said, found = page.get_by_role("status").first, page.locator("#results li")
    for typed, first in WORDS.items():
        field.fill("xylophone")
        expect(said).to_contain_text("Nothing found", timeout=GUARD)
        expect(found).to_have_count(0)
        field.fill(typed)
        expect(said).to_have_text(re.compile(r"\d+ places? found"))
        expect(found.first).to_contain_text(re.compile(first, re.IGNORECASE))
        assert page.evaluate(CUT) == []
        link = found.first.get_by_role("link")
        place = link.get_attribute("href") or ""
        link.click()
        expect(page.locator(f"[id='{place[1:]}']")).to_be_in_viewport()
    # A result in another language says in which.
    field.fill("Kosten der Akupunktur")
    named = found.first.get_by_role("link").locator("[lang]")
    expect(named).to_have_text("Kosten der Akupunktur")
    expect(named).to_have_attribute("lang", "de")
    expect(page.locator("#results [lang]")).to_have_count(1)
    field.fill("back pain")
    expect(found.first.get_by_role("link")).not_to_have_text("")
    expect(page.locator("#results [lang]")).to_have_count(0)


def test_it_is_no_wider_than_the_window(opened: Callable[..., Page]) -> None:
    page = opened(width=320)
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_place_is_not_covered_by_the_bar_above_it(opened: Callable[..., Page]) -> None:
    page = opened("#when-to-get-help")
    bar = page.locator(".book-bar").bounding_box()
    title = page.get_by_role("heading", name="When to get help for back pain", exact=True).bounding_box()
    assert bar
    assert title
    assert bar["y"] == 0
    assert title["y"] >= bar["height"]
    page.set_viewport_size({"width": 320, "height": 256})  # a larger screen at 400 %
    free = page.evaluate(
        """() => {
          const heading = document.querySelectorAll(".chapter :is(h2, h3)[id]")[9], bar = document.querySelector(".book-bar");
          location.hash = heading.id;
          return heading.getBoundingClientRect().top - Math.max(0, bar.getBoundingClientRect().bottom);
        }"""
    )
    assert -1 < free < 64


def test_a_sheet_printed_alone_takes_as_many_sides_as_its_own_page(opened: Callable[..., Page]) -> None:
    page = opened()
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    for sheet, sides in SIDES.items():
        page.locator(f"[id='{sheet}']").get_by_role("button", name="Print this sheet alone").click()
        assert page.evaluate("window.printed") is True
        page.evaluate("delete window.printed")
        printed = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
        assert (sheet, printed) == (sheet, sides)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("body.one-sheet, .chapter--alone").count() == 0


def test_an_old_copy_says_that_its_check_is_past(editions: Path, visit: Callable[..., object]) -> None:
    copy = editions / "back-to-running.html"
    due = date.fromisoformat(re.search(r'id="due" data-due="([\d-]+)"', copy.read_text("utf-8"))[1])
    context = visit(timezone_id="Pacific/Auckland").context
    for day in (due, due + timedelta(1)):  # on the day itself it is in time, until the day ends where the reader is
        page = context.new_page()
        page.clock.set_fixed_time(f"{day - timedelta(1)}T23:00:00Z")
        page.goto(copy.as_uri())
        assert page.locator("#due").is_visible() == (day > due)
    expect(page.locator("#due")).to_contain_text("newer studies may be missing from this copy")
