"""The page on the article's claims and their data say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.facts.load import load

ROOT = Path(__file__).parents[2]
CLAIMS = load(ROOT / "evidence").article
SECTIONS = re.split(r"(?m)^(?=## \d+\. )", (ROOT / "docs/research/claims.md").read_text("utf-8"))[1:]


def test_there_are_sixteen_of_both() -> None:
    assert [claim.number for claim in CLAIMS.values()] == list(range(1, 17))
    assert len(SECTIONS) == 16


@pytest.mark.parametrize("key", CLAIMS)
def test_heading_verdict_certainty_and_sources_agree(key: str) -> None:
    claim = CLAIMS[key]
    section = SECTIONS[claim.number - 1]
    assert section.startswith(f"## {claim.number}. {claim.finding}\n")
    assert re.findall(r"/// verdict \| (\w+)\n    certainty: ([\w ]+)\n", section) == [(claim.verdict, claim.certainty)]
    cited = {name for bracket in re.findall(r"\[(@[^\]]*)\]", section) for name in re.findall(r"@([\w-]+)", bracket)}
    assert set(claim.studies) <= cited
