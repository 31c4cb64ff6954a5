"""A retracted study that stays is called so wherever a reader meets it."""

from __future__ import annotations

from pathlib import Path

from mistakes_in_retracted import CALLED, THIRD, third

from guide.export import csl, open_data
from guide.facts.load import load
from guide.lint import linter


def test_a_page_that_says_so_may_cite_a_retracted_study(project: Path) -> None:
    third(THIRD, CALLED)(project)
    assert linter.findings(project / "mkdocs.yml") == []


def test_sources_and_the_page_of_the_study_say_that_it_was_retracted(small: Path, convert) -> None:
    (small / "evidence/studies/third-2012.yml").write_text(THIRD, "utf-8")
    assert convert("It was retracted.[@third-2012]").texts(".sources__kind") == ["(retracted randomised trial)"]
    page = convert("/// study | third-2012\n///")
    assert page.texts("dl div")[0] == (
        "Retracted The numbers could not be checked; it stands here as an example of what went wrong. "
        "The notice of 2016-05-04"
    )
    assert "https://doi.org/10.5555/third-notice" in page.attributes("dl a", "href")
    assert load(small / "evidence").studies["third-2012"].kind == "retracted randomised trial"


def test_a_reference_manager_is_told_too(small: Path) -> None:
    (small / "evidence/studies/third-2012.yml").write_text(THIRD, "utf-8")
    study = load(small / "evidence").studies["third-2012"]
    assert csl.item("third-2012", study)["title"] == "RETRACTED: A trial that was retracted"
    assert "title = {{RETRACTED}: A trial that was retracted}" in open_data.sources_bib({"third-2012": study}).decode()


def test_a_study_that_was_not_retracted_shows_nothing_of_it(convert) -> None:
    page = convert("/// study | first-2010\n///")
    assert "etracted" not in page.tree.html
