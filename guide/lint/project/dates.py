"""Days on which somebody did something lie in the past, and a next review is near enough to be made."""

from __future__ import annotations

import datetime
import os
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from guide.facts.findings import Finding, shown
from guide.pages.project import Project

# What was done on a day, in front matter and in facts of any kind, on a line of its own or in braces.
_DONE = re.compile(
    r"(?:^|[{,])\s*(?:- +)*[\"']?(?P<field>written|reviewed|evidence_searched|checked|accessed|scored|day|year)"
    r"[\"']?\s*:\s*[\"']?(?P<day>\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)(?![\w-])"
)
_NEXT = re.compile(r"^\s*next_review:\s*[\"']?(?P<day>\d{4})-(?P<rest>\d\d-\d\d)")
# Seconds by which the clocks of Kiribati are ahead. With a whole day, the next month was let in for all the last day of one.
FIRST = 14 * 3600
MOST_MONTHS = 13  # to the next review; the guide promises its readers a search for new studies at least once a year


def what_was_done_lies_in_the_past(project: Project) -> Iterator[Finding]:
    """A review dated next year was not made, and readers take its day for a promise that somebody looked."""
    told = list(_days(project))
    today = _today([day for _, _, _, day in told])
    for path, number, field, day in told:
        if day <= today[: len(day)]:
            continue
        advice = "Write the day on which it was done." if field != "year" else "Write the year in which it came out."
        yield Finding.of(shown(path), number, f"`{field}` is {day}, which is still to come. {advice}")


def next_reviews_are_near(project: Project) -> Iterator[Finding]:
    """A page that is due again in a hundred years is never due, and the guide promises to look at least once a year."""
    today = datetime.date.fromisoformat(_today([day for _, _, _, day in _days(project)]))
    most = (today + datetime.timedelta(days=MOST_MONTHS * 31)).isoformat()
    for path, lines in _files(project):
        for number, line in lines:
            match = _NEXT.match(line)
            if match and (day := f"{match['day']}-{match['rest']}") > most:
                message = f"`next_review` is {day}, and {MOST_MONTHS} months from now are the most."
                yield Finding.of(shown(path), number, f"{message} Write a nearer day.")


def _today(days: Sequence[str]) -> str:
    """Return the day where it begins first on Earth, so that no time zone is wrong, or that of the build when that is later.

    Where most days lie behind it, the clock of this machine is wrong, and not most files: then it is the last day that two
    of them share.
    """
    moment = max(time.time() + FIRST, float(os.environ.get("SOURCE_DATE_EPOCH") or 0))
    today = datetime.datetime.fromtimestamp(moment, datetime.UTC).date().isoformat()
    if sum(day > today[: len(day)] for day in days) <= len(days) / 2:
        return today
    shared = [day for day, count in Counter(days).items() if count > 1 and len(day) == len(today)]
    return max(shared, default=max(days))


def _days(project: Project) -> Iterator[tuple[Path, int, str, str]]:
    for path, lines in _files(project):
        for number, line in lines:
            match = _DONE.search(line)
            # The year of a study has a rule of its own, which compares it with the day of its review.
            if match and (match["field"] != "year" or path.parent.name != "studies"):
                yield path, number, match["field"], match["day"]


def _files(project: Project) -> Iterator[tuple[Path, list[tuple[int, str]]]]:
    """Yield the front matter of each page that somebody wrote, and each fact, as numbered lines."""
    for page in project.pages:
        if not page.made:
            yield page.path, page.front_lines
    for document in project.evidence.documents.values():
        yield document.path, list(enumerate(document.path.read_text(encoding="utf-8-sig").split("\n"), 1))
