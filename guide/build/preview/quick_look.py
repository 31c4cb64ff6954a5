"""A quick look: single pages made anew among what the last whole build has read, for the preview.

The facts, the settings, the menu and the templates are those of the whole build; the pages are read anew. So a page looks
as after the next whole build, but for what it takes from other pages that were changed as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.plugins import BasePlugin

from guide.facts.findings import EvidenceError, Finding
from guide.facts.folder import visible
from guide.lint.linter import pages_can_be_read
from guide.lint.rule import rule_id
from guide.markdown.usage import read_uses
from guide.pages import front_matter
from guide.pages.page import Page

RULE = rule_id(pages_can_be_read)  # the one that a quick look asks


class LastBuild(BasePlugin):  # type: ignore[no-untyped-call, type-arg] # its own settings are none
    """Keeps what a whole build of MkDocs works with: put it among the plugins of that build, then ask for pages."""

    def on_nav(self, nav: Any, *, config: Any, files: Any) -> None:
        """Keep the menu."""
        self.nav = nav

    def on_env(self, env: Any, *, config: Any, files: Any) -> None:
        """Keep the templates, the settings and the files."""
        self.env, self.settings, self.files = env, config, files

    def make(self, names: Sequence[str], target: Path) -> tuple[bool, list[Finding]]:
        """Make pages anew, named by their path under the folder of pages, as files in `target`.

        Returns whether they can be shown, and their mistakes of the one kind that is known without reading the whole
        guide. Raises what the generator raises when a file or a template cannot be read.
        """
        options = self.settings.mdx_configs.setdefault("guide.markdown", {})
        if "facts" in options:
            options["uses"] = read_uses(Path(self.settings.docs_dir), options["facts"])
        files = [self.files.get_file_from_path(name) for name in names]
        stopped, findings = False, []
        for file in files:  # all are read before one is written, as in a whole build
            written, misread = _reading(Path(file.abs_src_path))
            options["on_error"] = misread.append
            mkdocs_build._populate_page(file.page, self.settings, self.files)
            stopped = stopped or bool(misread)
            found = [written.finding(written.line_of(error.token), error.message) for error in misread]
            findings += [replace(finding, rule=RULE) for finding in (*written.findings, *found)]
        if stopped:
            return False, findings
        for file in files:
            file.abs_dest_path = str(target / file.dest_uri)
            pages = self.files.documentation_pages()
            mkdocs_build._build_page(file.page, self.settings, pages, self.nav, self.env)
            file.page.validate_anchor_links(files=self.files, log_level=self.settings.validation.links.anchors)
        return True, findings


def misread(docs: Path) -> list[Finding]:
    """Return what is wrong in the fields of pages, of which a template then makes nonsense: it would be blamed for them."""
    return [replace(one, rule=RULE) for path in visible(docs, "**/*.md") for one in front_matter.read(path)[3]]


def _reading(path: Path) -> tuple[Page, list[EvidenceError]]:
    """Return the page as it is written, with what is wrong in its front matter, and an empty list for the errors of its text."""
    meta, text, first_line, findings = front_matter.read(path)
    return Page(path, meta, text, first_line, findings=findings), []
