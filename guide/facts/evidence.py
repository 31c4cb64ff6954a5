"""All facts of the guide in one frozen object, which is read once and handed to whoever needs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from guide.facts.accessibility import Criteria, Run
from guide.facts.advice import EmergencyNumbers, PainRule, Stages
from guide.facts.fact import Fact
from guide.facts.findings import EvidenceError, nearest
from guide.facts.instruments import Instrument
from guide.facts.kinds import FOLDERS
from guide.facts.signs import Sign
from guide.facts.statements import ArticleClaim, Claim, Guideline, Option, Question, Term
from guide.facts.study import Study
from guide.facts.yaml_source import Document

Entry = TypeVar("Entry", bound=Fact)

# The kinds that name their sources in one field, and the field.
SOURCES_IN: Mapping[type[Fact], str] = MappingProxyType(
    {
        ArticleClaim: "studies",
        Guideline: "source",
        Instrument: "source",
        PainRule: "sources",
        Question: "studies",
        Sign: "sources",
        Stages: "sources",
    }
)


@dataclass(frozen=True)
class Evidence:
    """All facts of the guide, each kind by its key, which is the file's name without its ending.

    `documents` holds each file as it was read, by kind and key, so that a rule can name the line of a field.
    """

    studies: Mapping[str, Study]
    claims: Mapping[str, Claim] = field(default_factory=dict)
    guidelines: Mapping[str, Guideline] = field(default_factory=dict)
    options: Mapping[str, Option] = field(default_factory=dict)
    article: Mapping[str, ArticleClaim] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    scores: Mapping[str, Instrument] = field(default_factory=dict)
    quiz: Mapping[str, Question] = field(default_factory=dict)
    signs: Mapping[str, Sign] = field(default_factory=dict)
    pain: Mapping[str, PainRule] = field(default_factory=dict)
    stages: Mapping[str, Stages] = field(default_factory=dict)
    emergency: Mapping[str, EmergencyNumbers] = field(default_factory=dict)
    criteria: Mapping[str, Criteria] = field(default_factory=dict)
    runs: Mapping[str, Run] = field(default_factory=dict)
    documents: Mapping[tuple[str, str], Document] = field(default_factory=dict, compare=False, repr=False)

    def study(self, key: str) -> Study:
        """Return the study; raises EvidenceError that names the nearest key when there is none."""
        return _one(self.studies, key, "source", "studies")

    def claim(self, key: str) -> Claim:
        """Return the claim; raises EvidenceError that names the nearest key when there is none."""
        return _one(self.claims, key, "claim", "claims")

    def score(self, key: str) -> Instrument:
        """Return the score; raises EvidenceError that names the nearest key when there is none."""
        return _one(self.scores, key, "score", "scores")

    def studies_of(self, fact: Fact) -> tuple[str, ...]:
        """Return the keys of the studies that a fact rests on, each once; none for a study itself."""
        keys: Iterable[str] = ()
        if isinstance(fact, Claim):
            keys = fact.studies
        elif isinstance(fact, Option):
            keys = (key for claim in fact.claims for key in self.claims[claim].studies)
        elif isinstance(fact, EmergencyNumbers):
            keys = (key for country in fact.countries for key in country.sources)
        elif field := SOURCES_IN.get(type(fact)):
            named = getattr(fact, field)
            keys = (named,) if isinstance(named, str) else named
        return tuple(dict.fromkeys(keys))

    def only(self, model: type[Entry]) -> Entry:
        """Return the one fact of a model that has one file for the whole guide. Raises EvidenceError when it is not there."""
        kind = next(name for name, one in FOLDERS.items() if one.model is model)
        facts: Mapping[str, Entry] = getattr(self, kind)
        if not facts:
            raise EvidenceError(
                f"evidence/{kind}/ holds no file yet. Add {FOLDERS[kind].called}, or take the block out."
            )
        return next(iter(facts.values()))

    def article_claim(self, key: str) -> ArticleClaim:
        """Return the claim of the article; raises EvidenceError that names the nearest key when there is none."""
        return _one(self.article, key, "claim of the article", "article")

    def guideline(self, key: str) -> Guideline:
        """Return the guideline; raises EvidenceError that names the nearest key when there is none."""
        return _one(self.guidelines, key, "guideline", "guidelines")


def _one(facts: Mapping[str, Entry], key: str, word: str, folder: str) -> Entry:
    if key not in facts:
        raise EvidenceError(
            f"no {word} is called “{key}”.{nearest(key, facts)} "
            f"Add the file evidence/{folder}/{key}.yml or use a key that is there.",
            token=key,
        )
    return facts[key]
