"""What a page's source shows as code is what Markdown makes code of: nothing that a reader sees escapes the checks."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import mkdocs.config
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from guide.markdown.extension import EvidenceExtension
from guide.pages.page import Page
from tests.conftest import ROOT
from tests.fixtures.projects import GOOD

# The pieces name no fact, so the few facts of the small project do; the drawing is one of the guide.
OPTIONS = {"evidence": str(GOOD / "evidence"), "drawings": str(ROOT / "docs/drawings"), "pages": str(GOOD / "docs")}
# Every kind of mark by which a line may begin, end or hold code, and what may be round it. W stands for a word.
PIECES = (
    "`", "``", "```", "````", "~~~", "~~~~", "W", "W W", "\n", "\n\n", " ", "    ", "\t", "- ", "1. ", "> ", "| ", "|", "# ",
    "\\", "\\\\", "[W](W.md)", "![W](", ")", "{ .W }", "```yaml", "``` W", "~~~ {.W}", "\n| --- | --- |\n", "===", "---",
    "/// do\n", "\n///\n", "/// care | W\n    level: urgent\n\n", "<!-- not-here: W: 3 because W -->", "<b>", "*",
    "[W]: W", "\x0c", "\r", "\x02", "\u2028", "\n    ", "\n```\n", "\n~~~\n", "`W`", "``W`W``", ":",
)  # fmt: skip


def page(text: str) -> Page:
    return Page(Path("page.md"), None, text, 1)


def shown(text: str) -> str:
    """Return what a reader sees or hears of a page outside code, as the guide's own Markdown makes it."""
    ours = EvidenceExtension(**OPTIONS, on_error=lambda error: None)
    html = markdown.Markdown(extensions=["toc", "tables", "fenced_code", ours]).convert(text)
    tree = LexborHTMLParser(html)
    for node in tree.css("code, pre"):
        node.decompose()
    heard = [node.attributes[name] or "" for name in ("aria-label", "alt") for node in tree.css(f"[{name}]")]
    return " ".join([tree.body.text(separator=" ") if tree.body else "", *heard])


def numbered(pieces: list[str]) -> str:
    """Return the pieces as one text in which no word stands twice."""
    count = iter(range(10_000))
    return re.sub("W", lambda _: f"word{next(count)}x", "".join(pieces))


@settings(max_examples=400, deadline=None, derandomize=True, database=None)  # the same on every machine
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=24).map(numbered))
@example("```shoe``` is a word1x.\n\nword2x")
@example("word0x\n```\nword1x\n```` \nword2x\n```\nword3x")
@example("- word0x ` word1x\n- word2x ` word3x")
@example("| word0x ` | word1x ` |\n| --- | --- |\n| `word2x | word3x` `word4x` `word5x | word6x` | |")
@example("/// drawing | runner-back\n    alt: word0x `word1x`\n\nword2x\n///")
@example("![word0x](`word1x`)")
@example("word0x ```\nword1x `word2x` word3x\n```")
def test_every_word_that_markdown_shows_outside_code_is_checked(text: str) -> None:
    checked = " ".join(line for _, line in page(text).prose)
    words = set(re.findall(r"word\d+x", shown(text)))
    assert sorted(word for word in words if word not in checked) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("```\ncode\n```\nword", "code"),
        ("~~~\ncode\n~~~\nword", "code"),
        ("````\n```\ncode\n```\n````\nword", "code"),
        ("```yaml\ncode\n```\nword", "code"),
        ("``` { .yaml }\ncode\n```\nword", "code"),
        ("word\n```\ncode\n```\nword", "code"),
        ("~~~\n```\ncode\n~~~\nword", "code"),
        ("A word `code` and\nmore.", "code"),
        ("A word `` ` code ` `` more.", "code"),
        ("A word `code\ncode` more.", "code"),
        ("- A word `code`\n- `code` more", "code"),
        ("| word `code` | more |\n| --- | --- |\n| `code` | more |", "code"),
        ("> A word `code` more.", "code"),
        ("## A word `code`", "code"),
        (r"A word \\`code` more.", "code"),
    ],
    ids=repr,
)
def test_code_is_not_read_as_text(text: str, code: str) -> None:
    read = " ".join(line for _, line in page(text).prose)
    assert code not in shown(text)
    assert code not in read
    assert "word" in read


@pytest.mark.parametrize(
    "text",
    [
        "```shoe``` is a word.\n\nshown",
        "```\n\nshown\n",  # nothing closes it
        "~~~\n\nshown\n```\n",  # another kind closes nothing
        "````\n\nshown\n```\n",  # nor does a shorter one
        "    ```\n\nshown\n\n    ```",  # too far in
        " ```\n\nshown\n\n ```",
        "```two words\n\nshown\n\n```",
        "``` { .a } }\n\nshown\n\n```",
        "> ```\n\nshown\n\n> ```",
        "- ```\n\nshown\n\n- ```",
        "shown ` and\n\nnothing ` more",
        "- a ` b\n- shown ` d",
        r"\`shown\`",
        "/// drawing | runner-back\n    alt: A runner `shown` here.\n\nMore.\n///",
        "words\x0c```\n\nshown\n\n```" + "x",
        "words\u2028```\n\nshown\n\nwords\u2028```",
    ],
    ids=repr,
)
def test_what_only_looks_like_code_is_read_as_text(text: str) -> None:
    assert "shown" in shown(text)
    assert "shown" in " ".join(line for _, line in page(text).prose)


def test_no_other_extension_makes_code() -> None:
    names = set(mkdocs.config.load_config(str(ROOT / "mkdocs.yml"), strict=False).markdown_extensions)
    assert names == {"toc", "tables", "fenced_code", "guide.markdown"}, (
        "teach guide/markdown/code.py what the new one makes"
    )
