"""What stands beside a number is read to the word: its sign, its direction, its column, and whom it was counted among."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from guide.facts.load import load
from guide.facts.study import Figure
from guide.lint.numbers import compared, counted, frequencies
from guide.lint.numbers.labels import labels
from guide.lint.numbers.study_numbers import data, missing
from guide.lint.prose import certainty_words
from guide.pages.lines import Line
from guide.pages.texts import Sentence
from tests.fixtures import claims

PAGE = SimpleNamespace(made=None, finding=lambda number, message: message)


@pytest.fixture
def studies(tmp_path: Path):
    claims.write(tmp_path)
    return load(tmp_path).studies


def test_each_word_of_more_and_less_is_held_against_its_numbers() -> None:
    ways = {"fewer": True, "less": True, "lower": True, "more": False, "higher": False}
    for way, down in ways.items():
        for count in (2, 5, 8):
            text = f"Walking brought {count} of 100 people a fall, far {way} than the 5 of 100 who rested."
            project = SimpleNamespace(sentences=[Sentence(Path("page.md"), "paragraph", text, 1)])
            found = [finding.problem for finding in compared.more_is_more(project)]
            wrong = count != 5 and (count < 5) != down
            assert found == ([f"{count} is not {way} than 5."] if wrong else []), text


def test_per_cent_of_people_are_no_points_of_a_scale(studies) -> None:
    known = {"walks-2020": data(studies["walks-2020"])}
    for text, absent in (("It fell by 4 points of 100.", []), ("It fell by 4%.", ["4"])):
        assert [one.written for one in missing(Line(1, text, ("walks-2020",)), known)] == absent, text


def test_a_promise_in_a_row_of_a_table_is_one() -> None:
    for kind in ("row", "item", "heading", "caption", "paragraph"):
        said = Sentence(Path("page.md"), kind, "Acupuncture eases back pain.", 1)
        found = [one.message for one in certainty_words.nothing_is_promised(SimpleNamespace(sentences=[said]))]
        assert len(found) == 1, kind


def test_a_count_is_held_against_a_source_only_when_each_source_counts_such_things(studies) -> None:
    other = studies["walks-2020"].model_copy(update={"title": "A review of 21 trials"})
    evidence = SimpleNamespace(studies={**studies, "other-2021": other})

    def found(*keys: str) -> list[str]:
        line = Line(1, "It had 22 trials.", keys)
        project = SimpleNamespace(evidence=evidence, pages=[PAGE], lines=lambda page: [line])
        return list(counted.counts_are_of_what_was_counted(project))

    assert found("other-2021") == ["“22 trials”, and other-2021 has 21 trials. Write the number of its trials."]
    assert found("other-2021", "walks-2020") == []


def test_a_part_of_a_person_is_told_however_many_there_are() -> None:
    for count, whole in (("2.4", "2"), ("20.2", "20"), ("99.6", "100")):
        said = Sentence(Path("page.md"), "paragraph", f"{count} of 100 runners were better.", 1)
        (found,) = frequencies.people_are_whole(SimpleNamespace(sentences=[said]))
        assert found.advice == f"Write “about {whole}”."


def test_two_counts_beside_each_others_words_are_told_and_beside_their_own_are_not(studies) -> None:
    told = (("bruises", 17), ("tiredness", 61))
    figures = tuple(Figure(what=what, value=value, unit="percent", confirmed=True) for what, value in told)
    study = studies["walks-2020"].model_copy(update={"figures": figures})
    assert list(labels("Of 100 people 17 had bruises; 61 had tiredness.", study)) == []
    (said,) = labels("Of 100 people 61 had bruises; 17 had tiredness.", study)
    assert "stand beside each other's words. Exchange them" in said


@pytest.mark.parametrize(
    ("trial", "larger"),
    [("largest German trial", True), ("largest trial", True), ("largest Spanish trial", False), ("large trial", False)],
)
def test_a_trial_is_the_largest_where_no_trial_of_that_treatment_and_country_is_larger(
    trial: str, larger: bool, studies
) -> None:
    told = {"design": "rct", "country": "Germany"}
    small = studies["walks-2020"].model_copy(update={**told, "participants": 60})
    large = small.model_copy(update={"participants": 90})
    elsewhere = "Spanish" in trial
    small = small.model_copy(update={"country": "Spain"}) if elsewhere else small
    project = SimpleNamespace(
        evidence=SimpleNamespace(studies={"walks-2020": small, "walks-2021": large}),
        pages=[PAGE],
        lines=lambda page: [Line(1, f"In the {trial}, usual care was exercise.", ("walks-2020",))],
    )
    assert bool(list(compared.largest_is_the_largest(project))) == larger
