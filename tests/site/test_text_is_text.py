"""Whatever the first lines of a page, the menu, a heading or the theme's words say is shown as it is written."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from guide.build.site import finish, generate
from guide.lint.built import rules as built
from guide.lint.built import security as built_security
from guide.pages.front_matter import FrontMatter
from tests.conftest import ROOT
from tests.fixtures.hostile import HOSTILE, fields

MARK = f"{HOSTILE}</script>"
TEMPLATES = sorted(path for path in (ROOT / "overrides").rglob("*.html") if path.parent.name != "words")
# The look of a page → the page that has it. Every template for pages is one of them.
PAGES = {
    "home.html": "index.md",
    "main.html": "back-pain/index.md",
    "worksheet.html": "decide/questions.md",
    "handout.html": "decide/handout.md",
    "diary.html": "decide/diary.md",
    "privacy.html": "about/privacy.md",
    "all-pages.html": "about/all-pages.md",
    "help.html": "back-pain/when-to-get-help.md",
    "studies.html": "research/studies/index.md",
    "study.html": "about/study.md",
}
# What is HTML already: the page's text, a template that was filled, a block of the parent, a heading, a date.
HTML = re.compile(
    r"page\.content(?: \| replace\(sources, neighbours ~ sources\))?|neighbours|super\(\)"
    r"|heading\.title(?: \| trim\(.:.\))?|date\(meta\.\w+, words\)"
)
ESCAPED = re.compile(r".*\|\s*(?:e|tojson)|'[^'<>\"&]*' \| url", re.DOTALL)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small guide with the real theme, built: every text in its front matter, menu and words is hostile."""
    project = tmp_path_factory.mktemp("hostile")
    shutil.copytree(ROOT / "overrides", project / "overrides")
    for name in ("evidence", "guide"):
        (project / name).symlink_to(ROOT / name)
    (project / "docs").mkdir()
    (project / "docs/drawings").symlink_to(ROOT / "docs/drawings")
    for look, name in PAGES.items():
        path = project / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(look), encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    menu = [{f"{HOSTILE} {number}": name} for number, name in enumerate(PAGES.values())]
    config = re.sub(
        r"(?m)^nav:\n(?: +.*\n)+", lambda _: yaml.safe_dump({"nav": [menu[0], {HOSTILE: menu[1:]}]}), config
    )
    config = re.sub(r"(?m)^site_(name|description): .*", lambda match: f"site_{match[1]}: {json.dumps(MARK)}", config)
    config = config.replace(
        "study_pages: research/studies", 'study_pages: ""'
    )  # studies have no front matter of their own
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    words = project / "overrides/words/en.html"
    marked = re.sub(
        r'(?m)^(  "(?!search_)\w+": )"([^"]*)"', lambda match: f"{match[1]}{json.dumps(match[2] + MARK)}",
        words.read_text(encoding="utf-8"),
    )  # fmt: skip
    words.write_text(marked, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://guide.example/")
        patch.setenv("PYTHONPATH", str(ROOT))
        generate(project, project / "site")
        finish(project, project / "site")
    return project / "site"


def _page(look: str) -> str:
    day = datetime.date(2026, 1, 2)
    front = {
        **{name: f"{look} {name} {MARK}" for name in ("title", "description", "main_message")},
        "actions": [{"text": f"{look} action {MARK}", "link": f"{HOSTILE}.md"}],
        "kind": "reader",
        **({"template": look} if look != "main.html" else {}),
        "written": day,
        "evidence_searched": "2026-01",
        "reviewed": day,
        "next_review": day.replace(year=2027),
        "reviewed_by": [f"{look} reviewer {MARK}"],
    }
    return f"---\n{yaml.safe_dump(front)}---\n\nText {MARK}\n\n## Part {MARK}\n\n## Other part\n\nText.\n"


def test_every_text_of_the_front_matter_is_tried() -> None:
    tried = {"FrontMatter.title", "FrontMatter.description", "FrontMatter.main_message", "FrontMatter.reviewed_by"}
    assert set(fields(FrontMatter)) == tried | {"Action.text", "Action.link"}, "put the new text into the page above"


@pytest.mark.parametrize("look", PAGES)
def test_no_text_becomes_html(hostile: Path, look: str) -> None:
    tree = LexborHTMLParser((hostile / PAGES[look]).with_suffix(".html").read_text(encoding="utf-8"))
    assert [node.html for node in tree.css("[onmouseover], script:not([src]):not([type])")] == []
    assert [name for node in tree.css("*") for name in node.attributes if name.startswith("on") or '"' in name] == []


@pytest.mark.parametrize("look", PAGES)
def test_a_text_is_shown_to_the_letter(hostile: Path, look: str) -> None:
    tree = LexborHTMLParser((hostile / PAGES[look]).with_suffix(".html").read_text(encoding="utf-8"))
    for script in tree.css("script"):
        script.decompose()
    texts = [tree.root.text(), *(value or "" for node in tree.css("*") for value in node.attributes.values())]
    found = [match.group() for text in texts for match in re.finditer(r".{,4}onmouseover=x.{,5}", text)]
    assert len(found) > 20, "hardly any hostile text is printed: the test asks nothing"
    addresses = {value for node in tree.css("a[href]") for value in [node.attributes["href"] or ""]}
    assert [text for text in found if HOSTILE not in text and not any(text in one for one in addresses)] == []


@pytest.mark.parametrize("look", PAGES)
def test_descriptions_for_machines_hold_the_same_text(hostile: Path, look: str) -> None:
    tree = LexborHTMLParser((hostile / PAGES[look]).with_suffix(".html").read_text(encoding="utf-8"))
    read = [json.loads(node.text()) for node in tree.css('script[type="application/ld+json"]')]
    assert f"{look} title {MARK}" in [one.get("name") for one in read]


def test_the_page_for_what_is_missing_shows_text_too(hostile: Path) -> None:
    tree = LexborHTMLParser((hostile / "404.html").read_text(encoding="utf-8"))
    assert tree.css("[onmouseover]") == []
    assert tree.css_first("h1").text().endswith(MARK)


def test_the_scripts_that_carry_words_stay_scripts(hostile: Path) -> None:
    assert "</script" not in (hostile / "assets/js/search.js").read_text(encoding="utf-8")


def test_the_rules_of_the_built_site_find_nothing(hostile: Path) -> None:
    site = built.read(hostile)
    assert [str(finding) for finding in built_security.html_is_harmless(site)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "overrides").as_posix())
def test_a_template_escapes_all_that_it_prints(template: Path) -> None:
    """Generators of this kind escape nothing by themselves, and not every template has a page above."""
    printed = re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", template.read_text(encoding="utf-8"), re.DOTALL)
    assert [one for one in printed if not HTML.fullmatch(one) and not ESCAPED.fullmatch(one)] == []


def test_every_look_of_a_page_is_tried() -> None:
    looks = set(FrontMatter.model_fields["template"].annotation.__args__[0].__args__)
    assert {*looks, "main.html"} == set(PAGES)
