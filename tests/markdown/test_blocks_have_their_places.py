"""A block is of use when pages may name it, and when its words are there: what is forgotten is named."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import guide.markdown
from guide.markdown.blocks import EvidenceBlock
from guide.markdown.fact_blocks import ALL_BLOCKS
from guide.markdown.render import TemplateError, words


def kinds(of: type[EvidenceBlock]) -> Iterator[type[EvidenceBlock]]:
    """Yield each class of a block that has a name of its own; those that others share have none."""
    for one in of.__subclasses__():
        if "NAME" in vars(one) and one.__module__.startswith("guide."):
            yield one
        yield from kinds(one)


def test_each_block_stands_in_the_list_of_those_that_pages_may_name() -> None:
    for module in pkgutil.iter_modules(guide.markdown.__path__):
        importlib.import_module(f"guide.markdown.{module.name}")
    there = {*kinds(EvidenceBlock)}
    assert there, "nothing was looked at"
    assert sorted(one.__name__ for one in there - {*ALL_BLOCKS}) == [], "name these in ALL_BLOCKS of fact_blocks.py"


def test_no_two_blocks_have_one_name() -> None:
    names = [block.NAME for block in ALL_BLOCKS]
    assert sorted(names) == sorted(set(names))


def test_a_word_that_a_block_asks_for_and_nobody_wrote_is_named_with_its_file() -> None:
    assert words("en")["sources"] == "Sources"
    with pytest.raises(TemplateError) as error:
        words("en")["tip"]
    assert str(error.value.finding) == (
        "guide/markdown/words/en.yml:1: there is no `tip`, which a block asks for. Add a line for it."
    )
