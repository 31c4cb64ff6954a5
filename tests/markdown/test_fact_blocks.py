"""Blocks that print what the guide says itself: claims, effect strips, options, guidelines, studies."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from guide.facts.kinds import FOLDERS
from guide.markdown.usage import read_uses, studies_of
from tests.fixtures import claims


@pytest.fixture(autouse=True)
def facts(small: Path) -> None:
    claims.write(small / "evidence")


def test_a_claim_shows_its_statement_certainty_reasons_and_sources(convert) -> None:
    page = convert("/// claim | walks-vs-pretend-pain\n///")
    assert page.reports == []
    assert page.texts(".claim__statement") == ["Walks may lower pain slightly, compared with pretend walks. [1]"]
    assert page.texts(".claim__why summary") == ["Low certainty: why"]
    assert page.texts(".claim__why li") == ["Measured in: Adults.", "When: at 6 weeks.", "People knew their group."]
    assert page.attributes(".sources li", "id") == ["source-walks-2020"]


def test_an_unknown_claim_is_reported(convert) -> None:
    page = convert("/// claim | walks-vs-pretend-pian\n///")
    assert "Did you mean “walks-vs-pretend-pain”?" in page.reports[0]


def test_an_effect_strip_is_a_table_with_its_numbers_in_words(convert) -> None:
    page = convert("/// effects | walks-vs-pretend-pain walks-vs-usual-care-pain\n    treatment: walks\n\nLook.\n///")
    assert page.reports == []
    assert [row.split(" (")[0] for row in page.texts("tbody td:nth-child(2)")] == ["20 better", "4 better"]
    assert page.texts("tbody td:nth-child(2)") == ["20 better (12 to 28)", "4 better (−1 to 9)"]
    assert page.texts("figcaption") == ["Look."]
    assert len(page.tree.css("svg[aria-hidden=true] .effects__estimate")) == 2
    assert page.texts(".effects__sides > span") == ["← favours the other side", "favours walks →"]


def test_the_band_of_a_strip_reaches_as_far_to_either_side_of_no_effect(convert) -> None:
    page = convert("/// effects | walks-vs-pretend-pain walks-vs-usual-care-pain\n    treatment: walks\n\nLook.\n///")
    zero = float(page.attributes(".effects__zero", "d")[0].removeprefix("M").split()[0])
    for start, width in zip(*(page.attributes(".effects__band", name) for name in ("x", "width")), strict=True):
        assert float(start) + float(width) / 2 == pytest.approx(zero, abs=0.1)


def test_rows_of_a_strip_with_the_same_study_and_comparison_are_told_apart(convert, small: Path) -> None:
    claims.measure_twice(small / "evidence")
    page = convert("/// effects | walks-vs-pretend-pain walks-vs-usual-care-pain\n\nLook.\n///")
    assert page.reports == []
    labels = [text.partition(" Able 2020")[0] for text in page.texts("tbody th")]
    assert labels == ["Usual care", "Pretend walks, pain, 6 weeks", "Pretend walks, pain at night, 1 year"]


def test_a_strip_of_two_treatments_names_the_treatment_in_each_row_and_keeps_its_rows_together(
    convert, small: Path
) -> None:
    claim = small / "evidence/claims/walks-vs-usual-care-pain.yml"
    claim.write_text(claim.read_text(encoding="utf-8").replace("intervention: walks", "intervention: rest"), "utf-8")
    page = convert("/// effects | walks-vs-pretend-pain walks-vs-usual-care-pain\n\nLook.\n///")
    assert page.reports == []
    assert page.texts("thead th")[0] == "What was compared"
    labels = [text.partition(" Able 2020")[0] for text in page.texts("tbody th")]
    assert labels == ["Rest against usual care", "Walks against pretend walks"]
    assert len(page.tree.css("tbody")) == 2


def test_a_mark_of_noticeable_that_is_no_number_is_reported(convert) -> None:
    page = convert("/// effects | walks-vs-pretend-pain\n    noticeable: much\n\nLook.\n///")
    assert page.reports == ["`noticeable` is “much”. Write a number in points of 100."]


def test_the_options_stand_in_a_table_with_certainty_harm_and_source(convert) -> None:
    page = convert("/// options\n///")
    assert page.texts("tbody tr") == ["Walks May lower pain. [1] low certainty Wet feet Weeks. Free. Daily."]
    assert page.attributes("tbody a[href^='/']", "href") == ["/back.md"]


def test_guidelines_say_who_what_for_whom_and_why(convert) -> None:
    page = convert("/// guidelines\n///")
    assert page.texts("tbody tr") == ["A board, Norway, 2021 [1] For it. Walk. Adults It asked early."]
    # Its first column needs no name on a phone: a board says itself that it is one.
    assert page.attributes("tbody th", "data-label") == [None]


def test_an_unknown_guideline_is_reported(convert) -> None:
    page = convert("/// guidelines | walk-2020\n///")
    assert "Did you mean “walks-2020”?" in page.reports[0]


def test_the_page_of_a_study_shows_confirmed_numbers_limits_and_money_only(convert) -> None:
    page = convert("/// study | walks-2020\n///")
    assert page.reports == []
    assert page.texts("h3") == ["Pain"]
    assert "−4 (−9 to 1)" in page.texts(".study td")
    assert page.texts(".study__facts dd") == ["randomised trial [1]", "Norway", "Adults", "120", "A fund"]
    assert "77" not in page.html
    assert "doubted thing" not in page.html


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        ("events: 1820, of: 5205, unit: runners", "People who fell: 1,820 of 5,205 runners"),
        ("events: 1820, of: 5205", "People who fell: 1,820 of 5,205"),
        ("value: 35, events: 1820, of: 5205, unit: percent", "People who fell: 1,820 of 5,205, or 35 percent"),
        ("value: 35, low: 30, high: 40, unit: percent", "People who fell: 35 (30 to 40) percent"),
    ],
)
def test_a_count_is_printed_with_what_was_counted(convert, small: Path, figure: str, printed: str) -> None:
    path = small / "evidence/studies/walks-2020.yml"
    figures = f"figures:\n  - {{what: People who fell, {figure}, confirmed: true}}\nplain:"
    path.write_text(claims.STUDY.replace("plain:", figures, 1), encoding="utf-8")
    assert printed in convert("/// study | walks-2020\n///").texts(".study li")


def test_the_page_of_a_study_names_the_pages_that_use_it_and_not_examples_in_code(convert, small: Path) -> None:
    (small / "docs" / "uses.md").write_text("---\ntitle: A page that cites\n---\n\nYes.[@walks-2020]\n", "utf-8")
    (small / "docs" / "shows.md").write_text("---\ntitle: An example\n---\n\nWrite `[@walks-2020]`.\n", "utf-8")
    page = convert("/// study | walks-2020\n///")
    assert page.texts("#used + ul li") == ["A page that cites"]


def test_the_page_of_official_advice_says_what_it_says_and_for_whom(convert, small: Path) -> None:
    text = claims.STUDY.replace("design: rct", "design: guidance")
    (small / "evidence/studies/walks-2020.yml").write_text(text, encoding="utf-8")
    page = convert("/// study | walks-2020\n///")
    assert page.texts("#numbers") == ["What it says"]
    assert "For whom" in page.texts("dt")
    assert "Measured in" not in page.texts("dt")


def test_the_list_of_studies_can_be_chosen_without_a_script(convert) -> None:
    page = convert("/// study-list\n///")
    classes = {node.text().split(":")[0]: node.attributes["class"] for node in page.tree.css(".choose__list li")}
    assert classes["Able 2020"] == "y-2020s g-trial a-pretend a-usual-care"
    values = {node.attributes["value"] for node in page.tree.css("input[name=against]")}
    assert values == {"all", "pretend", "usual-care", "no-treatment", "waiting-list"}


def test_the_list_of_studies_names_organisations_in_full_and_marks_only_what_can_be_chosen(
    convert, small: Path
) -> None:
    name = "A board with a name that is longer than forty letters"
    text = claims.STUDY.replace("authors: [Able A]", f"organisation: {name}").replace("rct", "consensus")
    (small / "evidence/studies/walks-2020.yml").write_text(text.replace("role: pretend", "role: other-active"), "utf-8")
    page = convert("/// study-list\n///")
    classes = {node.text().split(":")[0]: node.attributes["class"] for node in page.tree.css(".choose__list li")}
    assert classes[f"{name} 2020"] == "y-2020s a-usual-care"


def test_links_to_studies_of_one_name_are_told_apart_by_what_each_says(convert, small: Path) -> None:
    other = claims.STUDY.replace("plain: ", "plain: Also ")
    (small / "evidence/studies/walks-2020-other.yml").write_text(other, "utf-8")
    links = convert("/// study-list\n///").texts(".choose__list a")
    years = [int(link.split(":")[0].split()[-1]) for link in links]
    assert years == sorted(years, reverse=True)
    assert len({*years}) > 1
    assert len({*links}) == len(links)
    assert [link.split(" lowered")[0] for link in links if "Able" in link] == [
        "Able 2020: Walks",
        "Able 2020: Also Walks",
    ]


LIST = "---\ntitle: All of it\n---\n\n/// claim-list | other-help\n///\n"


def test_a_list_of_claims_holds_each_one_of_its_topic_with_reasons_and_studies(convert) -> None:
    page = convert("/// claim-list | other-help\n///")
    assert page.reports == []
    assert page.attributes(".claims > li", "id") == ["claim-walks-vs-usual-care-pain", "claim-walks-vs-pretend-pain"]
    assert any("It rests on: Able 2020." in text for text in page.texts(".claim__why p"))


def test_a_topic_that_is_none_is_reported_with_the_nearest(convert) -> None:
    page = convert("/// claim-list | other-helps\n///")
    assert "Did you mean “other-help”?" in page.reports[0]


def test_the_word_for_certainty_leads_to_the_reasons(convert, small: Path) -> None:
    (small / "docs" / "all.md").write_text(LIST, "utf-8")
    for block in (
        "/// effects | walks-vs-pretend-pain\n\nLook.\n///",
        "/// options\n///",
        "/// study | walks-2020\n///",
    ):
        links = convert(block).attributes("a[href*='#claim-']", "href")
        assert links[0].startswith("/all.md#claim-walks-vs-")


def test_without_a_list_of_claims_the_word_for_certainty_is_no_link(convert) -> None:
    assert convert("/// options\n///").attributes("a[href*='#claim-']", "href") == []


@pytest.mark.parametrize("block", ["/// claim | walks-vs-pretend-pain\n///", "/// claim-list | other-help\n///"])
@pytest.mark.parametrize(("today", "notices"), [("2027-11-23", 0), ("2027-11-24", 1)])
def test_a_claim_past_its_review_says_so(convert, block: str, today: str, notices: int) -> None:
    page = convert(block, today=today)
    assert (len(page.tree.css(".overdue")) > 0) == (notices > 0)


@pytest.mark.parametrize(
    ("block", "file"),
    [
        ("/// claim | walks-vs-pretend-pain\n///", "edit/main/evidence/claims/walks-vs-pretend-pain.yml"),
        ("/// claim-list | other-help\n///", "edit/main/evidence/claims/walks-vs-usual-care-pain.yml"),
        ("/// effects | walks-vs-pretend-pain\n\nLook.\n///", "tree/main/evidence/claims"),
        ("/// options\n///", "tree/main/evidence/options"),
        ("/// guidelines\n///", "tree/main/evidence/guidelines"),
        ("/// icon-array | first-2010\n\nLook.\n///", "edit/main/evidence/studies/first-2010.yml"),
    ],
)
def test_each_chart_leads_to_the_file_where_its_facts_are_changed(convert, block: str, file: str) -> None:
    page = convert(block, repository="https://example.org/guide/")
    assert f"https://example.org/guide/{file}" in page.attributes("a", "href")


def test_without_a_repository_each_chart_leads_to_the_page_that_says_how(convert) -> None:
    page = convert("/// icon-array | first-2010\n\nLook.\n///", change_page="change.md", study_pages="studies")
    assert page.attributes(".facts-foot a", "href") == ["/studies/first-2010.md", "/change.md"]


@pytest.mark.parametrize(
    "block",
    ["/// claim | walks-vs-pretend-pain\n///", "/// effects | walks-vs-pretend-pain\n///", "/// options\n///"],
)
def test_a_page_that_prints_a_claim_uses_the_studies_of_it(convert, small: Path, block: str) -> None:
    (small / "docs" / "uses.md").write_text(f"---\ntitle: A page with a block\n---\n\n{block}\n", "utf-8")
    assert convert("/// study | walks-2020\n///").texts("#used + ul li") == ["A page with a block"]


def test_the_own_page_of_a_study_is_no_use_of_it(convert, small: Path) -> None:
    (small / "docs" / "own.md").write_text("---\ntitle: Its own\n---\n\n/// study | walks-2020\n///\n", "utf-8")
    assert convert("/// study | walks-2020\n///").texts("#used") == []


def test_a_page_uses_the_sources_of_every_block_that_is_filled_from_facts() -> None:
    kinds = {kind: {"one": SimpleNamespace(source=kind)} for kind in FOLDERS}
    evidence = SimpleNamespace(**{**kinds, "claims": {}, "options": {}, "studies_of": lambda fact: (fact.source,)})
    told = {
        ("sign-reasons",): ["signs"],
        ("pain-rule",): ["pain"],
        ("stages",): ["stages"],
        ("emergency-numbers",): ["emergency"],
        ("quiz",): ["quiz"],
        ("guidelines",): ["guidelines"],
        ("guidelines", "one"): ["guidelines"],
        ("scores", "one"): ["scores"],
    }
    for (name, *words), keys in told.items():
        assert list(studies_of(name, tuple(words), evidence)) == keys, name


def test_pages_are_named_in_one_order_whatever_order_the_disk_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b.md", "a.md", "c/d.md", "c/a.md"):
        (tmp_path / "several" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "several" / name).write_text("Words.", "utf-8")
    listed, orders = Path.rglob, []
    for backwards in (False, True):
        monkeypatch.setattr(Path, "rglob", lambda *asked, way=backwards: sorted(listed(*asked), reverse=way))
        orders.append([page.use.path for page in read_uses(tmp_path / "several", SimpleNamespace()).pages])
    assert orders == [["a.md", "b.md", "c/a.md", "c/d.md"]] * 2
