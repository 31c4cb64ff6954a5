"""axe finds nothing wrong in forced colours, with menu and search open, nor with answers (pages as such: `test_every_page`)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import BROKEN, Look, Visit
from tests.browser.sweeps import Opened
from tests.browser.sweeps.accessible import COLOURS, EVERY, in_another_size, remember_what_shows, violations, whole
from tests.browser.sweeps.window import NARROW, WIDE, letters, on_screen

# One page a template.
TEMPLATES = (
    *("index.html", "about/all-pages.html", "therapies/index.html", "404.html"),
    *("decide/index.html", "decide/quiz.html", "decide/handout.html"),
)


def findings(page: Page, *sizes: dict[str, int]) -> list[str]:
    """Return what axe finds in both schemes and in these sizes of the window, each with where it was found."""
    found = []
    for size in sizes:
        page.set_viewport_size(size)
        for scheme, rules in (("light", EVERY), ("dark", COLOURS)):  # a scheme changes colours and nothing else
            page.emulate_media(color_scheme=scheme)
            found += [f"{scheme}, {size['width']} px: {finding}" for finding in violations(page, rules)]
    return found


def test_the_open_menu_is_accessible(look: Look, served: str) -> None:
    page = look(served + "acupuncture/safety.html", viewport=NARROW)
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
    assert findings(page, NARROW) == []


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_the_open_search_with_results_is_accessible(look: Look, served: str, size: dict[str, int]) -> None:
    page = look(served + "acupuncture/safety.html", viewport=size)
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("needles")
    expect(page.locator("#search-results a").first).to_be_visible()
    assert findings(page, size) == []
    letters(page, large=True)
    close, title = (page.locator(part).bounding_box() for part in (".search [method] button", ".search__title"))
    is_beside, is_above = title["x"] + title["width"] <= close["x"], close["y"] + close["height"] <= title["y"] + 1
    assert is_beside or is_above, "the button lies over the title"


# In forced colours a browser lays a plate of the page's ground behind words; words of that same colour are then gone.
GONE = """() => {
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  return [...document.querySelectorAll("body *")].filter((element) => {
    const style = getComputedStyle(element);
    const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    return words && element.checkVisibility() && style.color === ground && style.forcedColorAdjust !== "none";
  }).map((element) => element.textContent.trim().slice(0, 40));
}"""


def test_in_forced_colours_a_page_is_accessible_and_no_words_are_gone(visit: Visit, served: str) -> None:
    page = visit(forced_colors="active").open(served)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    found = {}
    for path in (*TEMPLATES, "back-pain/when-to-get-help.html", "acupuncture/safety.html", "decide/diary.html"):
        page.goto(served + path)
        found[path] = page.evaluate(GONE)
        if path in TEMPLATES:
            found[path] += findings(page, WIDE)
    assert {path: words for path, words in found.items() if words} == {}


def test_words_that_are_gone_in_forced_colours_are_reported(visit: Visit, served: str) -> None:
    page = visit(forced_colors="active").open(served + "acupuncture/safety.html")
    page.locator(".care--emergency > h2").evaluate("heading => { heading.style.forcedColorAdjust = 'auto'; }")
    assert any(words.startswith("Emergency:") or "Call 999" in words for words in page.evaluate(GONE))


def test_open_answers_of_the_quiz_are_accessible(look: Look, served: str) -> None:
    page = look(served + "decide/quiz.html")
    for item in page.locator(".quiz__item").all():
        item.get_by_role("radio").first.check()
        item.locator("summary").click()
    assert findings(page, WIDE, NARROW) == []


@pytest.mark.parametrize("rules", [EVERY, COLOURS], ids=["every rule", "rules about colours"])
def test_a_contrast_that_is_too_low_for_aaa_is_reported_and_nothing_else(look: Look, rules: tuple[str, ...]) -> None:
    found = violations(look((BROKEN / "contrast.html").as_uri()), rules)
    assert [finding.split(": ")[:2] for finding in found] == [["color-contrast-enhanced", "p"]]


def test_axe_finds_as_much_when_it_is_asked_about_what_is_doubtful_only(look: Look) -> None:
    page = look((BROKEN / "not-plain.html").as_uri(), viewport=WIDE)
    everything = violations(page, settle=False)
    assert {tuple(finding.split(": ")[:2]) for finding in everything} == {
        *(("color-contrast-enhanced", part) for part in (".on-a-veil", ".large")),
        *(("color-contrast", part) for part in (".veiled", ".faded", ".on-a-box", ".filled", ".written-anew")),
        *(("color-contrast", part) for part in ("b:nth-child(2)", ".off:nth-child(2)", ".pale-button")),
        *(("color-contrast", part) for part in ("input", "textarea", "select")),
        ("link-in-text-block", ".as-words"),
        *(("target-size", part) for part in (".one", ".other", ".half-covered")),
        *(("target-size", part) for part in (".low", ".first", ".second", ".third", ".fourth")),
    }
    assert violations(page) == everything


# What a narrow window may show, hide or lay out in another way on one page, the rule that does so, and the rule that it breaks.
NOT_WIDE, NOT_NARROW = (
    "@media (width > 40rem) { .new { display: none } }",
    "@media (width <= 40rem) { .new { display: none } }",
)
NARROW_ONLY = {
    "image-alt": ('<p class="new"><img src="data:," width="40" height="40"></p>', NOT_WIDE),
    "link-name": ('<p><a href="#x"><span class="new">Words</span></a> and more</p>', NOT_NARROW),
    "heading-order": ('<h2 class="new">Two</h2><h3 class="new">Three</h3><h4>Four</h4>', NOT_NARROW),
    "color-contrast-enhanced": ('<p class="new">Pale words</p>', "@media (width <= 40rem) { .new { color: #6b6b6b } }"),
    "scrollable-region-focusable": (
        f'<div class="new"><p>{"Many words. " * 40}</p></div>',
        "@media (width <= 40rem) { .new { block-size: 40px; overflow: auto } }",
    ),
}


def test_what_a_narrow_window_alone_breaks_is_found_on_a_page_like_others(look: Look, served: str) -> None:
    before, path = "back-pain/leg-pain.html", "back-pain/plan.html"  # neither is the page of its kind
    page = look(served + before, viewport=WIDE)
    assert whole(Opened(page, before)) == []
    on_screen(page, NARROW)
    assert in_another_size(Opened(page, before)) == []
    for rule, (html, style) in NARROW_ONLY.items():
        page = look(served + path, viewport=WIDE)
        page.evaluate("(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html)
        page.evaluate("(style) => document.styleSheets[0].insertRule(style)", style)
        remember_what_shows(page)
        on_screen(page, NARROW)
        assert [finding.split(": ")[0] for finding in in_another_size(Opened(page, path))] == [rule]
