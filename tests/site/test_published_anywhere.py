"""The guide works at the root of a host, under a path of it, and built without an address: every address, asked over HTTP."""

from __future__ import annotations

import html
import http.client
import json
import posixpath
import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from guide.lint.built import rules as built
from tests.conftest import BUILDS, EVERY_PAGE, PATH_URL, SITE_URL, Builds
from tests.host import host

# Each build with the address it is published at.
PUBLISHED = {"site": "", "published": SITE_URL, "under-path": PATH_URL}
# Any attribute by which a page leads to something or loads it; the base of the search is one too.
LEADING = ("href", "src", "data", "poster", "action", "content", "data-base")
STYLED = re.compile(r"url\(\s*['\"]?(?!data:|#)([^'\")]+)")

Hosted = Callable[[str], str]


class Asked:
    """A host that is asked for the status of each path once."""

    def __init__(self, connection: http.client.HTTPConnection) -> None:
        self._connection = connection
        self._known: dict[str, int] = {}

    def get(self, path: str) -> tuple[int, bytes]:
        """Return the status and the content of a path, exactly as it is written."""
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        return answer.status, answer.read()

    def status(self, path: str) -> int:
        """Return the status of a path."""
        if path not in self._known:
            self._known[path], _ = self.get(path)
        return self._known[path]


@contextmanager
def asking(address: str) -> Iterator[Asked]:
    """Open a connection to the host of an address, and close it afterwards."""
    with closing(http.client.HTTPConnection(urlsplit(address).netloc)) as connection:
        yield Asked(connection)


def own_addresses(text: str, published: str) -> Iterator[str]:
    """Yield every address of the site itself in a page: relative ones, and whole ones with the published address."""
    tree = LexborHTMLParser(text)
    for node in tree.css(", ".join(f"[{name}]" for name in LEADING)):
        attributes = node.attributes
        for name in LEADING:
            value = attributes.get(name) or ""
            whole = bool(published) and value.startswith(published)
            if whole or (value and name != "content" and not urlsplit(value).scheme):
                yield value
    for node in tree.css('script[type="application/ld+json"]'):
        if published:
            yield from re.findall(rf'"({re.escape(published)}[^"]*)"', json.dumps(json.loads(node.text())))


def asked_of(address: str, place: str, served: str, published: str) -> str:
    """Return the path that a browser asks for, of an address in what it got at the path `place`.

    `served` is the address at which the site is served here, `published` the one that it gives of itself. Dots are
    resolved and slashes kept as browsers do: `urljoin` would make one slash of two.
    """
    if published and address.startswith(published):
        address = urlsplit(served).path + address.removeprefix(published)
    path = re.split("[?#]", address)[0]
    if not path:
        return place
    steps: list[str] = []
    for step in (path if path.startswith("/") else place.rpartition("/")[0] + "/" + path).split("/")[1:]:
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/" + "/".join(steps) + ("/" if path.endswith(("/.", "/..")) else "")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("b.html#part", "/guide/in/b.html"),
        ("../b.html", "/guide/b.html"),
        ("../", "/guide/"),
        ("./b.html", "/guide/in/b.html"),
        ("x//b.html", "/guide/in/x//b.html"),
        ("/b.html", "/b.html"),
        ("//", "//"),
        ("#part", "/guide/in/a.html"),
        ("https://owner.example/g/b.html", "/guide/b.html"),
        ("https://owner.example/g//b.html", "/guide//b.html"),
    ],
)
def test_a_path_is_asked_for_as_browsers_do(address: str, path: str) -> None:
    assert asked_of(address, "/guide/in/a.html", "http://127.0.0.1:1/guide/", "https://owner.example/g/") == path


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_address_of_every_page_is_served(hosted: Hosted, name: str) -> None:
    served, published = hosted(name), PUBLISHED[name]
    followed, dead = 0, []
    with asking(served) as asked:
        for page in EVERY_PAGE:
            place = urlsplit(served).path + page
            status, content = asked.get(place)
            assert status == 200, page
            addresses = list(own_addresses(content.decode(), published))
            followed += len(addresses)
            for address in dict.fromkeys(addresses):
                path = asked_of(address, place, served, published)
                if asked.status(path) != 200:
                    dead.append(f"{page}: {address} -> {path}")
        assert dead == []
        assert followed > 20 * len(EVERY_PAGE)
        assert asked.status(urlsplit(served).path) == 200


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_files_for_machines_name_what_is_served(builds: Builds, hosted: Hosted, name: str) -> None:
    served, published, folder = hosted(name), PUBLISHED[name], builds / name
    assert (folder / "sitemap.xml").exists() == bool(published)
    sitemap = (folder / "sitemap.xml").read_text(encoding="utf-8") if published else ""
    listed = [html.unescape(address) for address in re.findall("<loc>(.*?)</loc>", sitemap)]
    assert sorted(listed) == sorted(published + page for page in EVERY_PAGE if published)
    named = re.findall(r"(?m)^Sitemap: (.*)$", (folder / "robots.txt").read_text(encoding="utf-8"))
    assert named == [f"{published}sitemap.xml" for _ in range(bool(published))]
    manifest = json.loads((folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert urljoin(f"{served}manifest.webmanifest", manifest["scope"]) == served, "it takes in other sites of the host"
    found = [("", address) for address in (*listed, *named)]
    found += [("", address) for address in (manifest["start_url"], *(icon["src"] for icon in manifest["icons"]))]
    for style in sorted(folder.rglob("*.css")):
        place = style.relative_to(folder).as_posix()
        found += [(place, address) for address in STYLED.findall(style.read_text(encoding="utf-8"))]
    root = urlsplit(served).path
    with asking(served) as asked:
        paths = {address: asked_of(address, root + place, served, published) for place, address in found}
        assert {address: path for address, path in paths.items() if asked.status(path) != 200} == {}


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_page_for_what_is_missing_is_whole_at_any_depth(hosted: Hosted, name: str) -> None:
    served, published = hosted(name), PUBLISHED[name]
    with asking(served) as asked:
        for path in ("gone.html", "a/b/gone", "back-pain//course.html", "a%20b/%C3%BC.html", "assets/"):
            place = urlsplit(served).path + path
            status, content = asked.get(place)
            assert status == 404, path
            own = own_addresses(content.decode(), published)
            # The second address of the style sheet is for whoever opens the page from disk.
            found = [address for address in own if not address.startswith("#") and address != "assets/site.css"]
            assert len(found) > 15, path
            paths = {address: asked_of(address, place, served, published) for address in found}
            assert {address: path for address, path in paths.items() if asked.status(path) != 200} == {}, path


def printed(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("*"):
        yield from (value for value in node.attributes.values() if value and not re.search(r"\s", value))
    for node in tree.css('script[type="application/ld+json"]'):
        yield from re.findall(r'"([^"\s]+)"', node.text())


@pytest.mark.parametrize("name", PUBLISHED)
def test_no_page_prints_an_address_of_its_own_with_two_slashes_in_a_row(builds: Builds, name: str) -> None:
    published, found, seen = PUBLISHED[name], [], 0
    for page in (*EVERY_PAGE, "404.html"):
        for value in printed(LexborHTMLParser((builds / name / page).read_text(encoding="utf-8"))):
            rest = value.removeprefix(published) if published else value
            seen += 1
            if "//" in rest and not re.match(r"https?://", rest):
                found.append(f"{page}: {value}")
    assert found == []
    assert seen > 50 * len(EVERY_PAGE)


@pytest.mark.parametrize("name", PUBLISHED)
def test_any_build_works_from_disk_as_well(builds: Builds, name: str) -> None:
    """What is unpacked is the same, file by file: `test_offline_zip.py` asks that."""
    folder, dead = builds / name, []
    for page in EVERY_PAGE:
        for address in dict.fromkeys(own_addresses((folder / page).read_text(encoding="utf-8"), "")):
            path = unquote(urlsplit(address).path)
            if path.startswith("/") or not there(folder, posixpath.join(posixpath.dirname(page), path)):
                dead.append(f"{page}: {address}")
    assert dead == []


@cache
def paths_of(folder: Path) -> frozenset[str]:
    return frozenset(path.relative_to(folder).as_posix() for path in (folder, *folder.rglob("*")))


def there(folder: Path, path: str) -> bool:
    return posixpath.normpath(path) in paths_of(folder)


@pytest.mark.parametrize(
    ("path", "found"), [("a.html", True), ("in/../a.html", True), ("in/", True), ("in/A.html", False), ("../a", False)]
)
def test_a_file_is_there_on_disk_as_it_is_written(tmp_path: Path, path: str, found: bool) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.html", "in/a.html"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert there(tmp_path, path) == found


def test_the_build_under_a_path_is_told_its_address_as_a_workflow_gets_it(builds: Builds) -> None:
    assert BUILDS["under-path"][1]["SITE_URL"] == "https://owner.example/back-to-running"
    assert built.read(builds / "under-path").address == PATH_URL


BROKEN = {
    "a link from the root of the host": ('<a href="/index.html">x</a>', {"a.html: /index.html -> /index.html"}),
    "a picture of nothing": ('<img src="gone.png" alt="">', {"a.html: gone.png -> /guide/gone.png"}),
    "two slashes": ('<a href="in//b.html">x</a>', {"a.html: in//b.html -> /guide/in//b.html"}),
    "no finding": ('<a href="in/b.html#part">x</a><a href="https://other.example/">y</a>', set()),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_address_that_is_not_served_is_reported(tmp_path: Path, name: str) -> None:
    text, wanted = BROKEN[name]
    for place, content in {"a.html": text, "in/b.html": "b", "404.html": "missing", "index.html": "home"}.items():
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(content, encoding="utf-8")
    with host(tmp_path, "/guide/") as served, asking(served) as asked:
        where = partial(asked_of, place="/guide/a.html", served=served, published="")
        found = {address: where(address) for address in own_addresses(text, "")}
        dead = {f"a.html: {address} -> {path}" for address, path in found.items() if asked.status(path) != 200}
    assert dead == wanted
