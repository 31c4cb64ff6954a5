"""What is read from the same text again is kept: facts, fields at the top of pages, settings, and what pages use."""

from __future__ import annotations

from pathlib import Path

from guide.facts import load
from guide.markdown import usage
from guide.pages import front_matter, page


def remember_documents() -> dict[Path, tuple[object, object]]:
    """Let each file of facts be read and judged by its model once, as long as it stays as it is."""
    known: dict[Path, tuple[object, object]] = {}
    read = load.read

    def remembered(path: Path, model: type) -> object:
        stamp = (path.stat().st_mtime_ns, path.stat().st_size)
        if path not in known or known[path][0] != stamp:
            known[path] = (stamp, read(path, model))
        return known[path][1]

    load.read = remembered
    return known


def remember_front_matter() -> None:
    """Let the front matter of each page be read once, as long as its text stays as it is."""
    known: dict[tuple[str, str], object] = {}
    read = front_matter.read

    def remembered(path: Path, text: str | None = None) -> object:
        found = text if text is not None else path.read_text(encoding="utf-8-sig")
        if (path.name, found) not in known:
            known[path.name, found] = read(path, text)
        meta, body, first_line, findings = known[path.name, found]
        return meta, body, first_line, list(findings)

    front_matter.read = remembered


def remember_settings() -> None:
    """Let the settings be read once, as long as their file stays as it is."""
    known: dict[tuple[Path, str], object] = {}
    read = page.read_settings

    def remembered(config_file: Path) -> object:
        text = config_file.read_text(encoding="utf-8-sig")
        if (config_file, text) not in known:
            known[config_file, text] = read(config_file)
        return known[config_file, text]

    page.read_settings = remembered


def remember_uses() -> None:
    """Let what each page uses be read once, as long as its text stays as it is."""
    known: dict[tuple[Path, str], object] = {}
    read = usage.read_named

    def remembered(name: Path, text: str) -> object:
        if (name, text) not in known:
            known[name, text] = read(name, text)
        return known[name, text]

    usage.read_named = remembered
