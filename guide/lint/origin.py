"""Where a finding of the built site comes from: the page, the facts, the template or the style sheet that people change."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

from markdown.extensions.toc import slugify

from guide.facts.findings import Finding, shown
from guide.facts.folder import files
from guide.lint.theme.files import html_templates
from guide.pages import redirects

_STYLES = "overrides/assets"
_TOPS = ("overrides", "docs")  # what lies below these has the same path in the built folder
_AROUND = 120  # characters on each side that tell which passage of a page a place belongs to


def of_page(root: Path, name: str, html: str, token: str) -> tuple[Path, int]:
    """Return the file under `root`, and its line, that made `token` in the built page `name`.

    Where no line can be told, it is the first line of the page's own file.
    """
    page = _source(root, name)
    if moved := next((one for one in redirects.read(root)[0] if one.old == name), None):
        return root / redirects.FILE, moved.line
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    if token and (line := _line(text, token)):
        return page, line
    if token and (found := _template(root, token)):
        return found
    return page, _line_like(text, html, token) or 1


def of_file(root: Path, folder: Path, finding: Finding) -> Finding:
    """Return a finding of a file in the built `folder`, such as a style sheet, as one of the file under `root` it came from.

    Any other finding stays as it is.
    """
    path = Path(finding.path).absolute()
    if not path.is_relative_to(folder.absolute()):
        return finding
    name = path.relative_to(folder.absolute())
    source = next((root / top / name for top in _TOPS if (root / top / name).is_file()), root / _TOPS[0] / name)
    place = (source, finding.line)
    if path.suffix == ".css":  # joined from other style sheets, and minified
        lines = path.read_text(encoding="utf-8").splitlines()
        place = _style(root, lines[finding.line - 1] if finding.line <= len(lines) else "") or (source, 1)
    return replace(finding, path=shown(place[0]), line=place[1])


def _style(root: Path, line: str) -> tuple[Path, int] | None:
    """Return the place in the style sheets of the theme that wrote a line."""
    wanted = line.strip()
    for source in files(root / _STYLES, "**/*.css"):
        for number, text in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
            if wanted and text.strip() == wanted:
                return source, number
    return None


def _source(root: Path, name: str) -> Path:
    """Return the file that is changed when the built page of that name is to change."""
    bare = PurePosixPath(name).with_suffix("")
    for path in (root / "docs" / f"{bare}.md", root / "evidence" / "studies" / f"{bare.name}.yml"):
        if path.is_file():
            return path
    return root / "overrides" / name  # a page that is a template, such as 404.html


def _line(text: str, token: str) -> int:
    """Return the line of a page's source that wrote what stands as `token` in its HTML, or 0."""
    value = re.sub(r"^ ?[\w-]+=|\"", "", token)
    forms = {form for form in (token, value, value.replace(".html", ".md")) if len(form) > 3}  # fewer stand anywhere
    for number, line in enumerate(text.splitlines(), 1):
        heading = re.match(r"#+\s*(.*)", line)
        if heading and token.startswith("id=") and slugify(heading[1], "-") == value:
            return number
        if not token.startswith(("<", " ", "id=")) and any(form in line for form in forms):
            return number
    return 0


def _template(root: Path, token: str) -> tuple[Path, int] | None:
    """Return the place in the only template that writes `token`; one that several write tells nothing."""
    if token == "<main":  # noqa: S105 - every page has it, and what is wrong is what stands in it
        return None
    places = [
        (path, number) for path, lines in _templates(root) for number, line in enumerate(lines, 1) if token in line
    ]
    return places[0] if len({path for path, _ in places}) == 1 else None


@functools.lru_cache(maxsize=1)
def _templates(root: Path) -> tuple[tuple[Path, tuple[str, ...]], ...]:
    """Return the lines of each template; they do not change while one site is checked."""
    return tuple((path, tuple(path.read_text(encoding="utf-8").splitlines())) for path in html_templates(root))


def _line_like(text: str, html: str, token: str) -> int:
    """Return the line of the source that shares most words with the passage around `token`, or 0 when none does."""
    if not token or token not in html:
        return 0
    place = html.index(token)
    passage = html[max(place - _AROUND, 0) : place + _AROUND]
    wanted = _words(re.sub(r"<[^>]*>?|^[^<]*>", " ", passage))
    best, most = 0, 2  # two words in common are chance
    for number, line in enumerate(text.splitlines(), 1):
        shared = len(wanted & _words(line))
        if shared > most:
            best, most = number, shared
    return best


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{3,}", text.casefold()))
