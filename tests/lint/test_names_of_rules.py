"""Whoever reads a finding can look its rule up, by the id that the finding bears."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.build import check
from guide.lint import built, explain, source_rules, sources
from guide.lint.rule import reason, rule_id
from tests.conftest import ROOT


def test_a_finding_names_its_rule_before_it_says_what_is_wrong(project: Path) -> None:
    (project / "docs/words.md").write_text((project / "docs/words.md").read_text("utf-8") + "\n[x](gone.md)\n", "utf-8")
    found = [str(finding) for finding in sources.findings(project / "mkdocs.yml") if "gone.md" in finding.message]
    assert found
    assert all(re.match(r"docs/words\.md:\d+: links-[a-z-]+: the link", one) for one in found)


def test_every_rule_has_an_id_of_its_own_and_a_reason_in_a_sentence() -> None:
    rules = explain.all_rules()
    assert {*source_rules.CHECKS, *source_rules.SCHEMA_CHECKS, *built.CHECKS} <= {*rules}
    assert len({rule_id(rule) for rule in rules}) == len(rules)
    assert [rule_id(rule) for rule in rules if not re.match(r"[A-Z`“].+[.!]$", reason(rule))] == []


def test_the_list_of_rules_is_that_of_the_code() -> None:
    assert (ROOT / explain.FILE).read_text("utf-8") == explain.table(), "run `guide rules`"


def test_a_rule_is_explained_with_an_example_and_how_to_excuse_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--explain", "people-are-whole"], ROOT) == 0
    assert (
        capsys.readouterr().out
        == """\
people-are-whole (guide/lint/counts.py)
Nobody can picture 20.2 of 100 runners.

A faulty example, in docs/back.md:
    walked fell too: 1.2 of 100 did.

It is reported as:
    docs/back.md:17: people-are-whole: 1.2 of 100 are not whole people. Write “about 1”.

Right is:
    walked were a little better off.

To excuse what is right all the same, put on the line above, with words of the finding and your reason,
in a page the first of these, in its front matter and in facts the second:
    <!-- not-here: people-are-whole: WORDS because REASON -->
    # not-here: people-are-whole: WORDS because REASON
"""
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("there-is-no-raw-html", "Nobody can excuse it: it keeps readers safe."),
        ("every-term-is-used", "    # not-here: every-term-is-used: WORDS because REASON"),
    ],
)
def test_a_rule_says_if_it_can_be_excused(rule: str, said: str) -> None:
    assert explain.explain(rule).endswith(said)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--explain", "people-are-hole"], 1, "there is no rule “people-are-hole”. Did you mean “people-are-whole”?"),
        (["--explain"], 2, "Write `guide check`, `guide check docs/PAGE.md`, or `guide check --explain RULE`"),
        (["--fast"], 2, "Write `guide check`, `guide check docs/PAGE.md`, or `guide check --explain RULE`"),
        (["docs/index.mdd"], 2, "docs/index.mdd is no page. Did you mean “docs/index.md”?"),
    ],
)
def test_a_rule_that_is_not_there_is_answered_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert check.main(arguments, ROOT) == code
    assert capsys.readouterr().err.startswith(said)
