"""`guide watch` lists what a person has to decide, and loses nothing when one registry fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from registries import Registries, error
from test_client import OFFLINE

from guide.lint.project import watch_questions
from guide.watch import command, listing, questions
from guide.watch.found import Id, Notice, Work
from tests.conftest import ROOT

RETRACTED = (
    "- `evidence/studies/wakefield-1998.yml`: [`10.1016/s0140-6736(10)60175-4`]"
    "(https://doi.org/10.1016/s0140-6736%2810%2960175-4), 2010-02-06 (Crossref). Used on: no page by itself."
)


def listed(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str, **answers: object) -> str:
    """Return the list that is printed."""
    assert command.main(arguments, root, Registries(**answers).client) == 0
    return capsys.readouterr().out


def test_the_list_is_written_into_the_file_that_is_named_for_it_alone(watched: Path, capsys) -> None:
    text = listed(watched, capsys)
    assert listed(watched, capsys, "--output=list.md") == ""
    assert (watched / "list.md").read_text("utf-8") == text


def test_each_notice_names_its_study_the_pages_and_what_to_decide(watched: Path, capsys) -> None:
    text = listed(watched, capsys)
    assert RETRACTED in text
    assert "## Retracted or withdrawn\n\nDecide whether the study stays as an example" in text
    assert (
        "- `evidence/studies/first-2010.yml`: [`10.5555/12345678`](https://doi.org/10.5555/12345678), 2018-01-01 "
        "(Crossref). Used on: `docs/back.md`." in text
    )
    heads = re.findall(r"^##+ (.+)$", text, re.MULTILINE)
    assert heads == [
        "Retracted or withdrawn",
        "Under an expression of concern",
        "Corrected",
        "There is a newer version",
        "New on our questions",
        "`docs/back.md`, searched until 2026-01",
    ]


def test_a_work_that_the_guide_has_is_not_new(watched: Path, capsys) -> None:
    text = listed(watched, capsys)
    assert "39401008" in text
    assert "17893311" not in text


def test_the_list_is_the_same_for_the_same_answers(watched: Path, capsys) -> None:
    assert listed(watched, capsys) == listed(watched, capsys)


def test_what_somebody_has_looked_at_is_not_listed_again(watched: Path, capsys) -> None:
    seen = watched / "guide/watch/seen.yml"
    seen.write_text(
        "seen:\n  10.5555/12345678: It changes a name.\n  NCT00841061: Other people.\n  39401008: Known.\n", "utf-8"
    )
    text = listed(watched, capsys)
    assert "## Corrected" not in text
    assert "NCT00841061" not in text
    assert "39401008" not in text


def test_a_retraction_is_settled_in_the_study_and_nowhere_else(watched: Path, capsys) -> None:
    (watched / "guide/watch/seen.yml").write_text("seen:\n  10.1016/s0140-6736(10)60175-4: Seen.\n", "utf-8")
    assert RETRACTED in listed(watched, capsys)
    study = watched / "evidence/studies/wakefield-1998.yml"
    decided = "retracted: {day: 2010-02-06, notice: 10.1016/s0140-6736(10)60175-4, decision: goes, because: Invented}\n"
    study.write_text(study.read_text("utf-8") + decided, "utf-8")
    assert "## Retracted" not in listed(watched, capsys)


def test_a_registry_that_fails_does_not_lose_what_the_others_answer(watched: Path, capsys) -> None:
    assert command.main([], watched, Registries(**{"esearch.fcgi": error(500)}).client) == 0
    out, err = capsys.readouterr()
    assert RETRACTED in out
    assert "NCT00841061" in out
    assert "- PubMed: 1 answer. It then gave up: `PubMed answered with the error 500`. The list lacks the rest." in out
    assert err == "PubMed gave up: PubMed answered with the error 500.\n"


def test_a_form_that_nobody_documented_stops_only_the_registry_that_has_it(watched: Path, capsys) -> None:
    text = listed(watched, capsys, **{"clinicaltrials.gov": b'{"studies": [{"protocolSection": null}]}'})
    assert "`An answer has a form that is not known`" in text
    assert RETRACTED in text


def test_without_a_network_one_sentence_says_so(watched: Path, capsys) -> None:
    everybody = Registries(
        **dict.fromkeys(("api.crossref.org", "eutils", "clinicaltrials.gov", "10.", "fcgi"), OFFLINE)
    )
    everybody.answers = {"https://": OFFLINE}
    assert command.main(["--output=list.md"], watched, everybody.client) == 1
    assert capsys.readouterr() == ("", command.NO_NETWORK + "\n")
    assert not (watched / "list.md").exists()


def test_registries_are_asked_under_the_address_of_whoever_publishes(
    watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address, name in (
        ("https://code.example/owner/guide", "back-to-running (+https://code.example/owner/guide)"),
        ("https://code.example\nX: y", "back-to-running"),
        ("", "back-to-running"),
    ):
        monkeypatch.setenv("REPO_URL", address)
        registries = Registries()
        assert command.main([], watched, registries.client) == 0
        assert registries.agents == {name}


def test_nothing_left_to_decide_is_said(watched: Path, capsys) -> None:
    nothing = {"efetch.fcgi": b"<PubmedArticleSet/>", "esearch.fcgi": b"{}", "clinicaltrials.gov": b'{"studies": []}'}
    text = listed(
        watched, capsys, **nothing, **{"10.5555/example.1": b'{"message": {}}', "11096-0": b'{"message": {}}'}
    )
    assert text.endswith("\nNothing is left to decide.\n")


def test_a_list_that_is_cut_says_so_even_when_all_that_it_has_was_seen(watched: Path, capsys) -> None:
    text = listed(watched, capsys, **{"esearch.fcgi": b'{"esearchresult": {"count": "41"}}'})
    assert "- PubMed has more than the 40 works on `docs/back.md` that this list takes. Narrow the question" in text
    assert "has more than" not in listed(watched, capsys)


def test_marking_a_study_stops_the_build_until_somebody_decides(watched: Path, capsys) -> None:
    listed(watched, capsys, "--mark")
    text = (watched / "evidence/studies/wakefield-1998.yml").read_text("utf-8")
    assert yaml.safe_load(text)["retracted"]["notice"] == "10.1016/s0140-6736(10)60175-4"
    assert text.endswith("\nretracted:\n  day: 2010-02-06\n  notice: 10.1016/s0140-6736(10)60175-4\n")
    listed(watched, capsys, "--mark")
    assert (watched / "evidence/studies/wakefield-1998.yml").read_text("utf-8") == text


def test_marking_a_file_without_a_last_line_break_loses_none_of_its_words(watched: Path, capsys) -> None:
    study = watched / "evidence/studies/wakefield-1998.yml"
    study.write_text(study.read_text("utf-8").rstrip("\n"), "utf-8")
    listed(watched, capsys, "--mark")
    text = study.read_text("utf-8")
    assert text.endswith("retracted.\nretracted:\n  day: 2010-02-06\n  notice: 10.1016/s0140-6736(10)60175-4\n")


def test_a_notice_that_two_registries_tell_of_has_the_day_that_one_of_them_knows() -> None:
    notice = Id("doi", "10.5555/1")
    notices = [Notice("s", "concern", notice, *told) for told in (("Crossref", "2020-05-01"), ("PubMed", ""))]
    text = listing.markdown(listing.Answers(notices), {}, {})
    assert "(https://doi.org/10.5555/1), 2020-05-01 (Crossref, PubMed)." in text


def test_a_work_that_the_guide_has_by_its_doi_alone_is_not_new(watched: Path, capsys) -> None:
    assert "39401008" in listed(watched, capsys)
    known = watched / "evidence/studies/known-2007.yml"
    text = known.read_text("utf-8").replace("10.1001/archinte.167.17.1892", "10.1001/JAMAINTERNMED.2024.5463")
    known.write_text(text, "utf-8")
    assert "39401008" not in listed(watched, capsys)


HOSTILE = "`</code><script>x</script> @owner #1 ![a](b) https://evil.example \u202e\u200b\n\n# Head |"


def test_no_word_of_a_registry_does_anything() -> None:
    title = listing.code(HOSTILE)
    assert re.fullmatch(r"`[^`\n]+`", title)
    assert "\u202e" not in title
    assert listing.code("") == "`no title`"
    works = [Work("docs/back.md", "PubMed", Id("pubmed", "1"), HOSTILE, HOSTILE, HOSTILE)]
    text = listing.markdown(listing.Answers(works=works, asked={"PubMed": 1}, failed={"PubMed": HOSTILE}), {}, {})
    outside = re.sub(r"`[^`\n]*`", "", text)
    assert not re.search(r"[<@#]\w|evil|script", outside)
    assert re.findall(r"\]\(([^)]*)\)", outside) == ["https://pubmed.ncbi.nlm.nih.gov/1"]


def test_a_work_that_two_pages_ask_for_is_listed_once() -> None:
    works = [Work(f"docs/{page}.md", "PubMed", Id("pubmed", "1"), "Walking") for page in ("run", "back")]
    text = listing.markdown(listing.Answers(works=works), {}, {"docs/back.md": "2026-11"})
    assert (
        "### `docs/back.md`, searched until 2026-11\n\n- [`1`](https://pubmed.ncbi.nlm.nih.gov/1): `Walking`." in text
    )
    assert text.endswith(" Asked by `docs/run.md` too\n")


def test_a_list_that_is_too_long_for_its_host_says_so() -> None:
    notices = [Notice(f"study-{n}", "correction", Id("doi", f"10.5555/{n}"), "Crossref") for n in range(1000)]
    text = listing.markdown(listing.Answers(notices), {}, {})
    assert len(text) < 65_000
    match = re.search(r"\n… and (\d+) lines more: run `python -m guide watch` to see all\.\n$", text)
    assert match
    assert text.count("10.5555/999") == 0
    assert text.count("\n- ") + int(match[1]) == 1000


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (
            "questions.yml",
            "questions:\n  docs/bach.md: {pubmed: a}\n",
            "questions.yml:2: there is no page docs/bach.md. ",
        ),
        (
            "questions.yml",
            "questions: {}\nnone:\n  docs/bach.md: it sums up\n",
            "questions.yml:3: there is no page docs/bach.md. ",
        ),
        ("questions.yml", "questions:\n  docs/back.md: {pubmd: a}\n", "questions.yml:2: unknown field "),
        (
            "seen.yml",
            "seen:\n  nct12: It is over.\n",
            "seen.yml:2: “nct12” is no DOI, no PMID and no number of a trial. ",
        ),
    ],
)
def test_a_mistake_in_our_own_files_is_named_with_its_line(
    watched: Path, capsys, file: str, text: str, said: str
) -> None:
    (watched / "guide/watch" / file).write_text(text, "utf-8")
    assert command.main([], watched, Registries().client) == 1
    assert said in capsys.readouterr().err


def test_every_question_of_the_guide_can_be_read() -> None:
    written = yaml.safe_load((ROOT / questions.QUESTIONS).read_text("utf-8"))
    assert watch_questions.FILE == questions.QUESTIONS
    asked, seen = questions.read(ROOT)
    assert len(asked) == len(written["questions"])
    assert {one.where for one in seen} <= {"doi", "pubmed", "trial"}
