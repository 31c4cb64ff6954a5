"""The sizes and media in which pages are looked at. Every page is taken at every width in light; the rest where it matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Width of a window in CSS pixels → the height that goes with it.
WINDOWS = {320: 640, 360: 780, 768: 1024, 794: 1123, 1280: 800, 1600: 1000}
PHONE, DESK, PAPER = 360, 1280, 794


@dataclass(frozen=True, eq=False)  # each is itself
class State:
    """A medium, in words that stand on the sheet, and how the browser is brought into it.

    `options` are those of `Browser.new_context`.
    """

    key: str
    words: str
    widths: tuple[int, ...] = (PHONE, DESK)
    options: Mapping[str, Any] = field(default_factory=dict)
    on_paper: bool = False
    twice_as_large: bool = False
    from_disk: bool = False


LIGHT = State("light", "Light", (320, PHONE, 768, DESK, 1600))
STATES = (
    LIGHT,
    State("dark", "Dark", options={"color_scheme": "dark"}),
    State("forced", "Forced colours", options={"forced_colors": "active"}),
    State("print", "Print, on A4", (PAPER,), on_paper=True),
    State("large", "Text at 200 %", twice_as_large=True),
    State("no-script", "JavaScript off", options={"java_script_enabled": False}),
    State("disk", "From disk (file://)", from_disk=True),
)
SIDE_BY_SIDE = (State("light", "Light"),)  # before and after a change
