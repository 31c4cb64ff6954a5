"""No script acts on the press of a button before it is let go, and nothing cares how a device is held."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

# A press that begins, which nobody could take back, and what would hold a page upright or turn it.
_AT_ONCE = re.compile(r"\b(?:on)?(?:pointer|mouse|touch)(?:down|start)\b")
_HELD = re.compile(r"\borientation\b|\bscreen\.lock|\brotate\(\s*-?90deg|devicemotion|deviceorientation")


def acting(files: dict[str, str], pattern: re.Pattern[str]) -> list[str]:
    """Return which files hold what the pattern looks for, with it."""
    return [f"{name}: {found[0]}" for name, text in files.items() for found in [pattern.search(text)] if found]


@pytest.fixture
def files(site: Path) -> dict[str, str]:
    """Return what can act on a page: its scripts and style sheets. A page itself holds neither."""
    found = [
        *site.glob("assets/**/*.js"),
        *site.glob("assets/*.css"),
        *site.glob("*.js"),
        *site.glob("search/search*.js"),
    ]
    assert len(found) > 10
    return {path.name: path.read_text("utf-8") for path in found}


def test_nothing_acts_before_a_press_is_let_go(files: dict[str, str]) -> None:
    assert acting(files, _AT_ONCE) == []


def test_nothing_cares_how_a_device_is_held(files: dict[str, str], site: Path) -> None:
    assert acting(files, _HELD) == []
    assert "orientation" not in json.loads((site / "manifest.webmanifest").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ('button.addEventListener("pointerdown", act);', _AT_ONCE),
        ("<a onmousedown=go()>", _AT_ONCE),
        ('on("touchstart")', _AT_ONCE),
        ("@media (orientation: portrait) { main { display: none } }", _HELD),
        ("body { transform: rotate(90deg) }", _HELD),
        ('screen.orientation.lock("portrait")', _HELD),
    ],
)
def test_what_acts_at_once_or_holds_the_page_upright_is_reported(text: str, pattern: re.Pattern[str]) -> None:
    assert len(acting({"a": text}, pattern)) == 1
    assert acting({"b": 'button.addEventListener("click", act); /* held down */'}, pattern) == []
