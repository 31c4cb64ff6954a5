"""The kinds of fact: one folder of `evidence/` each, its model, and what messages call one of its files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from guide.facts.accessibility import Criteria, Run
from guide.facts.advice import EmergencyNumbers, PainRule, Stages
from guide.facts.instruments import Instrument
from guide.facts.model import Fact, Study
from guide.facts.signs import Sign
from guide.facts.statements import ArticleClaim, Claim, Guideline, Option, Question, Term

# Folder of `evidence/` → what one file in it is called in messages, and a name as it should be.
FOLDERS: Mapping[str, tuple[type[Fact], str, str]] = MappingProxyType(
    {
        "studies": (Study, "study", "author-year.yml in lower case, like haake-2007.yml"),
        "claims": (Claim, "claim", "lower-case words with hyphens, like acupuncture-vs-usual-care-pain.yml"),
        "guidelines": (Guideline, "guideline", "by the key of its source, like nice-ng59.yml"),
        "options": (Option, "option", "lower-case words with hyphens, like exercise.yml"),
        "glossary": (Term, "term", "lower-case words with hyphens, like dry-needling.yml"),
        "scores": (Instrument, "score", "by the instrument's name in lower case, like discern.yml"),
        "article": (ArticleClaim, "claim of the article", "claim-01.yml to claim-16.yml"),
        "quiz": (Question, "question", "q and its place with two digits, like q01.yml"),
        "signs": (Sign, "sign", "lower-case words with hyphens, like numb-saddle.yml"),
        "pain": (PainRule, "pain rule", "rule.yml"),
        "stages": (Stages, "list of stages", "running.yml"),
        "emergency": (EmergencyNumbers, "list of numbers", "numbers.yml"),
        "criteria": (Criteria, "list of criteria", "wcag.yml"),
        "runs": (Run, "run of the tests", "last.yml"),
    }
)
