"""Charts as a browser shows them: the scale above the rows it measures, and circles that are seen but never heard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.sweeps.roles import tables
from tests.browser.sweeps.window import PHONE

Visit = Callable[..., object]

# The place of the scale, when the last row of a chart is brought to the middle of the window.
SCALE = """name => {
  const chart = document.querySelector(name);
  const rows = chart.querySelectorAll("tbody tr");
  rows[rows.length - 1].scrollIntoView({block: "center", behavior: "instant"});
  const scale = chart.querySelector(".figure-scale__axis").getBoundingClientRect();
  return [scale.top, scale.bottom, rows[rows.length - 1].querySelector("svg").getBoundingClientRect().top];
}"""


def in_sight(page: Page, chart: str) -> bool:
    """Tell whether the scale is at the top of the window and above what it measures."""
    top, bottom, measured = page.evaluate(SCALE, chart)
    return -1 <= top < bottom <= measured


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize(
    ("name", "chart"), [("acupuncture/safety.html", ".harms"), ("research/index.html", ".effects")]
)
def test_the_scale_stays_in_sight_above_its_last_row_on_a_phone(
    visit: Visit, served: str, name: str, chart: str, width: int
) -> None:
    opened = visit(viewport={"width": width, "height": 640}).open(served + name)
    assert in_sight(opened, chart)


def test_a_scale_that_scrolls_away_is_found(visit: Visit, served: str) -> None:
    opened = visit(viewport=PHONE).open(served + "acupuncture/safety.html")
    opened.locator(".figure-scale").first.evaluate("scale => scale.classList.remove('figure-scale')")
    assert not in_sight(opened, ".harms")


def test_circles_are_drawn_beside_a_certainty_and_never_heard(visit: Visit, served: str) -> None:
    opened = visit(viewport=PHONE).open(served + "acupuncture/safety.html")
    drawn = opened.locator(".sure--moderate").first.evaluate("word => getComputedStyle(word, '::before').content")
    assert drawn.startswith('"●●●○')
    heard = [name for table in tables(opened) for row in table for _, name in row]
    assert any("moderate certainty" in name for name in heard)
    assert not [name for name in heard if "●" in name or "○" in name]
