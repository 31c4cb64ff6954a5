"""Templates in, elements out: the HTML of every block is a Jinja template in `templates/`, never a string in Python."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import jinja2

from guide.facts.yaml_source import values as yaml_values

_HERE = Path(__file__).parent


@functools.cache
def words(language: str) -> Mapping[str, Any]:
    """Return the interface words of a language. Raises FileNotFoundError when `words/<language>.yml` is not there."""
    found: Mapping[str, Any] = yaml_values((_HERE / "words" / f"{language}.yml").read_text(encoding="utf-8"))
    return found


@functools.cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = plain
    environment.filters["lower_first"] = lower_first
    environment.filters["upper_first"] = upper_first
    return environment


def plain(value: float) -> str:
    """Return a number as people write it: no empty decimals, a comma after thousands, a real minus sign."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")
    return text.replace("-", "−")


def lower_first(text: str) -> str:
    """Return the text with a small first letter, unless its first word is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return the text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def element(template: str, language: str, **values: Any) -> Element:
    """Return the template `templates/<template>.html` as an element, filled with `values` and the language's words.

    Templates are well-formed XML, so that a mistake in one shows here and not in a reader's browser.
    """
    text = _templates().get_template(f"{template}.html").render(words=words(language), **values)
    return fromstring(_on_one_line(text))  # noqa: S314 - our own template, escaped values


def _on_one_line(text: str) -> str:
    """Take out the line breaks of the template's own layout, but keep a space between two elements side by side.

    Whoever reads the text without its styles would see their words run into one.
    """
    apart = re.sub(r"(</[^>]*>|/>)\s*\n\s*(?=<[^/])", r"\1 ", text.strip())
    return re.sub(r"\s*\n\s*", " ", re.sub(r">\s*\n\s*<", "><", apart))
