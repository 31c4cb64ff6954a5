"""Pages in states that readers bring along, asked of all three engines: other directions, orders, wishes and names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.conftest import BROKEN
from tests.browser.engines.drivers import Chromium, Engine, firefox
from tests.browser.engines.everywhere import MIRRORED, NAMED, SOME, USUAL
from tests.browser.opened import KINDS

Everywhere = Callable[[Engine], dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def chromium(browser: Browser) -> Iterator[Chromium]:
    engine = Chromium(browser)
    yield engine
    engine.close()


@pytest.fixture(params=["firefox", "webkit", "chromium"])
def engine(request: pytest.FixtureRequest, engines: Callable[[str], Engine | str], chromium: Chromium) -> Engine:
    found = chromium if request.param == "chromium" else engines(request.param)
    if isinstance(found, str):
        pytest.skip(found)
    found.size(*USUAL)
    return found


@pytest.fixture(params=["firefox", "chromium"])
def forced(request: pytest.FixtureRequest, driver: Playwright, chromium: Chromium) -> Iterator[Engine]:
    """Give an engine whose system sets the colours; WebKit knows no such wish."""
    if request.param == "chromium":
        chromium.wish_for_forced_colours(on=True)
        yield chromium
        chromium.wish_for_forced_colours(on=False)
        return
    with firefox(driver, forced=True) as found:
        if isinstance(found, str):
            pytest.skip(found)
        yield found


def test_every_template_is_as_wide_as_its_window_however_large_or_spaced_its_text_is(
    chromium: Chromium, everywhere: Everywhere
) -> None:
    found = {path: [*said["lacks"], *said["wider"]] for path, said in everywhere(chromium).items()}
    assert found == {path: [] for path in KINDS}


def test_from_right_to_left_everything_changes_its_side_and_nothing_stands_out(
    engine: Engine, everywhere: Everywhere
) -> None:
    assert {path: everywhere(engine)[path]["mirrored"] for path in MIRRORED} == {path: [] for path in MIRRORED}


def test_what_is_read_next_stands_next(engine: Engine, everywhere: Everywhere) -> None:
    found = {path: said["disordered"] for path, said in everywhere(engine).items()}
    assert found == {path: [] for path in KINDS}


def test_parts_that_keep_their_side_or_stand_out_of_order_are_reported(engine: Engine) -> None:
    engine.open((BROKEN / "out-of-order.html").as_uri())
    assert engine.ask("mirrored()")[0] == ["P.verdict", "UL."]
    assert engine.ask("disordered()") == ["Told second, seen first"]
    assert engine.ask("misnamed()") == ["Go on: More"]
    assert len(engine.nameless()) == 1


@pytest.mark.parametrize("size", [USUAL, (320, 256)], ids=["wide", "400 per cent"])
def test_tab_goes_through_a_page_in_its_order_and_shows_where_it_is(
    engine: Engine, served: str, size: tuple[int, int]
) -> None:
    if engine.name == "WebKit":
        pytest.skip("Where nothing manages windows, keys do not reach the links of WebKit's small browser.")
    engine.size(*size)
    engine.open(served + "acupuncture/safety.html")
    steps = []
    for _ in range(40):
        engine.press("Tab")
        steps.append(engine.ask("focused()"))
    places = [place for place, _ in steps if place >= 0]  # Firefox stops at what scrolls by itself, too
    assert places == sorted(set(places))
    assert [place for place, outlined in steps if not outlined] == []


def test_every_control_has_a_name_that_holds_the_words_seen_on_it(engine: Engine, everywhere: Everywhere) -> None:
    assert {path: everywhere(engine)[path]["unnamed"] for path in NAMED} == {path: [] for path in NAMED}


def test_what_search_and_diary_say_stands_where_it_is_read_out(engine: Engine, served: str) -> None:
    engine.open(served + "decide/diary.html")
    engine.ask("forget()")
    engine.open(served + "decide/diary.html")
    before = engine.ask("regions()")
    engine.ask("note('2026-01-05', 4)")
    after = engine.ask("regions()")
    assert (len(before), [words for words in before if words]) == (len(after), [])
    assert any("saved" in words.lower() for words in after), after
    engine.ask("forget()")


def test_nothing_moves_for_whoever_asked_for_less_motion(engine: Engine, everywhere: Everywhere) -> None:
    if engine.name == "WebKit":
        pytest.skip("This WebKit takes no such wish from a machine without a desktop.")
    assert {path: everywhere(engine)[path]["still"] for path in SOME} == {path: [True, "auto", []] for path in SOME}


def test_in_forced_colours_no_words_are_gone(forced: Engine, served: str) -> None:
    found = {}
    for path in KINDS:
        forced.open(served + path)
        assert forced.ask("wishes()")[1] is True
        found[path] = forced.ask("gone()")
    assert {path: said for path, said in found.items() if said} == {}
