"""Every page is opened once, and everything is asked that needs a page and a window only (see `sweeps/`)."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator

import pytest

from tests.browser import sweeps
from tests.browser.conftest import BROKEN
from tests.browser.opened import KINDS, OPENED
from tests.browser.sweeps import Opened, policy, reader_view, stops
from tests.browser.sweeps.paper import LEFT_OUT

ALL = [*OPENED, "404.html"]
# Pages with faults, and what must be found wrong with each on the way through all stops: the question and the state.
FAULTY = {
    "asks-for-much.html": {"it asks for few files, as it was loaded"},
    "policy.html": {"it keeps to the policy, as it was loaded"},
    "contrast.html": {f"{stops.AXE}, wide", f"{stops.STANDS_OUT}, on the screen"},
    "changes.html": {
        f"{stops.COLOURS}, dark and wide",
        f"{stops.COLOURS}, dark and narrow",
        f"{stops.AXE}, narrow",
        f"{stops.STANDS_OUT}, on paper after a choice of dark",
    },
    "late.html": {
        *(f"{question}, {state}" for question in (stops.BEGINS, stops.READ) for state in ("wide", "on a phone")),
    },
    "wide.html": {f"{stops.FITS}, narrow", f"{stops.FITS}, with letters twice as large"},
    "arrow-alone.html": {"no arrow stands alone on a line, narrow"},
    "fixed-letters.html": {"letters grow as the reader sets them, with letters twice as large"},
    "lost-on-paper.html": {"the whole text is printed, on paper", "what needs a screen is not printed, on paper"},
    "high-row.html": {"nothing in one piece leaves a sheet empty, on paper"},
    "high-drawing.html": {
        "nothing in one piece leaves a sheet empty, on paper",
        "what is handed out or filled in begins a sheet, on paper",
    },
    "left-out.html": {"a reader view tells all of it, as it was loaded"},
    "faint-together.html": {f"{stops.STANDS_OUT}, on paper"},
    "overlap.html": {
        *(f"{stops.LYING}, {size['width']} × {size['height']}" for size in stops.overlaps.SIZED),
        *(f"{stops.REACH}, {size['width']} × {size['height']}" for size in stops.overlaps.TIGHT),
        f"{stops.LYING}, with large letters",
    },
    "roles.html": {f"{stops.ROLES}, on a phone, with every part open", f"{stops.ROLES}, wide, with every part open"},
    "heard-twice.html": {f"{stops.ONCE}, wide, with every part open"},
    "nameless-cells.html": {"each cell of a table has a named column and row, on a phone, with every part open"},
    "out-of-order.html": {
        *(f"{question}, {state}" for question in (stops.NEXT, stops.NAMED) for state in ("wide", "on a phone")),
    },
    "focus.html": {f"{stops.FOCUS}, wide"},
    "unmarked.html": {"what is special looks so, wide"},
    "joined.html": {"no words run together and no mark joins a number, copied"},
}
# What a question finds that asks for many things: each of them stands once on the page with faults.
PIECES = {
    ("unmarked.html", "what is special looks so, wide"): [
        "here: Nothing is marked",
        "not for those who hear alone: Seen by all",
        "not for those who hear alone: Told to nobody",
        "hard to press: Press",
        "a small box: Tick",
        "chosen, and looks like the others: Chosen",
        "small: Tile",
        "without a frame: Do not wait.",
    ],
    ("focus.html", f"{stops.FOCUS}, wide"): [
        "a: It hides the focus. does not show the focus",
        "a: It loses the focus. does not keep the focus",
        "a: It is out of its turn. is out of the order of the page",
        "a: The part that scrolls cuts its ring off. has its ring cut off",
        "button: It opens a box. does not keep the focus",
        "button: It opens a box. changes the page",
    ],
}
# What the pages with faults have in common with these pages of the guide: something of these must not be printed.
AS = {"lost-on-paper.html": "index.html"}

Find = Callable[..., dict[str, list[str]]]


@pytest.fixture
def find(windows: Callable[..., object]) -> Iterator[Find]:
    """Return a function that opens an address and goes through the stops there; no page may leave a problem."""
    window = windows(policy.LISTEN)

    def through(address: str, path: str, *, of_kinds: bool) -> dict[str, list[str]]:
        return stops.findings(Opened(window.look(address), path, window.requests), of_kinds=of_kinds)

    yield through
    assert window.leave() == []


@pytest.fixture
def find_faults(windows: Callable[..., object]) -> Iterator[Find]:
    """Return the same for a page with faults, in a window apart: these may break the policy and ask for what is not there."""
    window = windows(policy.LISTEN, "/* for pages with faults */")

    def through(name: str, *, of_kinds: bool) -> dict[str, list[str]]:
        opened = Opened(window.look((BROKEN / name).as_uri()), AS.get(name, name), window.requests)
        return stops.findings(opened, of_kinds=of_kinds)

    yield through
    window.leave()


@pytest.mark.parametrize("path", ALL)
def test_a_page_leaves_no_question_open(find: Find, served: str, path: str) -> None:
    assert find(served + path, path, of_kinds=path in KINDS) == {}


@pytest.mark.parametrize("name", FAULTY)
def test_a_page_with_a_fault_is_reported_by_question_and_state(find_faults: Find, name: str) -> None:
    found = find_faults(name, of_kinds=True)
    assert FAULTY[name] - set(found) == set()
    assert {key: found[key[1]] for key in PIECES if key[0] == name} == {
        key: pieces for key, pieces in PIECES.items() if key[0] == name
    }


def test_each_question_has_a_page_with_a_fault_in_each_state_in_which_it_is_asked() -> None:
    asked = [f"{sentence}, {stop.state}" for stop in stops.STOPS for sentence in stop.questions]
    assert len(asked) == len(set(asked))
    assert set(asked) == set().union(*FAULTY.values()), "name each in FAULTY beside a page that has its fault"


def test_no_question_is_left_out_of_the_stops() -> None:
    asked = {question for stop in stops.STOPS for question in stop.questions.values()}
    left_out = [
        f"{module.__name__}.{name}"
        for one in pkgutil.iter_modules(sweeps.__path__, f"{sweeps.__name__}.")
        for module in [importlib.import_module(one.name)]
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and function.__module__ == module.__name__
        if [*inspect.signature(function).parameters] == ["opened"] and function not in asked
    ]
    assert left_out == [], "name these among the questions of a stop in tests/browser/sweeps/stops.py"


def test_what_is_pale_in_one_state_only_is_found_there_and_nowhere_else(find_faults: Find) -> None:
    found = find_faults("changes.html", of_kinds=False)
    pale = {
        question: sorted(piece.split(": ")[1] for piece in pieces if piece.startswith("color-contrast-enhanced"))
        for question, pieces in found.items()
        if question.startswith("axe")
    }
    assert pale == {
        f"{stops.COLOURS}, dark and wide": [".dark"],
        f"{stops.COLOURS}, dark and narrow": [".dark-and-narrow"],
        f"{stops.AXE}, narrow": [".narrow"],
    }
    assert {piece.split(": ")[0] for piece in found[f"{stops.AXE}, narrow"]} == {"image-alt", "color-contrast-enhanced"}


def test_each_page_that_a_question_names_is_asked() -> None:
    named = {*KINDS, *reader_view.KINDS, *reader_view.WORDS, *reader_view.LISTS_OF_LINKS}
    named |= {path for path, _ in LEFT_OUT.values()}
    assert named - set(ALL) == set()
