"""What anybody's change may bring into the guide, judged at its source: known files, plain text, safe addresses.

The same is asked of the built site in `built/security.py`, whose word is the last.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.facts.findings import Finding, shown
from guide.facts.folder import visible
from guide.facts.yaml_source import Document, Location, composed
from guide.lint.intruders import pictures
from guide.lint.intruders.addresses import (
    ADVICE,
    HOSTS,
    danger,
    host_of,
    is_elsewhere,
    page_of,
    relative,
    without_followers,
)
from guide.lint.intruders.unseen import disguised, named, unseen
from guide.markdown.excuses import EXCUSE
from guide.pages.page import Page
from guide.pages.project import Project
from guide.pages.texts import written

# Folder → the kinds of file in it. Whatever else lies in docs/ would be published as it is.
KINDS = {"docs": {".md", *pictures.SUFFIXES}, "evidence": {".yml", ".yaml", ".json", ".md"}}
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.[a-z]+|(?:README|FIELDS)\.md")
_OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\.")  # names that no file can have there, whatever its ending
# Texts that people read or that pages are made of.
_READ = (
    "mkdocs.yml",
    "docs/**/*",
    "evidence/**/*",
    "overrides/**/*",
    "guide/markdown/words/*",
    "guide/markdown/templates/*",
)
_TEXT = frozenset({".md", ".yml", ".yaml", ".json", ".svg", ".html", ".css", ".js", ".txt", ".xml", ".webmanifest"})
TAG = re.compile(r"<[a-zA-Z/!?][^<>\s]*>?")  # where a browser would begin a tag, closed on this line or not
_AUTOLINK = re.compile(r"<(?:https://|mailto:)[^\s<>]*>")
_LINK = re.compile(r"!?\[[^\]]*\](?:\([^)]*\)?|\[[^\]]*\])")
_OF_PAGES = re.compile(r"\[@[\w-]*|(?:^|\s)///(?=\s|$)")  # what cites a source or begins a block
_ADDRESSES = {"a": "href", "img": "src"}
# What to write instead of a tag, as an editor of texts pastes it or a host puts it there for a picture.
_INSTEAD = {
    "a": "Write `[words](address)`.",
    "b strong": "Write `**words**`.",
    "br hr": "Leave a line empty, or write a list.",
    "div font o:p p small span u": "Take all tags away, and leave the words.",
    "h1 h2 h3 h4 h5 h6": "Begin the line with `## `.",
    "i em": "Write `*words*`.",
    "img picture figure": "Put the picture into docs/, and write `![what it shows](name.png)`.",
    "ol ul li": "Begin each line of the list with `- `.",
    "table tbody td th thead tr": "Write a row as `| one | other |`, as the tables of other pages are.",
}
# What to do with a file that somebody wrote, and gave an ending of another program.
_MEANT = {
    ".txt .markdown": "A page ends in .md: give it that ending.",
    ".yml .yaml": "A fact lies in a folder of evidence/: move it there.",
    ".docx .doc .odt .rtf .pdf": "Put its words into a page, which ends in .md, and delete the file.",
}
# An excuse as people write it who have seen one.
_EXCUSE = re.compile(r"(?i)<!--\s*not[ _-]?(?:here|hear)\b")
_ENTITY = re.compile(r"&(?:[A-Za-z]+\d*|#\w+);")
_NO_NOTES = "Readers get it with the page: write a note to editors into the pull request instead."


def files_are_of_known_kinds(project: Project) -> Iterator[Finding]:
    """The folder of pages is published whole: a script or page put there would run in readers' browsers."""
    root = project.root
    for path in visible(root, "*.md"):
        if path.is_file() and path.read_bytes().startswith(b"---"):
            yield Finding.of(shown(path), 1, f"nobody reads a page here. Move it: name it docs/{path.name}.")
    for name, kinds in KINDS.items():
        for path in visible(root / name, "**/*"):
            if path.is_symlink():
                yield Finding.of(shown(path), 1, "the file is a link to another one. Put the file itself here.")
            elif path.is_file():
                yield from _findings_of_file(path, kinds, root)


def pictures_hold_only_pictures(project: Project) -> Iterator[Finding]:
    """A drawing is put into the page as it is, and would bring its scripts along."""
    for path in sorted(project.docs.rglob("*")):
        if path.suffix in pictures.SUFFIXES and path.is_file() and not path.is_symlink():
            yield from pictures.findings(path)


def there_is_no_raw_html(project: Project) -> Iterator[Finding]:
    """Pages are Markdown and blocks, so that every generator builds them and no script or style slips in."""
    for page in project.pages:
        for number, line in page.prose:
            tag = _tag(line)
            if not tag or (tag.startswith("<!--") and "not-here:" in line):
                continue  # the second is told as an excuse
            if tag.startswith("<!--") and _EXCUSE.search(line):
                form = "`<!-- not-here: RULE: WORDS because REASON -->`"
                yield page.finding(number, f"an excuse that is not understood. Write it as {form}.")
            else:
                yield page.finding(number, f"raw HTML {tag}. {_instead_of(tag)}")


def facts_and_front_matter_are_plain_text(project: Project) -> Iterator[Finding]:
    """Facts are printed in many places and shapes, and only plain text is right in all of them."""
    for document in _documents(project):
        for location, text in _texts(document.data, ()):
            if match := TAG.search(text):
                yield document.finding(location, f"raw HTML {match.group()}. Write plain text.")
            elif match := _LINK.search(text):
                advice = "Write plain text; pages and sources are linked by the fields for them."
                yield document.finding(location, f"a link {match.group()}. {advice}")
            elif match := _OF_PAGES.search(text):
                said = f"{match.group().strip()} is understood in the text of pages only"
                yield document.finding(location, f"{said}. Write plain text.")
            elif location[-1] != "url" and (match := _ENTITY.search(text)):
                yield document.finding(location, f"{match.group()} is a sign as HTML writes it. Type the sign itself.")
            elif location[-1] == "url" and (reason := danger(text)):
                yield document.finding(location, f"the address {text} {reason}. {ADVICE}")
            elif location[-1] == "url" and (short := without_followers(text)) != text:
                yield document.finding(location, f"the address tells somebody that it was opened. Write {short}.")
            elif one := unseen(text):
                yield document.finding(location, f"a character that nobody sees, {named(one)}. Delete it.")


def nothing_is_unseen(project: Project) -> Iterator[Finding]:
    """What a reviewer cannot see in a change is a change without a review."""
    root = project.root
    for pattern in _READ:
        for path in visible(root, pattern):
            yield from unseen_in(path)


def unseen_in(path: Path) -> Iterator[Finding]:
    """Yield each line of a file that holds what nobody sees, or a letter in disguise."""
    if path.suffix not in _TEXT or not path.is_file():
        return
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    if not unseen(html.unescape(text)) and not disguised(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        # In a page, `&#8238;` is such a character too.
        if one := unseen(html.unescape(line) if path.suffix in (".md", ".svg") else line):
            message = f"a character that nobody sees, {named(one)}. Delete it, and type the words beside it anew."
            yield Finding.of(shown(path), number, message)
        elif one := disguised(line):
            message = f"a letter that looks like a Latin one and is none, {named(one)}. Type the word anew."
            yield Finding.of(shown(path), number, message)


def addresses_are_safe(project: Project) -> Iterator[Finding]:
    """A link can run a script, carry a page in itself or hide where it leads; ours are https:, mailto: or our own pages."""
    of_facts = {study.address for study in project.evidence.studies.values()}
    hosts = HOSTS | {host_of(address) for address in of_facts}
    for page in written(project.pages):  # the addresses on a study's page are judged in its file
        for node, address in _addresses(page):
            if address not in of_facts and (reason := danger(address)):  # those are reported in their own files
                yield page.finding(_line(page, node, address), f"the address {address.strip()} {reason}. {ADVICE}")
            elif (host := host_of(address)) and host not in hosts and host in page.text:
                advice = (
                    "Make what it leads to a source and cite it, or add the host to HOSTS in "
                    "guide/lint/intruders/addresses.py."
                )
                if node.tag == "img":
                    advice = (
                        "Take the picture out of the page, and show it in your request: pictures are files of docs/."
                    )
                docs = project.docs.resolve()
                if own := page_of(address, {relative(path, docs) for path in project.by_path}):
                    advice = (
                        f"If you mean the page of the guide, write {relative(project.docs / own, page.path.parent)}."
                    )
                yield page.finding(_line(page, node, address), f"{host} is the host of no source. {advice}")
            elif address not in of_facts and (short := without_followers(address)) != address:
                said = "the address tells somebody that it was opened, behind its question mark"
                yield page.finding(_line(page, node, address), f"{said}. Write {short}.")
        for action in page.meta.actions if page.meta else ():
            if reason := danger(action.link or ""):
                line = next((link.line for link in page.links if link.target == action.link), 1)
                yield page.finding(line, f"the address {action.link} {reason}. {ADVICE}")


def the_menu_stays_in_the_guide(project: Project) -> Iterator[Finding]:
    """Whoever opens the menu expects this guide; a way out of it belongs in a page, where words say where it leads."""
    root = composed(project.config_file.read_text(encoding="utf-8"))
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "nav":
            for node in _leaves(value):
                if is_elsewhere(node.value) or not node.value.endswith(".md"):
                    message = f"the menu leads to {node.value}, which is no page. Name a file of docs/."
                    if joined := re.fullmatch(r"([^:]+):([\w./-]+\.md)", node.value):
                        message = f"“{node.value}” has no space behind its colon. Write `{joined[1]}: {joined[2]}`."
                    yield Finding.of(shown(project.config_file), node.start_mark.line + 1, message)


def _findings_of_file(path: Path, kinds: set[str], root: Path) -> Iterator[Finding]:
    if path.suffix not in kinds:
        ending = path.suffix.lower()
        advice = next((said for endings, said in _MEANT.items() if ending in endings.split()), "")
        if ending in kinds:
            advice = "Write its ending in small letters."
        advice = advice or f"Allowed: {', '.join(sorted(kinds))}; delete the file."
        yield Finding.of(shown(path), 1, f"a file of a kind that is not published. {advice}")
    elif not _NAME.fullmatch(path.name):
        advice = "Use small letters, digits and hyphens, and the ending in small letters."
        yield Finding.of(shown(path), 1, f"“{path.name}” is no name for a file. {advice}")
    elif _OF_WINDOWS.match(path.name):
        yield Finding.of(shown(path), 1, f"“{path.name}” is no name for a file on Windows. Call it otherwise.")
    elif (
        path.stat().st_mode & 0o111 and not (root / "mkdocs.yml").stat().st_mode & 0o111
    ):  # where the settings are marked too, the disk marks every file
        yield Finding.of(
            shown(path), 1, f"the file is marked as a program. Take the mark away: `chmod -x {shown(path)}`."
        )


def _tag(line: str) -> str:
    """Return the first tag or comment of a line, addresses in angle brackets and excuses passed over."""
    if EXCUSE.fullmatch(line.strip()):
        return ""  # `excuses.py` judges it, and no reader sees it
    match = TAG.search(_AUTOLINK.sub(" ", line))
    return match.group() if match else ""


def _documents(project: Project) -> Iterator[Document]:
    """Yield the facts and the front matter of the pages, parsed."""
    yield from project.evidence.documents.values()
    yield from (page.front for page in project.pages if page.front)


def _instead_of(tag: str) -> str:
    """Return what to write instead of a tag; of one with a fault in it, such as `<b`, too."""
    name = re.sub(r"[</>]", "", tag).lower()
    if tag.startswith("<!--"):
        return _NO_NOTES
    return next(
        (said for names, said in _INSTEAD.items() if name in names.split()), "Write Markdown or one of our blocks."
    )


def _texts(value: object, location: Location) -> Iterator[tuple[Location, str]]:
    """Yield every text in a document's data, the names of fields too, with its location."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield (*location, name), name
            yield from _texts(inner, (*location, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*location, index))


def _addresses(page: Page) -> Iterator[tuple[LexborNode, str]]:
    tree = LexborHTMLParser(page.html)
    for tag, attribute in _ADDRESSES.items():
        for node in tree.css(f"{tag}[{attribute}]"):
            yield node, node.attributes[attribute] or ""


def _line(page: Page, node: LexborNode, address: str) -> int:
    """Return the line on which an address stands, or the words that carry it; the first line when neither is found."""
    lines = [(number, html.unescape(line)) for number, line in page.prose]
    for token in (address, address.strip().split("\n")[0], node.text(strip=True)):
        for number, line in lines:
            if token and token in line:
                return number
    return page.first_line


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _leaves(value)
    else:
        for one in node.value:
            yield from _leaves(one)
