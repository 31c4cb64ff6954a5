"""A verb that turns round what each cited study tells is found, and one that a study tells as well is not."""

from __future__ import annotations

import pytest

from guide.facts.study import Study
from guide.lint.numbers.told_directions import points_elsewhere


@pytest.mark.parametrize(
    ("text", "plains", "is_found"),
    [
        ("Pain rose.", ["Pain fell."], True),
        ("Pain fell.", ["Pain rose."], True),
        ("Pain rose.", ["Pain fell.", "Sleep was better."], True),
        ("Pain rose.", ["Pain fell.", "Pain rose."], False),
        ("Pain rose later.", ["Pain fell at first, and later pain rose."], False),
        ("Pain fell at first and it rose later.", ["Pain fell."], False),
        ("Pain rose.", ["Sleep was better."], False),
    ],
)
def test_a_verb_is_held_against_what_the_cited_studies_tell(text: str, plains: list[str], is_found: bool) -> None:
    studies = {
        f"study-{place}": Study(title="T", year=2020, design="rct", plain=plain) for place, plain in enumerate(plains)
    }
    found = [message for message in points_elsewhere(text, studies, frozenset()) if "the other way round" in message]
    assert bool(found) is is_found
