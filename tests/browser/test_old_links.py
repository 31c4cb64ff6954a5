"""Whoever comes by an old link stands on the new page at once: over the network, from disk, and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, expect

from guide.pages import redirects
from tests.conftest import ROOT

ALL = redirects.read(ROOT)[0]


def elsewhere(
    page: Page, start: str, which: Iterable[redirects.Redirect] = ALL, *, patience: int = 5_000
) -> dict[str, str]:
    """Return each old address under `start` that shows another page than its new one, with the address where it ended.

    What does not lead on is waited for as many milliseconds as `patience` says.
    """
    found = {}
    for one in which:
        try:
            page.goto(start + one.old)
            expect(page).to_have_url(start + one.new, timeout=patience)
        except (AssertionError, Error):  # the next one is to be followed all the same
            found[one.old] = page.url
    return found


def test_each_old_address_shows_the_new_page_from_disk(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    assert ALL
    assert elsewhere(context.new_page(), f"{site.as_uri()}/") == {}
    context.close()


def test_each_old_address_shows_the_new_page_under_the_path_of_a_host(
    browser: Browser, hosted: Callable[[str], str]
) -> None:
    page = browser.new_page()
    assert elsewhere(page, hosted("under-path")) == {}
    page.close()


def test_each_old_address_that_leads_elsewhere_or_nowhere_is_listed(browser: Browser, tmp_path: Path) -> None:
    stays, missing, *_ = ALL
    page_of_old = tmp_path / stays.old
    page_of_old.parent.mkdir(parents=True, exist_ok=True)
    page_of_old.write_text("<title>It stays</title>", encoding="utf-8")
    page = browser.new_page()
    found = elsewhere(page, f"{tmp_path.as_uri()}/", (stays, missing), patience=100)
    assert set(found) == {stays.old, missing.old}
    page.close()
