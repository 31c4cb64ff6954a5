"""In a browser that is years old the pages can be read, the menu opens and closes, and the tools work."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import diary, old_browser
from tests.browser.conftest import BROKEN, Visit
from tests.browser.opened import KINDS
from tests.browser.sweeps import Opened, paper
from tests.browser.sweeps.accessible import COLOURS, violations
from tests.browser.sweeps.widths import standing_out
from tests.browser.sweeps.window import NARROW, SHEET, WIDE
from tests.browser.test_worksheets import GUIDE, fill_in, is_filled_in

TABLET = {"width": 768, "height": 1024}
LACKS = """[
  "popover" in HTMLElement.prototype, CSS.supports("selector(:popover-open)"),
  CSS.supports("color", "light-dark(red, red)"), CSS.supports("float", "inline-end"),
  CSS.supports("selector(::details-content)"),
]"""
NOT_SHOWN = "(all) => all.filter((one) => !one.checkVisibility()).map((one) => one.textContent)"
# The elements that something else lies over, each looked for at its own place.
COVERED = """(all) => all.filter((element) => {
  element.scrollIntoView({ block: "center" });
  const box = element.getBoundingClientRect();
  const seen = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + Math.min(box.height / 2, 10));
  return element !== seen && !element.contains(seen);
}).map((element) => element.textContent)"""


def menu_button(page: Page) -> Locator:
    return page.get_by_role("link", name="Menu", exact=True)


def test_the_old_browser_lacks_what_it_is_there_for(old_visit: Visit, served: str) -> None:
    one = old_visit()
    assert one.context.browser.version.startswith("110.")
    assert one.open(served).evaluate(LACKS) == [False] * 5


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_browser, "PACKAGE", Path(old_browser.ROOT / "tests" / "nowhere"))
    with pytest.raises(FileNotFoundError, match=r"tests.nowhere is not installed\. Run `make test`"):
        old_browser.find()


def covered(opened: Opened) -> dict[str, list[str]]:
    """Return what does not show, lies under something else, or stands out, by the size of the window."""
    page = opened.page
    main, found = page.get_by_role("main"), {}
    found["not shown"] = main.locator("> :is(h1, p, h2, section, aside, ul)").evaluate_all(NOT_SHOWN)
    for size in (NARROW, TABLET, WIDE):
        page.set_viewport_size(size)
        found[f"covered at {size['width']}"] = [
            *main.locator("h1, h3.message__label, .care > h2, .help").evaluate_all(COVERED),
            *page.locator(".header a:visible, .header button:visible").evaluate_all(COVERED),
        ]
        found[f"standing out at {size['width']}"] = standing_out(opened)
    return found


def lost_on_paper(opened: Opened) -> dict[str, list[str]]:
    """Return what a printed page does not show, and the parts that printing leaves unfolded."""
    page = opened.page
    page.set_viewport_size(SHEET)
    page.evaluate("new Promise(requestAnimationFrame)")  # the lists beside the text fold when the window has narrowed
    folded = page.locator("details:not([open])")
    before = folded.count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    lost = paper.lost(opened)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    after = folded.count()
    return {"lost on paper": lost, "left unfolded": [] if after == before else [f"{before - after} parts"]}


@pytest.mark.parametrize("path", KINDS)
def test_a_page_can_be_read_in_light_colours_and_on_paper_and_nothing_lies_over_its_text(
    old_visit: Visit, served: str, path: str
) -> None:
    opened = Opened(old_visit(viewport=NARROW).open(served + path), path)
    page = opened.page
    found = covered(opened) | lost_on_paper(opened)
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="dark")  # which the old browser cannot show
    page.reload()
    expect(page.locator("html")).to_have_css("background-color", "rgb(251, 247, 239)")
    expect(page.locator("html")).to_have_css("color-scheme", "light")
    expect(page.locator("#scheme")).to_be_hidden()  # the choice would change nothing
    found["colours of a dark system"] = violations(page, COLOURS)
    assert {question: pieces for question, pieces in found.items() if pieces} == {}


def test_a_page_that_the_old_browser_shows_badly_is_reported(old_visit: Visit) -> None:
    opened = Opened(old_visit(viewport=NARROW).open((BROKEN / "shown-badly.html").as_uri()), "shown-badly.html")
    assert covered(opened) == {
        "not shown": ["Nobody sees this."],
        "covered at 320": ["A title under a box", "A link under a box"],
        "standing out at 320": ["aside.wide"],
        "covered at 768": ["A title under a box", "A link under a box"],
        "standing out at 768": ["aside.wide"],
        "covered at 1280": ["A title under a box", "A link under a box"],
        "standing out at 1280": [],
    }
    assert lost_on_paper(opened) == {
        "lost on paper": ["Nobody sees this.", "A screen alone shows this."],
        "left unfolded": ["1 parts"],
    }


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("size", [NARROW, TABLET], ids=["narrow", "tablet"])
def test_the_menu_is_closed_at_first_opens_closes_and_leads_on(
    old_visit: Visit, served: str, size: dict[str, int], scripts: bool
) -> None:
    page = old_visit(viewport=size, java_script_enabled=scripts).open(served)
    menu = page.locator("#menu")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    menu_button(page).click()
    expect(menu).to_be_visible()
    page.get_by_role("link", name="Close", exact=True).click()
    expect(menu).to_be_hidden()
    menu_button(page).click()
    menu.get_by_role("link", name="Acupuncture", exact=True).click()
    expect(page).to_have_url(f"{served}acupuncture/index.html")
    expect(menu).to_be_hidden()


def test_the_menu_opens_by_keyboard_and_tab_goes_into_it(old_visit: Visit, served: str) -> None:
    page = old_visit(viewport=NARROW).open(served)
    menu_button(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#menu")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Close", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#menu")).to_be_hidden()


def test_every_item_of_a_menu_longer_than_the_window_can_be_reached(old_visit: Visit, served: str) -> None:
    page = old_visit(viewport={"width": 480, "height": 240}).open(served + "#menu")
    items = page.locator("#menu a")
    assert items.last.bounding_box()["y"] > 240
    assert items.evaluate_all(COVERED) == []


def test_the_wide_menu_is_a_row_above_the_text(old_visit: Visit, served: str) -> None:
    for address in (served, served + "#menu"):
        page = old_visit(viewport=WIDE).open(address)
        for link in page.locator("#menu > ul > li > a").all():
            expect(link).to_be_visible()
        expect(menu_button(page)).to_be_hidden()
        expect(page.get_by_role("link", name="Close", exact=True)).to_be_hidden()
        bottom = page.locator("#menu").evaluate("menu => menu.getBoundingClientRect().bottom")
        assert bottom <= page.locator("h1").evaluate("title => title.getBoundingClientRect().top")


def test_the_emergency_list_stands_in_its_card(old_visit: Visit, served: str) -> None:
    page = old_visit(viewport=NARROW).open(served + "back-pain/when-to-get-help.html")
    cards = page.locator(".care")
    assert cards.count() >= 3
    for card in cards.all():
        expect(card).to_be_visible()
        expect(card.get_by_role("heading")).to_be_visible()
        assert card.locator("li").count() == card.locator("li:visible").count()
        expect(card).not_to_have_css("border-top-width", "0px")


def test_the_search_finds_pages(old_visit: Visit, served: str) -> None:
    page = old_visit(viewport=NARROW).open(served)
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("safety")
    expect(page.locator("#search-results a").first).to_be_visible()
    page.locator("#search-results a").first.click()
    expect(page).not_to_have_url(served)


def test_the_search_leads_to_the_list_of_all_pages_without_scripts(old_visit: Visit, served: str) -> None:
    page = old_visit(viewport=NARROW, java_script_enabled=False).open(served)
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page).to_have_url(f"{served}about/all-pages.html")


def test_a_day_noted_in_the_diary_is_kept(old_visit: Visit, served: str) -> None:
    page = old_visit().open(served + diary.PATH)
    day = page.locator(".diary__list tbody th")
    diary.note(page, "2026-03-02", 4)
    expect(day).to_have_count(1)
    noted = diary.days(page)
    page.reload()
    expect(day).to_have_text(noted)


def test_a_worksheet_keeps_what_was_filled_in(old_visit: Visit, served: str) -> None:
    page = old_visit().open(served + GUIDE)
    fill_in(page)
    page.reload()
    is_filled_in(page)


def test_printing_unfolds_for_as_long_as_it_takes(old_visit: Visit, served: str) -> None:
    page = old_visit().open(served)
    folded = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(folded)
    page.evaluate(f"addEventListener('beforeprint', () => {{ window.foldedOnPaper = {folded}; }})")
    page.pdf()
    assert before > 0
    assert page.evaluate("window.foldedOnPaper") == 0
    assert page.evaluate(folded) == before


def test_the_lines_of_a_worksheet_are_printed(old_visit: Visit, served: str) -> None:
    page = old_visit(viewport=SHEET).open(served + GUIDE)
    page.emulate_media(media="print")
    lines = page.locator("textarea").first
    expect(lines).to_have_css("-webkit-print-color-adjust", "exact")
    expect(lines).to_have_css("background-size", "100% 32px")  # 24 points, as high as a line of writing
