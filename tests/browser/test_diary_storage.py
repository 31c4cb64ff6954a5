"""Entries stay in the browser and survive what goes wrong there: no storage, no room, broken data, a second window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, Visit
from tests.browser.diary import (
    PATH,
    answer,
    bring_back,
    days,
    delete_everything,
    entry,
    kept,
    note,
    packed,
    refused,
    saved_file,
    status,
    table,
)
from tests.browser.storage import remembered, under_names

FORBIDDEN = """
  Object.defineProperty(window, "localStorage", { get() { throw new DOMException("No.", "SecurityError"); } });
"""
FULL = """
  const write = Storage.prototype.setItem;
  Storage.prototype.setItem = function (name, value) {
    if (window.roomy || !name.includes(":diary")) return write.call(this, name, value);
    throw new DOMException("No room.", "QuotaExceededError");
  };
"""
TWO = packed(entry("2026-11-01", 6), entry("2026-11-02", 5))
BROKEN = {
    "no JSON": '{"version":1,"entries":[',
    "another shape": '"a text"',
    "null": "null",
    "a newer version": '{"version":2,"days":{"2026-11-01":{"pain":4}}}',
    "a number in place of the list": '{"version":1,"entries":7}',
}


def aside(page: Page) -> list[str]:
    """Return what was put aside, sorted by its name."""
    return page.evaluate(
        "Object.keys(localStorage).filter(name => name.includes(':diary-put-')).sort().map(name => localStorage.getItem(name))"
    )


def trouble(page: Page) -> str:
    return page.locator(".diary__trouble").inner_text()


@pytest.mark.parametrize(
    ("broken", "before", "said"),
    [
        (FORBIDDEN, "Your entries stay on this page until you leave it.", "does not let this page store"),
        (FULL, "", "has no room left"),
    ],
    ids=["forbidden", "full"],
)
def test_without_storage_entries_stay_on_the_page_and_can_be_saved_as_a_file(
    visit: Visit, served: str, tmp_path: Path, broken: str, before: str, said: str
) -> None:
    one = visit()
    one.context.add_init_script(broken)
    page = one.open(served + PATH)
    assert before in trouble(page), "told before anything is typed"
    assert bool(before) == bool(trouble(page))
    note(page, "2026-11-01", 6)
    expect(status(page)).to_have_text("Noted on this page only, not stored: 1 Nov 2026.")
    expect(page.locator(".diary__trouble")).to_contain_text(said)
    note(page, "2026-11-02", 5)
    assert days(page) == ["2 Nov 2026", "1 Nov 2026"]
    assert [row[:2] for row in table(saved_file(page, tmp_path))[1:]] == [["2026-11-01", "6"], ["2026-11-02", "5"]]
    page.get_by_role("button", name="Delete: 1 Nov 2026").click()
    assert days(page) == ["2 Nov 2026"]
    page.get_by_role("button", name="Undo").click()
    assert days(page) == ["2 Nov 2026", "1 Nov 2026"]


def test_when_there_is_room_again_everything_is_stored(look: Look, served: str) -> None:
    page = look(served + PATH, storage_state=remembered(served, diary=TWO), script=FULL)
    note(page, "2026-11-03", 4)
    assert [day["date"] for day in kept(page)] == ["2026-11-01", "2026-11-02"]
    page.evaluate("window.roomy = true")
    page.evaluate(
        "dispatchEvent(new StorageEvent('storage', { key: 'back-to-running:diary' }))"
    )  # another window wrote
    assert days(page) == ["3 Nov 2026", "2 Nov 2026", "1 Nov 2026"]
    note(page, "2026-11-04", 3)
    assert [day["date"] for day in kept(page)] == ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04"]
    expect(page.locator(".diary__trouble")).to_be_empty()
    expect(status(page)).to_have_text("Saved: 4 Nov 2026.")


def test_days_deleted_elsewhere_do_not_come_back_from_a_window_that_could_not_store(look: Look, served: str) -> None:
    page = look(served + PATH, storage_state=remembered(served, diary=TWO), script=FULL)
    note(page, "2026-11-03", 4)
    page.evaluate("window.roomy = true; localStorage.clear(); dispatchEvent(new StorageEvent('storage'))")
    assert days(page) == ["3 Nov 2026"]
    note(page, "2026-11-04", 3)
    assert [day["date"] for day in kept(page)] == ["2026-11-03", "2026-11-04"]


def test_a_page_with_entries_that_are_not_stored_asks_before_it_is_left(visit: Visit, served: str) -> None:
    one = visit()
    one.context.add_init_script(FORBIDDEN)
    page = one.open(served + PATH)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == []
    note(page, "2026-11-01", 6)
    page.reload()
    assert asked == ["beforeunload"]


def test_entries_saved_as_a_file_need_no_question(visit: Visit, served: str, tmp_path: Path) -> None:
    one = visit()
    one.context.add_init_script(FORBIDDEN)
    page = one.open(served + PATH)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    note(page, "2026-11-01", 6)
    saved_file(page, tmp_path)
    page.reload()
    assert asked == []


def test_what_cannot_be_read_is_put_aside_and_not_destroyed(look: Look, served: str) -> None:
    page = look(served + PATH)
    for what, stored in BROKEN.items():
        page.evaluate(
            "stored => { localStorage.clear(); localStorage.setItem('back-to-running:diary', stored); }", stored
        )
        page.reload()
        expect(page.locator(".diary__aside")).to_contain_text("It was put aside, unchanged.")
        assert (what, aside(page)) == (what, [stored])
        note(page, "2026-11-05", 4)
        assert (what, [day["date"] for day in kept(page)]) == (what, ["2026-11-05"])
        page.reload()
        assert (what, aside(page)) == (what, [stored]), "put aside once, and still there"
        assert (what, days(page)) == (what, ["5 Nov 2026"])


def test_the_good_days_of_a_damaged_diary_are_saved(look: Look, served: str) -> None:
    damaged = packed(entry("2026-11-01", 6), entry("2026-11-31", 5), entry("2026-11-03", 11), entry("2026-11-04", 2))
    page = look(served + PATH, storage_state=remembered(served, diary=damaged))
    assert days(page) == ["4 Nov 2026", "1 Nov 2026"]
    assert aside(page) == [damaged]


def test_each_broken_diary_is_put_aside_under_a_name_of_its_own(look: Look, served: str) -> None:
    page = look(served + PATH, storage_state=remembered(served, diary="first"))
    page.evaluate("localStorage.setItem('back-to-running:diary', 'second')")
    page.reload()
    expect(page.locator(".diary__aside")).to_be_visible()
    assert aside(page) == ["first", "second"]


def test_what_was_put_aside_can_be_saved_as_a_file_and_deleted_when_there_is_nothing_else(
    look: Look, served: str, tmp_path: Path
) -> None:
    page = look(served + PATH, storage_state=remembered(served, diary="broken – ü", diary_put_aside_1="older"))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save what was put aside").click()
    waiting.value.save_as(tmp_path / "aside.txt")
    assert sorted((tmp_path / "aside.txt").read_text("utf-8").splitlines()) == ["broken – ü", "older"]
    delete_everything(page)
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator(".diary__aside")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    assert aside(page) == ["older", "broken – ü"]


def test_what_cannot_be_put_aside_is_never_written_over(look: Look, served: str) -> None:
    memory = under_names(served, {"back-to-running:diary": "broken", "diary-put-aside-1": "older"})
    page = look(served + PATH, storage_state=memory, script=FULL)
    assert page.evaluate("localStorage.getItem('diary-put-aside-1')") == "older", "nor is what was put aside before"
    expect(page.locator(".diary__files").get_by_role("button", name="Delete everything")).to_be_visible()
    page.evaluate("localStorage.removeItem('diary-put-aside-1'); window.roomy = true")
    note(page, "2026-11-05", 4)
    assert page.evaluate("localStorage.getItem('back-to-running:diary')") == "broken"
    assert days(page) == ["5 Nov 2026"]
    expect(status(page)).to_have_text("Noted on this page only, not stored: 5 Nov 2026.")
    delete_everything(page)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Undo").click()
    assert (aside(page), days(page)) == (["broken"], ["5 Nov 2026"])
    page = look(served + PATH, storage_state=remembered(served, diary="broken"), script=FULL)
    delete_everything(page)
    assert page.evaluate("localStorage.length") == 0, "without room it was deleted in words only"
    page.evaluate("window.roomy = true")
    page.get_by_role("button", name="Undo").click()
    assert aside(page) == ["broken"], "what there was no room for is gone"


def test_delete_everything_asks_first_and_keeping_is_the_first_choice(look: Look, served: str) -> None:
    page = look(served + PATH, storage_state=remembered(served, diary=TWO))
    button = page.locator(".diary__files").get_by_role("button", name="Delete everything")
    button.click()
    dialog = page.get_by_role("dialog", name="Delete the whole diary")
    expect(dialog).to_contain_text("Days in your diary: 2. You can undo this until you leave the page.")
    expect(dialog.get_by_role("button", name="Keep my diary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    assert len(days(page)) == 2
    button.click()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert len(kept(page)) == 2


def test_delete_everything_leaves_nothing_and_undo_brings_all_of_it_back(look: Look, served: str) -> None:
    memory = remembered(served, diary=TWO, diary_put_aside_1="broken once")
    page = look(served + PATH, storage_state=memory)
    page.get_by_role("button", name="Correct: 2 Nov 2026").click()
    delete_everything(page)
    expect(page.get_by_role("radio", name="5", exact=True)).not_to_be_checked()
    expect(status(page)).to_have_text("Your diary is deleted.")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    assert page.evaluate("Object.keys(localStorage).filter(name => name.includes('diary'))") == []
    expect(page.locator(".diary--filled")).to_have_count(0)  # whose empty sheets are not printed
    note(page, "2026-11-09", 1)
    for _ in range(2):
        page.get_by_role("button", name="Undo").click()
    assert kept(page) == json.loads(TWO)["entries"]
    assert aside(page) == ["broken once"]
    expect(page.locator(".diary__aside")).to_be_visible()


def test_the_other_settings_of_the_guide_are_left_alone(look: Look, served: str) -> None:
    page = look(served + PATH, storage_state=remembered(served, diary=TWO, colour_scheme="dark"))
    delete_everything(page)
    assert page.evaluate("localStorage.getItem('back-to-running:colour-scheme')") == "dark"


def test_deleted_is_deleted_when_the_page_is_left(look: Look, served: str) -> None:
    page = look(served + PATH, storage_state=remembered(served, diary=TWO))
    delete_everything(page)
    page.reload()
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    expect(page.get_by_role("table", name="Your days")).to_be_hidden()


def handed_on(page: Page, text: str, there: str = "localStorage.getItem('back-to-running:diary')") -> None:
    """Wait until a window can read what another one stored: a browser hands it on when it gets to it."""
    page.wait_for_function(f"(text) => {there}.includes(text)", arg=text)


@pytest.fixture
def pair(visit: Visit, served: str) -> tuple[Page, Page]:
    one = visit(storage_state=remembered(served, diary=TWO))
    return one.open(served + PATH), one.open(served + PATH)


def test_a_second_window_shows_what_the_first_one_changes(pair: tuple[Page, Page]) -> None:
    first, second = pair
    note(first, "2026-11-03", 4)
    expect(second.locator(".diary__list tbody tr")).to_have_count(3)
    expect(status(second)).to_have_text("The diary was changed in another window. You see the newest entries.")
    second.evaluate("localStorage.clear()")  # by another page of the host, say
    expect(first.get_by_role("table", name="Your days")).to_be_hidden()
    note(first, "2026-11-04", 5)
    delete_everything(second)
    expect(first.get_by_role("table", name="Your days")).to_be_hidden()


def test_two_windows_do_not_undo_each_other_s_days(pair: tuple[Page, Page]) -> None:
    first, second = pair
    note(first, "2026-11-03", 4)
    expect(status(second)).to_contain_text("another window")
    note(second, "2026-11-04", 3)
    expect(status(first)).to_contain_text("another window")
    first.get_by_role("button", name="Undo").click()
    assert [day["date"] for day in kept(first)] == ["2026-11-01", "2026-11-02", "2026-11-04"]
    expect(second.locator(".diary__list tbody tr")).to_have_count(3)


def test_a_window_that_has_not_heard_of_a_change_does_not_overwrite_it(visit: Visit, served: str) -> None:
    one = visit(storage_state=remembered(served, diary=TWO))
    one.context.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    first, second = one.open(served + PATH), one.open(served + PATH)
    note(first, "2026-11-03", 4)
    handed_on(second, "2026-11-03")
    note(second, "2026-11-04", 3)
    assert [day["date"] for day in kept(second)] == ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04"]


def test_what_is_being_typed_survives_a_change_in_another_window(pair: tuple[Page, Page]) -> None:
    first, second = pair
    second.get_by_label("Note").fill("half typed")
    second.get_by_label("Day", exact=True).fill("2026-11-03")
    note(first, "2026-11-03", 4)
    expect(status(second)).to_contain_text("another window")
    expect(second.get_by_label("Note")).to_have_value("half typed")
    expect(second.locator("#diary-date-help")).to_contain_text("If you save, this replaces it.")


DRAFTS = "Object.keys(localStorage).filter((name) => name.includes(':diary-draft-')).length"
STILL_HERE = "What you typed for 4 Nov 2026 is still here. It is not saved yet."


def half_type(page: Page, words: str = "half typed") -> None:
    page.get_by_label("Day", exact=True).fill("2026-11-04")
    page.get_by_role("radio", name="7", exact=True).check()
    page.get_by_label("acupuncture").check()
    page.get_by_label("Note").fill(words)


def test_a_half_typed_day_is_there_again_until_it_is_saved_or_dropped(look: Look, served: str, tmp_path: Path) -> None:
    page = look(served + PATH, storage_state=remembered(served, diary=TWO))
    half_type(page)
    page.goto(served + PATH.replace("diary", "index"))
    page.goto(served + PATH)
    expect(status(page)).to_have_text(STILL_HERE)
    expect(page.get_by_label("Day", exact=True)).to_have_value("2026-11-04")
    expect(page.get_by_role("radio", name="7", exact=True)).to_be_checked()
    expect(page.get_by_label("acupuncture")).to_be_checked()
    expect(page.get_by_label("Note")).to_have_value("half typed")
    assert "half typed" not in saved_file(page, tmp_path).read_text("utf-8")
    for answer_to_it, left in (("dismiss", 1), ("accept", 0)):
        page.once("dialog", lambda dialog, answered=answer_to_it: getattr(dialog, answered)())
        page.get_by_role("button", name="Drop what you typed").click()
        assert page.evaluate(DRAFTS) == left
    expect(page.get_by_role("button", name="Drop what you typed")).to_be_hidden()
    expect(page.get_by_label("Note")).to_have_value("")
    half_type(page)
    page.get_by_role("button", name="Save this day").click()
    assert page.evaluate(DRAFTS) == 0
    page.get_by_label("Note").fill("more")
    page.get_by_label("Note").fill("half typed")
    assert page.evaluate(DRAFTS) == 0, "what is as it was saved is no draft"
    page.reload()
    expect(status(page)).to_be_empty()


def test_a_half_typed_day_is_deleted_with_everything_and_comes_back_with_it(look: Look, served: str) -> None:
    memory = remembered(
        served, diary=TWO, diary_draft_1="no draft", diary_draft_2='{"date":"","mood":1,"note":"older"}'
    )
    page = look(served + PATH, storage_state=memory)
    expect(status(page)).to_have_text("What you typed for … is still here. It is not saved yet.")
    expect(page.get_by_label("Note")).to_have_value("older")
    half_type(page)
    delete_everything(page)
    assert page.evaluate("localStorage.length") == 0
    expect(page.get_by_label("Note")).to_have_value("")
    page.reload()
    expect(status(page)).to_be_empty()
    half_type(page)
    page.reload()
    delete_everything(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Note")).to_have_value("half typed")
    assert (page.evaluate(DRAFTS), kept(page)) == (1, [])


def test_what_is_typed_where_nothing_can_be_kept_is_not_left_without_a_question(visit: Visit, served: str) -> None:
    one = visit()
    one.context.add_init_script(FORBIDDEN)
    page = one.open(served + PATH)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    half_type(page)
    page.reload()
    assert asked == ["beforeunload"]


def test_two_windows_keep_a_half_typed_day_each(pair: tuple[Page, Page]) -> None:
    first, second = pair
    half_type(first, "in the first")
    half_type(second, "in the second")
    handed_on(first, "in the second", "Object.values({ ...localStorage }).join()")
    assert first.evaluate(DRAFTS) == 2
    second.get_by_role("button", name="Save this day").click()
    expect(status(first)).to_contain_text("another window")
    first.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(first.get_by_label("Note")).to_have_value("in the first")
    second.reload()
    expect(second.get_by_label("Note")).to_have_value("in the first")
    second.get_by_role("button", name="Save this day").click()
    handed_on(first, "in the first")
    first.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(first.locator("#diary-date-help")).to_have_text("This day is noted. You can correct it.")


def test_nothing_that_is_noted_leaves_the_page(visit: Visit, served: str) -> None:
    one = visit()
    page = one.open(served + PATH)
    bring_back(page, "no diary")  # the first file loads the part of the script that reads files, whatever is in it
    refused(page)
    asked = len(one.requests)
    note(page, "2026-11-01", 6)
    bring_back(
        page, "date,pain,running_minutes,acupuncture,other_session,side_effects,note\r\n2026-11-01,5,0,0,0,,\r\n"
    )
    answer(page, "Use the file for these days")
    delete_everything(page)
    # A browser fetches the icon of the tab when it likes.
    assert [address for address in one.requests[asked:] if not address.endswith("favicon.svg")] == []
    assert one.context.cookies() == []


def test_the_part_that_reads_files_is_asked_for_once_and_the_question_says_nothing(visit: Visit, served: str) -> None:
    one = visit()
    page = one.open(served + PATH)
    sent: list[tuple[str, str, str | None]] = []
    page.on("request", lambda request: sent.append((request.method, request.url, request.post_data)))
    for content in ("no diary", "another"):
        bring_back(page, content)
        assert len(refused(page)) == 1
    # A browser fetches the icon of the tab when it likes.
    asked = [one for one in sent if not one[1].endswith("favicon.svg")]
    assert asked == [("GET", f"{served}assets/js/diary-file.js", None)]


OLD_NAMES = {"diary": TWO, "diary-put-aside-1": "broken once"}


def test_a_diary_under_the_name_of_before_is_taken_over_once(look: Look, served: str) -> None:
    page = look(served + PATH, storage_state=under_names(served, OLD_NAMES))
    assert days(page) == ["2 Nov 2026", "1 Nov 2026"]
    assert kept(page) == json.loads(TWO)["entries"]
    assert aside(page) == ["broken once"]
    assert sorted(page.evaluate("Object.keys(localStorage)")) == [
        "back-to-running:diary",
        "back-to-running:diary-put-aside-1",
    ]
    page.get_by_role("button", name="Delete: 1 Nov 2026").click()
    page.reload()
    assert days(page) == ["2 Nov 2026"], "taken over once: what was deleted does not come back"


def test_days_under_both_names_are_joined_and_none_is_lost(look: Look, served: str) -> None:
    old = packed(entry("2026-11-01", 6), entry("2026-11-02", 9))
    new = packed(entry("2026-11-02", 5), entry("2026-11-03", 4))
    memory = under_names(served, {"diary": old, "back-to-running:diary": new})
    page = look(served + PATH, storage_state=memory)
    assert [(day["date"], day["pain"]) for day in kept(page)] == [
        ("2026-11-01", 6),
        ("2026-11-02", 5),
        ("2026-11-03", 4),
    ]
    assert aside(page) == [old], "the day that differs is put aside with the rest of the older diary"


@pytest.mark.parametrize("stored", [BROKEN["no JSON"], BROKEN["a newer version"]])
def test_a_broken_diary_under_the_name_of_before_is_put_aside(look: Look, served: str, stored: str) -> None:
    page = look(served + PATH, storage_state=under_names(served, {"diary": stored}))
    expect(page.locator(".diary__aside")).to_be_visible()
    assert aside(page) == [stored]
    assert page.evaluate("localStorage.getItem('diary')") is None


def test_a_diary_of_another_project_on_the_same_host_is_left_alone(look: Look, served: str) -> None:
    for theirs in ("5", '{"entries":["a film"]}', "Dear diary"):
        page = look(served + PATH, storage_state=under_names(served, {"diary": theirs, "diaryland": "x"}))
        note(page, "2026-11-05", 4)
        delete_everything(page)
        assert page.evaluate("({ ...localStorage })") == {"diary": theirs, "diaryland": "x"}


def test_a_diary_that_cannot_be_moved_stays_where_it_is_and_is_shown(look: Look, served: str) -> None:
    page = look(served + PATH, storage_state=under_names(served, {"diary": TWO}), script=FULL)
    assert days(page) == ["2 Nov 2026", "1 Nov 2026"]
    assert page.evaluate("({ ...localStorage })") == {"diary": TWO}
    page.evaluate("window.roomy = true")
    note(page, "2026-11-03", 4)
    assert [day["date"] for day in kept(page)] == ["2026-11-01", "2026-11-02", "2026-11-03"]
    assert page.evaluate("localStorage.getItem('diary')") is None


def test_a_diary_that_fits_in_only_once_is_moved_all_the_same(look: Look, served: str) -> None:
    script = """
      const write = Storage.prototype.setItem;
      Storage.prototype.setItem = function (name, value) {
        if (localStorage.length) throw new DOMException("No room.", "QuotaExceededError");
        return write.call(this, name, value);
      };
    """
    page = look(served + PATH, storage_state=under_names(served, {"diary": TWO}), script=script)
    assert kept(page) == json.loads(TWO)["entries"]
    assert trouble(page) == ""


def test_a_page_that_comes_back_from_the_cache_shows_what_was_stored_meanwhile(visit: Visit, served: str) -> None:
    one = visit(storage_state=remembered(served, diary=TWO))
    one.context.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    first, second = one.open(served + PATH), one.open(served + PATH)
    note(first, "2026-11-03", 4)
    handed_on(second, "2026-11-03")
    second.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert days(second) == ["3 Nov 2026", "2 Nov 2026", "1 Nov 2026"]
