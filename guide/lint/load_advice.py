"""Advice on load has one source: no page tells another limit of pain, another speed or another time than the files do.

The pain rule is `evidence/pain/rule.yml`, the stages and their speed `evidence/stages/running.yml`. What a sentence tells
of a study, with its reference, is a finding and no advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.facts.advice import PainRule, Stages
from guide.facts.findings import Finding
from guide.kept import digest, kept
from guide.pages.numbers import WORDS
from guide.pages.page import Page
from guide.pages.plain_text import split
from guide.pages.project import Project
from guide.pages.texts import Passage, Sentence, passages, written

# Facts that give advice in words of their own; claims and verdicts tell of studies.
_FACTS = ("options", "quiz", "glossary")
_N = rf"(?:\d+(?:\.\d+)?|{'|'.join(WORDS)})"
_LOAD = re.compile(
    r"\b(?:run|runs|running|runner|jog|jogging|exercises?|sessions?|train|training|rac(?:e|ing)|moves?)\b", re.I
)
_PAIN = re.compile(
    rf"\bpain\b[^.;|]{{0,40}}?\b(?:of|to|at|above|below|over|under|past|passes|exceeds|reaches|hits|than|beyond)\s+"
    rf"(?:at most\s+)?(?P<limit>{_N})\b(?!\s*(?:weeks?|days?|months?|years?|minutes?|hours?|%|per ?cent|km|sessions?|runs?))"
    rf"|\b(?P<of>{_N})\s*(?:/|of|out of|points of)\s*(?:10|ten)\b",
    re.I,
)
_STOPS = re.compile(r"\b(?:stop|end|break off|red|walk home|go home)\b", re.I)
_GOES_ON = re.compile(
    r"\b(?:go on|goes on|carry on|keep|continue|fine|safe|all right|allowed|accept\w*|green|may|can)\b", re.I
)
_FROM = re.compile(r"\b(?:reaches|hits|at|or more|or higher|from)\b", re.I)

_A_STAGE = re.compile(
    rf"\b(?P<count>{_N}|a|an|each|every|the next)\s+(?:\w+\s+)?stages?\b[^.;|]{{0,25}}?"
    r"\b(?P<per>a|an|per|each|every|after (?:a|each|every))\s+"
    rf"(?P<many>{_N}\s+)?(?P<unit>week|session|run|day|time|fortnight|month)s?\b",
    re.I,
)
_AFTER = re.compile(rf"\bafter\s+(?P<count>{_N}|a|an|each|every)\s+(?:[\w-]+\s+){{0,3}}?(?:sessions?|runs?)\b", re.I)
_UP = re.compile(r"\b(?:next|higher|up|move on)\b", re.I)
_STAGE_MINUTES = re.compile(rf"\bstages?\s+{_N}\b(?=[^|]*\bminutes\b)[^|]*", re.I)
_HOW_MANY = re.compile(rf"\b(?P<count>{_N})\s+stages\s+(?:of|to choose|in all)\b", re.I)
_OFTEN = re.compile(
    rf"\brun(?:s|ning)?\b[^.;|,]{{0,30}}?\b(?:(?P<count>{_N})\s+(?:times|days)\s+a\s+week|(?P<daily>every day|each day|daily))",
    re.I,
)
_BETWEEN = re.compile(
    rf"\bleave\s+(?P<count>{_N}|a|an)\s+days?\s+(?:without running|of rest|off)\b[^.;|]*\bbetween\b", re.I
)

_FURTHER = re.compile(
    rf"\b(?P<before>{_N})\s?(?:%|per ?cent)\s+(?:further|farther|longer|more)\b(?!\s+steps)"
    r"|\b(?:further|farther|longer|lengthen\w*|increase\w*|grow)\b[^.;|]{0,40}?"
    rf"\bby\s+(?:at most\s+|up to\s+)?(?P<after>{_N})\s?(?:%|per ?cent)",
    re.I,
)
_EACH = re.compile(r"\b(?:each|every|any|per)\s+(?:single\s+|next\s+)?(?:run|session|time|day|outing)\b", re.I)
_WEEKLY = re.compile(
    r"\b(?:once|one\s+\w+|at most)\s+(?:a|per|each|every)\s+week\b|\ba week later\b|\bonce in (?:7|seven) days\b", re.I
)
_LONGEST = re.compile(r"\blongest\b(?=.*\brun\b)|\brun\b(?=.*\blongest\b)", re.I)
_SINCE = re.compile(r"\bsince (?:the|your|it|that) (?:back )?(?:pain )?(?:began|started)\b", re.I)
_NEXT = re.compile(
    r"\blongest\b[^|]*?\b(?P<now>\d+(?:\.\d+)?)\s*(?P<unit>minutes|km)\b.*?\b(?P<next>\d+(?:\.\d+)?)\b", re.I
)

_RACE = re.compile(r"\b(?:races?|racing|marathons?)\b", re.I)
_DISTANCE = re.compile(rf"\b(?P<km>{_N})\s*(?:km|kilomet\w+)\b", re.I)
_IS_LONG = re.compile(rf"\bmarathons? (?:is|are) (?:about )?{_N}\s*(?:km|kilomet\w+)(?: long)?\.?$", re.I)
_AS_LONG = re.compile(r"\b(?:nearly|almost|half|as) as (?:long|far)\b|\bas (?:long|far) as the race\b", re.I)

_WEEKS = rf"(?:(?P<low>{_N})(?:\s*(?:to|or|–|-)\s*(?P<high>{_N}))?|(?P<vague>a few|some|several|many))\s+weeks\b"
_NO_EASING = re.compile(
    rf"\b(?:no|not|nothing|never|hardly|n[’']t)\b[^.;|]{{0,40}}?\b(?:eas\w+|better|improv\w+|settl\w+)\b[^.;|]{{0,30}}?\b{_WEEKS}",
    re.I,
)
_GROWING = re.compile(
    rf"\b(?:grow\w*|rising|rises|worse|worsen\w*)\b[^.;|]{{0,20}}?\b(?:for|over|after|in)\s+{_WEEKS}", re.I
)
_SEEN = re.compile(r"\b(?:appointment|doctor|clinician|seen|help|checked|physiotherapist|looked at)\b", re.I)

_KINDS = {
    "a limp": re.compile(r"\blimp", re.I),
    "sharp pain": re.compile(r"\bsharp\b", re.I),
    "leg symptoms": re.compile(r"\b(?:tingling|numb\w*|down (?:the|your|a) leg)\b", re.I),
}
_PERIODS = re.compile(r"\bmissed (?:\w+ )?periods?\b|\bperiods? (?:\w+ )?(?:changed|stopped|missed)\b", re.I)
_ALONE = re.compile(r"(?=.*\bunder 18\b)(?=.*\bweak bones\b)", re.I)
_ADVICE = re.compile(
    r"^(?:do not |stop|run|jog|step back|keep|leave|start|begin|go|halve|skip|do less|train|push|make|choose)\b.*"
    r"\b(?:pain|sore|your back|a bad day)\b",
    re.I,
)


def load_advice_agrees_with_its_files(project: Project) -> Iterator[Finding]:
    """Two limits of pain, or two speeds, on two pages leave a runner with the one that suits the wish to run."""
    evidence = project.evidence
    if not (evidence.pain and evidence.stages):
        return
    rule, stages = next(iter(evidence.pain.values())), next(iter(evidence.stages.values()))
    store, files = kept("load-advice", most=20_000), digest(repr(rule), repr(stages))
    for sentence in _sentences(project):
        text = f"{sentence.headings.partition(' | ')[0]} {sentence.text}".strip()  # which tells what a row is about
        if store.get(text, files):
            continue  # it told nothing else in an earlier run
        messages = list(disagreements(text, rule, stages))
        yield from map(sentence.finding, messages)
        if not messages:
            store.put(True, text, files)
    for page in written(project.pages):
        yield from _page(page, project)


def disagreements(text: str, rule: PainRule, stages: Stages) -> Iterator[str]:
    """Yield what a sentence of advice tells otherwise than the two files, and what to write instead."""
    yield from _limits(text, rule)
    yield from _speed(text, stages)
    yield from _lengths(text, stages)
    yield from _times(text, rule)


def _limits(text: str, rule: PainRule) -> Iterator[str]:
    green, amber = rule.lights[0].highest, rule.lights[1].highest
    if not _LOAD.search(text):
        return
    for match in _PAIN.finditer(text):
        limit = number(match["limit"] or match["of"])
        allowed = {0, green, green + 1, amber, 10}
        if _STOPS.search(text):
            allowed = {amber, amber + 1 if _FROM.search(text) else amber, 10}
        elif _GOES_ON.search(text):
            allowed = {0, green, 10}
        if limit <= 10 and limit not in allowed:
            yield (
                f"a limit of pain of {limit:g}; evidence/pain/rule.yml lets runners go on up to {green} and stops them above "
                f"{amber}. Draw the rule by `/// pain-rule`, or link to it."
            )


def _speed(text: str, stages: Stages) -> Iterator[str]:
    told = "One stage a week at most, after two calm sessions, is what evidence/stages/running.yml allows."
    told = told.replace("two", next(word for word, value in WORDS.items() if value == stages.sessions))
    for match in _A_STAGE.finditer(text):
        once = number(match["count"]) == 1 and not match["many"] and match["unit"].lower() == "week"
        if not once and not match["per"].lower().startswith("after"):
            yield f"another speed, “{match.group()}”. {told}"
    for match in _AFTER.finditer(text):
        if re.search(r"\bstage\b", text, re.I) and _UP.search(text) and number(match["count"]) != stages.sessions:
            yield f"another speed, “{match.group()}”. {told}"
    for match in _STAGE_MINUTES.finditer(text):
        keys, _, minutes = match.group().partition(":")
        ours = [int(number(one)) for one in re.findall(_N, keys, re.I)]
        theirs = [number(one) for one in re.findall(rf"\b{_N}\b", minutes.split(" in all")[0], re.I)]
        right = [stages.stages[one - 1].running for one in ours if 0 < one <= len(stages.stages)]
        if theirs and len(ours) == len(theirs) and right != theirs:
            yield f"“{match.group().strip()}” is not what the file of stages has. Write {_and(right)} minutes."
    for match in _HOW_MANY.finditer(text):
        if number(match["count"]) != len(stages.stages):
            yield f"the file of stages holds {len(stages.stages)}, not {match['count']}. Write {len(stages.stages)}."
    for match in _OFTEN.finditer(text):
        if match["daily"] or number(match["count"]) > -(-7 // (stages.rest + 1)):
            yield f"runs follow each other without rest, “{match.group()}”. Leave {stages.rest} day between two runs."
    for match in _BETWEEN.finditer(text):
        if number(match["count"]) != stages.rest:
            yield f"another rest between runs, “{match.group()}”. Leave {stages.rest} day, as the file of stages says."


def _lengths(text: str, stages: Stages) -> Iterator[str]:
    for match in _FURTHER.finditer(text):
        if number(match["before"] or match["after"]) != stages.longer:
            yield f"another limit, “{match.group()}”. Write {stages.longer}%, as the file of stages has it."
        elif _EACH.search(text) or not _WEEKLY.search(text):
            yield f"{stages.longer}% is no limit for every run: eight runs would double it. Add “once a week at most”."
    if (
        _LONGEST.search(text) and len(text.split()) > 3 and not _SINCE.search(text)
    ):  # a label of two words advises nothing
        yield "runs from before the pain count here. Write “your longest run since the pain began”."
    for match in _NEXT.finditer(text):
        if number(match["next"]) > round(number(match["now"]) * (1 + stages.longer / 100), 1):
            yield f"{match['next']} is over {stages.longer}% more than {match['now']} {match['unit']}. Write less."
    if _RACE.search(text) and not _IS_LONG.search(text):
        far = [match["km"] for match in _DISTANCE.finditer(text) if number(match["km"]) != stages.race]
        near = any(number(match["km"]) == stages.race for match in _DISTANCE.finditer(text))
        if far or (_AS_LONG.search(text) and not near):
            yield (
                f"another rule for races. On a sore back {stages.race} km is the longest; a longer race is skipped, or "
                "somebody is asked first."
            )


def _times(text: str, rule: PainRule) -> Iterator[str]:
    later = " ".join(rule.later)
    for pattern, what in ((_NO_EASING, "pain that does not ease"), (_GROWING, "growing pain")):
        ours = pattern.search(later)
        if ours is None or not _SEEN.search(text):
            continue
        for match in pattern.finditer(text):
            if match["vague"] or {*map(number, _range(match))} != {*map(number, _range(ours))}:
                time = " to ".join(_range(ours))
                yield f"another time for {what}, “{match.group()}”. Write {time} weeks, as evidence/pain/rule.yml does."


def _page(page: Page, project: Project) -> Iterator[Finding]:
    """Yield what a page leaves out: the rule under its advice, who asks first, and what belongs to a sign."""
    blocks = {block.name for block in page.blocks}
    found = passages(page)
    ruled = "pain-rule" in blocks or any(_draws_rule(page, link.target, project) for link in page.links)
    for passage in found:
        here = [one for one in passage.sentences(page.path) if not _is_cited(page, one)]
        around = (
            " ".join(one.text for one in found if one.list == passage.list) if passage.kind == "item" else passage.text
        )
        for sentence in here:
            if (
                page.meta
                and page.meta.kind == "reader"
                and not ruled
                and _LOAD.search(sentence.text)
                and _ADVICE.search(sentence.text)
            ):
                yield sentence.finding(
                    "advice on load without the pain rule. Draw `/// pain-rule`, or link to a page that does."
                )
            if _ALONE.search(sentence.text):
                yield sentence.finding(
                    "who asks first stands in evidence/stages/running.yml. Draw it by `/// not-alone`."
                )
            if _PERIODS.search(sentence.text) and "pregnancy test" not in page.html:
                yield sentence.finding("missed periods without a pregnancy test first. Add it, or draw the sign.")
            yield from _stop(sentence, around)
    tells = next((one for one in found if re.search(r"\bstages? \d", one.text, re.I) and one.kind == "row"), None)
    if (tells or "stages" in blocks) and "not-alone" not in blocks:
        line = tells.line if tells else page.first_line
        yield page.finding(line, "stages without those who ask a clinician first. Draw them by `/// not-alone`.")


def _stop(sentence: Sentence, around: str) -> Iterator[Finding]:
    """Yield a stop rule that names a limp or sharp pain, and leaves out another reason to stop."""
    named = [name for name, words in _KINDS.items() if words.search(sentence.text)]
    if re.search(r"\bstop\b", sentence.text, re.I) and {"a limp", "sharp pain"} & set(named):
        for name, words in _KINDS.items():
            if not words.search(around):
                yield sentence.finding(
                    f"the stop rule leaves out {name}. Draw the rule by `/// pain-rule`, or name all three."
                )


def _draws_rule(page: Page, target: str, project: Project) -> bool:
    path = (page.path.parent / target.partition("#")[0]).resolve()
    other = project.by_path.get(path)
    return other is not None and any(block.name == "pain-rule" for block in other.blocks)


def _sentences(project: Project) -> Iterator[Sentence]:
    """Yield the sentences that may give advice: those of pages without a reference, and of the facts that advise."""
    for page in written(project.pages):
        for passage in passages(page):
            for sentence in _clauses(passage, page):
                if not _is_cited(page, sentence):
                    yield sentence
        for action in page.meta.actions if page.meta else ():
            yield Sentence(page.path, "actions", action.text, field="actions")
        for name in ("description", "main_message"):
            yield Sentence(page.path, name, getattr(page.meta, name) or "", field=name)
    for path, fact in project.printed_facts():
        if path.parent.name in _FACTS:
            for name, text in fact.for_readers():
                yield from (Sentence(path, "fact", part, field=name) for part in split(text))
    yield from project.said_around()


def _clauses(passage: Passage, page: Page) -> Iterator[Sentence]:
    """Yield the sentences of a passage; a row and an item are told whole, since a heading leads each of them."""
    if passage.kind in ("row", "item"):
        yield Sentence(page.path, passage.kind, passage.text, passage.line, passage.headings)
    else:
        yield from passage.sentences(page.path)


def _is_cited(page: Page, sentence: Sentence) -> bool:
    return "[@" in page.lines[sentence.line - 1]


def number(text: str) -> float:
    """Return the number that digits or a word say; “a”, “each” and “every” are one."""
    word = text.strip().lower()
    return float(WORDS[word]) if word in WORDS else float(word) if word[0].isdigit() else 1.0


def _range(match: re.Match[str]) -> list[str]:
    return [one for one in (match["low"], match["high"]) if one]


def _and(values: list[float]) -> str:
    return " and ".join(f"{value:g}" for value in values)
