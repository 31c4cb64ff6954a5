"""What is told of a part that was agreed and is gone or different, and words near which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from guide.lint.agreed.alike import alike
from guide.lint.agreed.columns import other_columns
from guide.lint.agreed.entries import Entry
from guide.pages.plain_text import plain

BETWEEN = " / "  # items of a list whose order is agreed
# Kinds of which the words may be others, as long as those that weigh are the same; the first part names the place.
_REWORDED = frozenset({"title", "alt", "menu", "site"})
_COUNTED = frozenset(
    {"rows", "lists", "limits", "figures", "not_confirmed", "rated", "estimates", "frequencies", "known_by"}
)
_SAYS = {
    "draws": "is not drawn here any more",
    "link": "led from these words, and they lead elsewhere now",
    "action": "is no action of this page any more",
    "template": "is not its template any more",
    "has": "is not told here any more",
    "rests on": "does not stand here any more",
}


def told_of(
    one: Entry, place: str, value: str, here: Sequence[Entry], root: Path, path: Path
) -> Iterator[tuple[str, str]]:
    """Yield what to tell of a part that is not as agreed; `here` are the new ones of its kind in the file at `path`."""
    told = next((text for name, text in map(_place_and_value, here) if name == place), None)
    if one.kind in _COUNTED:
        yield from _fewer(one.kind, place, int(value), here)
    elif one.kind == "columns":
        yield from other_columns(one.text, here)
    elif one.kind in _REWORDED:
        yield from _reworded(place, value, told, [_place_and_value(other)[1] for other in here])
    elif one.kind == "link":
        if told is not None and _is_there(value, root, path):
            yield f"“{place}” leads to {told}, and it led to {value}", f"[{place}]"
    elif one.kind == "order":
        yield from _other_order(place, value.split(BETWEEN), (told or "").split(BETWEEN))
    elif one.kind == "day":
        yield from _later(place, value, told or "")
    elif one.kind == "leads":
        if here and (root / "docs" / one.text).is_file():
            yield f"this leads to {here[0].text}, and it led to {one.text}", "page:"
    elif one.kind != "action" or all(_is_there(target.text, root, path) for target in (one, *here)):
        yield f"“{one.text}” {_SAYS[one.kind]}", _near(one, here)


def _other_order(place: str, before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield when the lines that are there still follow each other in another order."""
    if [each for each in before if each in after] != [each for each in after if each in before]:
        yield f"the lines of “{place}” stand in another order than agreed", place


def _later(place: str, before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield when a day, written as in 2026-11-30, is a later one."""
    if after > before:
        yield (
            f"`{place}` is {after} and {before} was agreed: readers take it for the day of a new look at all of it",
            after,
        )


def _place_and_value(one: Entry) -> tuple[str, str]:
    place, _, value = one.text.rpartition(" = ")
    return place, value


def _reworded(place: str, value: str, told: str | None, new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield when a title or the like says something else, or the only part of the menu that has another name."""
    if place == "part":
        told = new[0] if len(new) == 1 else None
    if told is not None and not alike(value, told, loosely=True):
        yield f"“{told}” stands here, and “{value}” was agreed", told


def _near(one: Entry, here: Sequence[Entry]) -> str:
    """Return words near which a part stood that is gone: those that took its place, or what it belongs to."""
    name = one.text.partition(" ")[0]
    if one.kind == "draws":
        other = next((each.text for each in here if each.text.startswith(name)), "")
        key, _, option = other.partition(", ")
        return option or (f"/// {name} | {key.partition(' ')[2]}" if key else f"/// {name}")
    return {
        "action": "actions:",
        "template": "kind:",
        "rests on": f"{name}:",
        "has": {"caution": "words:", "country": "plain:", "funding": "plain:", "risk_of_bias": "plain:"}.get(
            name, "reasons:"
        ),
    }[one.kind]


def _fewer(kind: str, place: str, before: int, here: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Yield when there are fewer rows, lists or parts of a fact than were agreed; none at all where nothing is left."""
    left = next((int(value) for name, value in map(_place_and_value, here) if name == place), None)
    if left is None and kind == "rows":
        return  # the table is gone or has another name, which is told by itself
    if (left or 0) < before:
        near = {"rows": f"| {place.split(' | ')[0]} |", "lists": "/// "}.get(kind, f"{kind}:")
        what = {"rows": "rows with a source", "lists": f"lists “{place}”"}.get(kind, f"of `{kind}`")
        yield f"{left or 0} {what} stand here, and {before} were agreed", near


def _is_there(target: str, root: Path, path: Path) -> bool:
    """Tell whether an agreed target is still there: the link to a page that is gone has to lead elsewhere."""
    file, _, anchor = target.partition("#")
    if "://" in target:
        return True
    there = (path.parent / file).resolve() if file else path
    if not there.is_file() or root not in there.parents:
        return False
    headings = re.findall(r"(?m)^#+ (.+)$", there.read_text(encoding="utf-8"))
    names = (re.sub(r"[^\w\s-]", "", plain(one)).casefold().split() for one in headings)
    return not anchor or anchor in {"-".join(words) for words in names}
