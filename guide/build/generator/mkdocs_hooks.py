"""Hooks for MkDocs and ProperDocs: one form of an address, fewer files, pages of studies, citations for machines.

A generator without hooks needs one thing of these: `guide study-pages` writes the studies' pages as files.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

from guide.build.generator import one_markdown
from guide.build.memory import collect_seldom
from guide.facts.folder import holds_none
from guide.markdown.kept_templates import KeptTemplates
from guide.markdown.repository import forge, other_host, repository

_SOURCE = re.compile(r'<li[^>]* id="source-[a-z0-9-]+">.*?<a href="([^"]+)"')
# Folders of the theme that templates include, so that nobody asks for their files.
_INCLUDED = ("assets/css", "assets/js/diary", "assets/js/search", "assets/js/site", "icons")
_keep: list[Callable[[Any], None]] = []  # at most one: what lets a page of this build take its HTML from an earlier run


def on_config(config: Any) -> Any:
    """Return the settings with the address of the repository in one form, and with the facts, read once for all pages.

    Raises EvidenceError when the facts cannot be read.
    """
    collect_seldom()
    config.theme.dirs = _ours(config.theme)
    config.repo_url = repository(config.repo_url)
    config.extra.update(edit_path=forge(config.repo_url).edit, report_path=forge(config.repo_url).report)
    config.extra.update(other_host=other_host(config.repo_url))
    options = config.mdx_configs.setdefault("guide.markdown", {})
    folder = Path(config.config_file_path).parent / options.get("evidence", "evidence")
    if holds_none(folder):
        options["evidence"] = str(folder)  # so that our extension sees it too, wherever this process was started
    else:
        from guide.build.generator import hooks_with_facts  # only here: the models of facts take long to load

        hooks_with_facts.read(config, folder)
    one_markdown.share(config)
    return config


def _ours(theme: Any) -> list[str]:
    """Return the folders of templates less those of a theme that ours stands on: its files are many, and we use none."""
    generator = Path(sys.modules[type(theme).__module__].__file__ or "").parent / "templates"
    return [folder for folder in theme.dirs if Path(folder) in (Path(theme.custom_dir), generator)]


def on_files(files: Any, config: Any) -> Any:
    """Return the files less those that no page refers to or that templates include, and with a page for each study."""
    ours = tuple(f"{Path(folder).resolve()}{os.sep}" for folder in (config.docs_dir, config.theme.custom_dir))
    included = tuple(f"{Path(ours[1], part)}{os.sep}" for part in _INCLUDED)
    for file in list(files):
        source = os.path.realpath(file.abs_src_path)
        if source.startswith(included) or not source.startswith(ours):
            files.remove(file)
    _keep.clear()
    if "facts" in config.mdx_configs["guide.markdown"]:
        from guide.build.generator import hooks_with_facts

        hooks_with_facts.add_studies(config, files)
        if keep := hooks_with_facts.keeper(config, files):
            _keep.append(keep)
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Return the page's Markdown as it is, and let the page take its HTML from an earlier run."""
    for keep in _keep:
        keep(page)
    return markdown


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Return the theme's templates, each compiled only when its text is new; all pages have their HTML by now."""
    one_markdown.part(config)
    env.bytecode_cache = KeptTemplates("theme")
    # Each page is read over a network.
    env.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "sort_keys": True}
    return env


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> dict[str, Any]:
    """Return what the template is given, with the studies that the page cites for its machine-readable description."""
    # The address is enough: it identifies the work, and titles would make long pages a fifth heavier.
    context["citations"] = [unescape(address) for address in _SOURCE.findall(page.content or "")]
    return context
