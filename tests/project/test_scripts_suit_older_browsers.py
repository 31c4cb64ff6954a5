"""Our scripts use nothing that Safari 16.0, Firefox 115 or Chromium 110 lacks: one word too new can stop a whole script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "overrides/assets").rglob("*.js"))

# What is too new, and an example of it. What is asked for first, like `one.call?.()`, does no harm and is not listed.
TOO_NEW = {
    "lookbehind in a regular expression": (r"\(\?<[=!]", "/(?<=a)b/"),
    "an attribute of ARIA as a property": (r"\.aria[A-Z]\w*\s*=(?!=)", 'field.ariaInvalid = "true"'),
    "lists that are changed in a copy": (r"\.(?:toSorted|toReversed|toSpliced)\(", "list.toSorted()"),
    "grouping": (r"\b(?:Object|Map)\.groupBy\(", "Object.groupBy(list, one)"),
    "an array from something that waits": (r"\bArray\.fromAsync\(", "Array.fromAsync(all)"),
    "a promise with its ends": (r"\bPromise\.(?:withResolvers|try)\(", "Promise.withResolvers()"),
    "sets as sums": (r"\.(?:symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(", "one.isSubsetOf(other)"),
    "asking an address if it can be read": (r"\bURL\.(?:canParse|parse)\(", "URL.canParse(text)"),
    "parts of a text": (r"\bIntl\.(?:Segmenter|DurationFormat)\b", "new Intl.Segmenter()"),
    "waiting for an idle moment": (r"(?<!\?\.)\brequestIdleCallback\(", "requestIdleCallback(run)"),
    "asking if something is seen": (r"\.checkVisibility\(", "one.checkVisibility()"),
    "a transition of the view": (r"\.startViewTransition\(", "document.startViewTransition(run)"),
    "regular expressions that quote": (r"\bRegExp\.escape\(", "RegExp.escape(text)"),
    "repair of a text": (r"\.(?:isWellFormed|toWellFormed)\(", "text.isWellFormed()"),
    "a signal of several": (r"\bAbortSignal\.any\(", "AbortSignal.any(all)"),
    "HTML that is parsed unsafely": (r"\.(?:setHTML|setHTMLUnsafe|parseHTMLUnsafe)\(", "box.setHTMLUnsafe(text)"),
}


def too_new(script: str) -> list[str]:
    """Return what in a script an older browser does not know, by name."""
    return [name for name, (pattern, _) in TOO_NEW.items() if re.search(pattern, script)]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_uses_nothing_that_an_older_browser_lacks(path: Path) -> None:
    assert too_new(path.read_text("utf-8")) == []


@pytest.mark.parametrize(("name", "example"), [(name, example) for name, (_, example) in TOO_NEW.items()])
def test_what_is_too_new_is_found(name: str, example: str) -> None:
    assert too_new(f"const found = {example};") == [name]


@pytest.mark.parametrize("script", ["/(?:a)(?=b)(?!c)(?<name>d)/", 'if (field.ariaInvalid === "true") run()'])
def test_what_older_browsers_know_is_left_alone(script: str) -> None:
    assert too_new(script) == []
