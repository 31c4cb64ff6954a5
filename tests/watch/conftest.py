"""The small good guide, with a study that was retracted and a question on one page."""

from __future__ import annotations

from pathlib import Path

import pytest

QUESTIONS = """\
questions:
  docs/back.md:
    pubmed: walking[ti] AND "back pain"[tiab]
    trials: {condition: low back pain, treatment: walking}
none:
  docs/index.md: it sums the other pages up
"""
KNOWN = """\
title: A paper that is here already
authors: [Known K]
year: 2007
doi: 10.1001/archinte.167.17.1892
pmid: 17893311
design: rct
plain: A study that the guide knows.
"""
RETRACTED = """\
title: Ileal-lymphoid-nodular hyperplasia
authors: [Wakefield A]
year: 1998
doi: 10.1016/S0140-6736(97)11096-0
pmid: 9500320
design: case-series
plain: A study that was retracted.
"""


@pytest.fixture
def watched(small: Path) -> Path:
    """Return the small guide with what `guide watch` reads."""
    (small / "guide/watch").mkdir(parents=True)
    (small / "guide/watch/questions.yml").write_text(QUESTIONS, "utf-8")
    (small / "evidence/studies/known-2007.yml").write_text(KNOWN, "utf-8")
    (small / "evidence/studies/wakefield-1998.yml").write_text(RETRACTED, "utf-8")
    return small
