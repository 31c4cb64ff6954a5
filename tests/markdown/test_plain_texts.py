"""Passing over texts without a mark changes no page."""

from __future__ import annotations

import markdown
import pytest

from guide.markdown.extension import EvidenceExtension

MARKED = """\
A **strong** word, *one* more, __two__ and _three_, `code` and \\*stars\\*, a [link](a.md) and ![picture](a.svg), <https://a.example>,
<a@b.example>, &amp; and AT&T, a * star alone _ and a line  \nthat breaks, 3 < 4.

| Head **er** | Plain |
| --- | --- |
| cell | a [link](b.md "x") and more |

- an item
- **bold** then plain then *more* and plain
"""


@pytest.mark.parametrize("text", [MARKED, *MARKED.split()], ids=lambda text: text[:12])
def test_a_page_is_the_same_as_when_every_text_is_searched_for_marks(text: str) -> None:
    extensions = ["tables", EvidenceExtension()]
    quick = markdown.Markdown(extensions=extensions)
    thorough = markdown.Markdown(extensions=extensions)
    thorough.treeprocessors.deregister("evidence-plain-texts")
    assert quick.convert(text) == thorough.convert(text)
