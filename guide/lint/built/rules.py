"""Every rule that the built site keeps, and the run over all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from guide.facts.findings import Finding
from guide.kept import kept
from guide.lint import origin
from guide.lint.built import redirects as built_redirects
from guide.lint.built import security as built_security
from guide.lint.built.addresses import addresses_are_joined_once, links_resolve, pages_name_their_own_address
from guide.lint.built.everywhere import told_once
from guide.lint.built.pages import (
    charts_say_what_they_count,
    descriptions_for_machines_are_valid,
    every_page_is_reachable,
    heads_are_complete,
    ids_are_unique,
    nothing_comes_from_another_host,
    one_main_heading_and_levels_in_order,
    pages_on_treating_pain_lead_to_help,
    pictures_have_words,
    policy_is_kept,
    readers_are_told_not_to_wait,
    sources_of_blocks_do_not_show,
    there_are_no_hover_tips,
)
from guide.lint.built.site import Site, read
from guide.lint.rule import broken

RULES: tuple[Callable[[Site], Iterator[Finding]], ...] = (
    links_resolve,
    pages_name_their_own_address,
    addresses_are_joined_once,
    nothing_comes_from_another_host,
    policy_is_kept,
    one_main_heading_and_levels_in_order,
    heads_are_complete,
    there_are_no_hover_tips,
    ids_are_unique,
    every_page_is_reachable,
    pictures_have_words,
    charts_say_what_they_count,
    pages_on_treating_pain_lead_to_help,
    readers_are_told_not_to_wait,
    descriptions_for_machines_are_valid,
    sources_of_blocks_do_not_show,
    built_redirects.old_addresses_lead_on,
    *built_security.RULES,
)
# What a page keeps whatever the others hold: asked once of the same HTML at the same address among the same files.
OF_PAGES = (
    pages_name_their_own_address,
    addresses_are_joined_once,
    nothing_comes_from_another_host,
    policy_is_kept,
    one_main_heading_and_levels_in_order,
    there_are_no_hover_tips,
    ids_are_unique,
    pictures_have_words,
    charts_say_what_they_count,
    pages_on_treating_pain_lead_to_help,
    descriptions_for_machines_are_valid,
    sources_of_blocks_do_not_show,
    built_security.only_scripts_of_the_theme_run,
    built_security.html_is_harmless,
    built_security.addresses_of_pages_are_safe,
    built_security.nothing_is_unseen_in_pages,
)


def findings(folder: Path, root: Path | None = None) -> list[Finding]:
    """Return every finding of a built site, sorted; an empty list when it is right.

    Each names the place in the sources under `root` that it comes from; without `root`, the place in the built folder.
    """
    site = read(folder, root)
    found = {*broken([rule for rule in RULES if rule not in OF_PAGES], site), *_of_pages(site)}
    if root is None:
        return sorted(found)
    pages = sum(not page.leads_on for page in site.pages)
    return sorted(told_once({origin.of_file(root, folder, finding) for finding in found}, pages, root))


def _of_pages(site: Site) -> list[Finding]:
    """Return what the rules on single pages find; pages of which they found nothing before are passed over."""
    store = kept("built-pages", most=4_000)
    files = "\n".join(sorted(site.files)) if store.on else ""
    unknown = [page for page in site.pages if not store.get(page.name, page.html, site.address, files)]
    found = list(broken(OF_PAGES, replace(site, pages=tuple(unknown))))
    for page in unknown if not found else ():
        store.put(True, page.name, page.html, site.address, files)
    return found
