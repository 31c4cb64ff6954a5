"""`[@haake-2007]` becomes a numbered reference, and the sources stand in a list at the end of the page."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guide.facts.findings import EvidenceError
from guide.markdown.context import Context
from guide.markdown.render import element, words

# `[@key]` or `[@key; @key]`. Anything that begins like it is caught, so that a mistyped one cannot slip through as text.
# A space before it belongs to the match, because the mark brings its own.
PATTERN = r"\s*\[(@[^\]\n]*)\]"
_KEYS = re.compile(r"@[a-z0-9]+(?:-[a-z0-9]+)*(?:\s*;\s*@[a-z0-9]+(?:-[a-z0-9]+)*)*")
_MARK = "data-keys"
# Keeps a mark on the line of its word, and apart from a number, of which it would look like one more digit.
_SPACE = "\N{NO-BREAK SPACE}"


class ReferenceInline(InlineProcessor):
    """Find references in running text and leave a mark; numbers come when the whole page is known."""

    def __init__(self, context: Context) -> None:
        """Keep the context that holds the facts."""
        super().__init__(PATTERN)
        self.context = context

    # The processors that come with the library take the text too, though the base class declares no such parameter.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        """Return the mark for one bracket of keys."""
        text = m.group(1).strip()
        if not _KEYS.fullmatch(text):
            meant = self._meant(text) or "[@haake-2007] or [@haake-2007; @mu-2020]"
            error = EvidenceError(f"“[{text}]” is no reference. Write {meant}.", token=f"[{text}")
            self.context.report(error)
            return AtomicString(f"[{text}]"), m.start(0), m.end(0)
        mark = Element("sup", {_MARK: " ".join(re.findall(r"[a-z0-9-]+", text.replace("@", "")))})
        return mark, m.start(0), m.end(0)

    def _meant(self, text: str) -> str:
        """Return the reference that a text is, but for its marks, its capitals or a DOI; nothing when it names no study."""
        studies = self.context.evidence.studies
        by_doi = {study.doi.casefold(): key for key, study in studies.items() if study.doi}
        names = [one.strip(" @").casefold() for one in re.split(r"[,;\s]+(?=@|$)", text)]
        keys = [by_doi.get(name.rpartition("doi.org/")[2], name) for name in names if name]
        return f"[{'; '.join(f'@{key}' for key in keys)}]" if keys and all(key in studies for key in keys) else ""


class ReferenceList(Treeprocessor):
    """Number the references in the order in which a reader meets them, and write the list of sources."""

    def __init__(self, context: Context) -> None:
        """Keep the context that holds the facts."""
        super().__init__()
        self.context = context

    def run(self, root: Element) -> None:
        """Fill the marks of the page and append the list; a page without references gets none."""
        cited: list[str] = []
        for parent in root.iter():
            for index, mark in enumerate(parent):
                if keys := mark.attrib.pop(_MARK, "").split():
                    self._fill(mark, keys, cited, alone=not index and not (parent.text or "").strip())
        if cited:
            own = root.find(".//section[@class='study__body']") is not None
            root.append(self._sources(cited, "" if own else self.context.study_pages))

    def _fill(self, mark: Element, keys: list[str], cited: list[str], alone: bool) -> None:
        """Write ` [3, 5]` into a mark: characters, not styles, so that it stays a mark where it is copied or read out."""
        mark.set("class", "cite")
        label = words(self.context.language)["source"]
        known = [key for key in dict.fromkeys(keys) if self._is_known(key)]
        first = {key for key in known if key not in cited}
        cited += [key for key in known if key in first]
        previous: Element | None = None
        for key in sorted(known, key=cited.index):
            number = str(cited.index(key) + 1)
            if previous is not None:
                previous.tail = AtomicString(", ")
            link = SubElement(mark, "a", {"href": f"#source-{key}", "aria-label": f"{label} {number}"})
            if (
                key in first
            ):  # a source leads back to its first mention only: a row of arrows would cost more than it helps
                link.set("id", f"cite-{number}")
            link.text = AtomicString(number)
            previous = link
        if previous is not None:
            mark.text = AtomicString("[" if alone else f"{_SPACE}[")
            previous.tail = AtomicString("]")

    def _is_known(self, key: str) -> bool:
        try:
            self.context.evidence.study(key)
        except EvidenceError as error:
            self.context.report(error)
            return False
        return True

    def _sources(self, cited: list[str], study_pages: str) -> Element:
        """Return the list: short where each study has a page of its own, which says the rest; whole elsewhere."""
        studies = [(key, self.context.evidence.study(key)) for key in cited]
        return element("sources", self.context.language, studies=studies, base=study_pages)
