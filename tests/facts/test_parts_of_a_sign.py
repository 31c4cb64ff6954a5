"""The guide's own signs: what belongs to one illness, or to one group of people, is named in each of its signs."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from guide.facts.evidence import Evidence
from guide.facts.signs import Sign

# A sign of this illness that names only some of its parts sends home whoever has another one.
OF_ONE_ILLNESS = {
    "a stroke": ("weakness", "numbness", "speaking", "seeing"),
    "trouble of the heart, the lungs or the main artery, or a clot that has moved from a leg to the lungs": (
        "chest",
        "pressure",
        "breathing",
        "jaw",
        "arm",
    ),
    "a torn or burst main artery (aorta)": (
        "upper back",
        "tummy",
        "faint",
        "clammy",
        "racing",
        "breathless",
        "aneurysm",
    ),
}
# Signs of people who bleed easily: tablets are one reason for it, an illness another.
BLEEDING = re.compile(r"bleeding disorder|haemophilia|bleed easily")


@pytest.fixture(scope="module")
def signs(evidence: Evidence) -> Mapping[str, Sign]:
    return evidence.signs


@pytest.mark.parametrize("illness", OF_ONE_ILLNESS)
def test_each_sign_of_an_illness_names_all_its_parts(signs: Mapping[str, Sign], illness: str) -> None:
    found = {key: sign for key, sign in signs.items() if sign.may_mean == illness}
    assert found
    missing = {key: [part for part in OF_ONE_ILLNESS[illness] if part not in sign.words] for key, sign in found.items()}
    assert {key: parts for key, parts in missing.items() if parts} == {}


def test_a_sign_of_blood_thinners_concerns_people_who_bleed_easily_for_another_reason(
    signs: Mapping[str, Sign],
) -> None:
    found = {key: sign.words for key, sign in signs.items() if "blood-thinners" in sign.whom}
    assert len(found) > 2
    assert {key: words for key, words in found.items() if not BLEEDING.search(words)} == {}
