"""A review that is past is said at build; one that falls due later waits in the page, and is not said before its day."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import jinja2
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.build import site as publish_site
from tests.conftest import BUILDS, EVERY_PAGE, PATH_URL, ROOT, SITE_URL, Builds
from tests.fronts import front

PAGE_WORDS = "This page is overdue for its next check, so newer studies may be missing."
LATE = next(name for name, (_, environment) in BUILDS.items() if "REVIEW_DATE" in environment)
CLAIM_WORDS = "The review of this statement is overdue, so newer studies may be missing."


def notices(folder: Path, page: str, selector: str) -> list[LexborNode]:
    return LexborHTMLParser((folder / page).read_text(encoding="utf-8")).css(selector)


def says_past(folder: Path, page: str) -> bool:
    text = LexborHTMLParser((folder / page).read_text(encoding="utf-8")).body.text()
    return PAGE_WORDS in text or CLAIM_WORDS in text


def test_each_page_waits_for_the_day_of_its_own_review(site: Path) -> None:
    for page in EVERY_PAGE:
        found = notices(site, page, ".dates [data-due]")
        assert len(found) == 1, page
        assert found[0].attributes["data-due"] == front(page).next_review.isoformat(), page
        assert found[0].attributes["data-words"] == PAGE_WORDS, page
        assert "hidden" in found[0].attributes, page
        assert found[0].text() == "", page


def test_each_claim_waits_for_the_day_of_its_own_review(site: Path) -> None:
    found = [
        notice
        for page in EVERY_PAGE
        for notice in notices(site, page, "[data-due]")
        if notice.attributes["data-words"] == CLAIM_WORDS
    ]
    assert len(found) > 100
    assert all(notice.tag == "li" or ("hidden" in notice.attributes and not notice.text()) for notice in found)


def test_before_its_day_no_page_says_in_its_text_that_a_review_is_past(site: Path) -> None:
    assert [page for page in EVERY_PAGE if says_past(site, page)] == []


def test_a_page_that_says_in_its_text_that_a_review_is_past_is_found(builds: Builds) -> None:
    assert [page for page in EVERY_PAGE if not says_past(builds / LATE, page)] == []


def test_a_build_after_the_day_says_so_without_any_script(builds: Builds, site: Path) -> None:
    for page in EVERY_PAGE:
        waiting = sorted(notice.attributes["data-words"] or "" for notice in notices(site, page, "[data-due]"))
        late = LexborHTMLParser((builds / LATE / page).read_text(encoding="utf-8"))
        assert sorted(notice.text(strip=True) for notice in late.css(".overdue")) == waiting, page
        assert late.css("[data-due]") == [], page


def test_day_and_address_of_a_rebuild_change_nothing_but_the_notices_and_the_address(
    builds: Builds, published: Path
) -> None:
    with_claims = next(page for page in EVERY_PAGE if notices(published, page, "li[data-due]"))
    for page in (with_claims, *EVERY_PAGE[::20]):
        texts = [(folder / page).read_text(encoding="utf-8") for folder in (published, builds / LATE)]
        trees = [LexborHTMLParser(text.replace(PATH_URL, SITE_URL)) for text in texts]
        for tree in trees:
            for notice in tree.css("p[data-due], .overdue"):
                notice.decompose()
            for claim in tree.css("li[data-due]"):
                del claim.attrs["data-due"], claim.attrs["data-words"]
        first, second = (re.sub(r">\s+<", "><", tree.html or "") for tree in trees)  # a notice leaves its line
        assert first == second


def foot(**context: object) -> LexborHTMLParser:
    """Return the foot of a page whose next review is on 23 November 2027, as the template alone makes it."""
    around = dict.fromkeys(("partials/change.html", "partials/neighbours.html"), "")
    loader = jinja2.ChoiceLoader([jinja2.DictLoader(around), jinja2.FileSystemLoader(ROOT / "overrides")])
    environment = jinja2.Environment(loader=loader, autoescape=True)
    day = datetime.date(2027, 11, 23)
    meta = dict.fromkeys(("written", "evidence_searched", "reviewed", "next_review"), day)
    words = {"overdue": "Past.", "months": ["a month"] * 12}
    return LexborHTMLParser(
        environment.get_template("partials/page-foot.html").render(meta=meta, words=words, **context)
    )


@pytest.mark.parametrize(("day", "said"), [("2027-11-22", False), ("2027-11-23", False), ("2027-11-24", True)])
@pytest.mark.parametrize("kind", ["text", "date"])
def test_a_page_is_in_time_on_the_day_of_its_review_itself(day: str, said: bool, kind: str) -> None:
    today = day if kind == "text" else datetime.date.fromisoformat(day)
    tree = foot(config={"extra": {"today": today}}, build_date_utc=datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC))
    assert bool(tree.css(".overdue")) == said
    assert bool(tree.css("[data-due][hidden]")) != said


@pytest.mark.parametrize(("day", "said"), [(23, False), (24, True)])
def test_without_a_day_of_its_own_a_build_takes_that_of_the_commit(day: int, said: bool) -> None:
    moment = datetime.datetime(2027, 11, day, 23, 59, tzinfo=datetime.UTC)
    for today in (None, ""):
        assert bool(foot(config={"extra": {"today": today}}, build_date_utc=moment).css(".overdue")) == said


def test_a_generator_that_names_no_day_leaves_it_to_the_reader_s_own() -> None:
    tree = foot(config={"extra": {}})
    assert tree.css(".overdue") == []
    assert len(tree.css("[data-due][hidden]")) == 1


@pytest.mark.parametrize("setting", [{"REVIEW_DATE": "tomorrow"}, {"SITE_URL": "owner.example/guide"}])
def test_a_wrong_setting_stops_the_build_with_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], setting: dict[str, str]
) -> None:
    [(name, value)] = setting.items()
    monkeypatch.setenv(name, value)
    (tmp_path / "mkdocs.yml").touch()  # without it, the folder would be the wrong one
    assert publish_site.main([], tmp_path) == 1
    assert capsys.readouterr().err.startswith(f"{name} is “{value}”, which ")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_is_told_in_words_with_its_own_month(month: int) -> None:
    theme = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides"), autoescape=True)
    told = theme.get_template("partials/date.html").module.date
    words, day = theme.get_template("words/en.html").module.words, datetime.date(2026, month, 9)
    assert told(day, words) == f'<time datetime="{day}">9 {day:%B} 2026</time>'
    assert told(f"{day:%Y-%m}", words) == f'<time datetime="{day:%Y-%m}">{day:%B} 2026</time>'
