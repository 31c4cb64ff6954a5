"""The pain rule, the stages and the emergency numbers: told by one file each, and refused when they ask too much."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.facts.load import load
from tests.fixtures import facts

KINDS = ("pain/rule.yml", "stages/running.yml", "emergency/numbers.yml")


@pytest.fixture(autouse=True)
def rules(small: Path) -> Path:
    for name in KINDS:
        path = small / "evidence" / name
        path.parent.mkdir()
        path.write_text(facts.FILES[name], "utf-8")
    return small / "evidence"


def test_the_pain_rule_prints_its_lights_and_what_stops_a_session(convert) -> None:
    page = convert("/// pain-rule\n///")
    assert page.reports == []
    assert page.texts("tbody tr > :first-child") == ["Green", "Amber", "Red"]
    assert page.texts(".pain-rule li") == ["a limp"]


def test_the_stages_say_what_to_do_and_how_much_running_it_is(convert) -> None:
    page = convert("/// stages\n///")
    assert page.texts("tbody tr:first-child > *") == ["Stage 1", "Run 1 minute, walk 2 minutes; 5 times", "5 minutes"]


def test_who_asks_first_is_a_list_that_says_when_to_be_seen_sooner(convert) -> None:
    page = convert("/// not-alone\n///")
    assert page.texts("p") == ["Ask first in these cases:"]
    assert page.texts("li") == ["Under 18: be seen this week if it lasts."]


def test_each_country_has_its_numbers_and_what_to_do_without_a_line_for_advice(convert, rules: Path) -> None:
    path = rules / "emergency" / "numbers.yml"
    path.write_text(path.read_text("utf-8").replace(", advice: NHS 111", ""), "utf-8")
    assert convert("/// emergency-numbers\n///").texts("tbody tr > *") == [
        "United Kingdom",
        "999, 112",
        "Call a doctor.",
    ]


@pytest.mark.parametrize("name", KINDS)
def test_a_block_without_its_file_is_reported(convert, rules: Path, name: str) -> None:
    (rules / name).unlink()
    block = {"pain": "pain-rule", "stages": "stages", "emergency": "emergency-numbers"}[name.partition("/")[0]]
    (report,) = convert(f"/// {block}\n///").reports
    assert (
        report == f"evidence/{name.partition('/')[0]}/ holds no file yet. Add {Path(name).name}, or take the block out."
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("pain/rule.yml", "highest: 5", "highest: 3", "3 is not above 3."),
        ("pain/rule.yml", "highest: 10", "highest: 9", "red ends below 10"),
        ("pain/rule.yml", "light: amber", "light: red", "the lights are out of order."),
        ("stages/running.yml", "times: 4}", "times: 6}", "the stage adds 7 minutes of running, and 5 are the most."),
        ("stages/running.yml", "times: 4}", "times: 2}", "the stage is shorter than the one before it."),
        ("emergency/numbers.yml", "checked: 2026-11", "checked: November", "a date is year-month"),
        ("emergency/numbers.yml", "advice: NHS 111", "sources: [nobody-1999]", "no source is called “nobody-1999”."),
        (
            "emergency/numbers.yml",
            "elsewhere:",
            '  - {country: Norway, emergency: ["113"], sources: [nobody-1999]}\nelsewhere:',
            "no source is called “nobody-1999”.",
        ),
    ],
)
def test_a_wrong_rule_is_reported_with_its_line(rules: Path, name: str, old: str, new: str, message: str) -> None:
    path = rules / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(Exception, match=f"evidence/{name}:") as error:
        load(rules)
    assert message in str(error.value)
