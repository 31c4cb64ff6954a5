"""Addresses that pages once had, and where each leads now, as `redirects.yml` beside this module lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.facts.findings import Finding
from guide.facts.yaml_source import Document

FILE = Path("guide/pages/redirects.yml")
_OLD = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.html")
_NEW = re.compile(rf"{_OLD.pattern}(?:#[\w-]+)?")


@dataclass(frozen=True)
class Redirect:
    """One line of the file: the address that a page had, the page or section that has its content now, and the line."""

    old: str
    new: str
    line: int

    @property
    def page(self) -> str:
        """Return the address of the page that it leads to."""
        return self.new.partition("#")[0]


def source(address: str) -> str:
    """Return the file below `docs/` of the page at an address, with the anchor of the address."""
    page, mark, anchor = address.partition("#")
    return f"{page.removesuffix('.html')}.md{mark}{anchor}"


def read(root: Path) -> tuple[tuple[Redirect, ...], list[Finding]]:
    """Return the redirects of the project in `root`, and what is wrong with the form of its file.

    A line that is wrong is left out; without a file there are none.
    """
    path = root / FILE
    if not path.is_file():
        return (), []
    document = Document(path.read_text(encoding="utf-8"), path)
    found = list(document.findings)
    if document.data is not None and not isinstance(document.data, Mapping):
        found.append(
            document.finding((), "this is no list of addresses. Write lines like `old.html: folder/new.html`.")
        )
    redirects = []
    for old, new in document.data.items() if isinstance(document.data, Mapping) else ():
        if not _OLD.fullmatch(old):
            found.append(
                document.finding((old,), f"“{old}” is no address of a page. Write it like `folder/page.html`.")
            )
        elif not isinstance(new, str) or not _NEW.fullmatch(new):
            message = (
                f"“{new}” is no address of a page. Write it like `folder/page.html` or `folder/page.html#heading`."
            )
            found.append(document.finding((old,), message))
        else:
            redirects.append(Redirect(old, new, document.line((old,))))
    return tuple(redirects), found
