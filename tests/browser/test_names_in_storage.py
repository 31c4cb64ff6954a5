"""Names of what is stored begin with the name of the project, because a host may serve several; older names are taken over."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import diary
from tests.browser.conftest import Look
from tests.browser.storage import PREFIX, remembered, under_names
from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "overrides/assets/js").rglob("*.js"))
# A name that is written or read: between quotation marks, or in a constant or field that holds it.
USED = re.compile(r"(?:local|session)Storage\s*(?:\.\s*(?:get|set|remove)Item\(\s*|\[\s*)([^,)\]]+)")
TEXT = re.compile(r"""^["'`]([^"'`]*)["'`]$""")
# Names from before there was a prefix. What lies there is read once and never written.
BEFORE = {"colour-scheme", "search-key"}
MOVED = {"diary"}  # what lies there is moved, and only put back when there is no room for it elsewhere


def without_prefix(script: str) -> list[str]:
    """Return the names in a script that do not begin with the prefix, but for those of before."""
    found = []
    for match in USED.finditer(script):
        if text := TEXT.match(match[1].strip()):
            is_read = "getItem" in match[0] and text[1] in BEFORE
            is_made = text[1].startswith("${")  # of a constant, which is looked at below
            found += [] if is_read or is_made or text[1].startswith(PREFIX) else [text[1]]
        elif constant := re.search(rf"""\b{match[1].strip()}\s*=\s*["'`]([^"'`]*)""", script):
            found += [] if constant[1].startswith(PREFIX) or constant[1] in MOVED else [constant[1]]
    return found


def names(page: Page) -> list[str]:
    return page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_each_name_in_a_script_begins_with_the_prefix(path) -> None:
    assert without_prefix(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "script",
    [
        'localStorage.setItem("scheme", "dark")',
        "sessionStorage.getItem( 'words' )",
        "localStorage.removeItem(`scheme`)",
        'localStorage["scheme"] = 1',
        'const KEY = "scheme"; localStorage.getItem(KEY);',
        'localStorage.setItem("colour-scheme", now)',
    ],
)
def test_a_name_without_the_prefix_is_found(script: str) -> None:
    assert len(without_prefix(script)) == 1


def test_a_whole_visit_leaves_no_name_without_the_prefix(look: Look, served: str) -> None:
    page = look(served)
    page.locator("#scheme").click()
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.locator("#search-key")).to_be_checked()  # it is off until the search is there
    expect(page.get_by_role("dialog").get_by_role("status")).to_be_empty()  # nor is it while the index loads
    page.locator("#search-key").uncheck()
    page.goto(served + "decide/index.html")
    page.get_by_role("radio", name="more than 3 months").check()
    page.goto(served + diary.PATH)
    diary.note(page, "2026-11-02", 4)
    found = names(page)
    assert sorted(found) == [
        f"{PREFIX}{name}" for name in ("colour-scheme", "diary", "search-key", "worksheet-decide-index")
    ]


def test_a_colour_scheme_and_a_switch_under_the_names_of_before_are_taken_over_once(look: Look, served: str) -> None:
    page = look(served, storage_state=under_names(served, {"colour-scheme": "dark", "search-key": "off"}))
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.evaluate("localStorage.setItem('colour-scheme', 'light'); localStorage.setItem('search-key', 'on')")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark", "the other name is another project's now"
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_what_is_stored_under_the_new_name_wins(look: Look, served: str) -> None:
    memory = under_names(served, {"colour-scheme": "dark", f"{PREFIX}colour-scheme": "light"})
    page = look(served, storage_state=memory)
    assert page.evaluate("document.documentElement.dataset.scheme") == "light"


def test_a_colour_scheme_that_is_none_of_ours_is_not_taken_over(look: Look, served: str) -> None:
    page = look(served, storage_state=under_names(served, {"colour-scheme": "solarized"}))
    assert names(page) == ["colour-scheme"]


def test_a_visit_without_a_choice_stores_nothing(look: Look, served: str) -> None:
    page = look(served)
    for path in ("decide/index.html", diary.PATH):
        page.goto(served + path)
        assert names(page) == []


def test_the_page_on_privacy_names_all_that_is_stored() -> None:
    table = (ROOT / "docs/about/privacy.md").read_text("utf-8")
    for name in ("colour-scheme", "search-key", "worksheet-…", "diary", "diary-draft-…", "diary-put-aside-1"):
        assert f"| `{PREFIX}{name}`" in table


def test_what_is_remembered_in_tests_carries_the_prefix() -> None:
    [origin] = remembered("http://x/", colour_scheme="dark")["origins"]
    assert origin["localStorage"] == [{"name": f"{PREFIX}colour-scheme", "value": "dark"}]
