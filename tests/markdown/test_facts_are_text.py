"""Whatever a fact says is shown as it is written, wherever a page prints it: no fact can bring HTML."""

from __future__ import annotations

import dataclasses
import functools
import re

import markdown
from selectolax.lexbor import LexborHTMLParser

from guide.facts.evidence import Evidence
from guide.facts.fact import FOR_READERS
from guide.facts.kinds import FOLDERS
from guide.facts.load import load
from guide.markdown.extension import EvidenceExtension
from guide.markdown.usage import read_uses
from guide.pages import front_matter
from tests.conftest import ROOT
from tests.fixtures.hostile import HOSTILE, Planter, fields

KINDS = list(FOLDERS)


# By these a block knows what it can draw; they are printed as text on the pages of studies only.
UNITS = frozenset({"Outcome.unit", "Figure.unit"})


@functools.cache
def planted() -> dict[Planter, Evidence]:
    """Return the facts of the guide with what was planted into them: as blocks can draw them, and as they can be told."""
    evidence = load(ROOT / "evidence")
    return {
        planter: dataclasses.replace(
            evidence,
            **{kind: {key: planter.model(fact) for key, fact in getattr(evidence, kind).items()} for kind in KINDS},
        )
        for planter in (Planter(UNITS), Planter())
    }


def printed() -> str:
    """Return the HTML of all pages made with such facts."""
    facts = planted()
    drawn, told = facts
    pages = [(path.parent.name == "studies", front_matter.read(path)[1]) for path in (ROOT / "docs").rglob("*.md")]
    # The page of a study holds one block, and all of them are as good as one page here.
    pages.append((True, "\n\n".join(f"/// study | {key}\n///" for key in facts[told].studies)))
    uses = {planter is told: read_uses(ROOT / "docs", hostile) for planter, hostile in facts.items()}
    html = []
    for of_studies, text in pages:
        hostile = facts[told if of_studies else drawn]
        ours = EvidenceExtension(
            facts=hostile,
            uses=uses[hostile is facts[told]],
            drawings=str(ROOT / "docs/drawings"),
            study_pages="research/studies",
            on_error=lambda _error: None,
        )
        html.append(markdown.Markdown(extensions=["toc", "tables", "fenced_code", ours]).convert(text))
    return "\n".join(html)


def test_what_a_fact_says_becomes_no_html_and_is_shown_to_the_letter() -> None:
    html = printed()
    assert "onmouseover=" in html, "no hostile text is printed: the test asks nothing"
    tree = LexborHTMLParser(html)
    assert [node.html for node in tree.css("[onmouseover], script")] == []
    heard = [value or "" for node in tree.css("[aria-label]") for value in node.attributes.values()]
    text = tree.body.text()
    whole = " ".join([text, *heard])
    changed = [
        match.group() for match in re.finditer(r".{,3}onmouseover=x.{,5}", whole) if HOSTILE not in match.group()
    ]
    assert [text for text in changed if "…" not in text] == [], "a mark is doubled, lost or taken for another"


def test_every_field_that_readers_read_was_planted() -> None:
    there = {path for planter in planted() for path in planter.planted}
    for kind in KINDS:
        model = FOLDERS[kind].model
        read = {f"{model.__name__}.{name}" for name, one in model.model_fields.items() if FOR_READERS in one.metadata}
        assert sorted((read & set(fields(model))) - there) == [], (
            f"{kind}: no fact of the guide fills this field: try it otherwise"
        )
