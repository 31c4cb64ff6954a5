"""Whoever comes by an old link stands on the new page at once: over the network, from disk, and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from guide.pages import redirects
from tests.conftest import ROOT

ALL = redirects.read(ROOT)[0]


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.old)
def test_an_old_address_shows_the_new_page_from_disk(browser: Browser, site: Path, one: redirects.Redirect) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / one.old).as_uri())
    expect(page).to_have_url(f"{(site / one.page).as_uri()}{one.new.removeprefix(one.page)}")
    context.close()


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.old)
def test_an_old_address_shows_the_new_page_under_the_path_of_a_host(
    browser: Browser, hosted: Callable[[str], str], one: redirects.Redirect
) -> None:
    page = browser.new_page()
    page.goto(hosted("under-path") + one.old)
    expect(page).to_have_url(hosted("under-path") + one.new)
    page.close()
