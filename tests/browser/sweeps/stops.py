"""In which order the window takes its sizes and media, and which questions are asked at each stop on the way.

What changes a page for good comes last: disclosures that open, a copy without styles, a choice that is remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.sweeps import (
    Opened,
    accessible,
    copied,
    faint,
    few_files,
    first_screen,
    focus,
    marked,
    order,
    overlaps,
    paper,
    policy,
    reader_view,
    roles,
    widths,
)
from tests.browser.sweeps.window import HALF, LARGE, NARROW, PHONE, WIDE, letters, on_paper, on_screen, open_all

Question = Callable[[Opened], list[str]]


@dataclass(frozen=True)
class Stop:
    """A state of the window, how it is reached from the one before, and what is asked in it."""

    state: str
    reach: Callable[[Page], None]
    questions: dict[str, Question]
    of_kinds: bool = False  # asked of one page of each kind only (`KINDS`)


def _opened_and_on_screen(size: dict[str, int]) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        on_screen(page, size)
        open_all(page)

    return reach


def _half_with_usual_letters(page: Page) -> None:
    page.set_viewport_size(HALF)


def _wide_with_large_letters(page: Page) -> None:
    on_screen(page, LARGE)
    letters(page, large=True)


def _with_usual_letters(page: Page) -> None:
    letters(page, large=False)
    on_paper(page)


COLOURS = "axe finds nothing wrong with the colours"
AXE = "axe finds nothing wrong"
FITS = "nothing stands out at the side"
BEGINS = "the text begins on the first screen"
READ = "what is read is large enough"
LYING = "no part lies over another"
REACH = "what can be pressed can be reached"
NEXT = "what is read next stands next"
NAMED = "a name holds the words that are seen"
FOCUS = "what gets the focus keeps it, shows it and changes nothing"
STANDS_OUT = "everything stands out however wishes come together"
ROLES = "whatever is laid out in another way says what it is"
ONCE = "no words of a picture are heard twice"

STOPS = (
    Stop(
        "as it was loaded",
        lambda page: None,
        {
            "it asks for few files": few_files.too_many,
            "it keeps to the policy": policy.refused,
            "a reader view tells all of it": reader_view.not_told,
        },
    ),
    Stop(
        "wide",
        lambda page: on_screen(page, WIDE),
        {
            AXE: accessible.whole,
            BEGINS: first_screen.late,
            READ: first_screen.small,
            NEXT: order.disordered,
            NAMED: order.misnamed,
            "what is special looks so": marked.unmarked,
            FOCUS: focus.not_kept,
        },
    ),
    Stop("dark and wide", lambda page: on_screen(page, WIDE, "dark"), {COLOURS: accessible.colours}),
    Stop("dark and narrow", lambda page: on_screen(page, NARROW, "dark"), {COLOURS: accessible.colours}),
    Stop(
        "narrow",
        lambda page: on_screen(page, NARROW),
        {
            AXE: accessible.in_another_size,
            FITS: widths.standing_out,
            "no arrow stands alone on a line": widths.arrows_alone,
        },
    ),
    Stop(
        "on a phone",
        lambda page: on_screen(page, first_screen.PHONE),
        {BEGINS: first_screen.late, READ: first_screen.small, NEXT: order.disordered, NAMED: order.misnamed},
    ),
    Stop(
        "with letters twice as large",
        _half_with_usual_letters,
        {"letters grow as the reader sets them": widths.letters_that_stay_small, FITS: widths.standing_out},
    ),
    Stop(
        "on paper",
        _with_usual_letters,
        {
            "the whole text is printed": paper.lost,
            "what needs a screen is not printed": paper.printed_for_nothing,
            "nothing in one piece leaves a sheet empty": paper.high_pieces,
            "what is handed out or filled in begins a sheet": paper.no_new_sheet,
        },
    ),
    Stop("on the screen", lambda page: on_screen(page, WIDE), {STANDS_OUT: faint.faint_on_screen}, of_kinds=True),
    Stop("on paper", lambda page: None, {STANDS_OUT: faint.faint_on_paper}, of_kinds=True),
    *(
        Stop(
            f"{size['width']} × {size['height']}",
            lambda page, size=size: on_screen(page, size),
            {LYING: overlaps.overlaps, **({REACH: overlaps.out_of_reach} if size in overlaps.TIGHT else {})},
            of_kinds=True,
        )
        for size in overlaps.SIZED
    ),
    Stop("with large letters", _wide_with_large_letters, {LYING: overlaps.overlaps}, of_kinds=True),
    Stop("with usual letters again", lambda page: letters(page, large=False), {}, of_kinds=True),
    Stop(
        "on a phone, with every part open",
        _opened_and_on_screen(PHONE),
        {ROLES: roles.without_role, "each cell of a table has a named column and row": roles.nameless_cells},
    ),
    Stop(
        "wide, with every part open", _opened_and_on_screen(WIDE), {ROLES: roles.without_role, ONCE: roles.heard_twice}
    ),
    Stop("copied", lambda page: None, {"no words run together and no mark joins a number": copied.faults}),
    Stop("on paper after a choice of dark", faint.choose_dark, {STANDS_OUT: faint.faint_on_paper}, of_kinds=True),
)


def findings(opened: Opened, *, of_kinds: bool) -> dict[str, list[str]]:
    """Go through the stops, also through those that one page of each kind is taken to; return what was found there."""
    found = {}
    for stop in STOPS:
        if stop.of_kinds and not of_kinds:
            continue
        stop.reach(opened.page)
        for sentence, ask in stop.questions.items():
            found[f"{sentence}, {stop.state}"] = ask(opened)
    return {question: pieces for question, pieces in found.items() if pieces}
