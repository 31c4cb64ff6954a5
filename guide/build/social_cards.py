"""The picture that other sites show beside a link: the page's title on paper, drawn at build. 1200 × 630 pixels."""

from __future__ import annotations

import functools
import hashlib
import io
import os
from pathlib import Path

import PIL
from PIL import Image, ImageColor, ImageDraw, ImageFont
from selectolax.lexbor import LexborHTMLParser

SIZE = (1200, 630)
_PAPER, _INK, _ACCENT, _MUTED = "#FBF7EF", "#1C1A17", "#8F2712", "#4A443B"
_MARGIN, _TOP = 90, 130  # of the words, from the left and the top
_LANES, _AROUND = (0, 45, 90, 135), 30  # how far out each lane lies, and what is left free between them and the title
_FINE, _STEPS = 4, 5


def write_all(site: Path, kept: Path | None = None) -> None:
    """Draw `assets/preview/<page>.png` for every page that names it, with its h1; without SITE_URL none does.

    The folder `kept` holds the pictures of earlier runs, each under what it was drawn from: most titles do not change.
    """
    folder = site / "assets" / "preview"
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        heading, named = tree.css_first("h1"), tree.css_first('meta[property="og:image"]')
        address = (named.attributes.get("content") or "") if named else ""
        if heading and address.endswith(f"/{file_name(name)}"):  # pages of studies name the picture of the home page
            folder.mkdir(parents=True, exist_ok=True)
            (folder / file_name(name)).write_bytes(_picture(" ".join(heading.text().split()), kept))


def _picture(title: str, kept: Path | None) -> bytes:
    drawn_from = "\n".join([title, Path(__file__).read_text(encoding="utf-8"), PIL.__version__])
    path = kept / f"{hashlib.sha256(drawn_from.encode()).hexdigest()}.png" if kept else None
    if path and path.is_file():
        return path.read_bytes()
    buffer = io.BytesIO()
    draw(title).save(buffer, "png", optimize=True)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}")
        new.write_bytes(buffer.getvalue())
        new.replace(path)  # whole or not at all, whoever builds beside us
    return buffer.getvalue()


def file_name(page: str) -> str:
    """Return the picture's file name for a page's path, as `partials/head.html` writes it too."""
    return page.replace("/", "-").removesuffix(".html") + ".png"


def draw(title: str) -> Image.Image:
    """Return the picture for a title. Pillow brings the font, so that every machine draws the same bytes."""
    return title_card(SIZE, (680, 280), title, 72, ["Back to Running"])


def title_card(size: tuple[int, int], lanes: tuple[int, int], title: str, letters: int, foot: list[str]) -> Image.Image:
    """Return a picture with a title and with lines at its foot, before the lanes of a running track.

    `letters` is the height of the title's letters in pixels, `lanes` the place of the innermost lane from the left and the
    top. The lanes lie lower when the title would run into them.
    """
    font, small = ImageFont.load_default(letters), ImageFont.load_default(40)
    lines = _lines(title, font, size[0] - 2 * _MARGIN)
    height = letters * 11 // 9
    left, top = lanes
    top = max(top, _TOP + height * len(lines) + _LANES[-1] + _AROUND)
    picture = Image.new("RGB", size, _PAPER)
    picture.paste(_ACCENT, mask=_track(size, left, top))
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        pen.text((_MARGIN, _TOP + height * number), line, font=font, fill=_INK)
    below = [line for text in foot for line in _lines(text, small, size[0] - 2 * _MARGIN)]
    for number, line in enumerate(reversed(below)):
        pen.text((_MARGIN, size[1] - 120 - 58 * number), line, font=small, fill=_MUTED)
    return picture.quantize(palette=_colours(), dither=Image.Dither.NONE)


@functools.cache
def _track(size: tuple[int, int], left: int, top: int) -> Image.Image:
    """Return how much of each pixel the lanes cover: drawn larger and made smaller, as Pillow's own arcs have steps."""
    large = Image.new("L", (size[0] * _FINE, size[1] * _FINE))
    pen = ImageDraw.Draw(large)
    for out in _LANES:
        box = (left - out, top - out, left + 820 + out, top + 820 + out)
        pen.arc([edge * _FINE for edge in box], 150, 300, fill=255, width=7 * _FINE)
    return large.resize(size, Image.Resampling.BOX)


@functools.cache
def _colours() -> Image.Image:
    """Return a palette: paper, and five steps from it to each of the three others, so that edges are smooth in few bytes."""
    paper, *others = (ImageColor.getrgb(colour) for colour in (_PAPER, _INK, _ACCENT, _MUTED))
    steps = [
        round(from_ + (to - from_) * step / _STEPS)
        for other in others
        for step in range(1, _STEPS + 1)
        for from_, to in zip(paper, other, strict=True)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*paper, *steps])
    return palette


def _lines(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, width: int) -> list[str]:
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
