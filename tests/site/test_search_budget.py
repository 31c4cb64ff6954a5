"""What a first search costs over gzip: up to its first result, and in all."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from tests.site.search_files import held, texts
from tests.site.test_budgets import packed

# 110,62x bytes: swollen lips, pre-eclampsia, a blow to the head, jaundice and slow breathing became signs, and what readers type
# of them, or when somebody hit them, leads to the signs first.
FIRST_RESULT = 111_000
NEEDED = ("assets/js/search.js", "assets/js/search-find.js", "assets/search.css", "search/index.js")
PIECE = 7_000  # at most, and half of them at most as much as below: ten results need about eight pieces
MIDDLE = 3_000


def test_a_first_result_needs_few_bytes(site: Path) -> None:
    sizes = {name: packed(site / name) for name in NEEDED}
    assert sum(sizes.values()) <= FIRST_RESULT, sizes


def test_the_texts_of_the_excerpts_come_in_small_pieces(site: Path) -> None:
    pieces = texts(site)
    sizes = {name: packed(site / name) for name in pieces}
    assert len(pieces) > 40
    assert {name: size for name, size in sizes.items() if size > PIECE} == {}
    assert median(sizes.values()) <= MIDDLE


def test_the_index_is_a_few_long_texts_which_a_phone_reads_at_once(site: Path) -> None:
    data = held(site, "search/index.js")
    assert len(data) < 25
    assert {name for name, value in data.items() if not isinstance(value, str | int | float)} == {"texts"}


def test_the_index_names_each_piece_and_says_how_many_places_it_holds(site: Path) -> None:
    data, pieces = held(site, "search/index.js"), texts(site)
    assert set(data["texts"]) == {f"search/{path.name}" for path in (site / "search").glob("texts-*")}
    assert data["sizes"] == " ".join(str(len(piece)) for piece in pieces.values())
    assert sum(map(len, pieces.values())) == data["places"].count("\n") + 1
