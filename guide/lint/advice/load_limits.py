"""What a sentence of advice on load tells otherwise than the two files: another limit of pain, speed, length or time.

It goes by the words of the sentence alone; `load_advice.py` chooses the sentences that advise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.facts.advice import PainRule, Stages
from guide.pages.numbers import WORDS

_N = rf"(?:\d+(?:\.\d+)?|{'|'.join(WORDS)})"
# What load is: words that a sentence of such advice holds.
LOAD = re.compile(
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


def disagreements(text: str, rule: PainRule, stages: Stages) -> Iterator[str]:
    """Yield what a sentence of advice tells otherwise than the two files, and what to write instead."""
    yield from _limits(text, rule)
    yield from _speed(text, stages)
    yield from _lengths(text, stages)
    yield from _times(text, rule)


def _limits(text: str, rule: PainRule) -> Iterator[str]:
    green, amber = rule.lights[0].highest, rule.lights[1].highest
    if not LOAD.search(text):
        return
    for match in _PAIN.finditer(text):
        limit = _number(match["limit"] or match["of"])
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
        once = _number(match["count"]) == 1 and not match["many"] and match["unit"].lower() == "week"
        if not once and not match["per"].lower().startswith("after"):
            yield f"another speed, “{match.group()}”. {told}"
    for match in _AFTER.finditer(text):
        if re.search(r"\bstage\b", text, re.I) and _UP.search(text) and _number(match["count"]) != stages.sessions:
            yield f"another speed, “{match.group()}”. {told}"
    yield from _minutes(text, stages)
    for match in _HOW_MANY.finditer(text):
        if _number(match["count"]) != len(stages.stages):
            yield f"the file of stages holds {len(stages.stages)}, not {match['count']}. Write {len(stages.stages)}."
    yield from _rest(text, stages)


def _minutes(text: str, stages: Stages) -> Iterator[str]:
    """Yield each run whose minutes are not those of its stage."""
    for match in _STAGE_MINUTES.finditer(text):
        keys, _, minutes = match.group().partition(":")
        ours = [int(_number(one)) for one in re.findall(_N, keys, re.I)]
        theirs = [_number(one) for one in re.findall(rf"\b{_N}\b", minutes.split(" in all")[0], re.I)]
        right = [stages.stages[one - 1].running for one in ours if 0 < one <= len(stages.stages)]
        if theirs and len(ours) == len(theirs) and right != theirs:
            yield f"“{match.group().strip()}” is not what the file of stages has. Write {_and(right)} minutes."


def _rest(text: str, stages: Stages) -> Iterator[str]:
    """Yield what leaves another rest between two runs than the stages do."""
    for match in _OFTEN.finditer(text):
        if match["daily"] or _number(match["count"]) > -(-7 // (stages.rest + 1)):
            yield f"runs follow each other without rest, “{match.group()}”. Leave {stages.rest} day between two runs."
    for match in _BETWEEN.finditer(text):
        if _number(match["count"]) != stages.rest:
            yield f"another rest between runs, “{match.group()}”. Leave {stages.rest} day, as the file of stages says."


def _lengths(text: str, stages: Stages) -> Iterator[str]:
    for match in _FURTHER.finditer(text):
        if _number(match["before"] or match["after"]) != stages.longer:
            yield f"another limit, “{match.group()}”. Write {stages.longer}%, as the file of stages has it."
        elif _EACH.search(text) or not _WEEKLY.search(text):
            yield f"{stages.longer}% is no limit for every run: eight runs would double it. Add “once a week at most”."
    is_label = len(text.split()) <= 3  # which advises nothing
    if _LONGEST.search(text) and not is_label and not _SINCE.search(text):
        yield "runs from before the pain count here. Write “your longest run since the pain began”."
    for match in _NEXT.finditer(text):
        if _number(match["next"]) > round(_number(match["now"]) * (1 + stages.longer / 100), 1):
            yield f"{match['next']} is over {stages.longer}% more than {match['now']} {match['unit']}. Write less."
    if _RACE.search(text) and not _IS_LONG.search(text):
        far = [match["km"] for match in _DISTANCE.finditer(text) if _number(match["km"]) != stages.race]
        near = any(_number(match["km"]) == stages.race for match in _DISTANCE.finditer(text))
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
            if match["vague"] or {*map(_number, _range(match))} != {*map(_number, _range(ours))}:
                time = " to ".join(_range(ours))
                yield f"another time for {what}, “{match.group()}”. Write {time} weeks, as evidence/pain/rule.yml does."


def _number(text: str) -> float:
    """Return the number that digits or a word say; “a”, “each” and “every” are one."""
    word = text.strip().lower()
    return float(WORDS[word]) if word in WORDS else float(word) if word[0].isdigit() else 1.0


def _range(match: re.Match[str]) -> list[str]:
    return [one for one in (match["low"], match["high"]) if one]


def _and(values: list[float]) -> str:
    return " and ".join(f"{value:g}" for value in values)
