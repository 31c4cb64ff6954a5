"""A page as its author wrote it and as Markdown turns it into HTML, with the line of everything that can be wrong."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import markdown
import mkdocs.config
import yaml
from selectolax.lexbor import LexborHTMLParser

from guide.facts.evidence import Evidence
from guide.facts.findings import Cause, EvidenceError, Finding, shown
from guide.facts.folder import visible
from guide.facts.yaml_source import Document, values
from guide.kept import Kept, kept
from guide.markdown.code import lines_without_code
from guide.markdown.excuses import EXCUSE
from guide.markdown.extension import EvidenceExtension
from guide.markdown.usage import Uses
from guide.pages import front_matter, study_pages
from guide.pages.blocks import Block, read_blocks
from guide.pages.surroundings import surroundings

_NAMELESS = "the name of the option is no text to YAML"
_LINK = re.compile(r"(?P<picture>!?)\[(?:[^\]\[]|\[[^\]]*\])*\]\((?P<target>[^)\s]+)[^)]*\)")


@dataclass(frozen=True)
class Link:
    """A link or picture of a page: where it leads, as written, and on which line of the file."""

    target: str
    line: int
    picture: bool = False


@dataclass(eq=False)  # a page is itself and no other: what is worked out from it can be kept by it
class Page:
    """One file of `docs/`: front matter, Markdown, HTML, and the findings that reading it brought up.

    `convert` makes the HTML when somebody first asks for it, and adds to `findings` what it does not understand.
    """

    path: Path
    meta: front_matter.FrontMatter | None
    text: str
    first_line: int
    findings: list[Finding] = field(default_factory=list)
    made: study_pages.StudyPage | None = None  # of a study: nobody wrote it, and there is no file at `path`
    convert: Callable[[Page], str] = lambda page: ""
    around: bytes = b""  # the digest of all else that its HTML is made of; nothing when nothing is kept

    def finding(self, line: int, message: str, cause: Cause | None = None) -> Finding:
        """Return a finding on a line of the file; of a study's page, on the line of the facts that it is made of."""
        return Finding.of(shown(self.file), self.made.place(line) if self.made else line, message, cause=cause)

    @cached_property
    def html(self) -> str:
        """Return the page as Markdown and our extension turn it into HTML."""
        return self.convert(self)

    def convert_now(self) -> None:
        """Convert the page, so that `findings` holds what Markdown and our extension do not understand."""
        _ = self.html

    @property
    def file(self) -> Path:
        """Return the file that people change: the page's own, or the facts that it is made of."""
        return self.made.facts if self.made else self.path

    @cached_property
    def lines(self) -> list[str]:
        """Return every line of the page, front matter and all."""
        return (self.made.text if self.made else self.path.read_text(encoding="utf-8")).splitlines()

    @property
    def kind(self) -> str:
        """Return what kind of page it is, as its front matter says; nothing when that cannot be read."""
        return self.meta.kind if self.meta else ""

    @property
    def informs(self) -> bool:
        """Tell whether readers inform themselves or decide on it; other pages tell of sources, or of the guide."""
        return self.kind in ("reader", "tool")

    @property
    def front_lines(self) -> list[tuple[int, str]]:
        """Return the lines above the text, which hold the front matter, with their numbers."""
        return list(enumerate(self.lines[: self.first_line - 1], 1))

    def line_of(self, token: str) -> int:
        """Return the file's line on which `token` first stands, or the first line of the text."""
        # Whole words only: the unknown key `lee-20` does not stand where `lee-2010` is cited.
        whole = re.compile((r"(?<![\w-])" if token[:1].isalnum() else "") + re.escape(token) + r"(?![\w-])")
        for number, line in enumerate(self.text.split("\n"), self.first_line):
            if token and whole.search(line):
                return number
        return self.first_line

    @cached_property
    def front(self) -> Document | None:
        """Return the fields at the top of the file as they are written, each with its line; None when there are none."""
        if self.made or not self.path.is_file():
            return None
        return front_matter.document("\n".join([*self.lines, ""]).removeprefix("\ufeff"), self.path)

    @cached_property
    def prose(self) -> list[tuple[int, str]]:
        """Return the lines outside code fences, with their numbers; inline code is blanked out."""
        lines = enumerate(lines_without_code(self.text), self.first_line)
        return [(number, line) for number, line in lines if line is not None]

    @cached_property
    def by_number(self) -> dict[int, str]:
        """Return the same lines by their numbers."""
        return dict(self.prose)

    @cached_property
    def blocks(self) -> list[Block]:
        """Return the blocks of the text, in the order in which they begin."""
        return read_blocks(self.prose)[0]

    @property
    def options(self) -> Iterator[tuple[int, str]]:
        """Yield the options of all blocks, each with its line."""
        return (option for block in self.blocks for option in block.options)

    @cached_property
    def text_lines(self) -> list[tuple[int, str]]:
        """Return the lines outside code fences that readers read: no options of blocks, and no excuses."""
        options = {number for number, _ in self.options}
        return [one for one in self.prose if one[0] not in options and not EXCUSE.fullmatch(one[1].strip())]

    @cached_property
    def closes_nothing(self) -> list[int]:
        """Return the lines that close a block where none is open."""
        return read_blocks(self.prose)[1]

    @cached_property
    def links(self) -> list[Link]:
        """Return every link and picture of the text, and the links of the actions in the front matter."""
        found = [
            Link(html.unescape(match["target"]), number, bool(match["picture"]))
            for number, line in self.prose
            for match in _LINK.finditer(line)
        ]
        for action in self.meta.actions if self.meta else ():
            if action.link:
                found.append(Link(action.link, self._front_line(action.link)))
        return found

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Return the ids that the page's own HTML offers as targets."""
        tree = LexborHTMLParser(self.html)
        return frozenset(node.attributes["id"] or "" for node in tree.css("[id]"))

    def leads_to(self, target: str) -> Path:
        """Return the file to which the path of a link leads; without a path, as in `#heading`, it is the page's own."""
        path = unquote(target.partition("#")[0])
        return (self.path.parent / path if path else self.path).resolve()

    def _front_line(self, token: str) -> int:
        for number, line in enumerate(self.lines, 1):
            if token in line:
                return number
        return 1


def read_pages(config_file: Path, evidence: Evidence, uses: Uses) -> list[Page]:
    """Return every page of the project, to be converted with the extensions of its `mkdocs.yml` once somebody asks.

    The pages that the build makes of studies are among them. Raises EvidenceError when the page that lists the studies
    does not say when it was written.
    """
    config = read_settings(config_file)
    made = {Path(config.docs_dir) / one.name: one for one in study_pages.of_project(config, evidence)}
    convert = converter(config, evidence, uses)
    pages = [
        read_page(path, convert, made.get(path)) for path in sorted({*visible(Path(config.docs_dir), "**/*.md"), *made})
    ]
    around = surroundings(config, uses) if _store().on else b""
    for page in pages:
        page.around = around
    return pages


def read_page(path: Path, convert: Callable[[Page], str], study: study_pages.StudyPage | None = None) -> Page:
    """Return the page in a file, or the one that is made of a study; `convert` turns it into HTML once somebody asks."""
    meta, text, first_line, findings = front_matter.read(path, study.text if study else None)
    page = Page(path, meta, text, first_line, made=study, convert=convert)
    page.findings = [page.finding(one.line, one.message) for one in findings]
    return page


def read_settings(config_file: Path) -> mkdocs.config.defaults.MkDocsConfig:
    """Return the settings of a project as MkDocs reads them."""
    return mkdocs.config.load_config(str(config_file), strict=False)


def converter(config: mkdocs.config.defaults.MkDocsConfig, evidence: Evidence, uses: Uses) -> Callable[[Page], str]:
    """Return what turns a page into HTML with the extensions of the settings; what is wrong joins the page's findings."""
    options = dict(config.mdx_configs.get("guide.markdown", {}))
    root = Path(config.config_file_path).parent
    options["drawings"] = str(root / options.get("drawings", "docs/drawings"))
    others = [name for name in config.markdown_extensions if name != "guide.markdown"]
    configs = {name: value for name, value in config.mdx_configs.items() if name != "guide.markdown"}

    def convert(page: Page) -> str:
        before = len(page.findings)
        if not page.around or (html := _store().get(page.text, page.around)) is None:
            html = converted(page)
            if page.around and len(page.findings) == before:  # what was not understood is told anew each time
                _store().put(html, page.text, page.around)
        return html

    def converted(page: Page) -> str:
        def report(error: EvidenceError) -> None:
            if error.findings:  # in another file, which is judged by itself
                return
            page.findings.append(page.finding(page.line_of(error.token), error.message))

        odd = {number for number, option in page.options if not _is_named(option)}
        if odd:  # which stops the reader of blocks: what else is wrong is told when they have their names
            page.findings += [
                page.finding(number, f"{_NAMELESS}. Write it as the block has it.") for number in sorted(odd)
            ]
        lines = enumerate(page.text.split("\n"), page.first_line)
        text = "\n".join("" if number in odd else line for number, line in lines) if odd else page.text
        ours = EvidenceExtension(
            **{**options, "facts": evidence, "uses": uses}, on_error=(lambda _: None) if odd else report
        )
        return markdown.Markdown(extensions=[*others, ours], extension_configs=configs).convert(text)

    return convert


def _is_named(option: str) -> bool:
    """Tell whether what stands before the colon is a text to YAML, as it is not in `no: …` and `2026: …`."""
    name = option.partition(":")[0]
    try:
        return isinstance(values(name), str) or ":" not in option
    except yaml.YAMLError:
        return True  # told by the rule on options


def _store() -> Kept[str]:
    return kept("pages", most=1_000)
