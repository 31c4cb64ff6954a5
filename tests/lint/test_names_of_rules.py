"""Whoever reads a finding can look its rule up, by the id that the finding bears."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from guide.build import check, crash
from guide.build.search import words as search_words
from guide.lint import explain, linter, rules
from guide.lint.built import rules as built
from guide.lint.rule import reason, rule_id
from tests.conftest import ROOT


def test_a_finding_names_its_rule_before_it_says_what_is_wrong(project: Path) -> None:
    (project / "docs/words.md").write_text((project / "docs/words.md").read_text("utf-8") + "\n[x](gone.md)\n", "utf-8")
    found = [str(finding) for finding in linter.findings(project / "mkdocs.yml") if "gone.md" in finding.message]
    assert found
    assert all(re.match(r"docs/words\.md:\d+: links-[a-z-]+: the link", one) for one in found)


def test_every_rule_has_an_id_of_its_own_and_a_reason_in_a_sentence() -> None:
    every = explain.all_rules()
    assert {*rules.ALL, *rules.OF_SCHEMAS, *built.RULES} <= {*every}
    assert len({rule_id(rule) for rule in every}) == len(every)
    assert [rule_id(rule) for rule in every if not re.match(r"[A-Z`“].+[.!]$", reason(rule))] == []


def test_each_function_that_asks_the_whole_project_or_site_stands_in_a_list_of_rules() -> None:
    """What no list names is never asked, and nothing would tell whoever wrote it."""
    asked = {rule.__name__ for rule in explain.all_rules()}
    not_asked = [
        f"{path.relative_to(ROOT)}:{one.lineno}: {one.name} is asked by nobody. Name it in rules.py or built/rules.py"
        for path in sorted((ROOT / "guide/lint").rglob("*.py"))
        for one in ast.parse(path.read_text("utf-8")).body
        if isinstance(one, ast.FunctionDef) and is_a_rule(one) and one.name not in asked
    ]
    assert not_asked == []


def is_a_rule(function: ast.FunctionDef) -> bool:
    """Return whether a function takes a project or a site, nothing else, and yields findings."""
    kinds = [ast.unparse(one.annotation) for one in function.args.args if one.annotation]
    gives = ast.unparse(function.returns) if function.returns else ""
    return kinds in (["Project"], ["Site"]) and gives == "Iterator[Finding]" and not function.name.startswith("_")


def test_what_is_found_where_no_list_of_rules_is_asked_can_be_looked_up_too() -> None:
    table = (ROOT / explain.FILE).read_text("utf-8")
    for name in (crash.RULE, search_words.RULE):
        assert explain.explain(name).endswith("Nobody can excuse it.")
        assert f"## `{name}`" in table


def test_a_rule_without_its_example_is_named_with_the_place_for_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(explain, "all_rules", lambda: (test_the_list_of_rules_is_that_of_the_code,))
    assert explain.main([], tmp_path) == 1
    assert re.match(
        r"guide/lint/examples\.yml:1: the rule test-the-list-\S+ has no example\. Write", capsys.readouterr().err
    )


def test_the_list_of_rules_is_that_of_the_code() -> None:
    assert (ROOT / explain.FILE).read_text("utf-8") == explain.table(), "run `guide rules`"


def test_a_rule_is_explained_with_an_example_and_how_to_excuse_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--explain", "people-are-whole"], ROOT) == 0
    assert (
        capsys.readouterr().out
        == """\
people-are-whole (guide/lint/numbers/frequencies.py)
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
