"""Worksheets: what a reader ticks or writes stays in this browser, can be cleared, and needs no script to be filled in."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, Visit
from tests.browser.storage import handed_on, remembered, under_names
from tests.browser.sweeps.few_files import paths

GUIDE, QUIZ, QUESTIONS = "decide/index.html", "decide/quiz.html", "decide/questions.html"
KEY = "back-to-running:worksheet-decide-index"
FORBID = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
PRINTED = "window.printed = 0; window.print = () => { window.printed += 1; };"


def fill_in(page: Page) -> None:
    """Answer something of each kind on the guide to the choice."""
    page.get_by_role("radio", name="more than 3 months").check()
    page.get_by_role("group", name="I want to avoid even a small risk").get_by_role("radio", name="a lot").check()
    page.get_by_role("checkbox", name="a pharmacist, about my medicines").check()
    page.get_by_role("textbox", name="What else matters to me").fill("A race in May.\nNo tablets.")


def is_filled_in(page: Page) -> None:
    expect(page.get_by_role("radio", name="more than 3 months")).to_be_checked()
    risk = page.get_by_role("group", name="I want to avoid even a small risk")
    expect(risk.get_by_role("radio", name="a lot")).to_be_checked()
    expect(page.get_by_role("checkbox", name="a pharmacist, about my medicines")).to_be_checked()
    expect(page.get_by_role("textbox", name="What else matters to me")).to_have_value("A race in May.\nNo tablets.")
    expect(page.locator("#worksheet input:checked")).to_have_count(3)


def is_empty(page: Page) -> None:
    expect(page.locator("#worksheet input:checked")).to_have_count(0)
    for field in page.locator("#worksheet textarea").all():
        expect(field).to_have_value("")


def stored(page: Page) -> dict[str, str]:
    return page.evaluate("({ ...localStorage })")


def test_what_was_filled_in_is_there_after_a_reload_and_on_this_page_only(look: Look, served: str) -> None:
    page = look(served + GUIDE)
    is_empty(page)
    fill_in(page)
    page.reload()
    is_filled_in(page)
    assert list(stored(page)) == [KEY]
    page.goto(served + QUESTIONS)
    is_empty(page)


def test_nothing_that_is_filled_in_leaves_the_browser(visit: Visit, served: str) -> None:
    one = visit()
    page = one.open(served + GUIDE)
    before = paths(one.requests)
    fill_in(page)
    assert paths(one.requests) == before
    page.reload()
    is_filled_in(page)
    assert sorted(paths(one.requests)) == sorted(before * 2), (
        "a reload asks for the same files again, and for nothing else"
    )
    assert one.context.cookies() == []


def test_a_page_from_disk_remembers_too(look: Look, site) -> None:
    page = look((site / GUIDE).as_uri())
    fill_in(page)
    page.reload()
    is_filled_in(page)


def test_the_button_clears_everything_after_a_question(look: Look, served: str) -> None:
    page = look(served + GUIDE)
    fill_in(page)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Clear my answers").click()
    is_filled_in(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear my answers").click()
    is_empty(page)
    expect(page.locator("#kept")).to_have_text("All your answers on this page are cleared.")
    assert stored(page) == {}
    page.reload()
    is_empty(page)


def test_the_button_prints(visit: Visit, served: str) -> None:
    one = visit()
    one.context.add_init_script(PRINTED)
    page = one.open(served + GUIDE)
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed") == 1


def test_it_works_where_storage_is_forbidden_and_says_so(visit: Visit, served: str) -> None:
    one = visit()
    one.context.add_init_script(FORBID)
    page = one.open(served + GUIDE)
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    expect(page.locator("#kept")).to_have_text("")
    fill_in(page)
    is_filled_in(page)
    expect(page.locator("#kept")).to_contain_text("does not let this page keep your answers")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear my answers").click()
    is_empty(page)


@pytest.mark.parametrize("bad", ["{no json", '{"version":0,"answers":{}}', "5", '"text"', "[]"])
def test_what_cannot_be_read_is_put_aside_and_not_lost(look: Look, served: str, bad: str) -> None:
    page = look(served + GUIDE, storage_state=remembered(served, worksheet_decide_index=bad))
    is_empty(page)
    expect(page.locator("#kept")).to_contain_text("Older answers could not be read.")
    fill_in(page)
    page.reload()
    is_filled_in(page)
    expect(page.locator("#kept")).to_contain_text("Older answers could not be read.")  # until they are cleared
    assert stored(page)[KEY + "-aside"] == bad
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear my answers").click()
    assert stored(page) == {}


def test_answers_to_a_question_that_is_gone_are_kept(look: Look, served: str) -> None:
    old = json.dumps({"version": 1, "answers": {"a-question-of-last-year": "Yes."}})
    page = look(served + GUIDE, storage_state=remembered(served, worksheet_decide_index=old))
    fill_in(page)
    assert json.loads(stored(page)[KEY])["answers"]["a-question-of-last-year"] == "Yes."


DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true);"
BACK = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


def words_of(page: Page):
    return page.get_by_role("textbox", name="What else matters to me")


@pytest.fixture
def tabs(visit: Visit, served: str) -> tuple[Page, Page]:
    one = visit()
    return one.open(served + GUIDE), one.open(served + GUIDE)


def deaf_tabs(visit: Visit, served: str) -> tuple[Page, Page]:
    """Open two tabs that do not hear of each other, as when one was asleep."""
    one = visit()
    one.context.add_init_script(DEAF)
    return one.open(served + GUIDE), one.open(served + GUIDE)


def test_a_second_tab_shows_what_the_first_one_changes(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    fill_in(first)
    expect(words_of(second)).to_have_value("A race in May.\nNo tablets.")
    is_filled_in(second)
    first.get_by_role("radio", name="less than 6 weeks").check()
    expect(second.get_by_role("radio", name="less than 6 weeks")).to_be_checked()
    first.get_by_role("checkbox", name="a pharmacist, about my medicines").uncheck()
    expect(second.get_by_role("checkbox", name="a pharmacist, about my medicines")).not_to_be_checked()
    expect(second.locator("#kept")).to_have_text("")  # nothing was cleared


def test_two_tabs_that_do_not_hear_of_each_other_keep_the_answers_of_both(visit: Visit, served: str) -> None:
    first, second = deaf_tabs(visit, served)
    first.get_by_role("radio", name="more than 3 months").check()
    words_of(first).fill("A race in May.\nNo tablets.")
    handed_on(first, second)
    second.get_by_role("group", name="I want to avoid even a small risk").get_by_role("radio", name="a lot").check()
    second.get_by_role("checkbox", name="a pharmacist, about my medicines").check()
    is_filled_in(second)
    handed_on(second, first)
    for page in (first, second):
        page.reload()
        is_filled_in(page)


def test_one_choice_of_a_group_stays_one_whoever_chooses(visit: Visit, served: str) -> None:
    first, second = deaf_tabs(visit, served)
    # Of one group, of which several may be ticked.
    boxes = ["a pharmacist, about my medicines", "a doctor or a physiotherapist"]
    for page, months, box in ((first, "more than 3 months", boxes[0]), (second, "less than 6 weeks", boxes[1])):
        page.get_by_role("checkbox", name=box).check()
        page.get_by_role("radio", name=months).check()
        handed_on(page, first if page is second else second)
    first.reload()
    expect(first.get_by_role("radio", name="less than 6 weeks")).to_be_checked()
    for box in boxes:
        expect(first.get_by_role("checkbox", name=box)).to_be_checked()
    checked = [name for name, value in json.loads(stored(first)[KEY])["answers"].items() if value is True]
    assert len(checked) == 3


def test_words_written_in_two_tabs_are_both_kept_and_the_page_says_so(visit: Visit, served: str) -> None:
    first, second = deaf_tabs(visit, served)
    words_of(first).fill("A race in May.")
    handed_on(first, second)
    half = "(field) => field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))"
    words_of(second).evaluate(half)  # a letter that is not finished, as in Japanese
    expect(words_of(second)).to_have_value("")
    words_of(second).press_sequentially("No tablets.")
    expect(words_of(second)).to_have_value("No tablets.\nA race in May.")
    expect(second.locator("#kept")).to_have_text("Another tab had other words in this field, so it now holds both.")
    handed_on(second, first)
    first.reload()
    expect(words_of(first)).to_have_value("No tablets.\nA race in May.")


def test_a_field_under_somebody_s_hands_is_left_alone_and_nothing_typed_is_lost(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    words_of(second).press_sequentially("No ")
    expect(words_of(first)).to_have_value("No ")
    words_of(first).fill("A race in May.")
    first.get_by_role("checkbox", name="a pharmacist, about my medicines").check()
    expect(second.get_by_role("checkbox", name="a pharmacist, about my medicines")).to_be_checked()
    expect(words_of(second)).to_have_value("No ")
    words_of(second).press_sequentially("tablets.")
    expect(words_of(second)).to_have_value("No tablets.\nA race in May.")
    expect(words_of(first)).to_have_value("No tablets.\nA race in May.")


def test_a_field_that_was_only_looked_at_shows_the_other_tab_s_words_when_it_is_left(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    words_of(second).focus()
    words_of(first).fill("A race in May.")
    first.get_by_role("checkbox", name="a pharmacist, about my medicines").check()
    expect(second.get_by_role("checkbox", name="a pharmacist, about my medicines")).to_be_checked()
    second.keyboard.press("Tab")
    expect(words_of(second)).to_have_value("A race in May.")


def test_clearing_in_one_tab_clears_in_the_other(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    fill_in(first)
    is_filled_in(second)
    words_of(second).focus()
    first.once("dialog", lambda dialog: dialog.accept())
    first.get_by_role("button", name="Clear my answers").click()
    expect(second.locator("#kept")).to_have_text("All your answers on this page are cleared.")
    is_empty(second)
    second.get_by_role("radio", name="more than 3 months").check()
    expect(second.locator("#worksheet input:checked")).to_have_count(1)
    handed_on(second, first)
    expect(words_of(first)).to_have_value("")
    second.evaluate("localStorage.clear()")  # as the tools of a browser do, without the name of what went
    expect(first.locator("#worksheet input:checked")).to_have_count(0)


def test_a_page_that_comes_back_from_the_cache_shows_the_newest_answers(visit: Visit, served: str) -> None:
    first, second = deaf_tabs(visit, served)
    fill_in(first)
    is_empty(second)
    handed_on(first, second)
    second.evaluate(BACK)
    is_filled_in(second)
    first.once("dialog", lambda dialog: dialog.accept())
    first.get_by_role("button", name="Clear my answers").click()
    is_empty(first)
    handed_on(first, second)
    second.evaluate(BACK)
    is_empty(second)


def test_what_is_stored_in_a_way_not_known_yet_is_put_aside_and_never_written_over(visit: Visit, served: str) -> None:
    first, second = deaf_tabs(visit, served)
    newer = '{"version":2,"answers":{"a":"b"}}'
    first.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, newer])
    handed_on(first, second)
    words_of(second).fill("No tablets.")
    assert stored(second)[KEY + "-aside"] == newer
    handed_on(second, first)
    first.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, "{no json"])
    handed_on(first, second)
    words_of(second).fill("No tablets, thanks.")
    assert stored(second)[KEY + "-aside"] == f"{newer}\n{{no json"
    assert "No tablets, thanks." in stored(second)[KEY]


def test_answers_that_the_browser_does_not_take_stay_until_they_are_stored_or_cleared(
    visit: Visit, served: str
) -> None:
    one = visit()
    one.context.add_init_script("""
      const write = Storage.prototype.setItem;
      Storage.prototype.setItem = function (...all) {
        if (!window.roomy) throw new DOMException("No room.", "QuotaExceededError");
        return write.apply(this, all);
      };
    """)
    page = one.open(served + GUIDE)
    fill_in(page)
    is_filled_in(page)
    expect(page.locator("#kept")).to_contain_text("does not let this page keep your answers")
    page.evaluate(BACK)
    is_filled_in(page)
    page.evaluate("window.roomy = true")
    page.get_by_role("radio", name="less than 6 weeks").check()
    expect(page.locator("#kept")).to_have_text("")
    page.get_by_role("radio", name="more than 3 months").check()
    page.reload()
    is_filled_in(page)
    page.get_by_role("textbox", name="What else matters to me").fill("Not stored.")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear my answers").click()
    page.evaluate(BACK)
    is_empty(page)


OLD_KEY = KEY.split(":")[1]


def test_answers_under_the_name_of_before_are_taken_over_once(visit: Visit, look: Look, served: str) -> None:
    first = visit().open(served + GUIDE)
    fill_in(first)
    memory = under_names(served, {OLD_KEY: stored(first)[KEY], OLD_KEY + "-aside": "broken once"})
    page = look(served + GUIDE, storage_state=memory)
    is_filled_in(page)
    expect(page.locator("#kept")).to_contain_text("Older answers could not be read.")
    assert stored(page) == {KEY: stored(first)[KEY], KEY + "-aside": "broken once"}
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear my answers").click()
    page.reload()
    is_empty(page)
    assert stored(page) == {}


def test_answers_under_both_names_are_joined(look: Look, served: str) -> None:
    old = json.dumps({"version": 1, "answers": {"gone": "old", "both": "old"}})
    new = json.dumps({"version": 1, "answers": {"both": "new"}})
    page = look(served + GUIDE, storage_state=under_names(served, {OLD_KEY: old, KEY: new}))
    assert json.loads(stored(page)[KEY])["answers"] == {"gone": "old", "both": "new"}
    assert list(stored(page)) == [KEY]


@pytest.mark.parametrize("bad", ["{no json", '{"version":0,"answers":{}}'])
def test_what_cannot_be_read_under_the_name_of_before_is_put_aside(look: Look, served: str, bad: str) -> None:
    page = look(served + GUIDE, storage_state=under_names(served, {OLD_KEY: bad}))
    expect(page.locator("#kept")).to_contain_text("Older answers could not be read.")
    assert stored(page) == {KEY + "-aside": bad}


def test_lines_grow_with_what_is_written_so_that_all_of_it_is_printed(look: Look, served: str) -> None:
    page = look(served + GUIDE)
    field = page.get_by_role("textbox", name="What else matters to me")
    field.fill("\n".join(str(number) for number in range(20)))
    fits = "field => field.scrollHeight <= field.clientHeight"
    assert field.evaluate(fits)
    page.reload()
    assert field.evaluate(fits)


FOCUSED = """() => {
  const one = document.activeElement;
  return { inside: document.getElementById("worksheet").contains(one), type: one.type || "", name: one.name };
}"""


def test_everything_can_be_filled_in_by_keyboard(look: Look, served: str) -> None:
    page = look(served + GUIDE)
    page.locator("#print").focus()
    names = []
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if not focused["inside"]:
            break
        if focused["type"] == "textarea":
            page.keyboard.type("Words")
        elif focused["type"] in ("radio", "checkbox"):
            page.keyboard.press("Space")
        if focused["type"]:
            names.append(focused["name"])
    groups = page.locator("#worksheet").evaluate(
        "sheet => [...new Set([...sheet.querySelectorAll('input, textarea')].map(one => one.name))]"
    )
    assert [name for name in groups if name not in names] == []
    assert page.locator("#worksheet textarea").evaluate_all("all => all.every(one => one.value === 'Words')")


def test_a_worksheet_can_be_filled_in_without_javascript(visit: Visit, served: str) -> None:
    page = visit(java_script_enabled=False).open(served + GUIDE)
    fill_in(page)
    is_chosen = page.get_by_role("radio", name="more than 3 months")
    expect(is_chosen).to_be_checked()
    expect(page.get_by_role("textbox", name="What else matters to me")).to_have_value("A race in May.\nNo tablets.")
    for name in ("Print", "Clear my answers"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_text("Nothing is sent")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_answer_of_the_quiz_opens_by_keyboard_and_marks_what_is_right(
    visit: Visit, served: str, script: bool
) -> None:
    page = visit(java_script_enabled=script).open(served + QUIZ)
    first = page.locator(".quiz__item").first
    answer = first.locator("details p").first
    first.get_by_role("radio", name="Yes, by a lot").focus()
    page.keyboard.press("Space")
    expect(first.get_by_role("radio", name="Yes, by a lot")).to_be_checked()
    expect(answer).to_be_hidden()
    assert marks(page) == ["none"] * 36
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(answer).to_contain_text("Right: Only slightly, if at all.")
    assert marks(page)[:3] == ['"✗"', '"✓"', "none"]
    assert marks(page)[3:] == ["none"] * 33


def marks(page: Page) -> list[str]:
    """Return the mark behind each answer of the quiz; it is of the style sheet alone, as scripts may be off."""
    choices = page.locator(".quiz__question label")
    return choices.evaluate_all("all => all.map(one => getComputedStyle(one, '::after').content)")
