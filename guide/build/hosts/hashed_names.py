"""Name what a page loads by its content, so that a browser may keep it for a year: another content has another name.

`assets/site.css` becomes `assets/site.k3v9tq2m.css`, and whatever names it does so by its new name.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

_LENGTH = 8  # of base 32, which has no capitals: some disks take a capital for its small letter
_LOADED = {".css", ".js", ".svg"}
_ATTRIBUTE = re.compile(r'(?<==")([^"]*?)((?:assets|search)/[^"]+)(?=")')
_QUOTED = re.compile(r"""(?<=["'(])[\w./-]+\.(?:css|js|svg)(?=["')])""")
_WORDS = "search/"  # the scripts here hold words of pages, which name no file; only their list of names does
_LISTED = re.compile(r'(?<=[\[,]")search/[\w-]+\.js(?="[,\]])')  # in JSON, where no text holds a bare quotation mark


class NamingError(ValueError):
    """A file names another in a way that cannot be followed; the message says which, and what to write instead."""


def rename_all(site: Path) -> dict[str, str]:
    """Rename the files that the pages of `site` load, and write the new names wherever the old ones stood.

    Returns the new names by the old ones, as paths inside the site. Raises NamingError.
    """
    paths = (path for folder in ("assets", "search") for path in (site / folder).rglob("*"))
    names = sorted(path.relative_to(site).as_posix() for path in paths if path.suffix in _LOADED)
    renamed: dict[str, str] = {}
    for name in names:
        _rename(site, name, names, renamed, ())
    for page in sorted(site.rglob("*.html")):
        _rewrite(page, _ATTRIBUTE.sub(lambda found: found[1] + renamed.get(found[2], found[2]), _text(page)))
    manifest = site / "manifest.webmanifest"
    if manifest.is_file():
        _rewrite(manifest, _QUOTED.sub(lambda found: renamed.get(found[0], found[0]), _text(manifest)))
    return renamed


def _rename(site: Path, name: str, names: Sequence[str], renamed: dict[str, str], above: tuple[str, ...]) -> str:
    """Rename one file after those that it names, whose new names are part of its content. Returns its new name."""
    if name in renamed:
        return renamed[name]
    if name in above:
        raise NamingError(f"{name}: it names itself, or a file that names it. Take its address from what loads it.")
    path = site / name

    def follow(found: re.Match[str]) -> str:
        other = _meant(name, found[0], names)
        new = _rename(site, other, names, renamed, (*above, name)) if other else ""
        return found[0][: len(found[0]) - len(Path(found[0]).name)] + Path(new).name if new else found[0]

    _rewrite(path, (_LISTED if name.startswith(_WORDS) else _QUOTED).sub(follow, _text(path)))
    digest = hashlib.sha256(path.read_bytes()).digest()
    mark = base64.b32encode(digest).decode().lower()[:_LENGTH]
    new = path.with_name(f"{path.stem}.{mark}{path.suffix}")
    path.rename(new)
    renamed[name] = new.relative_to(site).as_posix()
    return renamed[name]


def _meant(name: str, said: str, names: Sequence[str]) -> str:
    """Return the file that the words `said` in the file `name` mean, or nothing when they mean none of the site."""
    ending = f"/{said.lstrip('./')}"
    found = [one for one in names if f"/{one}".endswith(ending)]
    if len(found) > 1:
        raise NamingError(f"{name}: “{said}” may be {' or '.join(found)}. Write the folder before it.")
    return found[0] if found else ""


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _rewrite(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
