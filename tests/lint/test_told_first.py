"""One slip is told once: what comes of it is told when it is still there."""

from __future__ import annotations

from guide.facts.findings import Finding
from guide.lint.told_first import told_first

ORDER = ("links-are-whole", "words-stand-once", "figures-are-in-their-sources", "every-study-is-used")


def found(path: str, line: int, rule: str, message: str = "It is wrong. Mend it.") -> Finding:
    return Finding.of(path, line, message, rule)


def told(*every: Finding) -> list[tuple[str, int, str]]:
    return sorted((one.path, one.line, one.rule) for one in told_first(every, ORDER))


def test_of_two_rules_that_find_something_on_a_line_the_first_is_told() -> None:
    both = found("a.md", 3, "words-stand-once"), found("a.md", 3, "figures-are-in-their-sources")
    assert told(*both) == [("a.md", 3, "words-stand-once")]


def test_two_slips_of_one_kind_on_a_line_are_both_told() -> None:
    both = found("a.md", 3, "words-stand-once"), found("a.md", 3, "words-stand-once", "Another. Mend it.")
    assert len(told(*both)) == 2


def test_two_slips_on_two_lines_are_both_told() -> None:
    assert len(told(found("a.md", 3, "words-stand-once"), found("a.md", 4, "figures-are-in-their-sources"))) == 2


def test_while_a_page_is_not_understood_nothing_else_is_told_of_it() -> None:
    every = (
        found("a.md", 3, "blocks-are-closed"),
        found("a.md", 9, "words-stand-once"),
        found("b.md", 9, "words-stand-once"),
    )
    assert told(*every) == [("a.md", 3, "blocks-are-closed"), ("b.md", 9, "words-stand-once")]


def test_what_is_said_of_a_file_as_a_whole_waits_for_what_is_found_in_it() -> None:
    every = found("a.yml", 1, "every-study-is-used"), found("a.yml", 5, "words-stand-once")
    assert told(*every) == [("a.yml", 5, "words-stand-once")]


def test_what_a_new_page_needs_elsewhere_is_told_at_once_and_beside_what_stands_in_it() -> None:
    rules = "every-page-is-in-the-menu", "every-page-is-in-the-list-of-addresses", "warnings-are-as-agreed"
    every = (*(found("a.md", 1, rule) for rule in rules), found("a.md", 9, "words-stand-once"))
    assert told(*every) == sorted((one.path, one.line, one.rule) for one in every)
    assert told(*every, found("a.md", 3, "blocks-are-closed")) == [("a.md", 3, "blocks-are-closed")]


def test_what_a_page_says_of_a_fact_waits_for_what_is_found_in_the_fact() -> None:
    fact = found("evidence/signs/a.yml", 4, "warnings-are-as-agreed")
    page = found("a.md", 9, "signs-have-one-urgency", "evidence/signs/a.yml says something else. Mend it.")
    assert told(fact, page) == [("evidence/signs/a.yml", 4, "warnings-are-as-agreed")]
    assert told(page) == [("a.md", 9, "signs-have-one-urgency")]
