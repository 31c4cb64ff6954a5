"""Pictures hold nothing but a picture: an SVG can carry scripts, links and pages, and any file can bear a picture's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from PIL import Image, UnidentifiedImageError

from guide.facts.findings import Finding, shown

# What a drawing is made of.
ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan "
        "lineargradient radialgradient stop clippath mask pattern marker",
    )
)
# Suffix → the format that Pillow must find in the file.
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
SUFFIXES = frozenset({".svg", *FORMATS})
# What a drawing in a page must say of its own size.
_SIZE = ("viewBox", "width", "height")
MOST_DRAWN = 6_000  # bytes of a drawing, which comes with the page itself
MOST = 200_000  # bytes; a reader may be on a slow phone


def findings(path: Path) -> Iterator[Finding]:
    """Yield what is wrong with a picture."""
    most = MOST_DRAWN if _in_pages(path) else MOST
    if (size := path.stat().st_size) > most:
        advice = "Make it smaller, for readers on slow phones."
        yield Finding.of(shown(path), 1, f"the picture has {size:,} bytes, {most:,} are the most. {advice}")
    elif path.suffix == ".svg":
        yield from _drawing(path)
    else:
        yield from _photograph(path)


def _in_pages(path: Path) -> bool:
    """Tell whether the file is a drawing that becomes part of a page's HTML."""
    return path.parent.name == "drawings"


def _photograph(path: Path) -> Iterator[Finding]:
    wanted = FORMATS[path.suffix]
    try:
        with Image.open(path) as picture:
            found = picture.format
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        found = None
    if found != wanted:
        yield Finding.of(shown(path), 1, f"the file is no {wanted} picture. Save the picture again as {wanted}.")


def _drawing(path: Path) -> Iterator[Finding]:
    advice = "Save it again as plain SVG."
    text = path.read_text(encoding="utf-8", errors="replace")
    for match in re.finditer(r"<!(?:DOCTYPE|ENTITY|\[CDATA\[)|<\?(?!xml\s)[^\s>]*", text, re.IGNORECASE):
        yield _at(path, text, match.start(), f"the drawing holds {match.group()}. {advice}")
        return  # before the parser reads what it declares
    try:
        root = fromstring(text)  # noqa: S314 - without declarations there is nothing to expand
    except ParseError as error:
        last = text.count("\n", 0, len(text.rstrip())) + 1
        place = min(error.position[0], last)
        yield Finding.of(shown(path), place, f"the drawing is not well-formed: {error}. {advice}")
        return
    if _in_pages(path) and (missing := [name for name in _SIZE if name not in root.attrib]):
        reason = "Give the svg its size, or it fills the window where our style is missing."
        yield Finding.of(shown(path), 1, f"the drawing has no {' and no '.join(missing)}. {reason}")
    foreign = 0  # elements in one that is reported
    for node in root.iter():
        tag = _bare(node.tag)
        if foreign:
            foreign -= 1
            continue
        if tag.lower() not in ELEMENTS:
            foreign = sum(1 for _ in node.iter()) - 1
            yield _at(path, text, _place(text, f"<(?:\\w+:)?{re.escape(tag)}"), f"the drawing holds <{tag}>. {advice}")
            continue
        for message, token in _attributes(node):
            yield _at(path, text, _place(text, token), f"the drawing holds {message}. {advice}")


def _attributes(node: Element) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with an element's attributes, and by which pattern each is found in the file."""
    for name, value in node.attrib.items():
        bare = _bare(name)
        token = rf"\b{re.escape(bare)}\s*="
        if bare.lower().startswith("on"):
            yield f"the event attribute {bare}", token
        elif bare.lower() == "style":
            yield "the attribute style, which our security policy refuses", token
        elif (bare.lower() in ("href", "src") and not value.strip().startswith("#")) or _foreign(value):
            yield f"the address {value} in {bare}", token


def _foreign(value: str) -> bool:
    """Tell whether a value such as `url(…)` names something outside the drawing."""
    return any(not inner.strip(" '\"").startswith("#") for inner in re.findall(r"url\(([^)]*)", value, re.IGNORECASE))


def _bare(name: object) -> str:
    """Return an element's or attribute's name without its namespace; comments have none."""
    return name.rpartition("}")[2] if isinstance(name, str) else "svg"


def _place(text: str, pattern: str) -> int:
    match = re.search(pattern, text)
    return match.start() if match else 0


def _at(path: Path, text: str, place: int, message: str) -> Finding:
    return Finding.of(shown(path), text.count("\n", 0, place) + 1, message)
