"""Slips of the hand that a spelling check lets through: a word typed twice, a word that is another word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from guide.facts.findings import Finding, shown
from guide.pages.project import Project
from guide.pages.texts import plain

# Words that may stand twice in a row: “people who had had pain”, “that that study”.
_TWICE = frozenset({"had", "that"})
_SAME = re.compile(r"(?<![\w’'-])([^\W\d_]+(?:[’'][^\W\d_]+)*)\s+\1(?![\w’'-])", re.I)
_COMPARED = (
    "more|less|fewer|better|worse|higher|lower|larger|smaller|longer|shorter|rather|other|earlier|later|likelier"
)
_CAME = "comes?|came|coming|differs?|differed|away|apart|suffers?|suffered|results?|resulted|recovers?|recovered"
_OURS = (
    r"own|back|backs|legs?|needles?|pains?|doctors?|bod(?:y|ies)|training|runs?|patients|lives|shoes|feet|heads?|insurers?"
    r"|clinic|knees?|hips?|work|time|care"
)
_OWNED = "the|an|its|their|our|your|my"
_SO_MANY = r"\d+|two|three|four|six|eight|ten|twelve"
# Words that never stand together in good English, and what was meant. Each is wrong whatever stands around it.
_MEANT = tuple(
    (re.compile(rf"\b(?:{wrong})\b", re.I), right)
    for wrong, right in {
        rf"(?:{_CAME}) form": "from",
        r"form (?:him|them|us|me|day \d+|week \d+|(?:about )?\d+ to \d+)": "from",
        rf"(?:{_COMPARED}) then": "than",
        rf"(?:in|of|with|for|to|on|by|from|at|about) there (?:{_OURS})": "their",
        r"(?:could|should|would|might|must|may) of": "have",
        r"(?:low|lower|upper|my|your|sore) (?:black|bake|pack) pain": "back",
        r"back (?:pan|paint|pane|pein|plain)": "pain",
        rf"(?:{_OWNED}) (?:{_OWNED}|this|these)": "one of the two",
        r"pubic (?:health|funds?|summary|money)": "public",
        r"(?:an?|no|little|large|small|clear|real|the) affect": "effect",
        r"loose (?:weight|your balance|balance|blood|time|money)": "lose",
        r"(?:clinical|randomised|large|small|good|one|this|that|the) trail": "trial",
        r"(?:every|each|any|some|no) ones": "one",
        r"needless (?:help|helped|may|lower|go|went|are|were|pierce|touch)": "needles",
        rf"(?:for|over|within|after|in) (?:\w+ )?(?:{_SO_MANY}) (?:moths|mouths|weak|weaks|ours)": "months, weeks or hours",
        r"is are|are is|was were|were was|to too|of off|an and": "one of the two",
    }.items()
)


def words_stand_once(project: Project) -> Iterator[Finding]:
    """A word typed twice is passed over by the eye that wrote it, and stops every other one."""
    for path, lines in _read(project):
        for number, word in _doubled(lines):
            yield Finding.of(shown(path), number, f"“{word}” stands twice in a row. Delete one of the two.")


def words_are_the_ones_meant(project: Project) -> Iterator[Finding]:
    """“It comes form practice”: each word has its place in a dictionary, and together they say nothing."""
    for path, lines in _read(project):
        for number, line in lines:
            for pattern, right in _MEANT:
                if match := pattern.search(line):
                    yield Finding.of(shown(path), number, f"“{match.group()}” says nothing. Probably meant: {right}.")
                    break


def _read(project: Project) -> Iterator[tuple[Path, list[tuple[int, str]]]]:
    """Yield the pages to be judged and the files of facts that pages print, each with its lines as a reader sees them."""
    for page in project.pages:
        if not page.made:
            front = [(number, line) for number, line in enumerate(page.lines, 1) if number < page.first_line]
            yield page.path, [*front, *((number, plain(line)) for number, line in page.prose)]
    for path in {path: None for path, _ in project.printed_facts()}:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        yield path, [(number, line) for number, line in enumerate(lines, 1) if not line.lstrip().startswith("#")]


def _doubled(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield each word that stands twice, with the line on which it stands the second time."""
    last, place = "", 0
    for number, line in lines:
        match = re.match(r"\s*([^\W\d_]+(?:[’'][^\W\d_]+)*)(?![\w’'-])(?!:)", line)
        if match and last and place == number - 1 and match[1].lower() == last.lower() and last.lower() not in _TWICE:
            yield number, match[1]
        for found in _SAME.finditer(line):
            if found[1].lower() not in _TWICE:
                yield number, found[1]
        end = re.search(r"(?<![\w’'-])([^\W\d_]+(?:[’'][^\W\d_]+)*)\s*$", line)
        last, place = (end[1] if end else ""), number
