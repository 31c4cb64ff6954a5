"""What a first search costs over gzip: up to its first result, and in all."""

from __future__ import annotations

import json
from pathlib import Path

from tests.site.test_budgets import packed

FIRST_RESULT = 150_000
NEEDED = ("assets/js/search.js", "assets/js/search-find.js", "assets/search.css", "search/index.js")
EXCERPTS = 150_000


def test_a_first_result_needs_few_bytes(site: Path) -> None:
    sizes = {name: packed(site / name) for name in NEEDED}
    assert sum(sizes.values()) <= FIRST_RESULT, sizes


def test_the_texts_of_the_excerpts_come_apart_and_are_light(site: Path) -> None:
    assert packed(site / "search/texts.js") <= EXCERPTS


def test_the_index_is_a_few_long_texts_which_a_phone_reads_at_once(site: Path) -> None:
    text = (site / "search/index.js").read_text("utf-8")
    data = json.loads(text.removeprefix("var __search = ").removesuffix(";\n"))
    assert len(data) < 20
    assert {type(value) for value in data.values()} <= {str, int, float}
    places, texts = data["places"].split("\n"), (site / "search/texts.js").read_text("utf-8")
    assert len(places) == json.loads(texts.removeprefix("var __texts = ").removesuffix(";\n")).count("\n") + 1
