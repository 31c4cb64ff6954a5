"""Whoever wants to change the guide, or to report a mistake in it, gets where the links and the instructions say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import markdown
import mkdocs.config
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from guide.markdown.extension import EvidenceExtension
from guide.markdown.repository import other_host, repository
from guide.markdown.with_facts import WithFacts
from tests.conftest import PAGES, REPO_URL, ROOT

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
# What somebody without the right to write into the repository presses, from the link of a page to the sent suggestion.
BUTTONS = ("Fork this repository", "Commit changes…", "Propose changes", "Create pull request")
WRITTEN = (f"{REPO_URL}/", f"{REPO_URL}.git", f"{REPO_URL}.git/", f" {REPO_URL} ")


def forms_of_the_host() -> list[Path]:
    """Return the forms that the host offers to whoever opens an issue."""
    return sorted(path for path in FORMS.glob("*.yml") if path.name != "config.yml")


def complaints(schema: str, *paths: Path) -> str:
    """Return what a schema of the host has against some files, or nothing."""
    command = [Path(sys.executable).parent / "check-jsonschema", "--builtin-schema", schema, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout


def asked(published: Path, page: str) -> dict[str, str]:
    """Return what the link “Report a mistake” of a page asks the form for."""
    tree = LexborHTMLParser((published / page).read_text(encoding="utf-8"))
    address = tree.css(".change a")[1].attributes["href"] or ""
    assert address.partition("?")[0] == f"{REPO_URL}/issues/new"
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


def test_reporting_a_mistake_opens_a_form_that_is_there_and_fills_fields_that_it_has(published: Path) -> None:
    forms = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in forms_of_the_host()}
    for page in PAGES:
        wanted = asked(published, page)
        form = forms[wanted.pop("template")]
        assert wanted.pop("title"), page
        fields = {field["id"] for field in form["body"] if "id" in field}
        assert wanted.keys() == {"page"}, page
        assert wanted.keys() <= fields, page
        assert (ROOT / wanted["page"]).is_file(), page


def test_the_forms_have_the_shape_that_their_host_asks_for() -> None:
    forms = forms_of_the_host()
    assert [path.name for path in forms] == ["mistake.yml", "question.yml", "study.yml"]
    assert complaints("vendor.github-issue-forms", *forms) == ""
    assert complaints("vendor.github-issue-config", FORMS / "config.yml") == ""


def test_every_form_says_that_it_is_public_and_asks_for_nothing_about_health() -> None:
    for path in forms_of_the_host():
        first = yaml.safe_load(path.read_text(encoding="utf-8"))["body"][0]
        assert "nothing about your own health" in first["attributes"]["value"], path.name
        assert "public" in first["attributes"]["value"], path.name


def told(text: str, words: tuple[str, ...]) -> list[str]:
    """Return those of the words that the text tells, each once, in its order."""
    found = re.findall("|".join(map(re.escape, words)), text)
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("file", ["docs/about/change-this-guide.md", "CONTRIBUTING.md"])
def test_the_instructions_name_each_button_that_a_stranger_presses_in_its_order(file: str) -> None:
    text = " ".join((ROOT / file).read_text(encoding="utf-8").split())
    assert told(text, BUTTONS) == list(BUTTONS)
    assert "You need to fork this repository to propose changes" in text
    assert "signed" in text
    assert "Correct this part" in text


def test_the_instructions_promise_no_command_to_those_who_change_facts_in_a_browser() -> None:
    page = (ROOT / "docs" / "about" / "change-this-guide.md").read_text(encoding="utf-8")
    in_a_browser = page.partition("## Work on your own computer")[0]
    assert "`make" not in in_a_browser
    assert "make studies" not in "".join(
        path.read_text(encoding="utf-8")
        for path in (*(ROOT / "guide/lint").rglob("*.py"), *(ROOT / "evidence").glob("*.md"), *ROOT.glob("*.md"))
    )


@pytest.mark.parametrize("address", WRITTEN)
def test_an_address_of_the_repository_may_end_in_a_slash_or_as_a_clone_does(address: str) -> None:
    assert repository(address) == REPO_URL


@pytest.mark.parametrize("address", [None, "", " ", "/"])
def test_an_empty_address_of_the_repository_is_none(address: str | None) -> None:
    assert repository(address) == ""


def links_of(monkeypatch: pytest.MonkeyPatch, address: str, path: str = "studies/x.yml") -> tuple[str, str]:
    """Return where the templates and the charts lead when the environment names the repository so."""
    monkeypatch.setenv("REPO_URL", address)
    monkeypatch.chdir(ROOT)
    config = mkdocs.config.load_config(str(ROOT / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    options = {name: value for name, value in config.mdx_configs["guide.markdown"].items() if name != "change_page"}
    registered = markdown.Markdown(extensions=[EvidenceExtension(**options)]).registeredExtensions
    (ours,) = (one for one in registered if isinstance(one, WithFacts))
    return config.repo_url, ours.context.edit_link(path)


@pytest.mark.parametrize("address", [REPO_URL, f" {REPO_URL}.git/ "])
def test_templates_and_charts_lead_to_the_same_repository(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    assert links_of(monkeypatch, address) == (REPO_URL, f"{REPO_URL}/edit/main/evidence/studies/x.yml")


@pytest.mark.parametrize(
    ("address", "edit", "folder", "report"),
    [
        (
            "https://git.owner.example/a/b",
            "/edit/main/x",
            "/tree/main/evidence/claims",
            "/issues/new?template=mistake.yml&title=",
        ),
        ("https://gitlab.com/a/b", "/-/edit/main/x", "/-/tree/main/evidence/claims", "/-/issues/new?issue%5Btitle%5D="),
        (
            "https://codeberg.org/a/b",
            "/_edit/main/x",
            "/src/branch/main/evidence/claims",
            "/issues/new?template=.github/ISSUE_TEMPLATE/mistake.yml&title=",
        ),
        ("https://bitbucket.org/a/b", "/src/main/x", "/src/main/evidence/claims", "/issues/new?title="),
    ],
)
def test_every_kind_of_host_gets_links_that_it_knows(
    monkeypatch: pytest.MonkeyPatch, address: str, edit: str, folder: str, report: str
) -> None:
    monkeypatch.setenv("REPO_URL", address)
    config = mkdocs.config.load_config(str(ROOT / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    assert config.repo_url + config.extra["edit_path"] + "x" == address + edit
    assert config.repo_url + config.extra["report_path"] == address + report
    assert links_of(monkeypatch, address, "claims")[1] == address + folder


def test_elsewhere_than_on_github_a_line_says_that_the_steps_are_those_of_github(published: Path, site: Path) -> None:
    said = "The steps below are those of GitHub. The files of this copy lie on another site"
    place = "about/change-this-guide.html"
    assert f'<a href="{REPO_URL}">code.example</a>.' in (published / place).read_text("utf-8").partition(said)[2]
    assert said not in (site / place).read_text("utf-8") + (published / "about/privacy.html").read_text("utf-8")
    assert (
        other_host("https://github.com/a/b") == other_host("https://github.owner.example/a/b") == other_host("") == ""
    )


@pytest.mark.parametrize("variable", ["REPO_URL", "SITE_URL"])
def test_an_address_set_to_nothing_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "")
    assert links_of(monkeypatch, "") == ("", "")
    assert not mkdocs.config.load_config(str(ROOT / "mkdocs.yml")).site_url
