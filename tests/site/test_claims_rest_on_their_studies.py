"""Every claim that a page prints has its own certainty and its own studies beside it: those for it, and those against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.build.editions.chapter import words as words_in
from guide.facts import yardstick
from guide.facts.evidence import Evidence
from guide.facts.frequency import share
from guide.facts.statements import Claim, Pain
from guide.markdown.charts.harm_scale import TOTALS, Rung
from tests.conftest import PAGES

AGAINST = "Studies that point the other way"
RATED = re.compile(r"The review(?:’s own rating|s’ own ratings): ([^.]*)")
OTHER_WAY = "This source points the other way, or says less."


def cited(node: LexborNode | None) -> list[str]:
    """Return the studies that a part of a claim leads to, by the sources or by their pages: sources stand by number."""
    links = node.css("a[href*='#source-'], a[href*='studies/']") if node else []
    return [re.split(r"#source-|studies/", link.attributes["href"] or "")[-1].removesuffix(".html") for link in links]


def wrong_box(box: LexborNode, claims: dict[str, Claim]) -> Iterator[str]:
    """Yield what the box of a claim says otherwise than its facts."""
    said = box.css_first(".claim__statement")
    claim = next((one for statement, one in claims.items() if words_in(said).startswith(statement)), None)
    if claim is None:
        yield f"no claim says {words_in(said)}"
        return
    if sorted(cited(said)) != sorted(claim.supporting):
        yield f"{claim.statement} rests on {cited(said)}"
    other = [sorted(cited(item)) for item in box.css("li") if words_in(item).startswith(AGAINST)]
    if other != ([sorted(claim.against)] if claim.against else []):
        yield f"{claim.statement} has {other} against it"
    rated = [item for item in box.css("li") if RATED.match(words_in(item))]
    if sorted(study for item in rated for study in cited(item)) != sorted(rated_by(claim)):
        yield f"{claim.statement} is rated by others than {rated_by(claim)}"
    if [rating for item in rated for rating in ratings(words_in(item))] != list(claim.ratings):
        yield f"{claim.statement} is rated otherwise than {list(claim.ratings)}"
    yield from left_out(box, claim, claim.differs)
    if not words_in(box.css_first("summary")).startswith(f"{claim.certainty.capitalize()} certainty"):
        yield f"{claim.statement} has {words_in(box.css_first('summary'))}"


def left_out(part: LexborNode, claim: Claim, *more: str) -> Iterator[str]:
    """Yield what is printed with a claim and is not there: its numbers, of whom and when, and why we are not surer."""
    text = words_in(part)
    said = (claim.numbers, f"Measured in: {claim.population}.", f"When: {claim.time}.", *claim.reasons.given, *more)
    yield from (f"{claim.statement} leaves out {one}" for one in said if " ".join(one.split()) not in text)


def wrong_item(item: LexborNode, claim: Claim) -> Iterator[str]:
    """Yield what a list of claims says otherwise than the facts of one."""
    if words_in(item.css_first("strong")) != claim.statement:
        yield f"{item.attributes['id']} says {words_in(item.css_first('strong'))}"
    yield from left_out(item, claim)
    if ratings(words_in(item)) != list(claim.ratings):
        yield f"{claim.statement} is rated otherwise than {list(claim.ratings)}"
    wanted = [*claim.supporting, *rated_by(claim), *claim.against]
    if (found := cited(item.css_first("details p"))) != wanted:
        yield f"{claim.statement} names {found}"
    if not words_in(item.css_first("summary")).startswith(f"{claim.certainty.capitalize()} certainty"):
        yield f"{claim.statement} has {words_in(item.css_first('summary'))}"


def ratings(text: str) -> list[str]:
    """Return the ratings of reviews that a text names, each once."""
    found = RATED.search(text)
    parts = found[1].split("; ") if found else []
    return ["not rated" if part.startswith("none") else part.partition(" certainty")[0] for part in parts]


def rated_by(claim: Claim) -> list[str]:
    """Return the reviews that rate a claim, in the order of their ratings."""
    return [study for studies in claim.ratings.values() for study in studies]


def otherwise(claim: Claim) -> list[str]:
    """Return what reviews make of a claim that is not what we make of it."""
    return [rating for rating in claim.ratings if rating not in (claim.certainty, "not rated")]


def amounts(evidence: Evidence) -> dict[str, str]:
    """Return what each claim of the table of all treatments measured, without the marks of its sources."""
    kinds = [yardstick.rows(evidence, pain) for pain in get_args(Pain)]
    entries = [entry for rows in kinds for row in rows for cell in row.cells.values() for entry in cell]
    return {entry.claim.statement: re.sub(r"\[@.*", "", entry.amount) for entry in entries}


def wrong_rows(tree: LexborHTMLParser, evidence: Evidence) -> Iterator[str]:
    """Yield each row of a chart that names another study than the claim behind it has, or one by another name."""
    for row in tree.css(".effects tbody tr, .harms tbody tr"):
        link, study = row.css_first("a.sure[href*='#claim-']"), row.css_first(".effects__study")
        claim = evidence.claim((link.attributes["href"] or "").partition("#claim-")[2])
        [key] = cited(study)
        found = {estimate.study for estimate in claim.estimates} | {one.study for one in claim.frequencies}
        if key not in found or not study.text().startswith(evidence.study(key).short):
            yield f"{words_in(study)} stands at {claim.statement}"
        elif (number := row.css_first("b")) and number.text() not in counted(claim, key, evidence):
            yield f"{words_in(study)} has {number.text()} at {claim.statement}"


def counted(claim: Claim, key: str, evidence: Evidence) -> Iterator[str]:
    """Yield how many had the harm of a claim in a study of it, as a ladder says it."""
    for one in claim.frequencies:
        part = share(evidence.study(key).figure(one.figure)) if one.study == key else None
        if part:
            number = Rung("", "", "", "low", key, part, TOTALS[part.whom]).counted
            yield f"{number:,}" if number else "fewer than 1"


def wrong(html: str, evidence: Evidence) -> Iterator[str]:
    """Yield each claim of a page with the certainty or the studies of another one."""
    tree = LexborHTMLParser(html)
    claims = {" ".join(one.statement.split()): one for one in evidence.claims.values()}
    measured = amounts(evidence) if tree.css_first(".yardstick") else {}
    for box in tree.css(".claim > section"):
        yield from wrong_box(box, claims)
    for item in tree.css(".claims > li"):
        yield from wrong_item(item, evidence.claim((item.attributes["id"] or "").removeprefix("claim-")))
    for cell in tree.css(".yardstick td p"):
        said = words_in(cell)
        claim = next((one for statement, one in claims.items() if said.startswith(statement)), None)
        if claim and (amount := measured.get(claim.statement)) and f"Measured: {amount}" not in said:
            yield f"{claim.statement} is not {amount}"
        if claim and ratings(said) != otherwise(claim):
            yield f"{claim.statement} is rated otherwise than {otherwise(claim)}"
    yield from wrong_rows(tree, evidence)
    for link in tree.css("a.sure[href*='#claim-']"):
        key = (link.attributes["href"] or "").partition("#claim-")[2]
        sure = evidence.claim(key).certainty
        if words_in(link) != f"{sure} certainty" or f"sure--{sure.replace(' ', '-')}" not in (
            link.attributes["class"] or ""
        ):
            yield f"{key} is called {words_in(link)}"


def test_each_claim_has_its_own_certainty_and_its_own_studies(evidence: Evidence, site: Path) -> None:
    texts = {page: (site / page).read_text("utf-8") for page in PAGES}
    asked = {page: html for page, html in texts.items() if 'class="claim' in html or "#claim-" in html}
    assert len(asked) > 5
    assert {page: found for page, html in asked.items() if (found := list(wrong(html, evidence)))} == {}


def on_the_wrong_side(html: str, key: str, evidence: Evidence) -> list[str]:
    """Return each claim on a study's page that has the mark of what points the other way and should not, or lacks it."""
    items = LexborHTMLParser(html).css("#claims + ul > li")
    claims = {" ".join(one.statement.split()): one for one in evidence.claims.values()}
    found = (
        (words_in(item), claims[statement]) for item in items for statement in claims if statement in words_in(item)
    )
    return [claim.statement for said, claim in found if (OTHER_WAY in said) != (key in claim.against)]


def test_the_page_of_a_source_tells_which_conclusions_it_speaks_against(evidence: Evidence, site: Path) -> None:
    keys = {key for claim in evidence.claims.values() for key in claim.against}
    pages = {key: (site / f"research/studies/{key}.html").read_text("utf-8") for key in sorted(keys)}
    assert all(OTHER_WAY in html for html in pages.values())
    assert {key: found for key, html in pages.items() if (found := on_the_wrong_side(html, key, evidence))} == {}


def test_the_page_of_a_source_lists_each_conclusion_that_it_stands_under_and_no_other(
    evidence: Evidence, site: Path
) -> None:
    wanted = {
        key: {name for name, one in evidence.claims.items() if key in (*one.supporting, *one.against)}
        for key in evidence.studies
    }
    pages = {key: (site / f"research/studies/{key}.html").read_text("utf-8") for key in wanted}
    assert {key: set(re.findall(r"#claim-([\w-]+)", html)) for key, html in pages.items()} == wanted


def test_a_conclusion_that_its_source_seems_to_bear_out_is_reported(evidence: Evidence) -> None:
    claim = next(one for one in evidence.claims.values() if one.against)
    html = f'<h2 id="claims">…</h2><ul><li>{claim.statement} {OTHER_WAY}</li></ul>'
    assert on_the_wrong_side(html, claim.against[0], evidence) == []
    assert on_the_wrong_side(html, claim.supporting[0], evidence) == [claim.statement]
    assert on_the_wrong_side(html.replace(OTHER_WAY, ""), claim.against[0], evidence) == [claim.statement]


@pytest.mark.parametrize("against", [True, False])
def test_a_claim_with_the_certainty_or_the_studies_of_another_one_is_reported(
    evidence: Evidence, against: bool
) -> None:
    key, claim = next((key, one) for key, one in evidence.claims.items() if one.against and not one.rated)
    study, other = claim.supporting[0], claim.against[0]
    links = {key: f'<a href="#source-{key}">1</a>' for key in (*claim.supporting, *claim.against)}
    said = f"{claim.statement} {' '.join(links[one] for one in claim.supporting)}"
    sure = f"{claim.certainty.capitalize()} certainty: why"
    why = " ".join((*claim.reasons.given, claim.differs))
    facts = f"{claim.numbers} Measured in: {claim.population}. When: {claim.time}. {why}"
    if against:
        more = f"<ul><li>{AGAINST} {' '.join(links[one] for one in claim.against)}</li></ul>"
        good = f"""<div class="claim"><section><p class="claim__statement">{said}</p><p>{facts}</p><details><summary>
        {sure}</summary>{more}
        </details></section></div>"""
    else:
        good = f"""<ul class="claims"><li id="claim-{key}"><p><strong>{claim.statement}</strong> {facts}</p><details>
        <summary>{sure}</summary><p>{" ".join(links.values())}</p></details></li></ul>"""
    assert list(wrong(good, evidence)) == []
    assert list(wrong(good.replace(links[other], links[study]), evidence))
    assert list(wrong(good.replace(links[study], "", 1), evidence))
    assert list(wrong(good.replace(f"When: {claim.time}", f"When: {claim.population}"), evidence))
    assert list(wrong(good.replace("certainty: why", "or high certainty: why"), evidence))
    named = f'<a class="sure sure--high" href="all.html#claim-{key}">high certainty</a>'
    assert claim.certainty != "high"
    assert list(wrong(named, evidence)) == [f"{key} is called high certainty"]
