"""Blocks that print the guide's own statements: claim boxes, effect strips, tables of options and guidelines, studies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, get_args
from xml.etree.ElementTree import Element

from pymdownx.blocks.block import type_string

from guide.facts import yardstick
from guide.facts.findings import EvidenceError
from guide.facts.statements import Against, Pain, Topic
from guide.facts.study import Certainty
from guide.markdown.advice_blocks import EmergencyNumbersTable, NotAlone, PainRuleTable, StagesTable
from guide.markdown.blocks import BLOCKS, EvidenceBlock
from guide.markdown.charts import harm_scale
from guide.markdown.charts.forest_plot import WIDTH, rows, scale
from guide.markdown.criteria import CriteriaList
from guide.markdown.diary import Diary
from guide.markdown.fact_block import FactBlock
from guide.markdown.render import element
from guide.markdown.sign_blocks import SignReasons, Signs
from guide.markdown.study_list import StudyList
from guide.markdown.tiles import Tiles
from guide.markdown.worksheet import WORKSHEET_BLOCKS


def _shared(texts: Iterable[str]) -> str:
    """Return the text when it is the same everywhere, or an empty one: a title says only what holds for each row."""
    found = set(texts)
    return found.pop() if len(found) == 1 else ""


class ClaimBox(FactBlock):
    """A statement with its certainty, the reason for it, numbers and sources: `/// claim | key`."""

    NAME = "claim"
    ARGUMENT = True

    def values(self) -> dict[str, Any]:
        """Return the claim, where it is changed, and the day on which its review is due or not."""
        claim = self.context.evidence.claim(self.argument or "")
        return {
            "key": self.argument,
            "claim": claim,
            "edit": self.context.edit_link(f"claims/{self.argument}.yml"),
            "today": self.context.today,
        }


class ClaimList(FactBlock):
    """Every claim on a topic, each with its certainty, reasons and studies: `/// claim-list | harms`."""

    NAME = "claim-list"
    ARGUMENT = True

    def values(self) -> dict[str, Any]:
        """Return the claims of the topic, the surest first."""
        topic = self.chosen("the topic", self.argument or "", get_args(Topic))
        evidence = self.context.evidence
        found = [(key, claim) for key, claim in evidence.claims.items() if claim.topic == topic]
        sure = get_args(Certainty)
        return {
            "claims": sorted(found, key=lambda item: (sure.index(item[1].certainty), item[1].statement)),
            "studies": evidence.studies,
            "base": self.context.study_pages,
            "edit": self.context.edit_link,
            "today": self.context.today,
        }


class Effects(FactBlock):
    """Comparisons on one scale: `/// effects | claim claim`, with options `unit`, `noticeable`, `treatment`."""

    NAME = "effects"
    ARGUMENT = True
    OPTIONS: ClassVar = {
        "unit": ["points of 100", type_string],
        "noticeable": ["15", type_string],
        "treatment": ["", type_string],
    }

    def on_create(self, parent: Element) -> Element:
        """Return the `<figure>`; the content becomes its caption."""
        return self.captioned(parent, "effects")

    def fill(self, block: Element) -> None:
        """Put the table above the caption. Raises EvidenceError for a claim or a number that cannot be drawn."""
        found = rows(self.context.evidence, self.keys(), self.options["unit"])
        try:
            axis = scale(found, float(self.options["noticeable"]))
        except ValueError:
            message = f"`noticeable` is “{self.options['noticeable']}”. Write a number in {self.options['unit']}."
            raise EvidenceError(message, token=self.options["noticeable"]) from None
        table = element(
            "effects",
            self.context.language,
            rows=found,
            axis=axis,
            width=WIDTH,
            unit=self.options["unit"],
            treatment=self.options["treatment"],
            outcome=f" {self.text['and']} ".join(dict.fromkeys(row.outcome for row in found)),
            time=_shared(self.context.evidence.claim(row.claim).time for row in found),
            studies=self.context.evidence.studies,
            reasons=self.context.claim_link,
        )
        block.insert(0, table)
        self.foot(self.context.claim_link(found[0].claim).partition("#")[0], self.context.edit_link("claims"))


class Harms(FactBlock):
    """How often harm happens, each tenth as often on the next rung: `/// harms | claim claim`.

    Option `among`: people, who were treated, or treatments.
    """

    NAME = "harms"
    ARGUMENT = True
    OPTIONS: ClassVar = {"among": ["people", type_string]}

    def on_create(self, parent: Element) -> Element:
        """Return the `<figure>`; the content becomes its caption."""
        return self.captioned(parent, "harms")

    def fill(self, block: Element) -> None:
        """Put the table above the caption. Raises EvidenceError for a claim without a frequency of that kind."""
        whom = self.chosen("among", self.options["among"], harm_scale.TOTALS)
        groups = harm_scale.rungs(self.context.evidence, self.keys(), whom)
        total = harm_scale.TOTALS[whom]
        table = element(
            "harms",
            self.context.language,
            groups=groups,
            marks=harm_scale.marks(total),
            total=total,
            whom=whom,
            time=_shared(rung.when for group in groups for rung in group),
            width=harm_scale.WIDTH,
            studies=self.context.evidence.studies,
            reasons=self.context.claim_link,
        )
        block.insert(0, table)
        self.foot(self.context.claim_link(groups[0][0].claim).partition("#")[0], self.context.edit_link("claims"))


class Options(FactBlock):
    """The table of everything a runner can do: `/// options`."""

    NAME = "options"

    def values(self) -> dict[str, Any]:
        """Return the options in their order, each with the first sources of its claims."""
        evidence = self.context.evidence
        options = sorted(evidence.options.values(), key=lambda option: option.order)
        return {
            "options": [
                (option, tuple(dict.fromkeys(evidence.claim(key).supporting[0] for key in option.claims)))
                for option in options
            ],
            "reasons": self.context.claim_link,
            "edit": self.context.edit_link("options"),
        }


class Yardstick(FactBlock):
    """Every treatment against the same comparisons, for one kind of pain: `/// yardstick | long-lasting`."""

    NAME = "yardstick"
    ARGUMENT = True

    def values(self) -> dict[str, Any]:
        """Return the treatments with their claims by column, the same columns for each."""
        pain = self.chosen("the kind of pain", self.argument or "", get_args(Pain))
        every = yardstick.rows(self.context.evidence, pain)
        # A treatment of which nothing is known is named below: its row would say the same in each of its cells.
        rows = [row for row in every if any(row.cells.values())]
        # So would a column, and squeeze the others; only the one of harm is always there.
        columns = [name for name in get_args(Against) if name == "harm" or any(row.cells[name] for row in rows)]
        return {
            "rows": rows,
            "unknown": [row.treatment for row in every if row not in rows],
            "columns": columns,
            "empty": [name for name in get_args(Against) if name not in (*columns, "other")],
            "reasons": self.context.claim_link,
        }


class Guidelines(FactBlock):
    """The table of guidelines: `/// guidelines`, all of them, or the keys named."""

    NAME = "guidelines"
    ARGUMENT = None  # may have one

    def values(self) -> dict[str, Any]:
        """Return the guidelines by year. Raises EvidenceError for a key that is not there."""
        evidence = self.context.evidence
        chosen = [evidence.guideline(key) for key in self.keys()] or list(evidence.guidelines.values())
        return {
            "guidelines": sorted(chosen, key=lambda one: (one.year, one.who)),
            "edit": self.context.edit_link("guidelines"),
        }


class StudyPage(FactBlock):
    """Everything the guide knows of a study: `/// study | key`, on the study's own page."""

    NAME = "study"
    ARGUMENT = True

    def values(self) -> dict[str, Any]:
        """Return the study, and the pages and claims that use it."""
        key = self.argument or ""
        evidence = self.context.evidence
        study = evidence.study(key)
        claims = [(name, one) for name, one in evidence.claims.items() if key in (*one.supporting, *one.against)]
        link = self.context.claim_link
        return {
            "key": key,
            "study": study,
            "claims": claims,
            "reasons": link,
            "pages": self.context.uses.of_studies.get(key, ()),
        }


class Scores(FactBlock):
    """How the guide scores on an instrument, item by item: `/// scores | discern`."""

    NAME = "scores"
    ARGUMENT = True

    def values(self) -> dict[str, Any]:
        """Return the score and where it is changed."""
        key = self.argument or ""
        return {
            "score": self.context.evidence.score(key),
            "edit": self.context.edit_link(f"scores/{key}.yml"),
        }


class Glossary(FactBlock):
    """What each term means, from A to Z: `/// glossary`."""

    NAME = "glossary"

    def values(self) -> dict[str, Any]:
        """Return the terms in the order of the alphabet."""
        terms = self.context.evidence.glossary
        return {"terms": sorted(terms.items(), key=lambda item: item[1].term.casefold())}


class Quiz(FactBlock):
    """Every question of the quiz, each with its answer in a disclosure: `/// quiz`."""

    NAME = "quiz"

    def values(self) -> dict[str, Any]:
        """Return the questions in the order of their names. Raises EvidenceError when there is none."""
        questions = self.context.evidence.quiz
        if not questions:
            raise EvidenceError(
                "there is no question yet. Add the file evidence/quiz/q01.yml.", token=f"/// {self.NAME}"
            )
        return {"questions": [(key, one, self.context.uses.title(one.page)) for key, one in sorted(questions.items())]}


ALL_BLOCKS: tuple[type[EvidenceBlock], ...] = (
    *BLOCKS,
    Tiles,
    *WORKSHEET_BLOCKS,
    ClaimBox,
    ClaimList,
    Effects,
    Harms,
    Options,
    Yardstick,
    Guidelines,
    StudyPage,
    StudyList,
    Glossary,
    Scores,
    CriteriaList,
    Quiz,
    Signs,
    SignReasons,
    PainRuleTable,
    StagesTable,
    NotAlone,
    EmergencyNumbersTable,
    Diary,
)
