"""Whoever reads a finding can look its rule up, by the id that the finding bears."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.build import check
from guide.lint import explain, sources
from tests.conftest import ROOT


def test_a_finding_names_its_rule_before_it_says_what_is_wrong(project: Path) -> None:
    (project / "docs/words.md").write_text((project / "docs/words.md").read_text("utf-8") + "\n[x](gone.md)\n", "utf-8")
    found = [str(fault) for fault in sources.faults(project / "mkdocs.yml") if "gone.md" in fault.message]
    assert found
    assert all(re.match(r"docs/words\.md:\d+: links-[a-z-]+: the link", one) for one in found)


def test_every_rule_has_an_id_of_its_own_and_a_reason_in_a_sentence() -> None:
    rules = explain.rules()
    assert len(rules) == 3 + len(sources.CHECKS) + len(sources.SCHEMA_CHECKS) + len(explain.built.CHECKS)
    assert [name for name, (_, why) in rules.items() if not re.match(r"[A-Z`“].+[.!]$", why)] == []
    assert [file for file, _ in rules.values() if not (ROOT / "guide/lint" / file).is_file()] == []


def test_the_list_of_rules_is_that_of_the_code() -> None:
    assert (ROOT / explain.FILE).read_text("utf-8") == explain.table(), "run `guide rules`"


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--explain", "people-are-whole"], ROOT) == 0
    assert capsys.readouterr().out.startswith("people-are-whole (guide/lint/counts.py)\n")


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
