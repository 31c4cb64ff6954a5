"""Nobody tells a page if a file arrives: it never claims to have saved one, and there is always another way to keep the diary."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, Visit
from tests.browser.diary import PATH, bring_back, delete_everything, entry, kept, note, packed, refused, status
from tests.browser.storage import remembered
from tests.browser.sweeps.window import devtools

TWO = packed(entry("2026-11-01", 6, note='a "b", c\nd'), entry("2026-11-02", 5))
# Downloads that do nothing, each as a browser inside an app may have them.
AGENT = "Mozilla/5.0 (Linux; Android 13; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/110.0 Mobile"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
INSIDE = {
    "a web view on Android": {"user_agent": f"{AGENT} Safari/537.36"},
    "a web view on an iPhone": {"user_agent": PHONE},
    # Some of these call themselves Safari too.
    "Instagram": {"user_agent": f"{PHONE} Safari Instagram 264.0 (iPhone14,5; iOS 16_2)"},
    "Facebook": {"user_agent": f"{PHONE} Safari [FBAN/FBIOS;FBAV/396.0.0]"},
    "LINE": {"user_agent": f"{PHONE} Safari Line/13.0.0"},
    "Snapchat": {"user_agent": f"{PHONE} Safari Snapchat/12.0"},
    "Twitter": {"user_agent": f"{PHONE} Safari Twitter for iPhone/9.0"},
}
IGNORES_DOWNLOADS = "delete HTMLAnchorElement.prototype.download;"
BLOCKS_BLOBS = "URL.createObjectURL = () => { throw new TypeError('blocked'); };"
SHARES = """
  window.handed = [];
  navigator.canShare = ({ files }) => files.length === 1;
  navigator.share = async ({ files }) => {
    if (window.refusal) throw new DOMException("No.", window.refusal);
    window.handed.push([files[0].name, files[0].type, await files[0].text()]);
  };
"""
FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('No.', 'SecurityError'); } });"
)


def filled(look: Look, served: str, script: str = "") -> Page:
    return look(served + PATH, storage_state=remembered(served, diary=TWO), script=script)


def text(page: Page):
    return page.get_by_label("The diary as text")


def as_text(page: Page) -> str:
    """Return the stored diary as its file, with the line ends of a text field."""
    written = page.evaluate("diary.write(diary.unpack(localStorage['back-to-running:diary']).entries)")
    return written.removeprefix("\ufeff").replace("\r\n", "\n")


def test_after_a_download_the_page_says_what_it_knows_and_names_another_way(look: Look, served: str) -> None:
    page = filled(look, served, "HTMLAnchorElement.prototype.click = () => {};")  # a download that does nothing
    page.get_by_role("button", name="Save as a file").click()
    name = f"back-pain-diary-{page.evaluate('diary.today()')}.csv"
    expect(status(page)).to_have_text(
        f"The file {name} was handed to your browser. "
        "If it does not appear among your downloads, copy the diary as text."
    )
    expect(page.get_by_text("Copy or paste the diary as text")).to_be_visible()


def test_inside_an_app_no_file_is_made_and_the_text_is_shown(visit: Visit, served: str) -> None:
    page = visit(storage_state=remembered(served, diary=TWO)).open("about:blank")
    downloads: list[object] = []
    page.on("download", lambda download: downloads.append(download))
    for app, options in INSIDE.items():
        devtools(page).send("Emulation.setUserAgentOverride", {"userAgent": options["user_agent"]})
        page.goto(served + PATH)
        page.get_by_role("button", name="Save as a file").click()
        assert (app, "No file was made" in status(page).inner_text()) == (app, True)
        expect(text(page)).to_be_focused()
        assert (app, text(page).input_value()) == (app, as_text(page))
        assert (app, downloads) == (app, [])


@pytest.mark.parametrize("script", [IGNORES_DOWNLOADS, BLOCKS_BLOBS], ids=["ignored", "blocked"])
def test_where_downloads_are_not_possible_the_text_is_shown(look: Look, served: str, script: str) -> None:
    page = filled(look, served, script)
    page.get_by_role("button", name="Save as a file").click()
    expect(status(page)).to_contain_text("No file was made")
    expect(text(page)).to_be_focused()


def test_inside_an_app_entries_that_are_not_stored_still_need_a_question(visit: Visit, served: str) -> None:
    one = visit(**INSIDE["Instagram"])
    one.context.add_init_script(FORBIDDEN)
    page = one.open(served + PATH)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    note(page, "2026-11-01", 6)
    page.get_by_role("button", name="Save as a file").click()
    page.reload()
    assert asked == ["beforeunload"]


def test_what_was_put_aside_is_shown_as_text_where_no_file_can_be_made(visit: Visit, served: str) -> None:
    page = visit(storage_state=remembered(served, diary="broken – ü"), **INSIDE["LINE"]).open(served + PATH)
    page.get_by_role("button", name="Save what was put aside").click()
    expect(text(page)).to_have_value("broken – ü")


def test_a_diary_copied_as_text_and_pasted_elsewhere_is_the_same(visit: Visit, look: Look, served: str) -> None:
    memory = remembered(served, diary=TWO)
    one = visit(storage_state=memory, permissions=["clipboard-read", "clipboard-write"])
    page = one.open(served + PATH)
    page.get_by_text("Copy or paste the diary as text").click()
    page.get_by_role("button", name="Copy the text").click()
    expect(status(page)).to_have_text("The text was copied. Now paste it where you can find it again.")
    copied = page.evaluate("navigator.clipboard.readText()")
    other = look(served + PATH)
    other.get_by_text("Copy or paste the diary as text").click()
    expect(other.get_by_role("button", name="Copy the text")).to_be_hidden()
    note(other, "2026-11-09", 1)
    text(other).fill(copied)
    other.get_by_role("button", name="Bring back this text").click()
    expect(status(other)).to_have_text("File read. New days: 2. Changed: 0. Unchanged: 0.")
    assert kept(other) == [*json.loads(TWO)["entries"], entry("2026-11-09", 1)]
    expect(text(other)).to_have_value(as_text(other))  # of all days, not only of those that were pasted


@pytest.mark.parametrize(
    ("works", "said"), [("true", "The text was copied."), ("false", "The text could not be copied for you.")]
)
def test_without_a_clipboard_the_text_is_copied_the_old_way_or_selected(
    look: Look, served: str, works: str, said: str
) -> None:
    script = (
        f"Object.defineProperty(navigator, 'clipboard', {{ value: undefined }}); document.execCommand = () => {works};"
    )
    page = filled(look, served, script)
    page.get_by_text("Copy or paste the diary as text").click()
    page.get_by_role("button", name="Copy the text").click()
    expect(status(page)).to_contain_text(said)
    assert text(page).evaluate("area => area.selectionEnd - area.selectionStart === area.value.length")


def test_the_text_follows_the_diary_but_not_over_what_is_being_pasted(look: Look, served: str) -> None:
    page = filled(look, served)
    page.get_by_text("Copy or paste the diary as text").click()
    expect(text(page)).to_have_value(as_text(page))
    note(page, "2026-11-03", 4)
    assert "2026-11-03,4" in text(page).input_value()
    text(page).fill("half pasted")
    note(page, "2026-11-04", 4)
    expect(text(page)).to_have_value("half pasted")


def test_a_pasted_text_that_is_wrong_changes_nothing_and_stays_to_be_mended(look: Look, served: str) -> None:
    page = filled(look, served)
    page.get_by_text("Copy or paste the diary as text").click()
    text(page).fill("no diary")
    page.get_by_role("button", name="Bring back this text").click()
    assert len(refused(page)) == 1
    expect(text(page)).to_have_value("no diary")
    assert kept(page) == json.loads(TWO)["entries"]


def test_sharing_is_offered_only_where_the_browser_shares_files(look: Look, served: str) -> None:
    page = filled(look, served)
    expect(page.locator(".diary [value=share]")).to_be_hidden()
    page = filled(look, served, SHARES)
    expect(page.get_by_role("button", name="Share the file")).to_be_visible()
    delete_everything(page)
    expect(page.get_by_role("button", name="Share the file")).to_be_hidden()


def test_a_shared_file_is_the_whole_diary(look: Look, served: str) -> None:
    page = filled(look, served, SHARES)
    page.get_by_role("button", name="Share the file").click()
    expect(status(page)).to_have_text("The file was handed to the app that you chose.")
    [[name, kind, content]] = page.evaluate("window.handed")
    assert name == f"back-pain-diary-{page.evaluate('diary.today()')}.csv"
    assert kind == "text/csv"
    delete_everything(page)
    bring_back(page, content)
    expect(status(page)).to_contain_text("New days: 2.")
    assert kept(page) == json.loads(TWO)["entries"]


@pytest.mark.parametrize(
    ("refusal", "said"), [("AbortError", "Nothing was changed."), ("NotAllowedError", "The file could not be shared.")]
)
def test_sharing_that_fails_claims_nothing(look: Look, served: str, refusal: str, said: str) -> None:
    page = filled(look, served, SHARES)
    page.evaluate("refusal => { window.refusal = refusal; }", refusal)
    page.get_by_role("button", name="Share the file").click()
    expect(status(page)).to_contain_text(said)
    assert text(page).is_visible() == (refusal != "AbortError")


def test_no_message_about_a_file_says_that_it_is_saved(look: Look, served: str) -> None:
    page = filled(look, served)
    said = [
        page.locator(".diary").get_attribute(f"data-say-{name}") for name in ("written", "shared", "inside", "copied")
    ]
    assert all(said)
    assert [one for one in said if "saved" in one.lower()] == []
