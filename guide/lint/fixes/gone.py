"""What names a page that is gone, from a link to the menu, led to where `redirects.yml` leads its address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from guide.lint.intruders.addresses import relative
from guide.lint.project.links import NAMED
from guide.markdown.code import lines_without_code
from guide.pages import redirects

_LINK = re.compile(r"(?<=\]\()(?P<page>[^\s)#:]+\.md)(?P<anchor>#[^\s)]*)?(?=[\s)])")
_FIELD = re.compile(r"(?m)(?<=^    link: )(?P<page>[^\s#:]+\.md)(?P<anchor>#\S*)?$")
_FACT = re.compile(r"(?m)^(?P<field>page: *)(?P<page>[\w./-]+\.md)(?P<anchor>#[\w-]+)?$")
_QUESTION = re.compile(r"(?m)(?<=^  docs/)(?P<page>[\w./-]+\.md)(?=:)")
_REDIRECT = re.compile(r"(?m)(?<=\.html: )(?P<page>[\w./-]+)\.html(?P<anchor>#[\w-]+)?$")
_PLACE = re.compile(r"(?m)(?<=^  )(?P<page>[\w/-]+)\.html(?P<anchor>#[\w-]+)?(?=:)")
_ENTRY = re.compile(r"(?P<indent> *)- (?:.*: )?(?P<page>[\w./-]+\.md)")


def ways(root: Path) -> dict[str, str]:
    """Return where each page that is gone leads now, both as files below `docs/`, and the second with its anchor."""
    docs = root / "docs"
    found = {redirects.source(one.old): one for one in redirects.read(root)[0]}
    return {
        old: redirects.source(one.new)
        for old, one in found.items()
        if not (docs / old).is_file() and (docs / redirects.source(one.page)).is_file()
    }


def in_page(text: str, name: str, gone: Mapping[str, str]) -> str:
    """Return the Markdown of a page, which is called so below `docs/`, with its links to pages that are gone led on."""
    lines = text.split("\n")
    for number, prose in enumerate(lines_without_code(text)):
        line = lines[number]
        for match in reversed(list(_LINK.finditer(prose)) if prose and len(prose) == len(line) else []):
            line = line[: match.start()] + _led(match, name, gone) + line[match.end() :]
        lines[number] = line
    return "\n".join(lines)


def in_front(text: str, name: str, gone: Mapping[str, str]) -> str:
    """Return what stands at the top of a page, with its links to pages that are gone led on."""
    return _FIELD.sub(lambda match: _led(match, name, gone), text)


def in_fact(text: str, gone: Mapping[str, str]) -> str:
    """Return the text of a file of facts that names a page which is there."""

    def led(match: re.Match[str]) -> str:
        new = _now(match["page"], match["anchor"], gone)
        return match["field"] + new if new else match.group()

    return _FACT.sub(led, text)


def in_questions(text: str, gone: Mapping[str, str]) -> str:
    """Return the questions to registries with the new name of each page that asks none by that name already."""
    there = {match["page"] for match in _QUESTION.finditer(text)}

    def led(match: re.Match[str]) -> str:
        new = gone.get(match["page"], "").partition("#")[0]
        return new if new and new not in there else match.group()

    return _QUESTION.sub(led, text)


def in_redirects(text: str, gone: Mapping[str, str]) -> str:
    """Return the redirects without one that leads to a page which leads on itself."""

    def led(match: re.Match[str]) -> str:
        new, mark, anchor = _now(f"{match['page']}.md", match["anchor"], gone).partition("#")
        return f"{new.removesuffix('.md')}.html{mark}{anchor}" if new else match.group()

    return _REDIRECT.sub(led, text)


def in_search(text: str, gone: Mapping[str, str]) -> str:
    """Return the readers' words with the new place of each page, where no line of the same part has that place already."""

    def led_in(part: str) -> str:
        there = {match.group() for match in _PLACE.finditer(part)}

        def led(match: re.Match[str]) -> str:
            new, mark, anchor = _now(f"{match['page']}.md", match["anchor"], gone).partition("#")
            place = f"{new.removesuffix('.md')}.html{mark}{anchor}"
            if not new or place in there:
                return match.group()
            there.add(place)
            return place

        return _PLACE.sub(led, part)

    return "".join(map(led_in, re.split(r"(?m)^(?=\w)", text)))


def in_settings_and_templates(text: str, gone: Mapping[str, str]) -> str:
    """Return the text of the settings, or of a template, that names pages which are there."""

    def led(match: re.Match[str]) -> str:
        new, mark, anchor = _now(f"{match['page']}.md", match["anchor"], gone).partition("#")
        return f"{match['before']}{new.removesuffix('.md')}.{match['kind']}{mark}{anchor}" if new else match.group()

    return NAMED.sub(led, text)


def in_menu(text: str, gone: Mapping[str, str]) -> str:
    """Return the settings with the new name of a page in the menu, or without its line where the menu has the new one."""
    there = {match["page"] for line in text.split("\n") if (match := _ENTRY.fullmatch(line))}
    lines: list[str] = []
    for line in text.split("\n"):
        match = _ENTRY.fullmatch(line)
        new = gone.get(match["page"], "").partition("#")[0] if match else ""
        if not match or not new:
            lines.append(line)
        elif new not in there:
            lines.append(line.removesuffix(match["page"]) + new)
    return "\n".join(lines)


def _led(match: re.Match[str], name: str, gone: Mapping[str, str]) -> str:
    """Return a link of the page of that name, led on where its page is gone."""
    docs = Path("/docs")  # only ways between pages are asked, never what lies on the disk
    folder = (docs / name).parent
    new = _now(relative(folder / match["page"], docs), match["anchor"], gone)
    return relative(docs / new, folder) if new else match.group()


def _now(page: str, anchor: str | None, gone: Mapping[str, str]) -> str:
    """Return where a page leads now, with the anchor that its redirect has, else with its own; "" when it is not gone."""
    new = gone.get(page, "")
    return f"{new}{anchor or ''}" if new and "#" not in new else new
