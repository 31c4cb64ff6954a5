"""The picture that other sites show beside a link: the page's title on paper, drawn at build. 1200 × 630 pixels."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont
from selectolax.lexbor import LexborHTMLParser

SIZE = (1200, 630)
_PAPER, _INKS = "#FBF7EF", ("#1C1A17", "#8F2712", "#4A443B")  # title, lanes, foot
_STEPS = 5
_MARGIN = 90


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
    """Return the picture for a title. Pillow brings the font, so that every machine draws the same bytes.

    A short title is set larger, as long as there is room between it and the foot.
    """
    letters = next((one for one, most in ((112, 2), (92, 3)) if _fits(title, one, most)), 72)
    return title_card(SIZE, (220, 17), title, letters, ["Back to Running"])


def title_card(size: tuple[int, int], track: tuple[int, int], title: str, letters: int, foot: list[str]) -> Image.Image:
    """Return a picture with a title and with lines at its foot, and a running track around them, as on the home page.

    `letters` is the height of the title's letters in pixels, `track` the radius of its innermost lane in the corner and the
    way from lane to lane. No lane crosses a letter.
    """
    radius, gap = track
    right, bottom = size[0] - 26 - 2 * gap, size[1] - 16 - 2 * gap
    inks = [Image.new("L", size) for _ in _INKS]
    ink, muted = ImageDraw.Draw(inks[0]), ImageDraw.Draw(inks[2])
    inks[1] = _lanes(size, (right, bottom), radius, gap)
    for number, line in enumerate(_lines(title, _font(letters), size[0] - 2 * _MARGIN)):
        ink.text((_MARGIN - letters // 24, 90 + letters * 11 // 9 * number), line, font=_font(letters), fill=255)
    below = [line for text in foot for line in _lines(text, _font(40), right - radius)]
    for number, line in enumerate(reversed(below)):
        muted.text((_MARGIN, bottom - 40 - 2 * gap - 58 * number), line, font=_font(40), fill=255)
    return _mixed(size, inks)


def _lanes(size: tuple[int, int], corner: tuple[int, int], radius: int, gap: int) -> Image.Image:
    """Return where the lanes are: along the foot, around the corner, up the right side; drawn large, so that edges are smooth."""
    many = 4
    picture = Image.new("L", (size[0] * many, size[1] * many))
    pen = ImageDraw.Draw(picture)
    for out in range(0, 3 * gap, gap):
        right, bottom, width = (corner[0] + out) * many, (corner[1] + out) * many, 5 * many
        round_ = (radius + out) * many
        pen.rectangle((0, bottom - width, right - round_, bottom - 1), fill=255)
        pen.rectangle((right - width, 0, right - 1, bottom - round_), fill=255)
        pen.arc((right - 2 * round_, bottom - 2 * round_, right - 1, bottom - 1), 0, 90, fill=255, width=width)
    return picture.reduce(many)


def _mixed(size: tuple[int, int], inks: list[Image.Image]) -> Image.Image:
    """Return the inks on paper, each in five steps from paper to full: sixteen colours, which pack into few bytes."""
    paper = _parts(_PAPER)
    palette = [*paper]
    picture = Image.new("P", size)
    for number, (ink, colour) in enumerate(zip(inks, _INKS, strict=True)):
        first = number * _STEPS
        for step in range(1, _STEPS + 1):
            palette += [round(p + (c - p) * step / _STEPS) for p, c in zip(paper, _parts(colour), strict=True)]
        steps = ink.point([round(value * _STEPS / 255) for value in range(256)])
        picture.paste(steps.point([first + value for value in range(256)]), mask=steps.point([0] + [255] * 255))
    picture.putpalette(palette)
    return picture


def _parts(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _font(letters: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(letters)


def _fits(title: str, letters: int, most: int) -> bool:
    """Return whether a title in letters of this height takes no more lines than `most`, and no word is wider than a line."""
    width = SIZE[0] - 2 * _MARGIN
    lines = _lines(title, _font(letters), width)
    return len(lines) <= most and all(_font(letters).getlength(line) <= width for line in lines)


def _lines(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, width: int) -> list[str]:
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
