"""A source that somebody saved as a file: CSL-JSON, RIS or BibTeX, told apart by what the file holds."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import Path

from guide.export import bibtex, csl
from guide.facts.findings import Finding, shown
from guide.new_study import ris

_FORMS = "RIS (.ris), BibTeX (.bib) or CSL-JSON (.json)"
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_PARTS = ("family", "given", "suffix", "non-dropping-particle", "dropping-particle", "literal", "name")
_BIBTEX = re.compile(r"^\s*@\s*\w+\s*[{(]", re.MULTILINE)


class EntryError(ValueError):
    """The entry cannot be used; the message is what to tell the contributor."""


def read(path: Path) -> csl.Item:
    """Return the one entry of a file. Raises EntryError that names file and line of a mistake."""
    if not path.is_file():
        raise EntryError(f"there is no file {shown(path)}. Save the entry there, or correct the name after FILE=.")
    text = decoded(path.read_bytes())
    try:
        found = _entries(text, path.suffix.lower())
    except json.JSONDecodeError as error:
        raise _refused(path, error.lineno, f"this is not valid JSON: {error.msg}. Export the entry anew.") from error
    except RecursionError as error:
        raise _refused(path, 1, "the lists of the file are nested too deep. Export the entry anew.") from error
    except (bibtex.BibtexError, ris.RisError) as error:
        raise _refused(path, error.line, f"{error}. Export the entry anew.") from error
    except EntryError as error:
        raise _refused(path, 1, str(error)) from error
    entries = found if isinstance(found, list) else [found]
    if len(entries) != 1 or not isinstance(entries[0], dict):
        raise _refused(path, 1, "the file does not hold exactly one entry. Leave one in it.")
    entry: csl.Item = entries[0]
    if not _names_people(entry.get("author")):
        message = (
            '`author` is no list of people. Export the entry anew, or write each as {"family": "…", "given": "…"}.'
        )
        raise _refused(path, 1, message)
    return entry


def _names_people(authors: object) -> bool:
    """Tell whether authors are as CSL-JSON has them: texts, or parts of names that are texts."""

    def is_one(name: object) -> bool:
        parts = [name.get(part) for part in _PARTS] if isinstance(name, dict) else [name]
        return all(isinstance(part, str) or (part is None and isinstance(name, dict)) for part in parts)

    return authors is None or (isinstance(authors, list) and all(map(is_one, authors)))


def decoded(content: bytes) -> str:
    """Return the text of a file that may be older than UTF-8: UTF-16 and Windows's Latin letters are read too."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\0" in content[:100]:  # UTF-16 without its mark: plain letters have a zero behind or before them
        return content.decode("utf-16-be" if content[:1] == b"\0" else "utf-16-le", errors="replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _entries(text: str, ending: str) -> object:
    if text.lstrip()[:1] in ("{", "[") or ending == ".json":
        found = json.loads(text or "[]")
        # A registry puts the work into an envelope.
        return found["message"] if isinstance(found, dict) and isinstance(found.get("message"), dict) else found
    if ris.is_ris(text):
        return ris.read(text)
    if _BIBTEX.search(text):
        return bibtex.read(text)
    if text.strip() and ending not in (".bib", ".ris"):
        raise EntryError(f"this is no form that can be read. Export the entry as {_FORMS}.")
    return []


def _refused(path: Path, line: int, message: str) -> EntryError:
    return EntryError(str(Finding.of(shown(path), line, message)))
