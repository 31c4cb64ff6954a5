"""A rule looks at each of several, and not at the first alone; and each form of a word that it knows is known."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from guide.lint.intruders import security
from guide.lint.intruders.addresses import danger
from guide.lint.project import structure
from guide.lint.studies import retracted
from guide.pages.lines import Line


def page(name: str, lines: tuple[str, ...] = ()) -> SimpleNamespace:
    """Return what rules ask of a page; its findings are its name, the line and the first words."""
    told = SimpleNamespace(made=None, lines=lines, file=Path(name), finding=lambda line, said: f"{name}:{line}: {said}")
    told.meta = SimpleNamespace(title="Walks", description=f"What {name} says")
    return told


def test_every_page_whose_title_another_has_is_named() -> None:
    pages = [page(name, ("---", "title: Walks")) for name in ("a.md", "b.md", "c.md")]
    found = structure.titles_and_descriptions_are_unique(SimpleNamespace(pages=pages))
    assert [one.partition(". ")[0] for one in found] == [
        "b.md:2: a.md has the same title",
        "c.md:2: a.md has the same title",
    ]


def test_every_text_of_a_field_is_read_with_the_names_of_fields() -> None:
    data = {"a": ["one", "two", {"b": "three"}], "c": {"d": [["four"]]}, "e": 5}
    assert [text for _, text in security._texts(data, ())] == ["a", "one", "two", "b", "three", "c", "d", "four", "e"]


def test_of_what_a_phone_may_call_only_an_emergency_line_is_safe() -> None:
    told = {"tel:999": "", "tel:112": "", "tel:0900123456": "begins with tel:", "tel:1120": "begins with tel:"}
    assert {address: danger(address) for address in told} == told


def test_a_retracted_study_is_missed_by_no_word_for_it_and_in_no_block_that_draws_it() -> None:
    here = page("a.md")

    def found(text: str, own: tuple[str, ...], around: tuple[str, ...]) -> list[str]:
        project = SimpleNamespace(lines=lambda _: [Line(3, text, own, around)])
        return list(retracted._cited(project, here, {"able-2020": "stays"}, set()))

    for word in ("was retracted", "was withdrawn", "they withdrew it", "its retraction", "Withdrawn:"):
        assert found(f"The study {word}.", ("able-2020",), ()) == [], word
    for own, around in ((("able-2020",), ()), ((), ("able-2020",))):
        (said,) = found("The study was good.", own, around)
        assert said.startswith("a.md:3: able-2020 was retracted, and nothing says so.")
