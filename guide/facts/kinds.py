"""The kinds of fact: one folder of `evidence/` each, its model, and what messages call one of its files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from guide.facts.accessibility import Criteria, Run
from guide.facts.advice import EmergencyNumbers, PainRule, Stages
from guide.facts.fact import Fact
from guide.facts.instruments import Instrument
from guide.facts.signs import Sign
from guide.facts.statements import ArticleClaim, Claim, Guideline, Option, Question, Term
from guide.facts.study import Study


class Kind(NamedTuple):
    """A kind of fact: its model, what messages call one of its files, a name as it should be, and the name of its schema."""

    model: type[Fact]
    word: str
    called: str
    schema: str


# Each kind by its folder of `evidence/`; `Evidence` has a field of that name.
FOLDERS: Mapping[str, Kind] = MappingProxyType(
    {
        "studies": Kind(Study, "study", "author-year.yml in lower case, like haake-2007.yml", "study"),
        "claims": Kind(
            Claim, "claim", "lower-case words with hyphens, like acupuncture-vs-usual-care-pain.yml", "claim"
        ),
        "guidelines": Kind(Guideline, "guideline", "by the key of its source, like nice-ng59.yml", "guideline"),
        "options": Kind(Option, "option", "lower-case words with hyphens, like exercise.yml", "option"),
        "glossary": Kind(Term, "term", "lower-case words with hyphens, like dry-needling.yml", "term"),
        "scores": Kind(Instrument, "score", "by the instrument's name in lower case, like discern.yml", "score"),
        "article": Kind(ArticleClaim, "claim of the article", "claim-01.yml to claim-16.yml", "article"),
        "quiz": Kind(Question, "question", "q and its place with two digits, like q01.yml", "question"),
        "signs": Kind(Sign, "sign", "lower-case words with hyphens, like numb-saddle.yml", "sign"),
        "pain": Kind(PainRule, "pain rule", "rule.yml", "pain-rule"),
        "stages": Kind(Stages, "list of stages", "running.yml", "stages"),
        "emergency": Kind(EmergencyNumbers, "list of numbers", "numbers.yml", "emergency-numbers"),
        "criteria": Kind(Criteria, "list of criteria", "wcag.yml", "criteria"),
        "runs": Kind(Run, "run of the tests", "last.yml", "run"),
    }
)
