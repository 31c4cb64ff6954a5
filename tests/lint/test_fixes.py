"""What `guide fix` mends, it mends to what was meant; nothing is lost, and what is right stays sign for sign."""

from __future__ import annotations

import random
import re
from pathlib import Path

import hypothesis
import hypothesis.strategies as st
import markdown
import pytest
import yaml

from guide import cli
from guide.facts.kinds import FOLDERS
from guide.lint import fix
from guide.lint.fixes import encoding, fields, layout, proposals
from tests.conftest import ROOT

PAGES = sorted((ROOT / "docs").rglob("*.md"))
FACTS = sorted(path for kind in FOLDERS for path in (ROOT / "evidence" / kind).glob("*.yml"))
KNOWN = frozenset((ROOT / fix.KNOWN).read_text("utf-8").split())
STUDY = """\
# yaml-language-server: $schema=../schema/study.json
title: A trial
year: 2020
# What they paid for it.
# On two lines.
funding: >-
  Nobody, as
  they say
authors: [Able A]

doi: 10.5555/a
design: rct # a guess
plain: It says so.
"""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_page_without_a_mistake_stays_as_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert fix.of_page(text, KNOWN) == text
    assert encoding.decoded(path.read_bytes()) == (text, [])


def test_facts_and_lists_without_a_mistake_stay_as_they_are() -> None:
    assert [
        path.name for path in FACTS if fix.of_fact(path.read_text("utf-8"), path.parent.name) != path.read_text("utf-8")
    ] == []
    for name, corrected in ((fix.KNOWN, fix.of_words), (fix.PUBLISHED, fix.of_addresses)):
        text = (ROOT / name).read_text("utf-8")
        assert corrected(text) == text


def test_each_list_is_put_in_order_with_each_line_once() -> None:
    assert fix._mended("# said\nb.html\na.html\na.html\n", fix._ADDRESSES, frozenset()) == "# said\na.html\nb.html\n"
    assert fix._mended("walk\nBack\nback\nwalk\n", fix._WORDS, frozenset()) == "Back\nback\nwalk\n"


def test_nothing_is_proposed_where_nothing_is_wrong(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fix"]) == 0
    assert "Proposed" not in capsys.readouterr().out


@pytest.mark.parametrize("path", PAGES[::5], ids=lambda path: path.relative_to(ROOT).as_posix())
@pytest.mark.parametrize(
    "harm",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: "\ufeff" + text.replace("\n", "\r\n").rstrip("\r\n"),
    ],
)
def test_what_an_editor_of_another_system_did_to_a_real_page_is_undone(path: Path, harm) -> None:
    text = path.read_text("utf-8")
    fixed, said = encoding.decoded(harm(text).encode())
    assert (fixed, len(said) > 0) == (text, True)


@pytest.mark.parametrize("path", [path for path in PAGES if path.name != "what-changed.md"], ids=lambda path: path.stem)
def test_apostrophes_and_fields_of_a_real_page_are_mended_to_what_they_were(path: Path) -> None:
    text = path.read_text("utf-8")
    head, front, body = re.match(r"(---\n)(.*?\n)(---\n.*)", text, re.DOTALL).groups()
    begin = front.index("written:")
    harmed = (
        head + front[begin:] + front[:begin] + re.sub(r"(?m)(?<=[a-z])’(?=[a-z][^`\[\](){}<>/]*$)(?<!`)", "'", body)
    )
    assert harmed != text
    assert fix.of_page(harmed, KNOWN) == text


def test_the_fields_of_every_file_of_facts_find_back_to_their_places() -> None:
    dice = random.Random(7)  # noqa: S311 - no secret
    for path in FACTS:
        text = path.read_text("utf-8")
        first, *rest = re.split(r"(?m)^(?=[a-z_]+:)", text)
        if "#" in text.partition("\n")[2]:
            continue  # a comment above the first field may be about all
        mixed = "".join([first, *dice.sample(rest, len(rest))])
        assert fix.of_fact(mixed, path.parent.name) == text, path.name


def test_fields_move_with_their_comments_and_nothing_is_lost() -> None:
    fixed = fix.of_fact(STUDY, "studies")
    assert sorted(fixed.split("\n")) == sorted(STUDY.split("\n"))
    assert yaml.safe_load(fixed) == yaml.safe_load(STUDY)
    assert list(yaml.safe_load(fixed)) == ["title", "authors", "year", "doi", "design", "funding", "plain"]
    assert "# What they paid for it.\n# On two lines.\nfunding: >-\n  Nobody, as\n  they say\n" in fixed
    assert fix.of_fact(fixed, "studies") == fixed


@pytest.mark.parametrize(
    "text",
    [
        "b: 1\nb: 2\na: 1\n",  # a field twice
        "a: [\nb: 1\n",  # no YAML
        "c: 1\nb: 1\n",  # a field that nobody knows
        "# About everything, or about b.\nb: 1\na: 1\n",
        "- b\n- a\n",
        "b: &b [1]\na: *b \n",
    ],
)
def test_fields_stay_where_nobody_can_tell_where_they_belong(text: str) -> None:
    assert fields.without_blanks(fields.in_order(text, ("a", "b"))) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## A\n\n#### B", "## A\n\n### B"),
        ("### A\n\n### B", "## A\n\n## B"),
        ("## A\n\n#### B\n\n##### C\n\n#### D", "## A\n\n### B\n\n#### C\n\n### D"),
        ("## A\n\n### B\n\n## C\n\n### D", "## A\n\n### B\n\n## C\n\n### D"),
        ("/// care | Now\n///\n\n#### A", "/// care | Now\n///\n\n### A"),
        ("## A\n\n```\n#### B\n```", "## A\n\n```\n#### B\n```"),
        ("#### `B`", "## `B`"),
    ],
)
def test_a_heading_that_skips_a_level_comes_up_with_those_below_it(before: str, after: str) -> None:
    assert layout.without_skipped_levels(before) == after
    assert layout.without_skipped_levels(after) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- a\n\t- b\n\n\t  more", "- a\n    - b\n\n      more"),
        ("/// drawing | back\n\talt: A\n///", "/// drawing | back\n    alt: A\n///"),
        ("Text.\n\n\tcode", "Text.\n\n\tcode"),
        ("```\n\tcode\n```", "```\n\tcode\n```"),
        ("a\tb", "a\tb"),
    ],
)
def test_a_tab_that_belongs_to_a_list_or_block_becomes_blanks(before: str, after: str) -> None:
    assert layout.without_tabs(before) == after
    assert layout.without_tabs(after) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Do this:\n- walk\n- rest", "Do this:\n\n- walk\n- rest"),
        ("It is so.\n1. Walk.\n2. Rest.", "It is so.\n\n1. Walk.\n2. Rest."),
        ("- Walk.\n  Then rest.\n- Rest.", "- Walk.\n  Then rest.\n- Rest."),
        ("- Walk.\nThen rest.\n- Rest.", "- Walk.\nThen rest.\n- Rest."),
        ("A walk\n- or a run - is enough.", "A walk\n- or a run - is enough."),
        ("/// do\n- walk\n///", "/// do\n- walk\n///"),
        ("```\nDo this:\n- walk\n```", "```\nDo this:\n- walk\n```"),
        ("**Walk.**\n", "**Walk.**\n"),
    ],
)
def test_a_list_right_behind_a_sentence_gets_its_empty_line(before: str, after: str) -> None:
    assert layout.with_lists_apart(before) == after
    assert layout.with_lists_apart(after) == after


@pytest.mark.parametrize(
    ("line", "rule", "wanted"),
    [
        ("He has the the pain.", "words-stand-once", "He has the pain."),
        ("See <http://www.example.org/a>.", "addresses-are-safe", "See <https://www.example.org/a>."),
        ("# A second title", "headings-are-in-order", "## A second title"),
        ("\tIndented", "parts-stand-apart", "Indented"),
        ("![][track]", "pictures-are-there", ""),
    ],
)
def test_what_only_a_person_can_decide_is_proposed_with_the_line_as_it_would_be(
    line: str, rule: str, wanted: str
) -> None:
    [proposal] = proposals.of_page("docs/back.md", f"Text.\n\n{line}\n", 10)
    assert (proposal.finding.path, proposal.finding.line, proposal.finding.rule) == ("docs/back.md", 12, rule)
    assert (proposal.before, proposal.after) == (line, wanted)
    assert str(proposal).startswith(f"docs/back.md:12: {rule}: ")


def test_a_straight_apostrophe_in_facts_is_proposed_as_a_curly_one_and_names_and_marks_of_yaml_are_not() -> None:
    text = "plain: Runners' backs don't mind.\nauthors: [O'Brien A]\nname: 'Walks'\n# it's a comment\n"
    [proposal] = proposals.of_fact("evidence/claims/walks.yml", text)
    assert (proposal.finding.line, proposal.finding.rule) == (1, "marks-are-curly")
    assert proposal.after == "plain: Runners’ backs don’t mind."


@pytest.mark.parametrize("line", ["People who had had pain.", "`the the`", "[a](http-errors.md) it, it"])
def test_what_is_right_is_not_proposed(line: str) -> None:
    assert list(proposals.of_page("docs/back.md", line, 1)) == []


def test_a_proposal_is_printed_and_not_done(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = small / "docs/words.md"
    harmed = page.read_text("utf-8") + "\nIt is the the end.\n"
    page.write_text(harmed, "utf-8")
    assert cli.main(["fix", "docs/words.md"]) == 0
    line = harmed.count("\n")
    assert capsys.readouterr().out.endswith(
        "\nProposed and not done, for you to decide:\n"
        f"docs/words.md:{line}: words-stand-once: “the” stands twice in a row. Delete one of the two.\n"
        "  - It is the the end.\n  + It is the end.\n"
    )
    assert page.read_text("utf-8") == harmed


def test_a_file_in_another_encoding_is_named_and_left_alone(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = small / "docs/words.md"
    page.write_bytes("Die Länge".encode("latin-1"))
    assert cli.main(["fix", "docs/words.md"]) == 0
    assert (
        "docs/words.md:1: files-are-text: the file is not UTF-8 (byte 6). Save it as UTF-8" in capsys.readouterr().out
    )
    assert page.read_bytes() == "Die Länge".encode("latin-1")


def test_line_ends_of_another_system_are_told_in_one_line(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = small / "docs/words.md"
    text = page.read_text("utf-8")
    page.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert cli.main(["fix", "docs/words.md"]) == 0
    assert capsys.readouterr().out.startswith(
        "docs/words.md:1:\n  + (the byte order mark at its beginning is gone)\n"
        "docs/words.md:1:\n  + (its lines end as on other systems)\n2 lines changed."
    )
    assert page.read_bytes() == text.encode()


# Signs that fixing may turn into another, all made one before two texts are compared.
SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": "'", '"': "'", "\u00ab": "'", "\u00bb": "'", "\u2039": "'", "\u203a": "'", "—": "–"}
)
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "word",
                "it's",
                '"so"',
                "\u00abyes\u00bb",
                " - ",
                "--",
                " — ",
                "*bold*",
                '`code\'s "x"`',
                "[link](a-b.md 'it's')",
            ),
            *(
                "[@key-2010]",
                "<b>",
                "{ .x }",
                "https://a.example/it's",
                "- item",
                "\t- item",
                "## Head",
                "#### Deep",
                "| a | b |",
            ),
            *("```", "\n", "\n\n", " ", "  ", "\t", "1. one", "> quote", "/// do", "///", "5'10\"", "colour"),
        ]
    ),
    max_size=25,
)


def read(text: str) -> str:
    """Return what a reader reads of a text: without tags, levels and blanks, and with one sign of each sort."""
    html = markdown.markdown(text, extensions=["tables", "fenced_code", "attr_list"])
    bare = re.sub(r"<[^>]*>", " ", html.replace("&quot;", '"')).translate(SAME)
    return re.sub(r"[\s–-]+", "", bare)


@hypothesis.given(PIECES)
@hypothesis.settings(max_examples=300)
def test_fixing_changes_no_word_that_a_reader_reads_and_is_done_in_one_go(pieces: list[str]) -> None:
    text = "".join(pieces)
    once = fix.of_page(text)
    assert fix.of_page(once) == once
    assert read(once) == read(text)
