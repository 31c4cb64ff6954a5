"""The host of the tests is as strict as those that the guide is published on: otherwise it would forgive what they do not."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.host import host

Answer = tuple[int, str, str]


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Callable[[str], Answer]]:
    """Serve a small folder under `/guide/`; return a function that asks for a path exactly as it is written."""
    for name, text in {
        "index.html": "home",
        "404.html": "missing",
        "in/index.html": "inside",
        "in/a b.html": "a",
    }.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "site" / "empty").mkdir()

    with host(tmp_path / "site", "/guide/") as address:

        def answer(path: str) -> Answer:
            connection = http.client.HTTPConnection(urlsplit(address).netloc)
            connection.putrequest("GET", path, skip_host=False)
            connection.endheaders()
            response = connection.getresponse()
            text, place = response.read().decode(), response.getheader("Location") or ""
            connection.close()
            return response.status, text, place

        yield answer


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/guide/", "home"),
        ("/guide/index.html", "home"),
        ("/guide/in/", "inside"),
        ("/guide/in/a%20b.html", "a"),
        ("/guide/index.html?from=elsewhere", "home"),
    ],
)
def test_what_is_there_is_served(ask: Callable[[str], Answer], path: str, text: str) -> None:
    assert ask(path) == (200, text, "")


@pytest.mark.parametrize(("path", "place"), [("/guide", "/guide/"), ("/guide/in", "/guide/in/")])
def test_a_folder_is_sent_on_to_its_address_with_a_slash(ask: Callable[[str], Answer], path: str, place: str) -> None:
    assert ask(path) == (301, "", place)


@pytest.mark.parametrize(
    "path",
    [
        "/guide/gone.html",
        "/guide/a/b/c/gone",
        "/guide//index.html",
        "/guide/in//index.html",
        "/guide/empty/",
        "/guide/Index.html",
        "/guide/index",
        "/guide/../secret.txt",
        "/guide/%2e%2e/secret.txt",
        "/guide/./index.html",
    ],
)
def test_what_is_not_there_is_answered_by_the_page_for_it(ask: Callable[[str], Answer], path: str) -> None:
    assert ask(path) == (404, "missing", "")


@pytest.mark.parametrize("path", ["/", "/index.html", "//guide/", "/guided/", "/assets/site.css", "/Guide/"])
def test_outside_its_path_nothing_of_the_site_is_served(ask: Callable[[str], Answer], path: str) -> None:
    assert ask(path) == (404, "Another site of this host.", "")
