"""The style of an edition: the site's own, for one document instead of many pages, and what the edition adds."""

from __future__ import annotations

import re
from pathlib import Path

from guide.build import minify

# What readers of one file never see: the window of the search, and forms that a script fills.
_NOT_HERE = ("search.css",)
# What asks whether the page is a sheet asks its chapter: in one file there are all.
_FOR_ONE_PAGE = (
    (":root:has(.worksheet)", ".chapter:has(.worksheet)"),
    (":root:has(.handout)", ".chapter:has(.handout)"),
    ("body:has(.worksheet)", ".chapter:has(.worksheet)"),
    ("body:has(.rate)", ".chapter:has(.rate)"),
)
_DIARY = (
    ("@page{margin:10mm 14mm}", "@page diary{margin:10mm 14mm}"),
    ("body{line-height:1.35}", ".diary__sheets{line-height:1.35;page:diary}"),
)


def of_site(site: Path) -> dict[str, str]:
    """Return the style sheets of the built site by the names of their files, the one of every page first."""
    paths = sorted((site / "assets").glob("*.css"), key=lambda path: (path.name != "site.css", path.name))
    return {path.name: path.read_text(encoding="utf-8").strip() for path in paths if path.name not in _NOT_HERE}


def of_one_file(site: Path, own: Path) -> str:
    """Return the style of the whole guide in one file: the site's, with headings one level lower, and `own` behind it.

    Raises ValueError when a style sheet no longer holds what has to be written otherwise here.
    """
    sheets = of_site(site)
    sheets["diary.css"] = _instead(sheets["diary.css"], _DIARY, "diary.css")
    sheets["tools.css"] = _instead(sheets["tools.css"], _FOR_ONE_PAGE, "tools.css")
    return lower_headings("".join(sheets.values())) + minify.style(own.read_text(encoding="utf-8")).strip()


def lower_headings(css: str) -> str:
    """Return a style sheet in which each heading is one level lower, as in a book that has a title of its own."""
    parts = re.split(r"(\{[^{}]*\})", css)  # names of headings stand outside of declarations
    return "".join(
        part if part.startswith("{") else re.sub(r"(?<![\w.#-])h([1-5])(?![\w-])", _lower, part) for part in parts
    )


def _lower(found: re.Match[str]) -> str:
    return f"h{int(found[1]) + 1}"


def _instead(css: str, pairs: tuple[tuple[str, str], ...], name: str) -> str:
    for old, new in pairs:
        if old not in css:
            raise ValueError(
                f"{name} holds no “{old}” any more. Say in guide/build/editions/styles.py what stands there now."
            )
        css = css.replace(old, new)
    return css
