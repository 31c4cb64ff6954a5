"""Give the drawings of a page for print names: a PDF file holds no text that nobody sees, but the name of an image."""

from __future__ import annotations

import re

_DRAWN = re.compile(
    r'(<div class="drawing__picture">\s*<svg )aria-hidden="true"(.*?</svg>)\s*<p class="unseen">[^<:]*: (.*?)</p>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")


def named(html: str) -> str:
    """Return the page with the words of each drawing as the name of an image, where they stand unseen beside it.

    What has a caption is a group: else the tags of the file would have a second picture around each, without a name.
    """
    grouped = html.replace("<figure ", '<figure role="group" ')
    return _DRAWN.sub(lambda found: f'{found[1]}role="img" aria-label="{_quoted(found[3])}"{found[2]}', grouped)


def _quoted(words: str) -> str:
    return _TAG.sub("", words).replace('"', "&quot;")
