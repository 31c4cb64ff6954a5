"""Days can be noted, corrected and deleted by mouse and keyboard; the page says what happened and keeps its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Look, Visit
from tests.browser.diary import PATH, days, entry, entry_before, kept, note, packed, status
from tests.browser.storage import remembered
from tests.browser.sweeps.window import devtools

THREE = packed(
    entry("2026-11-01", 6, 30, acupuncture=1, side_effects="a bruise\nand tired"),
    entry("2026-11-02", 5, 0, other_session=1, note="bad night"),
    entry("2026-11-03", 4, 45),
)


@pytest.fixture
def page(looks: Callable[..., Look], served: str) -> Page:
    return looks(timezone_id="Europe/London")(served + PATH)


@pytest.fixture
def filled(look: Look, served: str) -> Page:
    return look(served + PATH, storage_state=remembered(served, diary=THREE))


def at(visit: Visit, served: str, moment: str, zone: str) -> Page:
    """Open the page at a moment (UTC) in a time zone."""
    one = visit(timezone_id=zone)
    one.context.clock.set_fixed_time(moment)
    return one.open(served + PATH)


def leg(page: Page) -> Locator:
    return page.get_by_label("Pain, tingling or numbness in a leg")


def test_a_saved_day_is_kept_listed_and_there_after_a_reload(page: Page) -> None:
    page.get_by_label("Day", exact=True).fill("2026-11-02")
    page.get_by_role("radio", name="7", exact=True).check()
    leg(page).select_option("2")
    page.get_by_label("Minutes of running").fill("35")
    page.get_by_label("Exercise").fill("bridges, 2 × 12")
    page.get_by_label("Tablets").fill("2 paracetamol")
    page.get_by_label("Sleep").fill("6")
    page.get_by_label("acupuncture").check()
    page.get_by_label("Side effects").fill("  a small bruise  ")
    page.get_by_label("Note").fill("long drive")
    page.get_by_role("button", name="Save this day").click()
    expect(status(page)).to_have_text("Saved: 2 Nov 2026.")
    expect(page.get_by_role("button", name="Save this day")).to_be_focused()
    expect(page.locator(".diary__verdict")).to_contain_text("Days noted so far: 1.")
    assert "Leg: 2\nExercise: bridges" in page.locator(".diary__list tbody").inner_text(), "they stand in one line"
    more = {"leg": 2, "exercise": "bridges, 2 × 12", "tablets": "2 paracetamol", "sleep": "6"}
    assert kept(page) == [
        entry("2026-11-02", 7, 35, acupuncture=1, side_effects="a small bruise", note="long drive", **more)
    ]
    page.reload()
    row = page.locator(".diary__list tbody tr")
    expect(row).to_have_count(1)
    assert row.get_by_role("cell").all_text_contents()[:4] == [
        "7",
        "35 min",
        "Acupuncture",
        "Leg: 2\nExercise: bridges, 2 × 12\nTablets: 2 paracetamol\nSleep: 6\nSide effects: a small bruise\nNote: long drive",
    ]
    page.get_by_role("button", name="Correct: 2 Nov 2026").click()
    expect(leg(page)).to_have_value("2")
    for label, value in (("Exercise", "bridges, 2 × 12"), ("Tablets", "2 paracetamol"), ("Sleep", "6")):
        expect(page.get_by_label(label)).to_have_value(value)


def test_a_leg_with_nothing_and_a_leg_not_noted_are_told_apart(page: Page) -> None:
    note(page, "2026-11-02", 3)
    leg(page).select_option("0")
    note(page, "2026-11-03", 3)
    assert [day["leg"] for day in kept(page)] == ["", 0]
    cells = page.locator(".diary__list tbody td:nth-child(5)")
    assert cells.all_text_contents() == ["Leg: 0", ""]
    page.get_by_role("button", name="Correct: 2 Nov 2026").click()
    expect(leg(page).locator("option:checked")).to_have_text("not noted")


def test_beside_the_leg_a_fixed_line_leads_to_the_warning_signs(page: Page, served: str) -> None:
    said = "If weakness is new, or weakness or numbness grows, do not wait for the diary. See when to get help."
    expect(leg(page)).to_have_accessible_description(f"From 0 (none) to 10 (the worst you can imagine). {said}")
    line = page.locator(".diary__form").get_by_text("If weakness is new, or weakness or numbness grows")
    for number in ("", "0", "10"):
        leg(page).select_option(number)
        expect(line).to_have_text(said)
    assert line.get_by_role("link").evaluate("link => link.href") == served + "back-pain/when-to-get-help.html"


def test_days_stored_before_the_page_asked_for_more_are_shown_corrected_and_kept(look: Look, served: str) -> None:
    old = [
        entry_before("2026-11-01", 6, 30, acupuncture=1, side_effects="a bruise", note="numb toes"),
        entry_before("2026-11-02", 0, 0, other_session=1),
    ]
    now = [{**day, "leg": "", "exercise": "", "tablets": "", "sleep": ""} for day in old]
    page = look(served + PATH, storage_state=remembered(served, diary=packed(*old)))
    expect(page.locator(".diary__aside")).to_be_hidden()
    assert page.locator(".diary__list tbody td:nth-child(5)").all_text_contents() == [
        "",
        "Side effects: a bruise\nNote: numb toes",
    ]
    note(page, "2026-11-03", 4)
    assert kept(page) == [*now, entry("2026-11-03", 4)]
    page.get_by_role("button", name="Correct: 1 Nov 2026").click()
    page.get_by_label("Sleep").fill("bad")
    page.get_by_role("button", name="Save this day").click()
    assert kept(page)[0] == {**now[0], "sleep": "bad"}


def test_the_list_is_a_table_whose_newest_day_stands_first(filled: Page) -> None:
    table = filled.get_by_role("table", name="Your days")
    assert table.get_by_role("columnheader").all_text_contents()[:3] == ["Day", "Pain", "Running"]
    assert table.get_by_role("rowheader").all_text_contents() == ["3 Nov 2026", "2 Nov 2026", "1 Nov 2026"]


def test_the_form_shows_today_and_what_is_noted_for_it(visit: Visit, served: str) -> None:
    page = at(visit, served, "2026-11-05T12:00:00Z", "Europe/London")
    expect(page.get_by_label("Day", exact=True)).to_have_value("2026-11-05")
    expect(page.get_by_label("Day", exact=True)).to_have_attribute("max", "2026-11-05")
    expect(page.locator("#diary-date-help")).to_have_text("This day is not noted yet.")
    note(page, "2026-11-05", 2)
    page.reload()
    expect(page.get_by_role("radio", name="2", exact=True)).to_be_checked()
    expect(page.locator("#diary-date-help")).to_have_text("This day is noted. You can correct it.")


CLOCKS = [
    ("2026-11-05T10:30:00Z", "Pacific/Auckland", "2026-11-05", "5 Nov 2026"),
    ("2026-11-05T11:30:00Z", "Pacific/Auckland", "2026-11-06", "6 Nov 2026"),
    ("2026-11-05T04:30:00Z", "America/New_York", "2026-11-04", "4 Nov 2026"),
    ("2026-10-25T00:30:00Z", "Europe/Berlin", "2026-10-25", "25 Oct 2026"),
    ("2026-10-24T22:30:00Z", "Europe/Berlin", "2026-10-25", "25 Oct 2026"),
    ("2026-03-29T00:59:00Z", "Europe/London", "2026-03-29", "29 Mar 2026"),
    ("2026-12-31T23:30:00Z", "Europe/Berlin", "2027-01-01", "1 Jan 2027"),
]


def test_today_is_the_day_on_the_reader_s_own_clock(visit: Visit, served: str) -> None:
    page = visit().open("about:blank")
    found = []
    for moment, zone, today, _ in CLOCKS:
        devtools(page).send("Emulation.setTimezoneOverride", {"timezoneId": zone})
        page.clock.set_fixed_time(moment)
        page.goto(served + PATH)
        shown = page.get_by_label("Day", exact=True).input_value()
        note(page, today, 4)
        found.append((moment, zone, shown, status(page).inner_text(), [one["date"] for one in kept(page)]))
        page.evaluate("localStorage.clear()")
    assert found == [(moment, zone, today, f"Saved: {day}.", [today]) for moment, zone, today, day in CLOCKS]


def test_a_day_that_has_not_come_cannot_be_noted_but_a_traveller_s_today_can(visit: Visit, served: str) -> None:
    page = at(visit, served, "2026-11-05T12:00:00Z", "Europe/London")
    note(page, "2026-11-07", 4)
    expect(page.locator("#diary-date-error")).to_contain_text("Write today or an earlier day.")
    expect(page.get_by_label("Day", exact=True)).to_be_focused()
    assert kept(page) == []
    note(page, "2026-11-06", 4)
    expect(status(page)).to_have_text("Saved: 6 Nov 2026.")


def test_mistakes_are_named_beside_their_fields_and_the_first_gets_the_focus(page: Page) -> None:
    page.get_by_role("textbox", name="Minutes of running").fill("half an hour")
    page.get_by_role("button", name="Save this day").click()
    pain = page.get_by_role("radiogroup", name="Pain on this day, on the whole")
    first = page.get_by_role("radio", name="0", exact=True)
    expect(first).to_be_focused()
    expect(first).to_have_accessible_description("Pain is empty. Give a whole number from 0 to 10.")
    expect(pain).to_have_attribute("aria-invalid", "true")
    expect(pain).to_have_accessible_description(
        "0 is no pain, 10 is the worst you can imagine. Pain is empty. Give a whole number from 0 to 10."
    )
    minutes = page.get_by_role("textbox", name="Minutes of running")
    expect(minutes).to_have_attribute("aria-invalid", "true")
    expect(minutes).to_have_accessible_description(
        "Leave it empty if you did not run. Running: “half an hour” does not fit. Give whole minutes from 0 to 1440, or nothing."
    )
    assert kept(page) == []
    page.get_by_role("radio", name="3", exact=True).check()
    minutes.fill("30")
    page.get_by_role("button", name="Save this day").click()
    expect(minutes).to_have_attribute("aria-invalid", "false")
    expect(page.locator(".diary__error:not(:empty)")).to_have_count(0)
    assert len(kept(page)) == 1
    minutes.fill("1441")
    page.get_by_role("button", name="Save this day").click()
    expect(minutes).to_have_attribute("aria-invalid", "true")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator(".diary__list [value=edit]").click()
    expect(minutes).to_have_attribute("aria-invalid", "false")


def test_only_whole_minutes_of_one_day_are_taken(page: Page) -> None:
    page.get_by_role("radio", name="3", exact=True).check()
    taken = []
    for minutes in ("-5", "1441", "30.5", "1e2", "٣٠", "30 min"):
        page.get_by_label("Minutes of running").fill(minutes)
        page.get_by_role(
            "button", name="Save this day"
        ).click()  # which has the focus then, until the page takes it away
        if not page.get_by_label("Minutes of running").evaluate("field => field === document.activeElement") or kept(
            page
        ):
            taken.append(minutes)
    assert taken == []


def test_no_minutes_mean_no_run(page: Page) -> None:
    note(page, "2026-11-02", 3)
    assert kept(page) == [entry("2026-11-02")]


def test_correct_puts_a_day_into_the_form_and_saving_changes_that_day_only(filled: Page) -> None:
    filled.get_by_role("button", name="Correct: 1 Nov 2026").click()
    expect(filled.get_by_label("Day", exact=True)).to_be_focused()
    expect(filled.get_by_label("Day", exact=True)).to_have_value("2026-11-01")
    expect(filled.get_by_role("radio", name="6", exact=True)).to_be_checked()
    expect(filled.get_by_label("acupuncture")).to_be_checked()
    expect(filled.get_by_label("Side effects")).to_have_value("a bruise\nand tired")
    filled.get_by_role("radio", name="5", exact=True).check()
    filled.get_by_role("button", name="Save this day").click()
    expect(status(filled)).to_have_text("Saved: 1 Nov 2026.")
    assert [one["pain"] for one in kept(filled)] == [5, 5, 4]
    assert kept(filled)[0]["side_effects"] == "a bruise\nand tired"


def test_another_day_in_an_untouched_form_shows_that_day(filled: Page) -> None:
    filled.get_by_label("Day", exact=True).fill("2026-11-02")
    expect(filled.get_by_role("radio", name="5", exact=True)).to_be_checked()
    filled.get_by_label("Day", exact=True).fill("2026-11-09")
    expect(filled.get_by_role("radio", name="5", exact=True)).not_to_be_checked()
    expect(filled.get_by_label("Note")).to_have_value("")


def test_another_day_keeps_what_was_typed_and_warns_that_it_replaces(filled: Page) -> None:
    filled.get_by_label("Note").fill("typed first")
    filled.get_by_label("Day", exact=True).fill("2026-11-02")
    expect(filled.get_by_label("Note")).to_have_value("typed first")
    expect(filled.locator("#diary-date-help")).to_have_text("This day is noted already. If you save, this replaces it.")
    asked: list[str] = []
    filled.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    filled.get_by_role("button", name="Correct: 1 Nov 2026").click()
    assert asked == ["What you typed is not saved. Drop it?"]
    expect(filled.get_by_label("Note")).to_have_value("typed first")
    expect(filled.get_by_label("Day", exact=True)).to_have_value("2026-11-02")
    filled.once("dialog", lambda dialog: dialog.accept())
    filled.get_by_role("button", name="Correct: 1 Nov 2026").click()
    expect(filled.get_by_label("Note")).to_have_value("")
    expect(filled.locator("#diary-date-help")).to_have_text("This day is noted. You can correct it.")


def test_delete_takes_one_day_moves_the_focus_to_the_next_and_can_be_undone(filled: Page) -> None:
    filled.get_by_role("button", name="Correct: 2 Nov 2026").click()
    filled.get_by_role("button", name="Delete: 2 Nov 2026").click()
    expect(status(filled)).to_have_text("Deleted: 2 Nov 2026.")
    expect(filled.get_by_role("radio", name="5", exact=True)).not_to_be_checked()  # the form holds it no more
    expect(filled.get_by_role("button", name="Delete: 1 Nov 2026")).to_be_focused()
    assert days(filled) == ["3 Nov 2026", "1 Nov 2026"]
    filled.get_by_role("button", name="Undo").click()
    expect(status(filled)).to_have_text("Undone.")
    assert days(filled) == ["3 Nov 2026", "2 Nov 2026", "1 Nov 2026"]
    expect(filled.get_by_role("heading", name="Your days")).to_be_focused()
    expect(filled.get_by_role("button", name="Undo")).to_be_hidden()


def test_deleting_the_last_day_leaves_the_focus_on_undo(filled: Page) -> None:
    filled.get_by_role("button", name="Delete: 1 Nov 2026").click()
    expect(filled.get_by_role("button", name="Delete: 2 Nov 2026")).to_be_focused()  # the last one of the list again
    for _ in range(2):
        filled.keyboard.press("Enter")
    expect(filled.get_by_role("button", name="Undo")).to_be_focused()
    expect(filled.get_by_role("table", name="Your days")).to_be_hidden()
    assert filled.evaluate("localStorage.getItem('back-to-running:diary')") is None, (
        "an empty diary leaves nothing behind"
    )


def test_undo_goes_back_step_by_step(filled: Page) -> None:
    before = kept(filled)
    note(filled, "2026-11-04", 1)
    filled.get_by_role("button", name="Correct: 3 Nov 2026").click()
    note(filled, "2026-11-03", 9)
    filled.get_by_role("button", name="Delete: 1 Nov 2026").click()
    for _ in range(3):
        filled.get_by_role("button", name="Undo").click()
    assert kept(filled) == before
    expect(filled.get_by_role("radio", name="4", exact=True)).to_be_checked()
    expect(filled.get_by_role("button", name="Undo")).to_be_hidden()


def test_everything_works_by_keyboard(page: Page) -> None:
    page.get_by_label("Day", exact=True).fill("2026-11-02")
    page.get_by_role("radio", name="0", exact=True).focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("3")
    page.keyboard.press("Tab")
    expect(page.locator(".diary__form").get_by_role("link", name="See when to get help")).to_be_focused()
    for typed in ("25", "bridges", "one", "7"):
        page.keyboard.press("Tab")
        page.keyboard.type(typed)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_label("Minutes of running").focus()
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("Saved: 2 Nov 2026.")
    more = {"leg": 3, "exercise": "bridges", "tablets": "one", "sleep": "7"}
    assert kept(page) == [entry("2026-11-02", 4, 25, acupuncture=1, **more)]
    page.get_by_role("button", name="Delete: 2 Nov 2026").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    assert days(page) == ["2 Nov 2026"]


def test_a_page_left_open_over_midnight_goes_on_to_the_new_day(visit: Visit, served: str) -> None:
    page = at(visit, served, "2026-11-05T22:00:00Z", "Europe/London")
    note(page, "2026-11-05", 2)
    page.clock.set_fixed_time("2026-11-06T07:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_label("Day", exact=True)).to_have_value("2026-11-06")
    expect(page.get_by_role("radio", name="2", exact=True)).not_to_be_checked()
    page.clock.set_fixed_time("2026-11-07T07:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_label("Day", exact=True)).to_have_value("2026-11-07")
    page.get_by_role("button", name="Correct: 5 Nov 2026").click()
    page.clock.set_fixed_time("2026-11-08T07:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_label("Day", exact=True)).to_have_value("2026-11-05")  # another day than today was chosen
    page.get_by_label("Note").fill("half typed")
    page.get_by_label("Day", exact=True).fill("2026-11-08")
    page.clock.set_fixed_time("2026-11-09T07:00:00Z")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_label("Day", exact=True)).to_have_value("2026-11-08")
    expect(page.get_by_label("Day", exact=True)).to_have_attribute("max", "2026-11-09")
    expect(page.get_by_label("Note")).to_have_value("half typed")
    expect(status(page)).to_have_text("What you typed for 8 Nov 2026 is still here. It is not saved yet.")
    note(page, "2026-11-07", 1)
    page.clock.set_fixed_time("2026-11-08T23:59:00Z")  # a clock that was set back; the day that was chosen is saved
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_label("Day", exact=True)).to_have_value("2026-11-08")
    expect(page.get_by_label("Note")).to_have_value("")


def test_what_a_reader_types_is_shown_as_text(page: Page) -> None:
    page.get_by_label("Note").fill("<img src=x onerror=alert(1)> {day} $&")
    note(page, "2026-11-02", 3)
    expect(page.locator(".diary__list tbody")).to_contain_text("<img src=x onerror=alert(1)> {day} $&")
    assert page.locator(".diary__list img").count() == 0


@pytest.mark.parametrize(
    "size", [{"width": 320, "height": 640}, {"width": 1280, "height": 800}], ids=["narrow", "wide"]
)
def test_what_can_be_pressed_is_44_pixels_high_and_wide(look: Look, served: str, size: dict[str, int]) -> None:
    page = look(served + PATH, viewport=size, storage_state=remembered(served, diary=THREE))
    page.get_by_role("button", name="Delete: 1 Nov 2026").click()
    targets = page.locator(
        ".diary :is(button, summary, label:has(input), input:not([type=radio], [type=checkbox]), select, textarea):visible"
    )
    boxes = targets.evaluate_all(
        "all => all.map(one => [one.innerText, one.getBoundingClientRect()]).map(([text, { height, width }]) =>"
        " ({ text, height, width }))"
    )
    assert len(boxes) > 20
    assert [box for box in boxes if min(box["height"], box["width"]) < 44] == []


def test_the_bar_does_not_hide_what_has_the_focus(look: Look, served: str) -> None:
    # A screen of 1280 × 1024 at 400 %, and the longest words that the bar may have.
    page = look(served + PATH, viewport={"width": 320, "height": 256}, storage_state=remembered(served, diary=THREE))
    page.get_by_role("button", name="Delete: 1 Nov 2026").click()
    page.locator(".diary__bar p").evaluate("bar => { bar.textContent = 'A long word '.repeat(20); }")
    height, bottom, padding = page.locator(".diary__bar").evaluate(
        """bar => {
          const { height, bottom } = bar.getBoundingClientRect();
          return [height, bottom, parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom)];
        }"""
    )
    assert bottom <= 256, "the bar is not in sight"
    assert height <= padding < 128, "what gets the focus would lie behind the bar, or the bar hides the page"
    page.get_by_label("Day", exact=True).focus()
    for _ in range(21):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
              const focused = document.activeElement, box = focused.getBoundingClientRect();
              const bar = document.querySelector(".diary__bar");
              const edge = bar.getBoundingClientRect();
              return !bar.contains(focused) && box.bottom > edge.top && box.top < edge.bottom && box.top >= edge.top;
            }"""
        )
        assert not hidden
