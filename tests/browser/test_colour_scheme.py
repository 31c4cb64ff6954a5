"""The colour scheme has three states, is remembered, and is there before anything is painted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from guide.build.browser import find
from tests.browser.conftest import ARGUMENTS, Visit
from tests.browser.storage import remembered

PAPER = {"light": "rgb(251, 247, 239)", "dark": "rgb(20, 24, 26)"}
# What each of the first frames shows; a frame is painted after the functions that wait for it.
WATCH = """
  window.schemes = new Promise((done) => {
    const seen = [];
    const look = () => {
      seen.push(document.documentElement.dataset.scheme ?? "auto");
      if (seen.length < 5) requestAnimationFrame(look); else done(seen);
    };
    requestAnimationFrame(look);
  });
"""

FORBID = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"


def shows(page: Page, scheme: str) -> None:
    expect(page.locator("html")).to_have_css("background-color", PAPER[scheme])


def key_of_the_choice(page: Page) -> str:
    """Return the name under which the button stores the choice."""
    page.get_by_role("button", name="Colours").click()
    (key,) = page.evaluate("Object.keys(localStorage)")
    for _ in range(2):
        page.get_by_role("button", name="Colours").click()
    return key


def frames(page: Page) -> set[str]:
    """Return the schemes of the first five frames."""
    return set(page.evaluate("window.schemes"))


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_button_goes_through_automatic_light_and_dark(visit: Visit, served: str, system: str) -> None:
    page = visit(color_scheme=system).open(served)
    button = page.locator("#scheme")
    for name, scheme in (("automatic", system), ("light", "light"), ("dark", "dark"), ("automatic", system)):
        expect(button).to_have_accessible_name(f"Colours: {name}")
        shows(page, scheme)
        button.focus()
        page.keyboard.press("Enter")


def test_the_automatic_scheme_follows_the_system(visit: Visit, served: str) -> None:
    page = visit(color_scheme="light").open(served)
    shows(page, "light")
    page.emulate_media(color_scheme="dark")
    shows(page, "dark")


def test_the_choice_survives_a_reload_and_holds_on_other_pages(visit: Visit, served: str) -> None:
    page = visit(color_scheme="light").open(served)
    for _ in range(2):
        page.get_by_role("button", name="Colours").click()
    shows(page, "dark")
    page.reload()
    expect(page.locator("#scheme")).to_have_accessible_name("Colours: dark")
    shows(page, "dark")
    page.goto(served + "acupuncture/safety.html")
    shows(page, "dark")


def test_after_back_from_the_page_cache_the_page_shows_what_was_chosen_meanwhile(
    driver: Playwright, served: str
) -> None:
    # Playwright switches the cache of pages off; this test is about it.
    started = driver.chromium.launch(
        executable_path=find(), args=ARGUMENTS, ignore_default_args=["--disable-back-forward-cache"]
    )
    page = started.new_page(color_scheme="light")
    page.goto(served)
    page.evaluate("window.kept = true")
    page.goto(served + "acupuncture/safety.html")
    for _ in range(2):
        page.get_by_role("button", name="Colours").click()
    page.go_back(wait_until="commit")  # a page from the cache is not loaded again
    shows(page, "dark")
    expect(page.locator("#scheme")).to_have_accessible_name("Colours: dark")
    assert page.evaluate("window.kept"), (
        "the page was loaded anew. CHROMIUM must be a whole one: without windows it keeps none"
    )
    started.close()


def test_a_page_shown_again_from_memory_reads_the_choice_anew(visit: Visit, served: str) -> None:
    page = visit(color_scheme="light").open(served)
    shows(page, "light")
    page.evaluate("(key) => localStorage.setItem(key, 'dark')", key_of_the_choice(page))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    shows(page, "dark")
    expect(page.locator("#scheme")).to_have_accessible_name("Colours: dark")
    page.get_by_role("button", name="Colours").click()
    expect(page.locator("#scheme")).to_have_accessible_name("Colours: automatic")


def test_another_tab_follows_at_once(visit: Visit, served: str) -> None:
    one = visit(color_scheme="light")
    first, second = one.open(served), one.open(served + "acupuncture/safety.html")
    for name, scheme in (("light", "light"), ("dark", "dark"), ("automatic", "light")):
        second.get_by_role("button", name="Colours").click()
        shows(first, scheme)
        expect(first.locator("#scheme")).to_have_accessible_name(f"Colours: {name}")


def test_without_storage_a_choice_lasts_until_the_page_is_left(visit: Visit, served: str) -> None:
    one = visit(color_scheme="light")
    one.context.add_init_script(FORBID)
    page = one.open(served)
    for _ in range(2):
        page.get_by_role("button", name="Colours").click()
    shows(page, "dark")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    shows(page, "dark")


def test_an_unknown_stored_choice_counts_as_automatic(visit: Visit, served: str) -> None:
    page = visit(color_scheme="light", storage_state=remembered(served, colour_scheme="purple")).open(served)
    expect(page.locator("#scheme")).to_have_accessible_name("Colours: automatic")
    shows(page, "light")


def test_the_first_frame_already_has_the_stored_scheme(visit: Visit, served: str) -> None:
    one = visit(color_scheme="light", storage_state=remembered(served, colour_scheme="dark"))
    one.context.add_init_script(WATCH)
    assert frames(one.open(served + "acupuncture/safety.html")) == {"dark"}


def test_a_script_that_comes_after_the_first_frame_is_reported_as_a_flash(visit: Visit, served: str) -> None:
    def late(route: Route) -> None:
        script = route.fetch().text().replace("document.currentScript", "document.scripts[0]")  # none runs by then
        delayed = f"requestAnimationFrame(() => requestAnimationFrame(() => {{ {script} }}));"
        route.fulfill(body=delayed, content_type="text/javascript")

    one = visit(color_scheme="light", storage_state=remembered(served, colour_scheme="dark"))
    one.context.add_init_script(WATCH)
    one.context.route("**/site.js", late)
    assert frames(one.open(served + "acupuncture/safety.html")) == {"auto", "dark"}
