"""Which pages of two built sites differ, and in what: their own text, what stands round it, or only a file that they load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.look.pages import Source, of_template
from guide.lint.built.site import Built, Site, read

MOST = 40  # pages shown; the others are named
_LOADED = (("link[rel=stylesheet]", "href"), ("script[src]", "src"), ("img[src]", "src"))


@dataclass(frozen=True)
class Difference:
    """A page that differs, and a sentence that says in what; `others` differ in the same way and are not shown."""

    page: str
    what: str
    others: tuple[str, ...] = ()


def differences(before: Path, after: Path, known: Mapping[str, Source]) -> list[Difference]:
    """Return the pages that differ between two built sites, pages of single studies last.

    Of pages that differ in the same way round their text, or in the same files that they load, one a template is shown.
    `known` are the sources of the pages after the change.
    """
    old, new = read(before), read(after)
    olds, news = ({page.name: page for page in site.pages} for site in (old, new))
    own, alike = [], dict[tuple[str, str], list[str]]()
    for name in sorted({*olds, *news}, key=lambda name: (of_template(known, name) == "study.html", name)):
        if name not in olds or name not in news:
            own.append(Difference(name, "The page is new." if name in news else "The page is gone."))
        elif _main(olds[name]) != _main(news[name]):
            own.append(Difference(name, "Its text differs."))
        elif what := _round(olds[name], news[name], old, new):
            alike.setdefault((of_template(known, name), what), []).append(name)
    shared = [Difference(names[0], what, tuple(names[1:])) for (_, what), names in alike.items()]
    shown, left = own[:MOST], own[MOST:]
    if left:
        rest = Difference(left[0].page, "Its text differs, or it is new or gone.", tuple(one.page for one in left[1:]))
        return [*shown, rest, *shared]
    return [*shown, *shared]


def _main(page: Built) -> str | None:
    main = page.tree.css_first("main")
    return main.html if main else page.html


def _round(before: Built, after: Built, old: Site, new: Site) -> str:
    """Return in what two pages of the same text differ, in words; nothing when all is the same."""
    if before.html != after.html:
        return "Only what stands round its text differs: the head, the header, the menu or the foot."
    paths = {
        new.target(after, node.attributes.get(name) or "")
        for selector, name in _LOADED
        for node in after.tree.css(selector)
    }
    differ = sorted(path for path in paths if _bytes(old.folder / path) != _bytes(new.folder / path))
    return f"The page is the same; what it loads differs: {', '.join(differ)}." if differ else ""


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
