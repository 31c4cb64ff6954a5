"""What a reader view would take for the furniture of a page by its name is said to be content."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from guide.markdown.reader_views import ReaderViews


@pytest.mark.parametrize("heading", ["An extra that helps", "What related trials found", "Comments on the trial"])
def test_a_heading_whose_id_looks_like_furniture_is_said_to_be_content(convert, heading: str) -> None:
    assert convert(f"## {heading}\n\nText.").attributes("h2", "class") == ["content"]


def test_other_headings_have_no_class(convert) -> None:
    assert convert("## A walk\n\nText.").attributes("h2", "class") == [None]


def test_a_class_that_is_there_stays() -> None:
    part = Element("p", {"class": "banner"})
    ReaderViews().run(part)
    assert part.get("class") == "banner content"
