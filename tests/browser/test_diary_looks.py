"""The diary on paper, without a script, for eyes and aids of every kind, and within the security policy."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Looks, Visit
from tests.browser.diary import PATH, bring_back, delete_everything, entry, note, packed, refused
from tests.browser.storage import remembered
from tests.browser.sweeps import Opened
from tests.browser.sweeps.accessible import COLOURS, EVERY, violations
from tests.browser.sweeps.paper import LOST, NOT_PRINTED
from tests.browser.sweeps.widths import standing_out
from tests.browser.sweeps.window import PHONE, letters

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
MILLIMETRE = 96 / 25.4
SHEETS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
SIX_WEEKS = packed(
    *(
        entry(
            str(date(2026, 10, 1) + timedelta(day)),
            6 - day // 10,
            20 * (day % 3),
            acupuncture=int(day % 7 == 1),
            other_session=int(day % 7 == 4),
            side_effects="a bruise" if day == 8 else "",
            note="long drive" if day % 9 == 0 else "",
            leg=3 - day // 14 if day > 9 else "",
            exercise="bridges, 2 × 12, and planks" if day % 2 else "",
            tablets="2 paracetamol" if day < 9 else "",
            sleep="6 hours, woke twice" if day % 3 else "8",
        )
        for day in range(42)
    )
)
LISTEN = """
  window.refusals = [];
  document.addEventListener("securitypolicyviolation", (event) => window.refusals.push(event.effectiveDirective));
"""
# Whether the words of the chart stand inside the window, and apart.
UNCROWDED = """() => {
  const all = [...document.querySelectorAll(".diary__word")].map((word) => word.getBoundingClientRect());
  return all.length && all.every((one, at) => one.left >= 0 && one.right <= innerWidth && all.slice(at + 1).every((other) =>
    one.right <= other.left || other.right <= one.left || one.bottom <= other.top + 2 || other.bottom <= one.top + 2));
}"""
BOXES = "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"
# Keeps the state in which a browser would print.
PRINT = "window.print = () => { window.printed = document.body.className; dispatchEvent(new Event('beforeprint')); };"


def opened(looks: Looks, served: str, diary: str | None = SIX_WEEKS, **options: object) -> Page:
    memory = remembered(served, diary=diary) if diary else None
    return looks(LISTEN + PRINT)(served + PATH, storage_state=memory, **options)


def pages(page: Page, paper: str) -> int:
    """Return how many sheets of paper the page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


def on_paper(page: Page, paper: str) -> Page:
    """Lay the page out as the printer does, between the margins of a worksheet."""
    width, height = SHEETS[paper]
    page.set_viewport_size({"width": int((width - 28) * MILLIMETRE), "height": int((height - 20) * MILLIMETRE)})
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("diary", [None, SIX_WEEKS], ids=["empty", "six weeks"])
def test_axe_finds_nothing_wrong(looks: Looks, served: str, diary: str | None, size: dict[str, int]) -> None:
    page = opened(looks, served, diary, viewport=size)
    for line in page.locator(".diary summary").all():
        if line.is_visible():
            line.click()
    assert violations(page, EVERY) == []
    page.emulate_media(color_scheme="dark")  # which changes colours and nothing else
    assert violations(page, COLOURS) == []


def test_axe_finds_nothing_wrong_with_mistakes_and_questions(looks: Looks, served: str) -> None:
    page = opened(looks, served, viewport=NARROW)

    def wrong() -> list[str]:
        found = []
        for scheme, rules in (("light", EVERY), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            found += violations(page, rules)
        return found

    page.get_by_label("Day", exact=True).fill("2026-09-01")
    page.get_by_role("button", name="Save this day").click()
    bring_back(page, "wrong")
    assert len(refused(page)) == 1
    assert wrong() == []
    bring_back(page, "date,pain,running_minutes,acupuncture,other_session,side_effects,note\n2026-10-01,1,0,0,0,,\n")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert wrong() == []
    page.keyboard.press("Escape")
    page.locator(".diary__files").get_by_role("button", name="Delete everything").click()
    assert wrong() == []


def test_forced_colours_keep_letters_and_chart(visit: Visit, served: str) -> None:
    memory = remembered(served, diary=SIX_WEEKS)
    page = visit(storage_state=memory, forced_colors="active", color_scheme="dark").open(served + PATH)
    page.get_by_role("button", name="Save this day").click()
    assert violations(page, EVERY) == []
    for kind in ("curve", "stem", "box", "cross"):
        stroke = page.locator(f".diary__drawing .diary__{kind}").first.evaluate("one => getComputedStyle(one).stroke")
        assert stroke == "rgb(255, 255, 255)"


@pytest.mark.parametrize("diary", [None, SIX_WEEKS], ids=["empty", "six weeks"])
def test_nothing_stands_out_at_320_pixels_or_with_large_letters(looks: Looks, served: str, diary: str | None) -> None:
    page = opened(looks, served, diary, viewport=NARROW)
    for line in page.locator(".diary summary").all():
        if line.is_visible():
            line.click()
    page.get_by_label("Note").fill("x" * 400)
    page.get_by_role("radio", name="3", exact=True).check()
    page.get_by_role("button", name="Save this day").click()
    assert standing_out(Opened(page, PATH)) == []
    page.set_viewport_size({"width": 640, "height": 640})
    small = page.locator(".diary :is([type=radio], [type=checkbox])").evaluate_all(BOXES)
    letters(page, large=True)
    assert standing_out(Opened(page, PATH)) == []
    large = page.locator(".diary :is([type=radio], [type=checkbox])").evaluate_all(BOXES)
    assert [box["width"] for box in large] == [2 * box["width"] for box in small]  # buttons grow as letters do
    page.set_viewport_size(PHONE)
    page.wait_for_function(UNCROWDED)


def test_a_whole_visit_keeps_to_the_policy(looks: Looks, served: str) -> None:
    page = opened(looks, served)
    note(page, "2026-11-20", 3)
    page.get_by_text("All days, the newest first").click()
    page.get_by_role("button", name="Delete: 20 Nov 2026").click()
    page.get_by_role("button", name="Print my diary").click()
    page.get_by_role("button", name="Print empty sheets").click()
    delete_everything(page)
    assert page.evaluate("window.refusals") == []
    assert page.locator("main [style]").count() == 0


def test_without_a_script_six_sheets_wait_behind_a_line_and_nothing_is_there_that_does_not_work(
    visit: Visit, served: str
) -> None:
    page = visit(java_script_enabled=False, viewport=NARROW).open(served + PATH)
    main = page.get_by_role("main")
    expect(main.locator(".diary__sheets table").first).to_be_hidden()
    main.get_by_text("Empty sheets to print").click()
    for week in range(1, 7):
        expect(main.get_by_role("table").filter(has_text=f"Week {week} ")).to_be_visible()
    expect(
        main.get_by_text("To type your days in, switch on JavaScript; if it is on, load the page again.")
    ).to_be_visible()
    assert main.locator("button, input, form, dialog").count() == 0
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        box = main.locator(".diary__sheets table").first.bounding_box()
        assert 0 <= box["x"] <= box["x"] + box["width"] <= size["width"]


def test_with_a_script_the_sheets_wait_behind_a_line(looks: Looks, served: str) -> None:
    page = opened(looks, served, None)
    expect(page.locator(".diary__sheets table").first).to_be_hidden()
    expect(page.get_by_text("To type your days in")).to_have_count(0)
    page.get_by_text("Empty sheets to print").click()
    expect(page.locator(".diary__sheets table").first).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_the_sheets_print_two_weeks_a_page_with_room_to_write_in_each_cell(
    visit: Visit, served: str, script: bool
) -> None:
    page = visit(java_script_enabled=script).open(served + PATH)
    for paper in SHEETS:
        has_room_to_write(on_paper(page, paper), paper)


def has_room_to_write(page: Page, paper: str) -> None:
    cells = page.locator(".diary__sheets tbody td")
    expect(cells).to_have_count(378)
    boxes = cells.evaluate_all(BOXES)
    assert min(box["height"] for box in boxes) >= 13 * MILLIMETRE
    assert min(box["width"] for box in boxes) >= 13 * MILLIMETRE
    for place in (3, 4, 7, 8):  # exercise, tablets, side effects and note: what is written in words
        assert boxes[place]["width"] >= 20 * MILLIMETRE
    assert max(box["right"] for box in boxes) <= (SHEETS[paper][0] - 28) * MILLIMETRE
    how = page.locator(".diary__sheets > p").bounding_box()
    _, second, *_ = page.locator(".diary__sheets table").evaluate_all(BOXES)
    assert second["bottom"] - how["y"] <= (SHEETS[paper][1] - 20) * MILLIMETRE
    breaks = page.locator(".diary__sheets table").evaluate_all(
        "all => all.map(one => getComputedStyle(one).breakBefore)"
    )
    assert breaks == ["auto", "auto", "page", "auto", "page", "auto"]


@pytest.mark.parametrize("diary", [None, SIX_WEEKS], ids=["empty", "six weeks"])
def test_the_button_prints_the_empty_sheets_alone_on_three_pages(looks: Looks, served: str, diary: str | None) -> None:
    page = opened(looks, served, diary)
    for paper in SHEETS:
        page.get_by_role("button", name="Print empty sheets").click()
        assert "diary-sheets-only" in page.evaluate("window.printed")
        assert (paper, pages(page, paper)) == (paper, 3)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("body")).not_to_have_class("diary-sheets-only")


def test_a_filled_diary_prints_its_days_and_chart_and_no_empty_sheets(looks: Looks, served: str) -> None:
    page = opened(looks, served)
    page.get_by_role("button", name="Print my diary").click()
    assert page.evaluate("window.printed") == ""
    for paper in SHEETS:
        on_paper(page, paper)
        for shown in (".diary__verdict", ".diary__drawing", ".diary__list", ".diary__list tbody tr:last-of-type th"):
            expect(page.locator(shown)).to_be_visible()
        for hidden in (".diary form", ".diary__files", ".diary__bar", ".diary__sheets", ".diary__list button"):
            expect(page.locator(hidden).first).to_be_hidden()
        hidden_on_purpose = ", ".join((*NOT_PRINTED, ".diary__sheets", ".diary__list :is(th, td):last-child"))
        assert page.evaluate(LOST, hidden_on_purpose) == []


# The numbers of a chart that stand among its days, for somebody who reads from right to left.
AMONG = """chart => {
  document.documentElement.dir = "rtl";
  const days = Math.min(...[...chart.querySelectorAll(".diary__grid")].map(line => line.getBoundingClientRect().left));
  const numbers = [...chart.querySelectorAll(".diary__word--end")];
  const found = numbers.filter(one => one.getBoundingClientRect().right > days).map(one => one.textContent);
  document.documentElement.dir = "ltr";
  return [numbers.length, found];
}"""


def test_a_chart_from_a_phone_is_drawn_anew_for_paper_and_the_same_in_every_language(looks: Looks, served: str) -> None:
    page = opened(looks, served, viewport=NARROW)
    assert page.locator(".diary__drawing").evaluate(AMONG) == [5, []]
    expect(page.locator(".diary__drawing")).to_have_attribute("width", "288")
    page.get_by_role("button", name="Print my diary").click()
    expect(page.locator(".diary__drawing")).to_have_attribute("width", "650")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".diary__drawing")).to_have_attribute("width", "288")
