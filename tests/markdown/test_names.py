"""Codes and names are kept as they are by a machine that translates the page."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from guide.markdown.extension import EvidenceExtension

KEPT = "[translate=no]"


@pytest.mark.parametrize("name", ["BL23", "GV3", "ST36", "NG59", "GERAC", "SPINE", "PEMAT-P", "SF-36"])
def test_a_code_or_name_in_a_sentence_is_kept(convert, name: str) -> None:
    page = convert(f"Trials used {name}, and *{name}* again; ({name}).")
    assert page.texts(KEPT) == [name] * 3
    assert page.texts("p") == [f"Trials used {name}, and {name} again; ({name})."]


def test_a_word_of_another_language_is_kept_and_says_its_language(convert) -> None:
    page = convert("In Germany (Heilpraktiker) and GERAC.")
    assert page.texts("[lang=de][translate=no]") == ["Heilpraktiker"]
    assert page.texts(KEPT) == ["Heilpraktiker", "GERAC"]


@pytest.mark.parametrize("text", ["ARTS", "art", "BL234", "PRE-SPINE", "ABL23", "SPINES"])
def test_a_word_that_only_looks_like_a_name_is_translated(convert, text: str) -> None:
    assert convert(f"So {text} it is.").texts(KEPT) == []


def test_a_name_in_a_heading_a_link_and_a_cell_is_kept(convert) -> None:
    page = convert("## About GERAC\n\n[GERAC](x.md)\n\n| Point |\n| --- |\n| BL23 and BL25 |")
    assert page.texts(f"h2 {KEPT}, a {KEPT}, th {KEPT}") == ["GERAC", "GERAC", "BL23", "BL25"]
    assert page.attributes("h2", "id") == ["about-gerac"]


def test_code_is_kept_whole(convert) -> None:
    page = convert("Write `BL23` in `docs/back.md`.\n\n    make site\n")
    assert page.attributes("code", "translate") == ["no"] * 3


@pytest.mark.parametrize("fence", ["```", "```yaml"])
def test_code_between_fences_is_kept(small: Path, fence: str) -> None:
    extensions = ["fenced_code", EvidenceExtension(evidence=str(small / "evidence"))]
    html = markdown.markdown(f"{fence}\nmake site\n```", extensions=extensions)
    assert '<code translate="no"' in html


def test_a_source_is_kept_but_what_we_say_of_it_is_not(convert) -> None:
    page = convert("One.[@first-2010]")
    [kept] = page.texts(".sources li [translate=no]")
    assert page.texts(".sources li") == [f"{kept} (randomised trial) ↩"]
