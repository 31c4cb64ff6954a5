"""What the index of the search holds comes out of it again as it went in, and takes few bytes."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.build.search import format as search_format
from guide.build.search import index as search_index
from guide.build.search import pages as search_pages
from guide.build.search import words as search_words
from tests.conftest import ROOT
from tests.project.node import NODE

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NONE = search_words.ReadersWords(Path(), (), *[frozenset()] * 4, *[{}] * 4, ())
# Asks for each word, and tells all places that hold it with what it weighs there, as the search counts it.
ASK = """
import { readFileSync } from "node:fs";
import vm from "node:vm";
const [find, index, words] = process.argv.slice(2).map((path) => readFileSync(path, "utf-8"));
vm.runInThisContext(find);
vm.runInThisContext(index);
const search = await __finder(__search, () => {});
const found = {};
for (const word of JSON.parse(words)) {
  const { results } = await search(word);
  found[word] = results.map(({ url, anchor, heading }) => url + __finder.anchor(anchor, heading));
}
console.log(JSON.stringify(found));
"""


def finder() -> str:
    """Return the script that finds places, joined of its parts as the theme joins them."""
    joined = (ROOT / "overrides/assets/js/search-find.js").read_text("utf-8")
    parts = re.findall(r'include "([^"]+)"', joined)
    return "".join((ROOT / "overrides" / part).read_text("utf-8") for part in parts)


def page(number: int) -> search_pages.Page:
    """Return a page of one place; how long it is and what it holds follows from its number, rare words and common ones."""
    words = [
        f"{letter}{LETTERS[(number // (which + 1)) % 26]}xo" for which, letter in enumerate(LETTERS[: number % 23])
    ]
    place = search_pages.Place("", f"Number{number}", " ".join(words * (1 + number % 3)))
    return search_pages.Page(f"p{number:03}.html", f"Number{number}", "", "", study=False, places=[place])


def test_the_script_finds_each_word_where_it_stands_and_the_heaviest_place_first(tmp_path: Path) -> None:
    found = search_index.contents([page(number) for number in range(300)], NONE)
    index = dict(search_index.scripts(found, (), NONE))["search/index.js"]
    asked = {word: dict(places.items()) for word, places in found.postings.items() if not word.startswith("number")}
    assert {len(places) for places in asked.values()} > {1, 2, 3}
    texts = {"ask.mjs": ASK, "find.js": finder(), "index.js": index, "words.json": json.dumps(list(asked))}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    paths = [tmp_path / name for name in texts]
    told = json.loads(subprocess.run([NODE, *paths], check=True, capture_output=True, text=True).stdout)
    step = search_format.STEP
    for word, places in asked.items():
        assert sorted(told[word]) == sorted(f"p{place:03}.html" for place in places), word
        weights = [places[int(url[1:4])] for url in told[word]]
        assert all(one * step >= other for one, other in itertools.pairwise(weights)), word


@settings(max_examples=60)
@given(st.lists(st.sets(st.integers(0, 400), max_size=40), max_size=20))
def test_places_take_as_few_bits_as_they_need_and_come_out_again(lists: list[set[int]]) -> None:
    bits = search_format._Bits()
    for one in lists:
        bits.spread(sorted(one), 0, 400)
    signs = [ord(sign) for sign in bits.text()]
    whole = "".join(f"{code - (code > 92) - search_format.FIRST_CHARACTER:06b}" for code in signs)
    assert len(whole) <= 9 * sum(map(len, lists)) + 5
    read = iter(whole)

    def below(most: int) -> int:
        size = (most - 1).bit_length()
        short = (1 << size) - most
        value = int("0" + "".join(next(read) for _ in range(size - 1)), 2)
        return value if value < short or not size else value * 2 + int(next(read)) - short

    def spread(count: int, low: int, high: int) -> list[int]:
        if not count:
            return []
        middle = count // 2
        place = low + middle + below(high - low - count + 2)
        return [*spread(middle, low, place - 1), place, *spread(count - middle - 1, place + 1, high)]

    assert [spread(len(one), 0, 400) for one in lists] == [sorted(one) for one in lists]


def test_an_anchor_that_follows_from_its_heading_is_left_out() -> None:
    places = [
        search_pages.Place(*one) for one in (("", "A"), ("how-long-1-is", "How long (1) is…"), ("term-a", "Ache"))
    ]
    one = search_pages.Page("a.html", "A", "B", "", study=False, places=places)
    assert list(search_format.places(one, "r")) == ["ra.html\tB\tA", "#\tHow long (1) is…", "#term-a\tAche"]


def test_texts_stay_in_order_in_pieces_that_are_no_smaller_than_need_be() -> None:
    texts = ["a" * 5_990, "b", "c" * 20, "d" * 9_000, "e"]
    assert [[text[0] for text in piece] for piece in search_format.pieces(texts)] == [["a", "b", "c"], ["d"], ["e"]]
    assert search_format.pieces([]) == []


def test_a_script_holds_no_end_of_a_script_and_no_line_end_that_old_engines_forbid() -> None:
    assert search_format.script("</script>\u2028\u2029") == '"<\\/script>\\u2028\\u2029"'


def test_no_number_is_a_sign_that_a_script_would_need_two_of() -> None:
    signs = [search_format.character(value) for value in range(3_000)]
    assert len(set(signs)) == len(signs)
    assert [sign for sign in signs if len(search_format.script(sign)) != 3] == []
