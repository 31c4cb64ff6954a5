"""What the host shows to people who come: who decides, how to ask, how to report. It invents nobody and leads somewhere."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / ".github"
FILES = ("CODE_OF_CONDUCT.md", "SECURITY.md", "SUPPORT.md", "GOVERNANCE.md")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
NAMED = re.compile(r"(?<![\w`])@[\w/-]+|[\w.+-]+@[\w-]+\.\w+|https?://")


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_short_leads_to_what_is_there_and_is_named_where_contributors_begin(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    assert len(text.splitlines()) < 35
    assert [link for link in LINK.findall(text) if not (FOLDER / link).is_file()] == []
    assert f".github/{name}" in LINK.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8"))


@pytest.mark.parametrize("name", [*FILES, "CODEOWNERS", "pull_request_template.md"])
def test_no_file_names_a_person_or_an_address_that_nobody_gave(name: str) -> None:
    assert NAMED.findall((FOLDER / name).read_text("utf-8")) == []


@pytest.mark.parametrize("text", ["/docs/ @somebody", "write to team@guide.example", "https://guide.example/contact"])
def test_a_person_or_an_address_would_be_found(text: str) -> None:
    assert NAMED.search(text)


def test_what_has_owners_to_be_is_there() -> None:
    paths = re.findall(r"(?m)^#?\s*(/\S+)", (FOLDER / "CODEOWNERS").read_text("utf-8"))
    assert len(paths) > 5
    assert [path for path in paths if not (ROOT / path.lstrip("/")).exists()] == []


def test_the_forms_that_people_are_sent_to_have_these_names() -> None:
    names = {
        re.search(r"(?m)^name: (.*)$", path.read_text("utf-8"))[1] for path in FOLDER.glob("ISSUE_TEMPLATE/[!c]*.yml")
    }
    told = set(re.findall(r"form\s+“([^”]+)”", "".join((FOLDER / name).read_text("utf-8") for name in FILES)))
    assert told
    assert told <= names


def test_each_form_keeps_health_private_and_asks_for_what_an_answer_needs() -> None:
    forms = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("ISSUE_TEMPLATE/[!c]*.yml"))}
    assert [name for name, text in forms.items() if "Please write nothing about your own health." not in text] == []
    assert "“When to get help”" in forms["question.yml"]
    assert "\n    id: page\n" in forms["mistake.yml"], "the foot of each page fills it in"
    assert "\nblank_issues_enabled: false\n" in (FOLDER / "ISSUE_TEMPLATE/config.yml").read_text("utf-8")


def test_a_warning_sign_takes_two_people_wherever_it_is_said() -> None:
    said = {
        name: (FOLDER / name).read_text("utf-8") for name in ("GOVERNANCE.md", "pull_request_template.md", "CODEOWNERS")
    }
    assert "A change of a warning sign or its urgency takes two." in said["GOVERNANCE.md"]
    assert "and a second person read both" in said["pull_request_template.md"]
    assert "for two people, one of them a clinician" in said["CODEOWNERS"]
    assert "Harm has as much room as benefit" in said["pull_request_template.md"]


def test_governance_answers_who_decides_how_a_clinician_reviews_and_what_advice_against_a_source_does() -> None:
    text = (FOLDER / "GOVERNANCE.md").read_text("utf-8")
    for word in ("Who decides", "A clinician becomes a reviewer", "Advice against a source", "warning sign"):
        assert word in text
