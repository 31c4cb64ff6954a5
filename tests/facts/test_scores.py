"""A score is the sum of its items, and what is missing is told before what is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.facts.findings import EvidenceError
from guide.facts.instruments import Instrument, Item
from guide.facts.load import load
from tests.fixtures import facts

ITEMS = st.lists(
    st.integers(1, 5).flatmap(
        lambda most: st.builds(
            Item, asks=st.just("?"), why=st.just("!"), most=st.just(most), points=st.none() | st.integers(0, most)
        )
    ),
    min_size=1,
    max_size=30,
)


def instrument(items: list[Item]) -> Instrument:
    return Instrument(
        name="A list",
        order=1,
        source="a-2010",
        measures="It asks.",
        pages="all",
        goal="all",
        scored="2026-11-23",
        items=items,
    )


@given(ITEMS)
def test_a_hundred_percent_means_that_no_item_is_weak(items: list[Item]) -> None:
    found = instrument(items)
    assert 0 <= found.points <= found.most
    assert (found.percent == 100) == (not found.weak and found.most > 0)


@pytest.fixture
def page(small: Path, convert):
    facts.write(small)
    return convert("/// scores | discern\n///")


def test_the_total_counts_only_what_applies(page) -> None:
    assert page.reports == []
    assert page.texts(".scores__total") == ["5 of 6 (83%). Our goal: 5 of 6."]


def test_the_date_is_written_out_for_readers_and_kept_for_machines(page) -> None:
    assert page.texts(".scores__body time") == ["23 November 2026"]
    assert page.attributes(".scores__body time", "datetime") == ["2026-11-23"]


def test_weak_items_stand_in_sight_with_their_reasons(page) -> None:
    assert page.texts(".scores__body > ul li") == ["Did readers test it 0 of 1. Nobody has yet."]


def test_every_item_stands_in_the_table(page) -> None:
    assert page.texts("tbody td, tbody th")[1::3] == ["5 of 5", "0 of 1", "does not apply"]


def test_an_unknown_score_is_reported_with_the_nearest(small: Path, convert) -> None:
    facts.write(small)
    assert "Did you mean “discern”?" in convert("/// scores | discerns\n///").reports[0]


def test_more_points_than_there_are_is_refused(small: Path) -> None:
    facts.write(small)
    path = small / "evidence/scores/discern.yml"
    path.write_text(path.read_text("utf-8").replace("points: 5, most: 5", "points: 6, most: 5"), "utf-8")
    with pytest.raises(EvidenceError, match=r"discern\.yml:9: 6 of 5 points cannot be\. Write at most 5\."):
        load(small / "evidence")
