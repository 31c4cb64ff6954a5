"""More, all and better in words: beside two numbers, in the mouth of a study, and when usual care is said to have won."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from guide.facts.findings import Finding
from guide.facts.study import Study
from guide.lint.numbers.study_numbers import texts_of
from guide.pages.numbers import numbers
from guide.pages.plain_text import plain, split
from guide.pages.project import Project, cited_lines
from guide.pages.texts import written

_THAN = re.compile(
    r",\s+(?:far |much |a little |slightly |many )?(?P<way>fewer|less|lower|more|higher) than\b(?P<other>[^.;,(]*)",
    re.I,
)
_DOWN = frozenset({"fewer", "less", "lower"})
_BEAT = re.compile(
    r"(?P<one>[^,.;:|]+?) (?:beat|beats|did better than|was better than|were better off than|outdid) (?P<other>[^,.;:|]+)",
    re.I,
)
_NEEDLES = re.compile(r"\b(?:needl\w+|acupuncture)\b", re.I)
_CONTROLS = re.compile(r"\b(?:usual care|no treatment|waiting|no acupuncture|pretend|sham)\b", re.I)
_WITH_WITHOUT = re.compile(
    r"\bafter (?P<one>\d+) (?:days|weeks) with (?P<what>[^,.;]+), and after (?P<other>\d+) (?:days|weeks) without\b",
    re.I,
)
_ALL = re.compile(
    r"\b(?:all|each|every one|everybody|everyone)(?: of (?:them|the \w+))? (?:were|was|got|had|felt|recovered)\b", re.I
)
_LARGEST = re.compile(r"\b(?:largest|biggest) (?:(?P<land>[A-Z]\w+) )?trial\b")
_LANDS = {
    "American": "United States",
    "Australian": "Australia",
    "British": "United Kingdom",
    "Chinese": "China",
    "German": "Germany",
    "Spanish": "Spain",
    "US": "United States",
}
_EFFECT = re.compile(
    r"\b(?:may|probably)(?: \w+){0,2} (?:lowers?|eases?|improves?|lessens?|helps?|easier|better|lower)\b"
    r"|\bmakes? little or no difference\b",
    re.I,
)
_COMPARED = re.compile(r"\b(?:against|compared|than|as well as|over|beside)\b", re.I)
_CERTAIN = re.compile(r"\|\s*(?:high|moderate|low|very low)(?: certainty)?\s*\|")
_SAYS_ALL = re.compile(r"\b(?:all|every(?:one|body)?|each(?! group))\b", re.I)  # “everyday tasks” tell of nobody


def more_is_more(project: Project) -> Iterator[Finding]:
    """“1 of 1,000 here, far more than the 22 there” is read as it is written, and the numbers are not added up again."""
    for sentence in project.sentences:
        for match in _THAN.finditer(sentence.text):
            before = [one for one in numbers(sentence.text[: match.start()]) if one.is_amount]
            after = [one for one in numbers(match["other"]) if one.is_amount]
            if len(before) != 1 or len(after) != 1 or not _alike(before[0].base, after[0].base):
                continue
            one, other, way = before[0], after[0], match["way"].lower()
            if one.value != other.value and (one.value < other.value) != (way in _DOWN):
                right = "fewer or less" if one.value < other.value else "more"
                yield sentence.finding(
                    f"{one.written} is not {way} than {other.written}. Write “{right}”, or correct them."
                )


def words_agree_with_their_study(project: Project) -> Iterator[Finding]:
    """“All were better”, “usual care beat needles”, “9 days without and 14 with”: no number shows that it is wrong."""
    studies = project.evidence.studies
    for page, line in cited_lines(project):
        for text in split(plain(line.text)):
            for message in _against(text, [studies[key] for key in line.own]):
                yield page.finding(line.number, message)


def largest_is_the_largest(project: Project) -> Iterator[Finding]:
    """“The largest German trial” weighs more than its figures do, and a larger one may have found something else."""
    trials = [study for study in project.evidence.studies.values() if study.design == "rct"]
    for page, line in cited_lines(project):
        for match in _LARGEST.finditer(plain(line.text)):
            land = _LANDS.get(match["land"] or "", match["land"])
            for cited in (project.evidence.studies[key] for key in line.own):
                rivals = [one for one in trials if land in (None, one.country) and _needles(one) >= _needles(cited)]
                most = max(rivals, key=_people, default=cited)
                if cited.design == "rct" and _people(most) > _people(cited):
                    wrong = f"{most.short} had {_people(most):,} people, and {cited.short} {_people(cited):,}"
                    yield page.finding(line.number, f"“{match.group()}”: {wrong}. Name the trial without ranking it.")


def rows_name_what_they_compare_with(project: Project) -> Iterator[Finding]:
    """A gain over no treatment stands in a table below one over usual care as if they were equal, and readers rank them."""
    for page in written(project.pages):
        for line in project.lines(page):
            text = plain(line.text)
            match = _EFFECT.search(text) if _CERTAIN.search(line.text) and line.text.lstrip().startswith("|") else None
            if match and not _COMPARED.search(f"{line.headings} {text}"):
                yield page.finding(
                    line.number,
                    f"the row says “{match.group()}” and not compared with what. Add it, like “against usual care”.",
                )


def _people(study: Study) -> int:
    return study.participants or sum(arm.size or 0 for arm in study.arms.values())


def _needles(study: Study) -> bool:
    return any(arm.role == "acupuncture" for arm in study.arms.values())


def _against(text: str, cited: list[Study]) -> Iterator[str]:
    names = " or ".join(study.short for study in cited)
    for match in _BEAT.finditer(text):
        lost = _NEEDLES.search(match["other"]) and not _CONTROLS.search(match["other"])
        if lost and _CONTROLS.search(match["one"]) and not _NEEDLES.search(_CONTROLS.sub("", match["one"])):
            yield f"“{match.group().strip()}” has usual care or pretend needles win. Turn it round, or excuse it with a reason."
    for match in _WITH_WITHOUT.finditer(text):
        told = (Decimal(match["one"]), Decimal(match["other"]))
        if any(_times(study) == told[::-1] != told for study in cited):
            yield f"“{match.group()}” is the other way round in {names}. Exchange the two numbers."
    for match in _ALL.finditer(text):
        # Without the limits: that everybody knew their group is no result.
        said = [part for study in cited for part in texts_of(study) if part not in (study.risk_of_bias, *study.limits)]
        if not any(_SAYS_ALL.search(part) for part in said):
            yield f"“{match.group()}”, and {names} says so of nobody. Write how many, or what the source says."


def _times(study: Study) -> tuple[Decimal, Decimal] | None:
    """Return the days or weeks of the needles and of the others in the only outcome that has both."""
    for outcome in study.printable_outcomes:
        if outcome.unit in ("days", "weeks"):
            roles = {study.arms[one.arm].role: one.value for one in outcome.results if one.value is not None}
            others = [value for role, value in roles.items() if role != "acupuncture"]
            if "acupuncture" in roles and len(others) == 1:
                return Decimal(str(roles["acupuncture"])), Decimal(str(others[0]))
    return None


def _alike(one: Decimal | None, other: Decimal | None) -> bool:
    return one == other or other is None
