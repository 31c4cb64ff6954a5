"""What the preview puts into a page that a published one never has: the mistakes, and a script that loads the page anew."""

from __future__ import annotations

from html import escape
from pathlib import Path

from guide.build.preview.shown import State
from guide.build.report import by_cause, headed
from guide.facts.findings import Finding

FOLDER = Path(__file__).parent / "panel"
PREFIX = "/.preview/"  # no page has such an address
_MOST = 50  # mistakes in one list
_MOST_PAGES = 3  # that one line names
_LEFT_OUT = "The menu, lists on other pages, the search and the checks are as they were; they follow in some seconds."
_NO_PAGE = (
    "<!doctype html>\n<html lang=en>\n<head><meta charset=utf-8><title>Preview</title></head>\n<body></body>\n</html>\n"
)


def page(html: str | None, state: State) -> str:
    """Return the page with what there is to say of the state above its content; without one, a page of its own."""
    text = html or _NO_PAGE
    script = f"panel.js?{state.epoch}"
    head = f'<link rel="stylesheet" href="{PREFIX}panel.css"><script defer src="{PREFIX}{script}"></script>'
    text = text.replace("</head>", f"{head}</head>", 1)
    before, body, after = text.partition("<body")
    tag, end, rest = after.partition(">")
    return before + body + tag + end + _panel(state, shown=html is not None) + rest


def _panel(state: State, *, shown: bool) -> str:
    findings = state.findings
    if state.built and not findings and not state.quick:
        return ""
    lists, left = "", _MOST
    for cause, these in by_cause(findings):
        lists += f"<p>{escape(headed(cause, these))}</p>" if cause and left else ""
        items = "".join(f"<li>{_place(finding)}{escape(finding.message)}</li>" for finding in these[:left])
        lists += f"<ul>{items}</ul>" if items else ""
        left = max(left - len(these), 0)
    more = f"<p>And {len(findings) - _MOST} more.</p>" if len(findings) > _MOST else ""
    said = f'<h2 id="preview-panel">{_heading(state)}</h2>{_standing(state, shown=shown)}{lists}{more}'
    return f'<section class="preview-panel" aria-labelledby="preview-panel">{said}</section>'


def _heading(state: State) -> str:
    if state.findings:
        return f"{len(state.findings)} mistake{'' if len(state.findings) == 1 else 's'} to fix"
    return "A quick look" if state.quick else "The guide is being built"


def _standing(state: State, *, shown: bool) -> str:
    """Return how the page stands to the sources; nothing when it shows them."""
    if not state.built:
        said = "You see the last version that could be built." if shown else "There is no version to show yet."
        return f"<p>{said} This page comes back by itself.</p>"
    if not state.quick:
        return ""
    many = len(state.quick) > _MOST_PAGES
    names = f"{len(state.quick)} pages" if many else ", ".join(f"<code>{escape(name)}</code>" for name in state.quick)
    return f"<p>New in this quick look: {names}. {_LEFT_OUT}</p>"


def _place(finding: Finding) -> str:
    return f"<code>{escape(finding.path)}:{finding.line}</code> " if finding.path else ""
