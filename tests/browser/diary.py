"""What the tests of the diary share: entries, files, and how a reader goes about them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

PATH = "decide/diary.html"
BEFORE = ("date", "pain", "running_minutes", "acupuncture", "other_session", "side_effects", "note")
COLUMNS = (*BEFORE, "leg", "exercise", "tablets", "sleep")  # a diary and a file from before have not the last four
HEADER = ",".join(COLUMNS)


def entry_before(date: str, pain: int = 3, minutes: int = 0, **more: object) -> dict[str, object]:
    """Return an entry as the page kept it before it asked about legs, exercise, tablets and sleep."""
    values = {"acupuncture": 0, "other_session": 0, "side_effects": "", "note": "", **more}
    return {"date": date, "pain": pain, "running_minutes": minutes, **values}


def entry(date: str, pain: int = 3, minutes: int = 0, **more: object) -> dict[str, object]:
    """Return an entry as the page keeps it."""
    return {**entry_before(date, pain, minutes), "leg": "", "exercise": "", "tablets": "", "sleep": "", **more}


def packed(*entries: dict[str, object]) -> str:
    """Return entries as the browser's storage holds them."""
    return json.dumps({"version": 1, "entries": list(entries)})


def kept(page: Page) -> list[dict[str, object]]:
    """Return the entries in the browser's storage, oldest first."""
    text = page.evaluate("localStorage.getItem('back-to-running:diary')")
    return json.loads(text)["entries"] if text else []


def days(page: Page) -> list[str]:
    """Return the days in the list, as a reader sees them from top to bottom."""
    return page.locator(".diary__list tbody th").all_text_contents()


def status(page: Page) -> Locator:
    """Return the line that says what happened."""
    return page.locator(".diary__bar").get_by_role("status")


def note(page: Page, date: str, pain: int) -> None:
    """Fill in day and pain, and save."""
    page.get_by_label("Day", exact=True).fill(date)
    page.get_by_role("radio", name=str(pain), exact=True).check()
    page.get_by_role("button", name="Save this day").click()


def saved_file(page: Page, folder: Path) -> Path:
    """Save the diary as a file; return where it lies."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as a file").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def bring_back(page: Page, content: str | bytes | Path) -> None:
    """Choose a file."""
    field = page.get_by_label("Bring back a saved file")
    if isinstance(content, Path):
        field.set_input_files(content)
        return
    raw = content.encode() if isinstance(content, str) else content
    field.set_input_files(FilePayload(name="diary.csv", mimeType="text/csv", buffer=raw))


def refused(page: Page) -> list[str]:
    """Return what the page finds wrong with a file, once it says so and has the focus there. The focus is then nowhere."""
    box = page.locator(".diary__faults")
    expect(box).to_be_focused()
    box.evaluate("box => box.blur()")  # so that the next file is waited for
    return box.get_by_role("listitem").all_text_contents()


def answer(page: Page, button: str) -> None:
    """Press a button of the open dialog, which then closes."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=button, exact=True).click()
    expect(dialog).to_be_hidden()


def delete_everything(page: Page) -> None:
    """Press the button and confirm, and wait until it is done: the dialog is hidden before."""
    page.locator(".diary__files").get_by_role("button", name="Delete everything").click()
    answer(page, "Delete everything")
    expect(status(page)).to_have_text("Your diary is deleted.")


def table(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file as another program reads them."""
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
