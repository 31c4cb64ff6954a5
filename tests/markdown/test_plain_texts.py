"""Passing over texts without a mark changes no page."""

from __future__ import annotations

import re
from collections.abc import Callable

import markdown
import pytest

from guide.markdown import plain_texts
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


@pytest.fixture(scope="module")
def changed() -> Callable[[], list[str]]:
    """Return a function that returns each text, the whole and its words, which comes out in another way than a thorough one."""
    extensions = ["tables", EvidenceExtension()]
    quick, thorough = (markdown.Markdown(extensions=extensions) for _ in range(2))  # each reads the facts of the guide
    thorough.treeprocessors.deregister("evidence-plain-texts")

    def differing() -> list[str]:
        texts = [MARKED, *MARKED.split()]
        return [text for text in texts if quick.reset().convert(text) != thorough.reset().convert(text)]

    return differing


def test_a_page_is_the_same_as_when_every_text_is_searched_for_marks(changed: Callable[[], list[str]]) -> None:
    assert changed() == []


def test_each_text_that_is_passed_over_in_spite_of_its_mark_is_listed(
    changed: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_texts, "_MARK", re.compile("(?!)"))  # no text has one
    assert {MARKED, "**strong**", "*one*", "__two__", "_three_,", "`code`", "<https://a.example>,"} <= set(changed())
