"""Which reviews rate what, where that is told, and what every study was last compared with."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from mistakes import Change
from mistakes_in_reviews import massage, review
from mistakes_in_statements import both
from test_each_mistake_is_found import found

from guide.facts.study import Rated
from guide.lint.studies import reviews

NEEDLES = "Needles were a part of both, and so was massage, beside walks.[@first-2010]"
ALL = both(review("rates: [needles, massage]\n"), massage(NEEDLES))
LEFT_OUT = both(review("rates: [needles, massage]\nleft_out: {needles: Nobody could read it}\n"), massage())


@pytest.mark.parametrize("change", [ALL, LEFT_OUT], ids=["told", "left out with a reason"])
def test_a_review_is_right_when_all_that_it_rates_is_told_or_left_out(project: Path, change: Change) -> None:
    change(project)
    assert found(project) == {}


def test_a_treatment_that_is_left_out_with_a_reason_excuses_no_other(project: Path) -> None:
    both(review("rates: [needles, cupping, massage]\nleft_out: {needles: Nobody could read it}\n"), massage())(project)
    assert ["and none for cupping." in one for one in found(project)] == [True]


def test_each_treatment_that_a_review_may_rate_is_known_by_its_names_on_pages() -> None:
    assert {*reviews.NAMED} == {*get_args(Rated)} - {"nothing"}


def test_a_review_of_causes_rates_nothing(project: Path) -> None:
    review("rates: [nothing]\n")(project)
    assert found(project) == {}


def test_the_list_names_the_pages_that_tell_of_each_treatment(project: Path) -> None:
    LEFT_OUT(project)
    lines = list(reviews.report(project / "mkdocs.yml"))
    assert lines[:3] == [
        "first-2010 (review of studies)",
        "  needles: left out: Nobody could read it",
        "  massage: back.md",
    ]


def test_the_list_counts_what_studies_were_compared_with_and_names_the_rest(project: Path) -> None:
    text = "\n".join(reviews.report(project / "mkdocs.yml"))
    assert "    1 beside the abstract" in text
    assert "first-2010" not in text
    assert "second-2015" in text.split("not yet:")[1]
