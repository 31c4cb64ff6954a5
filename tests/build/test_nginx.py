"""The real nginx with deploy/nginx.conf: what it says with each file, at the root of a host and under a path of it."""

from __future__ import annotations

import gzip
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing

import brotli
import pytest

from guide.build.hosts import files as for_hosts
from guide.build.hosts.headers import EVERYWHERE, FOR_A_YEAR, KEEP, ONE_FILE, TYPES
from tests import nginx
from tests.conftest import Builds
from tests.nginx import ask

pytestmark = pytest.mark.skipif(
    not nginx.PROGRAM, reason="there is no nginx on this machine: apt-get install nginx-light"
)
PATHS = {"root": ("", "published"), "under a path": ("/back-to-running", "under-path")}
KEPT = ("index.html", "404.html", "robots.txt", "manifest.webmanifest", "decide/diary.html", ".well-known/security.txt")
PIECE = "search/texts-0.abcdefgh.js"
STYLE = re.compile(r'href="(?:\.\./)*(assets/site\.[a-z2-7]{8}\.css)"')


class Host:
    """A running host, and the path that the site has on it."""

    def __init__(self, port: int, path: str) -> None:
        self.port, self.path = port, path

    def __call__(self, name: str, method: str = "GET", **headers: str) -> nginx.Answer:
        """Ask for a file of the site."""
        return ask(self.port, f"{self.path}/{name}", method, **headers)

    def style(self) -> str:
        """Return the path of the style sheet, as the home page names it."""
        found = STYLE.search(self("index.html").content.decode())
        assert found
        return found[1]


@pytest.fixture(scope="module", params=PATHS)
def host(request: pytest.FixtureRequest, builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Return nginx with some pages of a build, and all that they load; all pages would take long to pack."""
    path, name = PATHS[request.param]
    folder = tmp_path_factory.mktemp("served")
    folder.parent.chmod(0o755)
    cut, build = folder / "cut", builds / name
    shutil.copytree(build / "assets", cut / "assets")
    (cut / "data").mkdir()
    # What the host says with a file does not depend on its length, and packing long ones takes longer than all the rest.
    for data in (path for path in (build / "data").iterdir() if path.is_file()):
        (cut / "data" / data.name).write_bytes(data.read_bytes()[:20_000])
    for page in KEPT:
        (cut / page).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(build / page, cut / page)
    www = folder / "www"
    www.mkdir()
    if path:
        for_hosts.prepare(cut, www / path.strip("/"))
    else:
        www.rmdir()
        for_hosts.prepare(cut, www)
    site = www / path.strip("/")
    (site / ".git").mkdir()
    for secret in (folder / "secret.txt", site / ".git/config", site / ".env"):
        secret.write_text("secret", "utf-8")
    (site / "search").mkdir()
    for name in (PIECE, ONE_FILE):
        (site / name).write_text("some text", "utf-8")
    with nginx.serving(www) as port:
        yield Host(port, path)


def test_every_answer_has_what_only_a_host_can_say(host: Host) -> None:
    for name, status in (("index.html", 200), (host.style(), 200), ("gone.html", 404), ("data/evidence.json", 200)):
        answer = host(name)
        assert answer.status == status, name
        assert {one: answer.headers.get(one.lower()) for one in EVERYWHERE} == EVERYWHERE, name
        assert answer.headers["server"] == "nginx", "it tells its version"
    assert "frame-ancestors 'none'" in EVERYWHERE["Content-Security-Policy"]


def test_the_policy_of_the_host_holds_all_that_the_pages_say_themselves(host: Host) -> None:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', host("index.html").content.decode())
    assert found
    assert set(found[1].split("; ")) < set(EVERYWHERE["Content-Security-Policy"].split("; "))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("", "text/html; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        (".well-known/security.txt", "text/plain; charset=utf-8"),
        ("manifest.webmanifest", TYPES[".webmanifest"]),
        ("data/sources.bib", TYPES[".bib"]),
        ("data/evidence.csv", TYPES[".csv"]),
        ("data/evidence.json", "application/json; charset=utf-8"),
        ("assets/preview/index.png", "image/png"),
    ],
)
def test_each_kind_of_file_is_called_by_its_name(host: Host, name: str, kind: str) -> None:
    answer = host(name)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)


def test_styles_and_scripts_are_called_by_their_names_and_kept_for_a_year(host: Host) -> None:
    page = host("decide/diary.html").content.decode()
    loaded = re.findall(r'="\.\./(assets/[\w./-]+\.(css|js|svg))"', page)
    assert {ending for _, ending in loaded} == {"css", "js", "svg"}
    kinds = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    for name, ending in loaded:
        answer = host(name)
        assert answer.headers["content-type"] == f"{kinds[ending]}; charset=utf-8", name
        assert answer.headers["cache-control"] == FOR_A_YEAR, name
    whole = host(PIECE)
    for status, wish in ((206, {"Range": "bytes=0-3"}), (304, {"If_None_Match": whole.headers["etag"]})):
        part = host(PIECE, **wish)
        assert (part.status, part.headers["cache-control"]) == (status, FOR_A_YEAR)
    assert whole.headers["cache-control"] == FOR_A_YEAR


def test_the_guide_in_one_file_is_saved_and_not_shown(host: Host) -> None:
    assert host(ONE_FILE).headers["content-disposition"] == KEEP
    assert "content-disposition" not in host("index.html").headers


@pytest.mark.parametrize(
    "name", ["index.html", "robots.txt", "data/evidence.json", "assets/preview/index.png", "assets/gone.abcdefgh.css"]
)
def test_what_may_change_or_is_missing_is_asked_for_again(host: Host, name: str) -> None:
    assert host(name).headers["cache-control"] == "no-cache"


def test_an_unchanged_page_is_not_sent_again(host: Host) -> None:
    tag = host("index.html", Accept_Encoding="gzip").headers["etag"]
    again = host("index.html", Accept_Encoding="gzip", If_None_Match=tag)
    assert (again.status, again.content, again.headers["cache-control"]) == (304, b"", "no-cache")
    assert host("index.html", Accept_Encoding="gzip", If_None_Match='"other"').status == 200


def test_texts_are_sent_as_they_lie_there_packed(host: Host) -> None:
    plain = host("index.html")
    packed = host("index.html", Accept_Encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed.content[9] == 0xFF, "nginx packed it itself"
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in host("assets/preview/index.png", Accept_Encoding="gzip").headers


@pytest.mark.skipif(not nginx.BROTLI.is_file(), reason="this nginx lacks the module brotli_static (Debian packs it)")
def test_who_takes_brotli_gets_it(host: Host) -> None:
    packed = host("index.html", Accept_Encoding="gzip, deflate, br")
    assert packed.headers["content-encoding"] == "br"
    assert brotli.decompress(packed.content) == host("index.html").content
    assert len(packed.content) < len(host("index.html", Accept_Encoding="gzip").content)


def test_a_part_of_a_file_can_be_asked_for(host: Host) -> None:
    whole = host("data/evidence.csv").content
    part = host("data/evidence.csv", Range="bytes=10-19")
    assert (part.status, part.content) == (206, whole[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(whole)}"
    assert host("data/evidence.csv", Range=f"bytes={len(whole)}-").status == 416
    parts = host("data/evidence.csv", Range="bytes=0-4,10-19")
    assert parts.status == 206
    assert parts.headers["content-type"].startswith("multipart/byteranges")


@pytest.mark.parametrize("wish", ["gzip;q=0, br;q=0", "identity", "deflate"])
def test_who_takes_nothing_packed_gets_it_as_it_is(host: Host, wish: str) -> None:
    answer = host("index.html", Accept_Encoding=wish)
    assert "content-encoding" not in answer.headers
    assert answer.content.startswith(b"<!doctype html>")
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("name", ["gone.html", "a/b/gone", "assets/gone.css", "research/", "assets/", "%C3%BC"])
def test_what_is_missing_is_answered_by_the_page_for_it(host: Host, name: str) -> None:
    answer = host(name)
    assert answer.status == 404
    assert answer.content == host("404.html").content
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("name", ["decide%2fdiary.html", "decide%2Fdiary.html", "decide//diary.html", "/index.html"])
def test_a_page_is_at_no_address_from_which_its_links_lead_astray(host: Host, name: str) -> None:
    answer = host(name)
    assert (answer.status, answer.content) == (404, host("404.html").content)


def test_what_follows_a_question_mark_is_no_address(host: Host) -> None:
    assert host("index.html?from=https://example.org//a%2Fb").status == 200


def test_a_folder_is_sent_on_to_its_address_with_a_slash(host: Host) -> None:
    answer = host("decide")
    assert (answer.status, answer.headers["location"]) == (301, f"{host.path}/decide/")


@pytest.mark.parametrize("name", [".git/config", ".git/", ".env", "%2egit/config", ".well-known/../.env", "_headers"])
def test_what_is_hidden_stays_hidden(host: Host, name: str) -> None:
    answer = host(name)
    assert answer.status == 404
    assert b"secret" not in answer.content


@pytest.mark.parametrize(
    "way",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/assets/../../../secret.txt",
        "/%252e%252e/secret.txt",
    ],
)
def test_no_way_leads_out_of_the_folder(host: Host, way: str) -> None:
    with closing(socket.create_connection(("127.0.0.1", host.port))) as line:
        line.sendall(f"GET {host.path}{'/..' if host.path else ''}{way} HTTP/1.0\r\n\r\n".encode())
        said = b"".join(iter(lambda: line.recv(65536), b""))
    assert said.split()[1] in (b"400", b"404")
    assert b"\r\n\r\nsecret" not in said


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_nothing_can_be_sent_to_it(host: Host, method: str) -> None:
    for name in ("index.html", "gone.html"):
        answer = host(name, method)
        assert answer.status == 405
        if method != "TRACE":  # which nginx refuses before it reads any setting of ours
            assert answer.headers["allow"] == "GET, HEAD"


def test_head_says_the_same_without_the_content(host: Host) -> None:
    whole, head = host("index.html"), host("index.html", "HEAD")
    assert (head.status, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))
    assert "allow" not in head.headers


def test_settings_that_no_longer_hold_what_is_replaced_are_told() -> None:
    with pytest.raises(ValueError, match="“listen 8080;” stands there 0 times"):
        nginx.written("listen 80;", {"listen 8080;": "listen 1;"})
