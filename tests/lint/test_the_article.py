"""The page on the article's claims and their data say the same."""

from __future__ import annotations

import re

from guide.facts.load import load
from tests.conftest import ROOT


def test_each_of_the_sixteen_has_its_heading_its_verdict_and_its_sources() -> None:
    claims = load(ROOT / "evidence").article.values()
    sections = re.split(r"(?m)^(?=## \d+\. )", (ROOT / "docs/research/claims.md").read_text("utf-8"))[1:]
    assert [claim.number for claim in claims] == list(range(1, 17))
    for claim, section in zip(claims, sections, strict=True):
        assert section.startswith(f"## {claim.number}. {claim.finding}\n")
        assert re.findall(r"(?m)^/// verdict \| (.+)$", section) == [f"claim-{claim.number:02}"]
        brackets = re.findall(r"\[(@[^\]]*)\]", section)
        cited = {name for bracket in brackets for name in re.findall(r"@([\w-]+)", bracket)}
        assert set(claim.studies) <= cited, claim.number
