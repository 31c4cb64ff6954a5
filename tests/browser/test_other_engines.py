"""Firefox and WebKit show every template and run what scripts do, over the network and from disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import BROKEN
from tests.browser.engines.drivers import Engine
from tests.browser.engines.everywhere import USUAL
from tests.browser.opened import KINDS

Everywhere = Callable[[str], dict[str, object]]


@pytest.fixture(params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest, engines: Callable[[str], Engine | str]) -> Engine:
    found = engines(request.param)
    if isinstance(found, str):
        pytest.skip(found)
    found.size(*USUAL)
    return found


@pytest.fixture(params=["network", "disk"])
def base(request: pytest.FixtureRequest, served: str, site: Path) -> str:
    return served if request.param == "network" else f"{site.as_uri()}/"


def test_every_template_is_whole_and_as_wide_as_its_window(engine: Engine, everywhere: Everywhere) -> None:
    found = {path: [*said["lacks"], *said["wider"]] for path, said in everywhere(engine).items()}
    assert found == {path: [] for path in KINDS}


def test_a_template_is_whole_from_disk(engine: Engine, site: Path) -> None:
    found = {}
    for path in KINDS:
        if path != "404.html":  # whose addresses are those of a host
            engine.open(f"{site.as_uri()}/{path}")
            found[path] = engine.ask("lacks()")
    assert found == {path: [] for path in found}


def test_what_a_page_lacks_is_reported(engine: Engine) -> None:
    engine.open((BROKEN / "asks-for-much.html").as_uri())
    assert engine.ask("lacks()")[:2] == ["style", "scripts"]


def test_search_finds_pages(engine: Engine, base: str) -> None:
    engine.open(base + "acupuncture/safety.html")
    engine.ask("openSearch()")
    engine.type("shoes")
    assert "Technique, posture and shoes" in engine.ask("found()")[0]
    assert "found" in engine.ask("said()")
    engine.press("Escape")


def test_colours_are_turned_and_remembered(engine: Engine, base: str) -> None:
    engine.open(base + "index.html")
    before = engine.ask("paper()")
    engine.ask("turn()")
    after = engine.ask("paper()")
    engine.open(base + "acupuncture/safety.html")
    assert {before, after} == {"light", "dark"}
    assert engine.ask("paper()") == after
    engine.ask("forget()")


def test_the_menu_opens_and_closes_on_a_phone(engine: Engine, base: str) -> None:
    engine.size(360, 780)
    engine.open(base + "index.html")
    assert engine.ask("menu()") is False
    engine.ask("openMenu()")
    assert engine.ask("menu()") is True
    engine.press("Escape")
    assert engine.ask("menu()") is False


def test_the_diary_keeps_a_day(engine: Engine, base: str) -> None:
    engine.open(base + "decide/diary.html")
    engine.ask("forget()")
    engine.open(base + "decide/diary.html")
    engine.ask("note('2026-01-05', 4)")
    engine.open(base + "decide/diary.html")
    assert len(engine.ask("days()")) == 1
    engine.ask("forget()")


@pytest.mark.parametrize("size", [(1280, 800), (320, 256)], ids=["wide", "400 per cent"])
def test_what_has_the_focus_is_seen(engine: Engine, served: str, size: tuple[int, int]) -> None:
    found = {}
    for path in ("acupuncture/safety.html", "decide/diary.html", "research/studies/index.html"):
        engine.size(*size)
        engine.open(served + path)
        if engine.name == "Firefox":  # where nothing manages windows, keys do not reach the links of WebKit's
            engine.press("Tab")
            assert engine.ask("outline()") != "none"
        found[path] = engine.ask("covered()")
    assert found == {path: [] for path in found}
