"""Pages in states that readers bring along, asked of all three engines: other directions, orders, wishes and names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.engines.drivers import Chromium, Engine, firefox
from tests.browser.kinds import KINDS
from tests.browser.test_other_engines import USUAL, faults

BROKEN = Path(__file__).parent.parent / "fixtures" / "browser"
SOME = ("index.html", "acupuncture/safety.html", "decide/diary.html", "research/claims.html")
PHONE = (360, 780)


@pytest.fixture(scope="module")
def chromium(browser: Browser) -> Iterator[Chromium]:
    engine = Chromium(browser)
    yield engine
    engine.close()


@pytest.fixture(params=["firefox", "webkit", "chromium"])
def engine(request: pytest.FixtureRequest, engines: dict[str, Engine | str], chromium: Chromium) -> Engine:
    found = {**engines, "chromium": chromium}[request.param]
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
    chromium: Chromium, served: str
) -> None:
    found = {path: faults(chromium, served + path) for path in KINDS}
    assert {path: said for path, said in found.items() if said} == {}


def mirrored(engine: Engine, address: str) -> list[str]:
    """Return what keeps its side from right to left, and by how much the page is then wider than the window."""
    engine.open(address)
    found = []
    for size in (USUAL, PHONE):
        engine.size(*size)
        found += engine.ask("unmirrored(true)")
        if (wider := engine.ask("wider()")) > 0:
            found.append(f"{wider} pixels wider than {size[0]}")
        engine.ask("unmirrored(false)")
    return found


def test_from_right_to_left_everything_changes_its_side_and_nothing_stands_out(engine: Engine, served: str) -> None:
    found = {path: mirrored(engine, served + path) for path in (*SOME, "research/gerac.html", "decide/index.html")}
    assert found == {path: [] for path in found}


def test_what_is_read_next_stands_next(engine: Engine, served: str) -> None:
    found = {}
    for path in KINDS:
        engine.size(*USUAL)
        engine.open(served + path)
        found[path] = engine.ask("disordered()")
        engine.size(*PHONE)
        found[path] += engine.ask("disordered()")
    assert {path: said for path, said in found.items() if said} == {}


def test_parts_that_keep_their_side_or_stand_out_of_order_are_reported(engine: Engine) -> None:
    engine.open((BROKEN / "out-of-order.html").as_uri())
    assert engine.ask("unmirrored(true)") == ["P.verdict", "UL."]
    engine.ask("unmirrored(false)")
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


def test_every_control_has_a_name_that_holds_the_words_seen_on_it(engine: Engine, served: str) -> None:
    found = {}
    for path in ("index.html", "decide/diary.html", "decide/index.html"):
        engine.open(served + path)
        found[path] = [*engine.nameless(), *engine.ask("misnamed()")]
    assert found == {path: [] for path in found}


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


def test_nothing_moves_for_whoever_asked_for_less_motion(engine: Engine, served: str) -> None:
    if engine.name == "WebKit":
        pytest.skip("This WebKit takes no such wish from a machine without a desktop.")
    for path in SOME:
        engine.open(served + path)
        assert engine.ask("wishes()")[0] is True
        assert (engine.ask("scrolls()"), engine.ask("moving()")) == ("auto", [])


def test_in_forced_colours_no_words_are_gone(forced: Engine, served: str) -> None:
    found = {}
    for path in KINDS:
        forced.open(served + path)
        assert forced.ask("wishes()")[1] is True
        found[path] = forced.ask("gone()")
    assert {path: said for path, said in found.items() if said} == {}
