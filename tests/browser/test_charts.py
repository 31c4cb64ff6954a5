"""Charts as a browser shows them: the scale above the rows it measures, and circles that are seen but never heard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.sweeps.roles import tables
from tests.browser.sweeps.window import PHONE

# The place of the scale, when the last row of a chart is brought to the middle of the window.
SCALE = """name => {
  const chart = document.querySelector(name);
  const rows = chart.querySelectorAll("tbody tr");
  rows[rows.length - 1].scrollIntoView({block: "center", behavior: "instant"});
  const scale = chart.querySelector(".chart-scale__axis").getBoundingClientRect();
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
    opened.locator(".chart-scale").first.evaluate("scale => scale.classList.remove('chart-scale')")
    assert not in_sight(opened, ".harms")


# The numbers of each scale that touch their right-hand neighbour, or stand less than a space from it.
TOUCH = """() => [...document.querySelectorAll(".harms__marks, .effects__ticks")].flatMap(scale => {
  const boxes = [...scale.querySelectorAll("span, text")].filter(mark => mark.textContent).map(mark => {
    const range = document.createRange();
    range.selectNodeContents(mark);
    const {left, right} = range.getBoundingClientRect();
    return {text: mark.textContent, left, right};
  });
  return boxes.filter((box, at) => at && box.left < boxes[at - 1].right + 4).map(box => box.text);
})"""


# What of a scale stands elsewhere than over the marks that it measures, also where people read from right to left: what is
# drawn is not turned round there, so the words at its sides may not be either.
ASTRAY = """(side) => {
  document.documentElement.dir = side;
  const middle = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const {left, right} = range.getBoundingClientRect();
    return (left + right) / 2;
  };
  const found = [];
  for (const chart of document.querySelectorAll(".effects, .harms")) {
    const {left, width} = chart.querySelector("tbody svg").getBoundingClientRect();
    const [from, to] = chart.querySelectorAll(".effects__sides > span");
    if (middle(from) > middle(to)) found.push(from.textContent);
    for (const tick of chart.querySelectorAll(".effects__ticks text")) {
      if (Math.abs(middle(tick) - left - width * parseFloat(tick.getAttribute("x")) / 100) > 3) found.push(tick.textContent);
    }
    const rungs = [...chart.querySelectorAll(".harms__marks > span")];
    rungs.slice(0, -1).forEach((rung, at) => { // the last one ends where the scale does
      const wanted = left + width * (at + 1) / rungs.length;
      if (rung.textContent && Math.abs(middle(rung) - wanted) > 3) found.push(rung.textContent);
    });
  }
  document.documentElement.dir = "ltr";
  return found;
}"""


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_numbers_of_a_scale_stand_apart(visit: Visit, served: str, width: int) -> None:
    opened = visit(viewport={"width": width, "height": 640}).open(served + "acupuncture/safety.html")
    assert opened.locator(".harms__marks").count() == 2
    assert opened.evaluate(TOUCH) == []
    other = visit(viewport={"width": width, "height": 640}).open(served + "research/index.html")
    assert other.evaluate(TOUCH) == []
    for page in (opened, other):
        assert [page.evaluate(ASTRAY, side) for side in ("ltr", "rtl")] == [[], []]


def test_numbers_and_words_of_a_scale_that_stand_elsewhere_are_found(visit: Visit, served: str) -> None:
    opened = visit(viewport=PHONE).open(served + "acupuncture/safety.html")
    opened.locator(".harms__marks").first.evaluate("marks => marks.style.justifyItems = 'center'")
    opened.locator(".effects__sides").last.evaluate("sides => sides.style.direction = 'rtl'")
    assert opened.evaluate(ASTRAY, "ltr") == ["1", "100", "← rarer"]


def test_numbers_of_a_scale_that_run_into_one_another_are_found(visit: Visit, served: str) -> None:
    opened = visit(viewport=PHONE).open(served + "acupuncture/safety.html")
    opened.locator(".harms__marks").first.locator("span").nth(3).evaluate("mark => mark.textContent = '1,000'")
    opened.locator(".harms__marks").first.evaluate("scale => scale.style.inlineSize = '16rem'")
    assert opened.evaluate(TOUCH) == ["10,000"]


def test_circles_are_drawn_beside_a_certainty_and_never_heard(visit: Visit, served: str) -> None:
    opened = visit(viewport=PHONE).open(served + "acupuncture/safety.html")
    drawn = opened.locator(".sure--moderate").first.evaluate("word => getComputedStyle(word, '::before').content")
    assert drawn.startswith('"●●●○')
    heard = [name for table in tables(opened) for row in table for _, name in row]
    assert any("moderate certainty" in name for name in heard)
    assert not [name for name in heard if "●" in name or "○" in name]
