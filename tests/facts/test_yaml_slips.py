"""What stops the reader of YAML is told at the line where somebody slipped, in words that lead to what is right."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from guide.facts.yaml_slips import slip

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]
NO_COLON = "has no colon. Write `field: value`; if it goes on with the text above, indent it further than the name of that field."
QUOTES = "Put the whole text in double quotes."
UNDER = "Begin it under the first letter of the line that it belongs with."
CLOSED = "the quotation mark before the text is not closed. Put the same mark behind it."
BEHIND = "text stands behind the quotation mark that closes. Close it at the end of the text, and quote inside it with ‘ and ’."
TAB = "the line begins with a tab. Write spaces, as many as its neighbours begin with."
FURTHER = f"the line begins further in than the one above, which has its value already. {UNDER}"
COLON = "the text holds a colon and a space, as a field does. Put all behind"
PLAIN = "a space that does not break stands where YAML needs a plain one. Type the space anew."

# What somebody wrote, what is told, and what it is when they do as told.
SLIPS = [
    ("a: 1\nb:\n  - x: 1\n\t- x: 2\n", f"4: {TAB}", "a: 1\nb:\n  - x: 1\n  - x: 2\n"),
    ("a: 1\nb:\n\tname: x\n", f"3: {TAB}", "a: 1\nb:\n  name: x\n"),
    ("a: 1\nkind reader\nb: 2\n", f"2: “kind reader” {NO_COLON}", "a: 1\nkind: reader\nb: 2\n"),
    ("kind reader\nb: 2\n", f"1: “kind reader” {NO_COLON}", "kind: reader\nb: 2\n"),
    ("a:\n  - text: x\nkind reader\nb: 2\n", f"3: “kind reader” {NO_COLON}", "a:\n  - text: x\nkind: reader\nb: 2\n"),
    ("a:\n  b:\n    name x\n    role: y\n", f"3: “name x” {NO_COLON}", "a:\n  b:\n    name: x\n    role: y\n"),
    ("a:\n  b\n    role: y\n", f"2: “b” {NO_COLON}", "a:\n  b:\n    role: y\n"),
    ("a: Some words\nand more.\nb: 2\n", f"2: “and more.” {NO_COLON}", "a: Some words\n  and more.\nb: 2\n"),
    ("a: 1\nkind:reader\nb: 2\n", "2: “kind:reader” has no space behind its colon. Write `kind: reader`.", None),
    ("a:\n  - x\n  -y\n", "3: “-y” has no space behind its hyphen. Write `- y`.", "a:\n  - x\n  - y\n"),
    (
        "a: 1\nkind： reader\nb: 2\n",
        "2: a wide colon (：) stands behind the name. Write a plain one and a space.",
        None,
    ),
    (
        "a:\n  - x: 1\n  -y: 2\n",
        "3: “-y: 2” has no space behind its hyphen. Write `- y: 2`.",
        "a:\n  - x: 1\n  - y: 2\n",
    ),
    (
        "a:\n  - x: 1\n  y: 2\n",
        "3: “y: 2” has no hyphen, and the lines above it have one. Write `- y: 2`, or indent it further if it belongs to the "
        "line above.",
        "a:\n  - x: 1\n  - y: 2\n",
    ),
    ("a: Note: come\n", f"1: {COLON} `a: ` in double quotes.", 'a: "Note: come"\n'),
    ('a: Note: "come"\n', f"1: {COLON} `a: ` in single quotes.", "a: 'Note: \"come\"'\n"),
    ("a:\n  - text: Stop: rest\n", f"2: {COLON} `text: ` in double quotes.", 'a:\n  - text: "Stop: rest"\n'),
    ("a: 1\n  b: 2\nc: 3\n", f"2: {FURTHER}", "a: 1\nb: 2\nc: 3\n"),
    (
        "# a note\n  a: 1\nb: 2\n",
        "2: the first field begins further in than the others. Take the spaces in front of it away.",
        "# a note\na: 1\nb: 2\n",
    ),
    ("a:\n  - text: x\n   link: y\n", f"3: the line begins after 3 spaces, where no line above begins. {UNDER}", None),
    (
        "a:\n  - x\n - y\n",
        f"3: the line begins after 1 space, where no line above begins. {UNDER}",
        "a:\n  - x\n  - y\n",
    ),
    (
        "a: >-\none two\nb: 1\n",
        "2: the text of the field above begins at the edge. Indent it by two spaces more than its name.",
        "a: >-\n  one two\nb: 1\n",
    ),
    (
        "a: - x\n",
        "1: a list begins on the line of its field. Put each `- …` on a line of its own below it.",
        "a:\n  - x\n",
    ),
    ('a: "Real" needles\nb: 2\n', f"1: {BEHIND}", 'a: "‘Real’ needles"\nb: 2\n'),
    ('a: "He said "stop" loudly"\nb: 2\n', f"1: {BEHIND}", 'a: "He said ‘stop’ loudly"\nb: 2\n'),
    ('a: "Real needles\nb: 2\n', f"1: {CLOSED}", 'a: "Real needles"\nb: 2\n'),
    ('a: "Real needles\nb: "x"\nc: 3\n', f"1: {CLOSED}", 'a: "Real needles"\nb: "x"\nc: 3\n'),
    ('a: "over\n  two lines"\nb: "x" y\n', f"3: {BEHIND}", 'a: "over\n  two lines"\nb: "x y"\n'),
    ("a: **Stop** now\n", f"1: the text begins with “*”. {QUOTES}", 'a: "**Stop** now"\n'),
    ("a: *Stop\n", f"1: the text begins with “*”. {QUOTES}", 'a: "*Stop"\n'),
    ("a: & more\n", f"1: the text begins with “&”. {QUOTES}", 'a: "& more"\n'),
    ("a: @haake-2007\n", f"1: the text begins with “@”. {QUOTES}", 'a: "@haake-2007"\n'),
    ("a: `x`\n", f"1: the text begins with “`”. {QUOTES}", 'a: "`x`"\n'),
    ("a: %x\n", f"1: the text begins with “%”. {QUOTES}", 'a: "%x"\n'),
    ("a: !stop\n", f"1: the text begins with “!”. {QUOTES}", 'a: "!stop"\n'),
    ("a: > 50 of 100\n", f"1: the text begins with “>”. {QUOTES}", 'a: "> 50 of 100"\n'),
    ("a: [Link](page.md) there\n", f"1: the text begins with “[”. {QUOTES}", 'a: "[Link](page.md) there"\n'),
    (
        "a: [x, y\nb: 2\n",
        "1: a bracket is not closed, or a comma is missing in it. Write it like `[one, other]`, or put text in double quotes.",
        "a: [x, y]\nb: 2\n",
    ),
    (
        "r:\n  - {arm: x value: 3}\n",
        "2: a bracket is not closed, or a comma is missing in it. "
        "Write it like `{field: value, other: value}`, or put text in double quotes.",
        "r:\n  - {arm: x, value: 3}\n",
    ),
    (
        'a: "C:\\x"\n',
        "1: a backslash between double quotes begins a sign of its own. Write two, or use single quotes.",
        'a: "C:\\\\x"\n',
    ),
    (
        "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n",
        "1: two versions were merged, and both were left here. Keep one, and delete the lines of <, = and >.",
        "a: 1\n",
    ),
    ("a: 1\n---\nb: 2\n", "2: a line `---` stands in the middle. Delete it.", "a: 1\nb: 2\n"),
    ("a:\u00a01\nb: 2\n", f"1: {PLAIN}", "a: 1\nb: 2\n"),
    ("a:\n\u00a0\u00a0- x\n", f"2: {PLAIN}", "a:\n  - x\n"),
]


def error(text: str, loader: Any) -> yaml.MarkedYAMLError:
    with pytest.raises(yaml.MarkedYAMLError) as found:
        yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are safe ones
    return found.value


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
@pytest.mark.parametrize(("text", "told", "right"), SLIPS, ids=[told for _, told, _ in SLIPS])
def test_a_slip_is_told_where_it_was_made_and_what_is_told_mends_it(
    text: str, told: str, right: str | None, loader: Any
) -> None:
    line, message = slip(text, error(text, loader))
    assert f"{line + 1}: {message}" == told
    if right:
        assert yaml.load(right, Loader=loader)  # noqa: S506 - both loaders are safe ones


def test_a_slip_that_nobody_has_met_is_told_in_the_readers_own_words() -> None:
    line, message = slip("a: 1\n", yaml.MarkedYAMLError(problem="something else"))
    assert (line, message.partition(". ")[0]) == (0, "this is not valid YAML: something else")
