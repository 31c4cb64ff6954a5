"""What a person copies is what the page says, with its styles and without them."""

from __future__ import annotations

from tests.browser.sweeps import Opened
from tests.site.plain_text import invented_words, joined_marks

WITHOUT_STYLES = "document.querySelectorAll('link[rel=stylesheet], style').forEach((sheet) => sheet.remove())"
SELECT_ALL = "getSelection().selectAllChildren(document.body)"
# The text as a selection holds it, and as it is shown.
TEXTS = f"() => {{ {SELECT_ALL}; return [getSelection().toString(), document.body.innerText]; }}"


def faults(opened: Opened) -> list[str]:
    """Return words that ran into one and marks that joined a word, as shown, as selected, and without styles.

    Every disclosure must be open. The page loses its styles.
    """
    page = opened.page
    html, texts = page.content(), page.evaluate(TEXTS)
    page.evaluate(WITHOUT_STYLES)
    texts += page.evaluate(TEXTS)
    short = [f"a copy holds nothing but “{text}”" for text in texts if len(text) <= 20]
    return [*short, *invented_words("\n".join(texts), html), *(mark for text in texts for mark in joined_marks(text))]
