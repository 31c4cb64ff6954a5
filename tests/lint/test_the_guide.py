"""What the guide promises to its readers, asked of its pages.

All rules are asked of the whole guide where somebody changes it by the steps that it tells (`test_the_steps_followed.py`), and
where faults are seeded into it (`faults/`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

import pytest

from guide.build import social_cards
from guide.facts.load import load
from guide.facts.statements import ArticleClaim
from guide.pages import front_matter
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
TITLES = [front_matter.read(DOCS / page)[0].title for page in PAGES]

# What each claim of the article is about, in the article's order: a word that its section cannot do without.
CLAIMS = (
    "lower death rate",
    "posture",
    "runners choose",
    "Chinese",
    "endorphins",
    "quick relief",
    "repair",
    "trial",
    "blood",
    "muscles",
    "mends itself",
    "[Ww]ellbeing",
    "other measures",
    "stretching",
    "take pain seriously",
    "habit",
)
# A reader page that cites nothing says why in a sentence that begins like this.
REASON = "This page cites no source because"


def text_of(page: str) -> str:
    return (DOCS / page).read_text("utf-8")


def without_code(text: str) -> str:
    return re.sub(r"(?ms)^```.*?^```|`[^`\n]*`", "", text)


def cited(text: str) -> set[str]:
    brackets = re.findall(r"\[@([^\]]*)\]", without_code(text))
    return {key.strip(" @") for bracket in brackets for key in bracket.split(";")}


def sections(text: str) -> list[str]:
    """Return the page's parts, each from one heading of the second level to the next."""
    return re.split(r"(?m)^(?=## )", without_code(text))


def one_sided(text: str) -> list[str]:
    """Return the first line of each section that tells of the German trial's 48 without its 44 and 27."""
    found = []
    for section in sections(text):
        numbers = set(re.findall(r"\d[\d.,]*\d|\d", re.sub(r"\[@[^\]]*\]", "", section)))
        if re.search(r"haake-2007|GERAC", section) and "48" in numbers and not {"44", "27"} <= numbers:
            found.append(section.splitlines()[0])
    return found


@functools.cache
def article() -> Mapping[str, ArticleClaim]:
    return load(ROOT / "evidence").article


def claims() -> list[str]:
    return [part for part in sections(text_of("research/claims.md")) if re.match(r"## \d+\. ", part)]


def test_all_claims_of_the_article_are_judged_in_its_order() -> None:
    assert [int(re.match(r"## (\d+)\. ", claim)[1]) for claim in claims()] == list(range(1, len(CLAIMS) + 1))


@pytest.mark.parametrize(("index", "word"), enumerate(CLAIMS), ids=[str(number) for number in range(1, 17)])
def test_a_claim_is_told_judged_with_its_certainty_and_sourced(index: int, word: str) -> None:
    claim = claims()[index]
    assert re.search(word, f"{article()[f'claim-{index + 1:02}'].says} {claim}")
    assert len(re.findall(r"(?m)^/// verdict \| claim-\d\d$", claim)) == 1
    assert cited(claim)


def test_at_least_25_sources_are_cited() -> None:
    assert len(set().union(*(cited(text_of(page)) for page in PAGES))) >= 25


@pytest.mark.parametrize("page", PAGES)
def test_the_german_trial_is_never_told_without_pretend_needles_and_usual_care(page: str) -> None:
    assert one_sided(text_of(page)) == []


def test_the_german_trial_is_told_somewhere() -> None:
    assert any("haake-2007" in cited(text_of(page)) for page in PAGES)


@pytest.mark.parametrize(
    ("section", "found"),
    [
        ("## A\n48 of 100 got better.[@haake-2007]", ["## A"]),
        ("## A\n48 against 27 with usual care.[@haake-2007]", ["## A"]),
        ("## A\nIn GERAC it was 48.\n\n## B\n44 and 27", ["## A"]),
        ("## A\n48, 44 with pretend needles and 27 with usual care.[@haake-2007]", []),
        ("## A\n48 of 100 in another trial.[@mu-2020]", []),
        ("## A\nIt had 1,148 people.[@haake-2007]", []),
    ],
)
def test_a_one_sided_telling_of_the_trial_is_found(section: str, found: list[str]) -> None:
    assert one_sided(section) == found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_for_readers_cites_its_sources_or_says_why_not(page: str) -> None:
    meta, text, _, _ = front_matter.read(DOCS / page)
    assert meta.kind != "reader" or cited(text) or REASON in text


@pytest.mark.parametrize("title", TITLES)
def test_the_title_of_a_page_fits_its_preview_picture(title: str) -> None:
    font = social_cards.ImageFont.load_default(72)
    lines = social_cards._lines(title, font, social_cards.SIZE[0] - 2 * social_cards._MARGIN)
    assert len(lines) <= 4
    assert all(font.getlength(line) <= social_cards.SIZE[0] - 2 * social_cards._MARGIN for line in lines)
