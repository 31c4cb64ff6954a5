"""The rules of the built site are the last word: what slips past the sources is found in the folder."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from guide.lint.built import rules as built
from guide.lint.built import security as built_security
from guide.lint.intruders.addresses import danger, is_elsewhere
from tests.conftest import ROOT
from tests.fixtures.projects import BUILT

INCLUDED = re.compile(r'\{% include "([\w./-]+\.js)" %\}')  # a part of a script, served within it


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the small built site without a finding."""
    return Path(shutil.copytree(BUILT, tmp_path / "site"))


@pytest.mark.parametrize(
    "name",
    [
        "evil.js", "assets/evil.js", "about/assets/js/diary.js", "assets/js/evil.mjs", "evil.wasm", "evil.htm", "evil.xhtml",
        "evil.xht", "evil.xml", "evil.exe", "evil.sh", "evil.pdf", "evil.swf", "evil.svgz", "evil", ".htaccess", "evil.json",
        "Evil.html", "a b.html", "evil.html.js", "data/../evil.js", "assets/js/diary.css.js",
        "assets/js/diary/model.js", "search/texts.js", "search/texts-a.js", "search/texts-1.json", "about/search/texts-1.js",
    ],
)  # fmt: skip
def test_a_file_that_the_guide_does_not_have_is_found(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("1", encoding="utf-8")
    found = [finding.message for finding in built_security.files_are_known(built.read(folder))]
    assert len(found) == 1
    assert found[0].startswith("a file of a kind that the guide does not have. ")


def test_a_link_to_a_file_outside_is_found(folder: Path) -> None:
    (folder / "evil.html").symlink_to(ROOT / "mkdocs.yml")
    assert [finding.line for finding in built_security.files_are_known(built.read(folder))] == [1]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x", "JAVASCRIPT:x", " javascript:x", "\x01javascript:x", "java\tscript:x", "java\nscript:x",
        "\x00\x1fjavascript:x", "data:text/html,x", "vbscript:x", "blob:https://a.example/x",
        "file:///etc/passwd", "ftp://a.example/", "http://a.example/",
        "HTTP://a.example/", "//a.example/", "/\\a.example/", "\\\\a.example/", " //a.example/", "/\t/a.example/",
        "https:a.example", "https:/a.example", "https://", "https:///a.example", "https://good.example@evil.example/",
        "https://good.example\\@evil.example",
        "https://good.example%40evil.example@evil.example/", "https://nhѕ.uk/", "https://xn--nh-fnc.uk/", "tel:0900123456",
        "sms:999", "intent://a#b", "view-source:https://a.example/", "filesystem:https://a.example/", "urn:x", "web+x:y",
    ],
    ids=repr,
)  # fmt: skip
def test_an_address_that_is_not_safe_is_named(address: str) -> None:
    assert danger(address) != ""


@pytest.mark.parametrize(
    "address",
    [
        "", "#part", "page.html", "../page.html#part", "/page.html", "page.html?a=b:c", "./a:b.html", "https://www.nhs.uk/a?b=c@d#e",
        "HTTPS://doi.org/10.1/x", "mailto:a@b.example", "/", "%6aavascript:x",
    ],
    ids=repr,
)  # fmt: skip
def test_an_address_of_ours_or_of_a_site_that_keeps_secrets_is_let_through(address: str) -> None:
    assert danger(address) == ""


@pytest.mark.parametrize("address", ["page.html", "#a", "../a.html", "/a", ""])
def test_our_own_addresses_are_not_elsewhere(address: str) -> None:
    assert not is_elsewhere(address)


def test_every_script_of_the_theme_is_there_and_named_once() -> None:
    theme = ROOT / "overrides"
    there = {path.relative_to(theme).as_posix() for path in (theme / "assets").rglob("*.js")}
    joined = {path for name in there for path in INCLUDED.findall((theme / name).read_text(encoding="utf-8"))}
    assert joined < there
    named = {name for name in built_security.SCRIPTS if name.startswith("assets/")}
    assert there - joined == named


def test_each_script_that_another_one_loads_is_named() -> None:
    files = (ROOT / "overrides/assets").rglob("*.js")
    texts = [INCLUDED.sub("", path.read_text(encoding="utf-8")) for path in files]
    loaded = {name for text in texts for name in re.findall(r"""["'`]([\w/-]+\.js)["'`]""", text)}
    loaded -= {
        "worker.js"
    }  # what keeps pages for no network lies on hosts only: test_for_hosts.py and its like ask of it
    assert loaded, "no script loads another one any more: the test compares nothing"
    assert [
        name for name in sorted(loaded) if not any(f"/{one}".endswith(f"/{name}") for one in built_security.SCRIPTS)
    ] == []
