"""No review is cited for one treatment and silent on another that it rates; and what was compared with its source.

`guide reviews` lists each review of `evidence/` with the treatments that it rates and the pages that tell of
each, and counts the studies that pages cite by what they were last compared with.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from guide.facts.designs import REVIEWS, WITH_RESULTS
from guide.facts.evidence import Evidence
from guide.facts.findings import Finding
from guide.facts.statements import Claim
from guide.facts.study import Rated, Study
from guide.pages.lines import Line, paragraphs
from guide.pages.page import Page
from guide.pages.project import Project, read_project
from guide.pages.texts import written

# How pages name a treatment that a review rates.
NAMED: Mapping[str, re.Pattern[str]] = {
    treatment: re.compile(rf"\b(?:{words})", re.I)
    for treatment, words in {
        "needles": r"needl|acupunct",
        "exercise": r"exercis|walk|run(?:s|ning)?\b|pilates|stretch|strength|stages? of training",
        "tablets": r"tablets?\b|medicines?\b|drugs?\b|pills?\b|painkill|paracetamol|ibuprofen|opioid|anti(?:depress|-infl)",
        "manual-therapy": r"manual|manipulat|mobilis|massage",
        "mind-body": r"mindful|yoga|talking therap|psycholog|behaviour|behavioral|meditat|tai chi|coaching",
        "staying-active": r"stay(?:ing)? active|active|keep(?:ing)? (?:moving|walking|active)|bed rest",
        "massage": r"massage",
        "heat-or-cold": r"heat|hot\b|warm|cold|ice\b",
        "education": r"teach|taught|educat|explain|advice",
        "shoes-and-insoles": r"shoes?\b|insoles?\b",
        "belts-and-tape": r"belts?\b|braces?\b|tap(?:e|ing)\b",
        "traction": r"traction|pulling|stretching bench",
        "programmes": r"programmes?\b|team",
        "currents": r"TENS\b|currents?\b",
        "cupping": r"cup(?:s|ping)\b",
        "moxibustion": r"moxibust|mugwort",
        "acupressure": r"acupress",
        "herbs": r"herb|cayenne|devil’s claw|willow",
        "supplements": r"supplement|vitamin|glucosamine",
        "injections": r"inject",
    }.items()
}
# What was read beside a file, the closest to the source first; each word is one of `compared.beside`.
_READ: Mapping[str, str] = {
    "full-text": "the whole text",
    "abstract": "the abstract",
    "part-of-abstract": "the part of the abstract that a copy holds",
    "official-page": "the official page",
    "copy": "a copy or digest by others",
    "notes": "notes on the source only",
}


def reviews_say_what_they_rate(project: Project) -> Iterator[Finding]:
    """A review is about more than the result it is cited for; only its own list shows what the guide leaves out."""
    for key, study in project.evidence.studies.items():
        if study.design in REVIEWS and not study.rates:
            yield project.evidence.documents["studies", key].finding(
                ("design",),
                f"{study.kind}: nothing says what it rates. Add `rates:` with every treatment, or `rates: [nothing]`.",
            )


def results_were_compared_with_their_source(project: Project) -> Iterator[Finding]:
    """Of the trials and reviews that nobody had read again beside their source, most left something out; of the others, few."""
    for key, study in project.evidence.studies.items():
        if study.design in WITH_RESULTS and (study.figures or study.outcomes) and not study.compared:
            yield project.evidence.documents["studies", key].finding(
                ("design",),
                f"{study.kind}: nobody has read its results again beside the source. Read for what is left out, above all a "
                "main result, a later time, harm and how sure its authors are; then add `compared:` with the `day`, `beside` "
                "what, and what you `found`.",
            )


def reviews_are_cited_for_all_that_they_rate(project: Project) -> Iterator[Finding]:
    """Whoever cites a review for massage and not for needles, which it rates too, chooses what the reader learns."""
    evidence = project.evidence
    for key, places in pages_by_treatment(project).items():
        study = evidence.studies[key]
        others = ", ".join(name for name, where in places.items() if where)
        for index, one in enumerate(study.rates):
            if others and not places[one] and one not in study.left_out:
                yield project.evidence.documents["studies", key].finding(
                    ("rates", index),
                    f"pages cite this review for {others}, and none for {one}. "
                    "Tell there what it says of it, or say why not under `left_out:`.",
                )


def pages_by_treatment(project: Project) -> dict[str, dict[Rated, list[str]]]:
    """Return, for each review of several treatments, the pages that cite it in a passage that names the treatment.

    A claim that a page prints, and a guideline in its table, count as passages of that page.
    """
    evidence, printed = project.evidence, project.uses.claims_by_page
    found: dict[str, dict[Rated, list[str]]] = {
        key: {one: [] for one in study.rates}
        for key, study in evidence.studies.items()
        if study.design in REVIEWS and len(study.rates) > 1
    }
    for page in written(project.pages):
        name = page.path.relative_to(project.docs).as_posix()
        claims = [evidence.claims[key] for key in printed.get(name, ())]
        for keys, text in (*_of_text(project.lines(page)), *map(_of_claim, claims), *_of_guidelines(page, evidence)):
            for key in found.keys() & keys:
                for treatment, where in found[key].items():
                    if NAMED[treatment].search(text) and name not in where:
                        where.append(name)
    return found


def _of_text(lines: Iterable[Line]) -> Iterator[tuple[set[str], str]]:
    for part in paragraphs(lines):
        if keys := {key for line in part for key in line.own}:
            yield keys, " ".join(f"{line.headings} {line.text}" for line in part)


def _of_claim(claim: Claim) -> tuple[set[str], str]:
    keys = {*claim.supporting, *claim.against, *(one.study for one in claim.rated)}
    return keys, f"{claim.statement} {claim.intervention} {claim.comparison}"


def _of_guidelines(page: Page, evidence: Evidence) -> Iterator[tuple[set[str], str]]:
    for block in page.blocks:
        if block.name == "guidelines":
            names = block.words or evidence.guidelines
            yield {evidence.guidelines[one].source for one in names if one in evidence.guidelines}, "needles"


def report(config_file: Path) -> Iterator[str]:
    """Yield, line by line, every review with its treatments and pages, and how the studies that pages cite were compared."""
    project = read_project(config_file)
    cited, places = project.uses.of_studies, pages_by_treatment(project)
    for key, study in project.evidence.studies.items():
        if study.design not in REVIEWS:
            continue
        yield f"{key} ({study.kind})"
        for treatment in study.rates:
            pages = places[key][treatment] if key in places else [use.path for use in cited.get(key, ())]
            # Pages that list every claim show that a result is known, and no reader begins there.
            first = [name for name in pages if name not in project.uses.claim_lists.values()]
            yield f"  {treatment}: {', '.join(first) or _nowhere(pages, study.left_out.get(treatment, ''))}"
    yield ""
    yield from _compared({key: study for key, study in project.evidence.studies.items() if key in cited})


def _nowhere(pages: Sequence[str], left_out: str) -> str:
    return f"left out: {left_out}" if left_out else "the list of our claims" if pages else "no page"


def _compared(cited: Mapping[str, Study]) -> Iterator[str]:
    count = Counter(study.compared.beside if study.compared else "" for study in cited.values())
    yield f"{len(cited)} studies are cited or printed by pages. Last compared with their source:"
    for beside, words in _READ.items():
        yield f"{count[beside]:5} beside {words}"
    yield f"{count['']:5} not yet:"
    missing: dict[str, list[str]] = defaultdict(list)
    for key, study in cited.items():
        if not study.compared:
            missing[study.kind].append(key)
    for kind, keys in sorted(missing.items()):
        yield f"      {kind}: {', '.join(keys)}"


def main(arguments: Sequence[str], root: Path) -> int:
    """Print the report. Returns the exit code."""
    print(*report((root / "mkdocs.yml").resolve()), sep="\n")
    return 0
