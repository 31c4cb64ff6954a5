"""The header and the menu work without a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, Visit

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
UPRIGHT, LYING = {"width": 768, "height": 1024}, {"width": 1024, "height": 768}
FOCUSED = "document.activeElement.getAttribute('href') ?? document.activeElement.textContent"
# What a reader can reach before the text: in order, and only what shows.
REACHABLE = """[...document.querySelectorAll(".skip, .header a, .header button")]
  .filter((element) => element.checkVisibility())
  .map((element) => element.getAttribute("href") ?? element.textContent)"""


def menu_of(page: Page) -> object:
    return page.locator("#menu")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_tab_reaches_the_skip_link_and_then_every_control_of_the_header(look: Look, served: str, size: dict) -> None:
    page = look(served + "acupuncture/safety.html", viewport=size)
    wanted = page.evaluate(REACHABLE)
    assert wanted[0] == "#text"
    assert len(wanted) >= 5, f"too few controls show: {wanted}"
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert reached == wanted


def test_the_wide_menu_shows_every_section(look: Look, served: str) -> None:
    page = look(served, viewport=WIDE)
    for link in page.locator("#menu > ul > li > a").all():
        expect(link).to_be_visible()
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()


def test_the_skip_link_shows_when_focused_and_leads_to_the_text(look: Look, served: str) -> None:
    page = look(served + "acupuncture/safety.html", viewport=NARROW)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("clip-path", "none")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}acupuncture/safety.html#text")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), "focus did not follow into the text"


def test_enter_opens_the_narrow_menu_and_tab_goes_through_every_item(look: Look, served: str) -> None:
    page = look(served + "acupuncture/safety.html", viewport=NARROW)
    expect(menu_of(page)).to_be_hidden()
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    expect(menu_of(page)).to_be_visible()
    wanted = [link.get_attribute("href") for link in menu_of(page).get_by_role("link").all()]
    assert len(wanted) > 6, f"the menu has too few items: {wanted}"
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert reached == wanted


def test_escape_closes_the_narrow_menu_and_focus_returns_to_its_button(look: Look, served: str) -> None:
    page = look(served, viewport=NARROW)
    button = page.get_by_role("button", name="Menu")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(menu_of(page).get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu_of(page)).to_be_hidden()
    expect(button).to_be_focused()


def test_enter_on_a_menu_item_opens_its_page(look: Look, served: str) -> None:
    page = look(served, viewport=NARROW)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    menu_of(page).get_by_role("link", name="Acupuncture", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}acupuncture/index.html")
    expect(page.locator("#menu [aria-current=page]")).to_have_text("Acupuncture")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_menu_left_open_while_a_tablet_turns_covers_nothing_that_cannot_be_uncovered(
    visit: Visit, served: str, scripts: bool
) -> None:
    page = visit(viewport=UPRIGHT, java_script_enabled=scripts).open(served + "acupuncture/safety.html")
    page.get_by_role("button", name="Menu").click()
    expect(menu_of(page)).to_have_css("position", "fixed")
    page.set_viewport_size(LYING)
    if not scripts:  # it stays a panel at the side, and closes as one
        assert menu_of(page).bounding_box()["x"] > LYING["width"] / 2
        page.keyboard.press("Escape")
    expect(menu_of(page)).to_have_css("position", "static")
    expect(menu_of(page).get_by_role("link", name="Home")).to_be_visible()
    menu, bar = menu_of(page).bounding_box(), page.locator(".header__bar").bounding_box()
    assert menu["y"] >= bar["y"] + bar["height"] - 1, "the row of links lies over the header"
    assert page.locator("h1").bounding_box()["y"] > menu["y"] + menu["height"]


def test_a_menu_left_open_is_closed_after_the_tablet_has_turned_back(look: Look, served: str) -> None:
    page = look(served + "acupuncture/safety.html", viewport=UPRIGHT)
    page.get_by_role("button", name="Menu").click()
    page.set_viewport_size(LYING)
    expect(menu_of(page)).to_have_css("position", "static")
    page.set_viewport_size(UPRIGHT)
    expect(menu_of(page)).to_be_hidden()


def test_an_open_menu_stays_open_when_the_window_changes_and_stays_narrow(look: Look, served: str) -> None:
    page = look(served, viewport=NARROW)
    page.get_by_role("button", name="Menu").click()
    page.set_viewport_size({"width": 640, "height": 320})
    expect(menu_of(page)).to_be_visible()


def test_the_lists_before_the_text_are_folded_on_a_phone_and_open_beside_it(visit: Visit, served: str) -> None:
    page = visit(viewport=NARROW).open(served + "acupuncture/safety.html")
    lists = page.locator(".contents ul")
    expect(lists).to_have_count(2)
    for one in lists.all():
        expect(one).to_be_hidden()
    page.locator(".contents summary").last.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.contents') !== null")
    page.set_viewport_size(WIDE)
    for one in lists.all():
        expect(one).to_be_visible()
    page.set_viewport_size(NARROW)
    for one in lists.all():
        expect(one).to_be_hidden()


# In how many lines the first word of the link stands when letters are the widest that systems come with.
BROKEN = """() => {
  const wide = new CSSStyleSheet(), words = new Range(), link = document.querySelector(".tool--help");
  wide.replaceSync(".tool--help { font-family: 'DejaVu Sans'; font-size-adjust: none; letter-spacing: 0.02em }");
  document.adoptedStyleSheets = [wide];
  words.setStart(link.firstChild, 0);
  words.setEnd(link.firstChild, link.textContent.indexOf(" "));
  const lines = words.getClientRects().length;
  document.adoptedStyleSheets = [];
  return lines;
}"""


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_warning_signs_are_in_the_header_at_every_width(visit: Visit, served: str, width: int) -> None:
    page = visit(viewport={"width": width, "height": 780}).open(served + "acupuncture/safety.html")
    bar = page.locator(".header__bar").bounding_box()
    for name in ("Warning signs", "Search"):
        box = page.get_by_role("link", name=name, exact=True).bounding_box()
        assert box["y"] >= bar["y"], name
        assert box["y"] + box["height"] <= bar["y"] + bar["height"], name
    assert bar["height"] < 80, "the header takes two lines"
    assert page.evaluate(BROKEN) == 1, "letters as wide as those of some systems break the word “Warning” in two"
    page.get_by_role("link", name="Warning signs", exact=True).click()
    expect(page).to_have_url(f"{served}back-pain/when-to-get-help.html")
