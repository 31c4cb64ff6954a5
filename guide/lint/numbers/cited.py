"""A source that has nothing to do with the words that cite it: it lends them its weight, and says nothing of the kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from guide.facts.findings import Finding
from guide.facts.study import Study
from guide.lint.agreed.weighty import stem_of
from guide.pages.project import Project

# Words that say nothing of a subject here: those that join, and those that a third of all sources share.
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the and for with that this are was were been from than not but they their who which what when you your our about may "
        "might can could would will have has had more less some many most other others one two three people adult adults back "
        "pain study studies trial review find found say says low high there here between after before over under also because "
        "its these those such into out how acupuncture needle needles needling read runner runners treatment treatments",
    )
)
_KEYS, _CITED = re.compile(r"@([a-z0-9-]+)"), re.compile(r"\[@[^\]]*\]|\]\([^)]*\)")
_ENOUGH = 12  # words of a file by which it can be told what it is about
_FIELDS = (
    "title",
    "population",
    "plain",
    "risk_of_bias",
    "funding",
    "limits",
    "country",
    "organisation",
    "journal",
    "publisher",
)


def sources_have_to_do_with_their_words(project: Project) -> Iterator[Finding]:
    """A source set behind words of which it says nothing makes them look proven, and hardly anybody looks it up."""
    studies = project.evidence.studies
    for page in project.pages:
        if page.made:
            continue
        heading, paragraph = "", ""
        for number, line in page.prose:
            heading = line if line.startswith("#") else heading
            paragraph = f"{paragraph} {line}" if line.strip() and not line.startswith("#") else ""
            if line.startswith("|"):  # whose cells are figures and names
                continue
            for key in _KEYS.findall(" ".join(_CITED.findall(line))):
                known = _of(key, studies[key]) if key in studies else frozenset()
                if len(known) >= _ENOUGH and not known & _words(_CITED.sub("", f"{heading} {paragraph}")):
                    told = f"no word of evidence/studies/{key}.yml stands here, so it seems to be about something else"
                    yield page.finding(number, f"{told}. Cite the source that says this, or say what {key} found.")


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[a-z]{3,}", text.casefold())
    return frozenset(stem_of(word) for word in found if word not in _COMMON)


def _of(key: str, study: Study) -> frozenset[str]:
    told = [str(getattr(study, name) or "") for name in _FIELDS]
    told += [f"{arm.name} {arm.about} {arm.role}" for arm in study.arms.values()]
    told += [f"{one.name} {one.measure} {one.time} {one.note}" for one in study.outcomes.values()]
    told += [f"{one.what} {one.text} {one.note} {one.unit}" for one in study.figures]
    return _words(" ".join([key, *told]))
