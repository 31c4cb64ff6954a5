"""The sheet: one page of HTML that shows every picture small, says what it is, and leads to the picture itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import jinja2

from bench.look.camera import TALLEST, Picture, Shot
from bench.look.differences import Difference
from bench.look.pages import Source
from bench.look.states import DESK, LIGHT, PHONE


@dataclass(frozen=True)
class Captioned:
    """A small picture with its caption, the words that stand for it, and where it leads."""

    image: Picture
    caption: str
    alt: str
    link: str = ""


# A heading, the pictures under it, and links to documents with their words.
Row: TypeAlias = tuple[str, list[Captioned], list[tuple[str, str]]]


@dataclass(frozen=True)
class Section:
    """What the sheet shows of one page: lines about it, and rows of pictures, each under its heading."""

    id: str
    title: str
    lines: list[str]
    rows: list[Row]


def of_states(shots: Sequence[Shot], known: dict[str, Source]) -> list[Section]:
    """Return a section for each page in the order of the pictures, with a row for each state."""
    sections = []
    for name in dict.fromkeys(shot.page for shot in shots):
        own = [shot for shot in shots if shot.page == name]
        rows: list[Row] = []
        for state in dict.fromkeys(shot.state for shot in own):
            row = [shot for shot in own if shot.state == state]
            rows.append((f"{state.words}: first screen", [_first(shot) for shot in row], []))
            rows.append((f"{state.words}: whole page", [_whole(shot) for shot in row], _printed(row)))
        sections.append(Section(_id(name), own[0].title, [name, *_made_of(known.get(name))], rows))
    return sections


def of_changes(found: Sequence[Difference], before: Sequence[Shot], after: Sequence[Shot]) -> list[Section]:
    """Return a section for each page that was taken before or after a change, with a row for each width."""
    sections = []
    for change in found:
        both = [(side, shot) for side, shots in (("Before", before), ("After", after)) for shot in shots]
        own = [(side, shot) for side, shot in both if shot.page == change.page]
        rows: list[Row] = []
        for width in dict.fromkeys(shot.width for _, shot in own):
            pair = [(side, shot) for side, shot in own if shot.width == width]
            rows.append((f"{width} px, first screen", [_first(shot, side) for side, shot in pair], []))
            rows.append((f"{width} px, whole page", [_whole(shot, side) for side, shot in pair], []))
        also = [f"So do {len(change.others)} more: {', '.join(change.others)}"] if change.others else []
        sections.append(Section(_id(change.page), own[-1][1].title, [change.page, change.what, *also], rows))
    return sections


def at_a_glance(shots: Sequence[Shot]) -> list[Captioned]:
    """Return the first screen of each page on a phone and on a desk, each leading to the page's section."""
    wanted = [shot for shot in shots if shot.state.key == LIGHT.key and shot.width in (PHONE, DESK)]
    wanted.sort(key=lambda shot: [one.page for one in shots].index(shot.page))
    return [
        Captioned(shot.first, f"{shot.page}, {shot.width} px", f"{shot.title}, {shot.width} px", f"#{_id(shot.page)}")
        for shot in wanted
    ]


def write(
    target: Path, title: str, lines: Sequence[str], sections: Sequence[Section], glance: Sequence[Captioned] = ()
) -> Path:
    """Write the sheet into the folder of the pictures. Returns its path."""
    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    template = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    html = template.get_template("sheet.html").render(title=title, lines=lines, sections=sections, glance=glance)
    path = target / "index.html"
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


def _first(shot: Shot, side: str = "") -> Captioned:
    part = "the height of a sheet" if shot.state.on_paper else "first screen"
    return _captioned(shot, shot.first, f"{side + ', ' if side else ''}{shot.width} px, {part}")


def _whole(shot: Shot, side: str = "") -> Captioned:
    wide, high = shot.size
    cut = f", its first {TALLEST:,} px" if high > TALLEST else ""
    size = f"whole page, {wide:,} × {high:,} px{cut}"
    stands_out = f": {wide - shot.width} px stand out at the side" if wide > shot.width else ""
    return _captioned(shot, shot.whole, f"{side + ', ' if side else ''}{shot.width} px, {size}{stands_out}")


def _captioned(shot: Shot, image: Picture, caption: str) -> Captioned:
    return Captioned(image, caption, f"{shot.title}, {shot.state.words}, {caption}", image.path)


def _printed(row: Sequence[Shot]) -> list[tuple[str, str]]:
    return [
        (shot.pdf, f"As printed: {shot.sheets} {'sheet' if shot.sheets == 1 else 'sheets'} of A4")
        for shot in row
        if shot.pdf
    ]


def _made_of(source: Source | None) -> list[str]:
    if source is None:
        return []
    blocks = f"Blocks: {', '.join(sorted(source.blocks))}" if source.blocks else "No blocks"
    return [f"Template: {source.template}", blocks]


def _id(name: str) -> str:
    return re.sub(r"\W+", "-", name.removesuffix(".html"))
