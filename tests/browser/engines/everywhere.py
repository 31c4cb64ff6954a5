"""What is asked of every template in each engine, in one visit to each: to open a page costs more than to ask it."""

from __future__ import annotations

from typing import Any

from tests.browser.engines.drivers import Engine
from tests.browser.opened import KINDS

USUAL, PHONE = (1280, 800), (360, 780)
STATES = ("spaced", "large")  # text spacing of WCAG 2.2, 1.4.12, and text at 200 %
TINY = (320, 256)
SIZES = (USUAL, PHONE, TINY)  # the last is 1280 × 1024 at 400 %; WebKit's window ends at 447
SOME = ("index.html", "acupuncture/safety.html", "decide/diary.html", "research/claims.html")
MIRRORED = (*SOME, "research/gerac.html", "decide/index.html")
NAMED = ("index.html", "decide/diary.html", "decide/index.html")

Answers = dict[str, Any]


def visited(engine: Engine, base: str) -> dict[str, Answers]:
    """Return the answers of each template by its path, asked of it below this address.

    `lacks`: what is missing. `wider`: at which sizes and in which states it is wider than the window. `disordered`: where the
    eye goes back. `mirrored`: what keeps its side from right to left, of some. `unnamed`: controls without a name that says
    what is seen on them, of some. `still`: whether the reader's wish for less motion is known, and what moves all the same.
    """
    return {path: _visit(engine, base, path) for path in KINDS}


def _visit(engine: Engine, base: str, path: str) -> Answers:
    engine.size(*USUAL)
    engine.open(base + path)
    found: Answers = {"lacks": engine.ask("lacks()"), "wider": [], "disordered": [], "mirrored": []}
    if path in SOME:
        found["still"] = engine.ask("still()")
    if path in NAMED:
        found["unnamed"] = [*engine.nameless(), *engine.ask("misnamed()")]
    for size in SIZES:
        engine.size(*size)
        window = f"{size[0]} × {size[1]}"
        widths = engine.ask(f"widths({list(STATES if size != TINY else ())})")
        found["wider"] += [
            f"{pixels} pixels wider than {window}{f', text {state}' if state else ''}"
            for state, pixels in widths
            if pixels > 0
        ]
        if size == TINY:
            continue
        found["disordered"] += engine.ask("disordered()")
        if path in MIRRORED:
            kept, pixels = engine.ask("mirrored()")
            found["mirrored"] += kept + ([f"{pixels} pixels wider than {window}"] if pixels > 0 else [])
    return found
