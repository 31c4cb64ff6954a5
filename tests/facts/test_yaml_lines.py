"""YAML that remembers its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.facts.yaml_source import Document

TEXT = """\
title: One
arms:
  walks:
    name: Walks
    size: 3
list:
  - {a: 1, b: 2}
  -
    a: 3
"""


def document(text: str, first_line: int = 1) -> Document:
    return Document(text, Path("some.yml"), first_line)


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 1),
        (("title",), 1),
        (("arms",), 2),
        (("arms", "walks"), 3),
        (("arms", "walks", "size"), 5),
        (("list",), 6),
        (("list", 0), 7),
        (("list", 0, "b"), 7),
        (("list", 1, "a"), 9),
    ],
)
def test_each_value_stands_on_its_line(location: tuple[str | int, ...], line: int) -> None:
    assert document(TEXT).line(location) == line


def test_a_value_that_is_not_there_stands_where_it_would_belong() -> None:
    assert document(TEXT).line(("arms", "walks", "role")) == 3
    assert document(TEXT).line(("nothing", "at", 4)) == 1


def test_lines_count_from_where_the_text_stands_in_its_file() -> None:
    assert document(TEXT, first_line=11).line(("title",)) == 11
    assert document("a: 1\na: 2\n", first_line=11).findings[0].line == 12


def test_values_are_what_yaml_says() -> None:
    found = document("text: a\nnumber: 1\nreal: 1.5\nyes: true\nnone:\nlist: [1, b]\nmap: {a: {b: 2}}\n").data
    assert found == {
        "text": "a", "number": 1, "real": 1.5, "yes": True, "none": None, "list": [1, "b"], "map": {"a": {"b": 2}}
    }  # fmt: skip


def test_an_empty_text_is_an_empty_document() -> None:
    assert document("").data == {}
    assert document("# only a remark\n").findings == []


def test_each_key_that_stands_twice_is_a_finding_however_deep() -> None:
    found = document("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n").findings
    assert [str(finding) for finding in found] == [
        "some.yml:4: `c` stands twice. Keep one of the two; the first is on line 3.",
        "some.yml:5: `a` stands twice. Keep one of the two; the first is on line 1.",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: 2\na: 1\nb: 2\n", "3: the file stands here again, from its first field on. Keep one."),
        (
            "a: 1\nb: {arm: walks, value: 47,6}\n",
            "2: a comma parts “47,6” in two. Write decimals as `47.6`, and thousands as `476`.",
        ),
        (
            "a:\n  - x: 1\n    y: 2\n    x: 3\n    y: 4\n",
            "4: `x` and what follows stand twice in one entry, first on line 2. Begin the second entry with a line of its own, "
            "as the first one begins, or keep one of the two.",
        ),
        (
            "b:\n  - Haake M\n  -\u00a0Müller HH\n",
            "3: a space that does not break stands where YAML needs a plain one. Type the space anew.",
        ),
        (
            "a:\n  b: 1\n\u00a0\u00a0c: 2\n",
            "3: a space that does not break stands where YAML needs a plain one. Type the space anew.",
        ),
    ],
)
def test_what_yaml_reads_as_something_else_is_told_once(text: str, told: str) -> None:
    assert [str(finding) for finding in document(text).findings] == [f"some.yml:{told}"]


@pytest.mark.parametrize("tag", ["", "!!timestamp ", "!!int ", "!!float ", "!!bool "])
def test_a_value_that_is_not_of_its_kind_stays_text(tag: str) -> None:
    found = document(f"day: {tag}2026-02-30\n")
    assert found.data == {"day": "2026-02-30"}
    assert found.findings == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b: c\n", 1),
        ("a: 1\nb: [1, 2\n", 2),
        ("a: 1\nb: @x\n", 2),
        ('a: "open\n', 1),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: !!python/name:os.system\n", 1),
        ("a: *nobody\n", 1),
        ("a: \x07\n", 1),
    ],
)
def test_what_is_not_yaml_is_one_finding_with_its_line(text: str, line: int) -> None:
    found = document(text)
    assert found.data is None
    assert [finding.line for finding in found.findings] == [line]
    assert "YAML" not in found.findings[0].problem
    assert found.findings[0].advice


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: Plan #1 for runners\nb: 2\n", 1),
        ("b: 2\na: #1 of all\n", 2),
        ("a: One line\n  and #2\n", 2),
        ("a:\n  - x\n  - y #2\n", 3),
    ],
)
def test_text_that_yaml_takes_for_a_note_is_reported(text: str, line: int) -> None:
    [found] = document(text).findings
    assert (found.line, found.problem) == (line, "what stands behind `#` is read by nobody.")


@pytest.mark.parametrize(
    "text",
    [
        "a: 1 # a note\n",
        'a: "Plan #1"\n',
        "a: >-\n  Plan #1\n  and #2\n",
        "# a #1\na: x#1\n",
        "a: # note\n  b: 1\n",
        "a: [b, c] #1\n",
    ],
)
def test_a_note_and_a_sign_in_a_text_are_no_mistake(text: str) -> None:
    assert document(text).findings == []


@pytest.mark.parametrize("text", ["a: “Come back”\n", "a: ‘Come back’\n", "b:\n  - a: „Come back“\n"])
def test_curly_marks_in_the_place_of_those_of_yaml_are_reported(text: str) -> None:
    [found] = document(text).findings
    assert (found.line, found.problem) == (
        text.count("\n"),
        "curly marks stand round the whole text, and are a part of it.",
    )


@pytest.mark.parametrize(
    "text", ["a: “Come” and “go”\n", 'a: "“Come back”"\n', "a: Say ‘come back’\n", "a: ‘Come’ is a word\n"]
)
def test_curly_marks_within_a_text_are_no_mistake(text: str) -> None:
    assert document(text).findings == []
