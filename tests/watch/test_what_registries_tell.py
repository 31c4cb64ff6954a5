"""Answers in the form that the registries' documentation gives are read as what they are, and all else is left out."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from registries import ANSWERS, Registries

from guide.facts.study import Study
from guide.new_study.crossref import RegistryError
from guide.watch import crossref, pubmed, trials
from guide.watch.found import Id, More, Notice


def study(**ids: str) -> Study:
    return Study(title="A", authors=("B C",), year=1998, design="rct", plain="P.", **ids)


WAKEFIELD = study(doi="10.1016/S0140-6736(97)11096-0", pmid="9500320")


def doi(text: str) -> Id:
    return Id("doi", text)


def test_crossref_tells_of_a_retraction_by_relation_and_by_title() -> None:
    found = list(crossref.ask(Registries().client(), {"wakefield": WAKEFIELD}))
    assert found == [
        Notice("wakefield", "retraction", doi("10.1016/s0140-6736(10)60175-4"), "Crossref", "2010-02-06"),
        Notice("wakefield", "retraction", doi("10.1016/s0140-6736(97)11096-0"), "Crossref"),
    ]


def test_crossref_tells_of_corrections_concerns_and_newer_versions_and_of_no_addendum() -> None:
    found = list(crossref.ask(Registries().client(), {"first": study(doi="10.5555/example.1")}))
    assert [(one.kind, one.notice.text, one.day) for one in found] == [
        ("correction", "10.5555/12345678", "2018-01-01"),
        ("concern", "10.5555/12345680", "2019"),
        ("newer version", "10.5555/12345682", ""),
    ]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("retraction", "retraction"),
        ("partial_retraction", "retraction"),
        ("withdrawal", "retraction"),
        ("removal", "retraction"),
        ("expression_of_concern", "concern"),
        ("erratum", "correction"),
        ("correction", "correction"),
        ("new_version", "newer version"),
        ("new_edition", "newer version"),
    ],
)
def test_each_of_crossrefs_words_for_an_update_is_known(theirs: str, ours: str) -> None:
    message = {"updated-by": [{"DOI": "10.5555/notice", "type": theirs}]}
    assert [one.kind for one in crossref.notices("s", "10.5555/a", message)] == [ours]


def test_a_notice_without_a_doi_of_its_own_is_that_of_the_study() -> None:
    message = {"update-to": [{"DOI": "10.5555/A", "type": "retraction"}], "updated-by": [{"type": "retraction"}]}
    assert {one.notice for one in crossref.notices("s", "10.5555/a", message)} == {doi("10.5555/a")}


def test_a_title_tells_that_a_work_was_retracted_and_a_work_on_retractions_does_not() -> None:
    said = ("RETRACTED: Walks", "[Retracted] Walks", "WITHDRAWN: Walks", "Withdrawn: Walks", "Retraction notice: Walks")
    for title, kinds in (*((one, ["retraction"]) for one in said), ("Why trials are retracted", []), ("Walks", [])):
        found = crossref.notices("s", "10.5555/a", {"title": [title]})
        assert [one.kind for one in found] == kinds, title


def test_a_work_is_no_newer_version_of_itself() -> None:
    message = {"relation": {"is-replaced-by": [{"id-type": "doi", "id": "10.5555/A"}]}}
    assert list(crossref.notices("s", "10.5555/a", message)) == []


@pytest.mark.parametrize("message", [{"updated-by": "x"}, {"updated-by": [1]}, {"relation": 1}, {"title": None}])
def test_a_form_that_nobody_documented_tells_nothing(message: dict[str, object]) -> None:
    assert list(crossref.notices("s", "10.5555/a", message)) == []


def test_pubmed_tells_of_retractions_and_concerns_by_their_links() -> None:
    found = list(pubmed.ask(Registries().client(), {"wakefield": WAKEFIELD, "other": study(doi="10.5555/o")}))
    assert [(one.kind, one.notice.text) for one in found] == [("retraction", "20137807"), ("concern", "21971344")]


def test_pubmed_is_asked_for_every_study_once_in_requests_of_a_hundred() -> None:
    registries = Registries()
    studies = {f"s{number}": study(pmid=str(number)) for number in range(1, 202)}
    list(pubmed.ask(registries.client(), studies))
    asked = [parse_qs(urlsplit(address).query)["id"][0].split(",") for address in registries.addresses]
    assert [len(one) for one in asked] == [100, 100, 1]
    assert [pmid for one in asked for pmid in one] == [one.pmid for one in studies.values()]


def test_each_of_pubmeds_words_for_a_notice_is_known_and_what_a_work_says_of_others_is_none() -> None:
    known = {
        "RetractionIn": "retraction",
        "PartialRetractionIn": "retraction",
        "RetractedandRepublishedIn": "retraction",
        "ExpressionOfConcernIn": "concern",
        "ErratumIn": "correction",
        "CorrectedandRepublishedIn": "correction",
        "UpdateIn": "newer version",
    }
    of_others = ("RetractionOf", "ExpressionOfConcernFor", "ErratumFor", "UpdateOf", "Cites")
    answer = (ANSWERS / "pubmed-efetch.xml").read_text("utf-8")
    for word, kind in {**known, **dict.fromkeys(of_others, "")}.items():
        told = (
            answer.replace("RetractionIn", word).replace("ExpressionOfConcernIn", word).replace("Retracted Pub", "Pub")
        )
        found = pubmed.ask(Registries(**{"efetch.fcgi": told.encode()}).client(), {"wakefield": WAKEFIELD})
        assert [one.kind for one in found] == ([kind] * 2 if kind else []), word


def test_pubmed_calls_an_article_retracted_without_naming_the_notice() -> None:
    answer = (ANSWERS / "pubmed-efetch.xml").read_text("utf-8").replace("RetractionIn", "Cites")
    found = list(pubmed.ask(Registries(**{"efetch.fcgi": answer.encode()}).client(), {"wakefield": WAKEFIELD}))
    assert ("retraction", Id("pubmed", "9500320")) in [(one.kind, one.notice) for one in found]


@pytest.mark.parametrize("answer", [b"<html>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b""])
def test_an_answer_of_pubmed_that_is_none_is_refused(answer: bytes) -> None:
    with pytest.raises(RegistryError, match="cannot be understood"):
        list(pubmed.ask(Registries(**{"efetch.fcgi": answer}).client(), {"wakefield": WAKEFIELD}))


def test_pubmed_is_asked_for_trials_and_reviews_since_the_last_search() -> None:
    registries = Registries()
    first, second = pubmed.search(registries.client(), "docs/back.md", "walking[ti]", "2026-11")
    assert "mindate=2026%2F11" in registries.addresses[0]
    assert "term=%28walking%5Bti%5D%29+AND+" in registries.addresses[0]
    assert "randomized+controlled+trial%5Bpt%5D" in registries.addresses[0]
    assert "id=39401008%2C17893311" in registries.addresses[1]
    assert (first.id, first.also, first.day) == (
        Id("pubmed", "39401008"),
        doi("10.1001/jamainternmed.2024.5463"),
        "2024-12-01",
    )
    assert second.id == Id("pubmed", "17893311")


def test_a_question_to_which_pubmed_has_nothing_new_asks_no_more() -> None:
    registries = Registries(**{"esearch.fcgi": json.dumps({"esearchresult": {"idlist": []}}).encode()})
    assert list(pubmed.search(registries.client(), "docs/back.md", "walking[ti]", "2026-11")) == []
    assert len(registries.addresses) == 1


def test_more_works_than_are_asked_for_are_not_left_out_silently() -> None:
    many = json.dumps({"esearchresult": {"count": "41", "idlist": []}}).encode()
    page = "docs/back.md"
    told = list(pubmed.search(Registries(**{"esearch.fcgi": many}).client(), page, "walking[ti]", "2026-11"))
    assert told == [More(page, pubmed.NAME, 40)]
    goes_on = Registries(**{"clinicaltrials.gov": b'{"studies": [], "nextPageToken": "x"}'})
    assert list(trials.search(goes_on.client(), page, "back pain", "", "2026-01")) == [More(page, trials.NAME, 40)]


def test_new_trials_and_new_results_are_told_and_an_id_that_is_none_is_not() -> None:
    registries = Registries()
    found = list(trials.search(registries.client(), "docs/back.md", "low back pain", "walking", "2026-01"))
    assert [(one.id.text, one.day, one.about) for one in found] == [
        ("NCT00841061", "2026-01-11", "not yet recruiting"),
        ("NCT04000165", "2026-01-20", "has results"),
    ]
    assert "query.cond=low+back+pain&query.intr=walking&" in registries.addresses[0]
    for date in ("StudyFirstPostDate", "ResultsFirstPostDate"):
        assert f"AREA%5B{date}%5DRANGE%5B2026-01-01%2CMAX%5D" in registries.addresses[0]


@pytest.mark.parametrize(
    ("where", "text", "link"),
    [
        ("doi", "10.1016/S0140-6736(10)60175-4", "https://doi.org/10.1016/s0140-6736%2810%2960175-4"),
        ("pubmed", "20137807", "https://pubmed.ncbi.nlm.nih.gov/20137807"),
        ("trial", "NCT00841061", "https://clinicaltrials.gov/study/NCT00841061"),
    ],
)
def test_an_id_of_a_known_form_makes_its_link(where, text: str, link: str) -> None:
    assert Id.of(where, text).link == link


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("doi", "https://evil.example"),
        ("doi", "10.5555/a b"),
        ("doi", "10.5555/a`b"),
        ("doi", "10.5555/" + "a" * 300),
        ("pubmed", "12a"),
        ("pubmed", "0"),
        ("trial", "NCT1"),
        ("doi", None),
    ],
)
def test_what_has_not_the_form_of_an_id_is_none(where, text: str | None) -> None:
    assert Id.of(where, text) is None
