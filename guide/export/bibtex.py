"""Sources as BibTeX and back. Letters stay as they are (UTF-8); only what LaTeX would take for a command is escaped.

Types and fields are those that Zotero and biblatex read: `@article`, `@techreport` and `@online`, with `doi` and `url`.
"""

from __future__ import annotations

import datetime
import functools
import html
import logging
import re
from collections.abc import Mapping

import bibtexparser
from bibtexparser import middlewares
from bibtexparser.middlewares.names import NameParts
from bibtexparser.model import Entry, Field, String
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from guide.export import csl
from guide.export.person import Person
from guide.facts.study import Study

_TYPES = {"article-journal": "article", "report": "techreport", "webpage": "online"}
_TYPES_BACK = {there: here for here, there in _TYPES.items()} | {"report": "report", "electronic": "webpage"}
_PUBLISHERS = {"report": "institution", "webpage": "organization"}
# CSL-JSON's name → BibTeX's name, and the other names by which other programs write it.
_TEXTS = {
    "title": ("title",),
    "language": ("language", "langid"),
    "container-title": ("journal", "journaltitle"),
    "publisher": ("publisher", "institution", "organization"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "page": ("pages", "eid"),
    "DOI": ("doi",),
    "PMID": ("pmid",),
    "PMCID": ("pmcid",),
    "URL": ("url",),
}
_AS_THEY_ARE = ("DOI", "URL", "PMID", "PMCID")  # programs read these letter by letter
_MIDDLEWARE = (
    middlewares.ResolveStringReferencesMiddleware(),
    middlewares.RemoveEnclosingMiddleware(),
    middlewares.NormalizeFieldKeys(),
    middlewares.SeparateCoAuthors(),
    middlewares.SplitNameParts(),
)
# A part of a value: text in quotes or braces, a number, or the name of a @string.
_PART = re.compile(r'(?:"[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\}|[\w:.-]+)')
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%d.%m.%Y")  # of `urldate`
_OTHERS = "others"  # `and others`: BibTeX's own word for a list of authors that is not whole

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_LIGATURE = re.compile(r"([-'`])(?=\1)")  # LaTeX would print two of them as one character
_CAPITALS = re.compile(
    r"\b[^\W_]+[A-ZÀ-ÖØ-Þ]\w*"
)  # an abbreviation, which citation styles must not put in small letters
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its warnings repeat what its errors say


class BibtexError(ValueError):
    """The text is not BibTeX; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        """Keep the message and the line."""
        super().__init__(message)
        self.line = line


def write(studies: Mapping[str, Study]) -> str:
    """Return all studies as BibTeX, in order of their keys."""
    library = bibtexparser.Library([_entry(item) for item in csl.items(studies)])
    return bibtexparser.write_string(library)


def read(text: str) -> list[csl.Item]:
    """Return the entries of a BibTeX text as CSL-JSON. Raises BibtexError that names the line of the first mistake."""
    library = bibtexparser.parse_string(text, parse_stack=[])
    for block in library.failed_blocks:
        # After the first sentence, the library adds a hint for programmers.
        reason = getattr(block.error, "abort_reason", "") or str(block.error)
        said = reason.partition(". Note:")[0].rstrip(".")
        raise BibtexError(f"this is not valid BibTeX: {said}", (block.start_line or 0) + 1)
    for entry in library.entries:
        for field in entry.fields:
            field.value = _joined(field, library.strings_dict)
    for middleware in _MIDDLEWARE:
        library = middleware.transform(library)
    for block in library.failed_blocks:
        raise BibtexError(f"this is not valid BibTeX: {str(block.error).rstrip('.')}", (block.start_line or 0) + 1)
    return [_item(entry) for entry in library.entries]


def _joined(field: Field, strings: Mapping[str, String]) -> str:
    """Return the value of a field whose parts are joined by `#` as one text; any other value as it is."""
    whole: str = field.value
    parts = _PART.findall(whole)
    if len(parts) < 2 or not re.fullmatch(rf"\s*{_PART.pattern}(?:\s*#\s*{_PART.pattern})+\s*", whole):
        return whole
    known = {name.lower(): string.value for name, string in strings.items()}
    text = ""
    for part in parts:
        value = part if part[0] in '{"' or part.isdigit() else known.get(part.lower())
        if value is None:
            line = (field.start_line or 0) + 1
            raise BibtexError(f"`{field.key}` names “{part}”, for which there is no @string. Write it out", line)
        text += value[1:-1] if value[0] in '{"' else value
    return f"{{{text}}}"


def _entry(item: csl.Item) -> Entry:
    names = [*map(_author, item["author"]), *([_OTHERS] if "note" in item else [])]
    fields = {"author": " and ".join(names), "year": str(item["issued"]["date-parts"][0][0])}
    for ours, (usual, *_) in _TEXTS.items():
        if ours in item:
            theirs = _PUBLISHERS.get(item["type"], usual) if ours == "publisher" else usual
            fields[theirs] = item[ours] if ours in _AS_THEY_ARE else _escaped(item[ours])
    fields["title"] = _CAPITALS.sub(r"{\g<0>}", fields["title"])
    if "page" in item:
        fields["pages"] = _escaped(item["page"].replace("-", "–")).replace("–", "--")
    if "accessed" in item:
        fields["urldate"] = "-".join(f"{part:02}" for part in item["accessed"]["date-parts"][0])
    return Entry(_TYPES[item["type"]], item["id"], [Field(name, value) for name, value in fields.items()])


def _author(name: dict[str, str]) -> str:
    if "literal" in name:
        return f"{{{_escaped(name['literal'])}}}"
    return f"{_escaped(name['family'])}, {_escaped(name['given'])}"


def _item(entry: Entry) -> csl.Item:
    fields = {field.key: field.value for field in entry.fields}
    made: csl.Item = {"id": entry.key, "type": _TYPES_BACK.get(entry.entry_type.lower(), "document")}
    names = [_person(parts) for parts in fields.get("author", ())]
    made["author"] = [csl.name(one) for one in names if one.family != _OTHERS]
    years = (re.search(r"\b\d{4}\b", str(fields.get(name, ""))) for name in ("year", "date"))
    if year := next(filter(None, years), None):
        made["issued"] = {"date-parts": [[int(year[0])]]}
    for ours, theirs in _TEXTS.items():
        value = next((fields[name] for name in theirs if name in fields), "")
        if value:
            made[ours] = value.strip() if ours in _AS_THEY_ARE else _plain(value)
    if "page" in made:
        made["page"] = csl.pages(made["page"])
    if day := _day(fields.get("urldate", "")):
        made["accessed"] = {"date-parts": [day]}
    notes = [_plain(fields[name]) for name in ("note", "annote", "annotation") if name in fields]
    if len(names) > len(made["author"]):
        notes.append(csl.NOT_ALL)
    if notes:
        made["note"] = "\n".join(notes)
    return made


def _day(written: str) -> list[int] | None:
    """Return year, month and day of a date in one of the forms that people write, or nothing."""
    if re.fullmatch(r"\d{4}(-\d{1,2}){0,2}", written.strip()):
        return [int(part) for part in written.strip().split("-")]
    for form in _DAYS:
        try:
            found = datetime.datetime.strptime(written.strip(), form).date()
        except ValueError:
            continue
        return [found.year, found.month, found.day]
    return None


def _person(parts: NameParts) -> Person:
    family = " ".join([*parts.von, *parts.last, *parts.jr])
    return Person(_plain(family), _plain(" ".join(parts.first)))


def _escaped(text: str) -> str:
    escaped = "".join(_ESCAPES.get(character, character) for character in text)
    return _LIGATURE.sub(r"\1{}", escaped)


def _plain(latex: str) -> str:
    """Return what LaTeX would print; `&` and `%` that a program left bare, and HTML entities, stand for what they show."""
    latex = re.sub(r"(?<!\\)([&%])", r"\\\1", html.unescape(html.unescape(latex)))
    return " ".join(_decoder().latex_to_text(latex).split())


@functools.cache
def _decoder() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    printed = {
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciicircum": "^",
    }  # which the library lacks, or reads as other characters
    macros = [MacroTextSpec(name, simplify_repl=character) for name, character in printed.items()]
    context.add_context_category("printed", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=context, math_mode="text")
