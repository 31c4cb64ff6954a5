"""Names that reader views take for the furniture of a page, outweighed where they are names of our text.

A reader view (Firefox, many apps) guesses by words in ids and classes what is no text: a heading “Judge an extra after
six weeks” has the id `judge-an-extra-after-six-weeks`, and `extra` is such a word. So the heading would be left out.
"""

from __future__ import annotations

import functools
import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

# The words for which Mozilla's Readability leaves a part out, or thinks less of it.
_FURNITURE = re.compile(
    r"-ad-|hidden|ai2html|banner|breadcrumbs|combx|comment|com-|community|contact|cover-wrap|disqus|extra|footer|gdpr"
    r"|header|legends|masthead|media|menu|meta|outbrain|promo|related|remark|replies|rss|scroll|share|shoutbox|sidebar"
    r"|skyscraper|social|sponsor|shopping|supplemental|ad-break|agegate|pagination|pager|popup|tags|widget|yom-remote",
    re.IGNORECASE,
)
_TEXT = "content"  # the word that outweighs them all


class ReaderViews(Treeprocessor):
    """Say of each part of the page whose name is taken for furniture that it is content."""

    def run(self, root: Element) -> None:
        """Change the page in place, when every part of it has its id."""
        for part in root.iter():
            if not part.attrib:
                continue
            given = part.get("class", "")
            if _is_furniture(given) or _is_furniture(part.get("id", "")):
                part.set("class", f"{given} {_TEXT}".strip())


@functools.lru_cache(maxsize=10_000)  # classes are few, and most ids stand on many pages
def _is_furniture(name: str) -> bool:
    return _FURNITURE.search(name) is not None
