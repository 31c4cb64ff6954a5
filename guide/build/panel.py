"""What the preview puts into a page that a published one never has: the mistakes, and a script that loads the page anew."""

from __future__ import annotations

from html import escape
from pathlib import Path

from guide.facts.findings import Finding

FOLDER = Path(__file__).parent / "panel"
PREFIX = "/.preview/"  # no page has such an address
_MOST = 50  # mistakes in one list
_NO_PAGE = (
    "<!doctype html>\n<html lang=en>\n<head><meta charset=utf-8><title>Preview</title></head>\n<body></body>\n</html>\n"
)


def page(html: str | None, findings: list[Finding], epoch: int, *, built: bool) -> str:
    """Return the page with the mistakes above its content; without one, a page of its own.

    `built` is whether the page shows the sources as they are now, `epoch` the number of this state of the preview.
    """
    text = html or _NO_PAGE
    head = f'<link rel="stylesheet" href="{PREFIX}panel.css"><script defer src="{PREFIX}panel.js?{epoch}"></script>'
    text = text.replace("</head>", f"{head}</head>", 1)
    before, body, after = text.partition("<body")
    tag, end, rest = after.partition(">")
    return before + body + tag + end + _panel(findings, built=built, shown=html is not None) + rest


def _panel(findings: list[Finding], *, built: bool, shown: bool) -> str:
    if built and not findings:
        return ""
    count = (
        f"{len(findings)} mistake{'' if len(findings) == 1 else 's'} to mend"
        if findings
        else "The guide is being built"
    )
    state = ""
    if not built:
        state = "You see the last version that could be built." if shown else "There is no version to show yet."
        state = f"<p>{state} This page comes back by itself.</p>"
    items = "".join(f"<li>{_place(finding)}{escape(finding.message)}</li>" for finding in findings[:_MOST])
    more = f"<p>And {len(findings) - _MOST} more.</p>" if len(findings) > _MOST else ""
    heading = f'<h2 id="preview-panel">{count}</h2>'
    return f'<section class="preview-panel" aria-labelledby="preview-panel">{heading}{state}<ul>{items}</ul>{more}</section>'


def _place(finding: Finding) -> str:
    return f"<code>{escape(finding.path)}:{finding.line}</code> " if finding.path else ""
