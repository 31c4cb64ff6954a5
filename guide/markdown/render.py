"""Templates in, elements out: the HTML of what shows facts is a Jinja template in `templates/`, never a string in Python."""

from __future__ import annotations

import functools
import re
import traceback
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

import jinja2
from markupsafe import Markup, escape

from guide.facts.findings import Finding, shown
from guide.facts.yaml_source import values as yaml_values
from guide.markdown.kept_templates import KeptTemplates

_HERE = Path(__file__).parent


class Words(dict[str, Any]):
    """The interface words of a language, as the code of a block asks for them."""

    def __init__(self, language: str) -> None:
        """Read them."""
        super().__init__(_words(language))
        self._path = _path(language)

    def __missing__(self, name: str) -> Any:
        """Raise TemplateError with the file that lacks the word."""
        raise TemplateError(self._path, 1, f"there is no `{name}`, which a block asks for", "Add a line for it.")


def _path(language: str) -> Path:
    return _HERE / "words" / f"{language}.yml"


@functools.cache
def _words(language: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml_values(_path(language).read_text(encoding="utf-8"))
    return found


@functools.cache
def words(language: str) -> Mapping[str, Any]:
    """Return the interface words of a language. Raises FileNotFoundError when `words/<language>.yml` is not there."""
    return Words(language)


@functools.cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=KeptTemplates("blocks"),
    )
    environment.filters["dialled"] = dialled
    environment.filters["formatted"] = formatted
    environment.filters["lower_first"] = lower_first
    environment.filters["rounded"] = rounded
    environment.filters["upper_first"] = upper_first
    return environment


def dialled(text: str) -> Markup:
    """Return the text with its emergency numbers as links that call them: on a phone, no telephone makes one of three digits."""
    return Markup(re.sub(r"\b(\d{3})\b", r'<a href="tel:\1">\1</a>', str(escape(text))))  # noqa: S704 -- escaped


def formatted(value: float) -> str:
    """Return a number as people write it: no empty decimals, a comma after thousands, a real minus sign."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")
    return text.replace("-", "−")


def lower_first(text: str) -> str:
    """Return the text with a small first letter, unless its first word is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def rounded(value: float, digits: int) -> str:
    """Return a number with so many decimals and a real minus sign; a half goes up, as a reader would round it."""
    return str(Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)).replace("-", "−")


def upper_first(text: str) -> str:
    """Return the text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def element(template: str, language: str, **values: Any) -> Element:
    """Return the template `templates/<template>.html` as an element, filled with `values` and the language's words.

    Templates are well-formed XML, so that a mistake in one shows here and not in a reader's browser. Raises TemplateError
    with its place.
    """
    path = _HERE / "templates" / f"{template}.html"
    try:
        text = _templates().get_template(path.name).render(words=_words(language), **values)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(path, error.lineno, f"the template is not understood: {error.message}") from None
    except jinja2.UndefinedError as error:
        lines = [one.lineno for one in traceback.extract_tb(error.__traceback__) if one.filename == str(path)]
        raise TemplateError(path, (lines or [1])[-1] or 1, f"nothing sets a name: {error.message}") from None
    try:
        return fromstring(_on_one_line(text))  # noqa: S314 - our own template, escaped values
    except ParseError as error:
        raise TemplateError(path, _unclosed(path), f"the template is not well-formed: {error}") from None


class TemplateError(RuntimeError):
    """A template of a block, or its words, cannot be used: the file, the line, and what is wrong."""

    def __init__(self, path: Path, line: int, message: str, advice: str = "Correct the template.") -> None:
        """Take the place and the message, without its full stop, and what to do."""
        super().__init__(message)
        self.finding = Finding.of(shown(path), line, f"{message}. {advice}")


def _unclosed(path: Path) -> int:
    """Return the line of the first element of a template that its end does not fit, or 1; what is set by tags counts once."""
    opened: list[tuple[str, int]] = []
    text = re.sub(
        r"\{[{%#].*?[}%#]\}", lambda one: re.sub(r"[^\n]", "", one.group()), path.read_text("utf-8"), flags=re.DOTALL
    )
    for match in re.finditer(r"<(?P<end>/?)(?P<tag>[a-z][\w-]*)[^<>]*?(?P<void>/?)>", text):
        number = text.count("\n", 0, match.start()) + 1
        if match["end"]:
            if not opened or opened[-1][0] != match["tag"]:
                return opened[-1][1] if opened else number
            opened.pop()
        elif not match["void"]:
            opened.append((match["tag"], number))
    return opened[-1][1] if opened else 1


def _on_one_line(text: str) -> str:
    """Take out the line breaks of the template's own layout, but keep a space between two elements side by side.

    Whoever reads the text without its styles would see their words run into one.
    """
    apart = re.sub(r"(</[^>]*>|/>)\s*\n\s*(?=<[^/])", r"\1 ", text.strip())
    return re.sub(r"\s*\n\s*", " ", re.sub(r">\s*\n\s*<", "><", apart))
