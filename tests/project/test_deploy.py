"""The container has no rights that it does not need, and gets what the project makes. No engine is asked to build it."""

from __future__ import annotations

import re

import yaml

from guide.build.hosts.files import PLACE
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
# All that the container is given.
MAY = {
    *("build", "cap_drop", "mem_limit", "pids_limit", "ports", "read_only", "restart", "security_opt", "tmpfs", "user"),
}


def lines(text: str) -> list[tuple[str, str]]:
    """Return the orders of a Containerfile, each with what stands behind it."""
    joined = re.sub(r"\\\n\s*", "", text)
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in joined.splitlines()) if word.isupper()]


def test_the_container_runs_as_nobody_on_a_disk_that_cannot_be_written() -> None:
    guide = yaml.safe_load((DEPLOY / "compose.yml").read_text("utf-8"))["services"]["guide"]
    assert guide["read_only"] is True
    assert guide["cap_drop"] == ["ALL"]
    assert guide["security_opt"] == ["no-new-privileges:true"]
    assert guide["user"] == dict(lines((DEPLOY / "Containerfile").read_text("utf-8")))["USER"] == "65534:65534"
    assert all(port.startswith("127.0.0.1:") for port in guide["ports"]), "all the world may ask without TLS"
    assert {*guide} == MAY, "whatever else it is given may be a right, or a part of the machine"
    assert (DEPLOY / guide["build"]["context"] / guide["build"]["dockerfile"]).is_file()


def test_the_container_gets_what_the_project_makes_and_its_settings() -> None:
    copied = [rest.split() for word, rest in lines((DEPLOY / "Containerfile").read_text("utf-8")) if word == "COPY"]
    sources = [name for *names, _ in copied for name in names]
    assert f"{PLACE.as_posix()}/" in sources
    assert all((ROOT / name).is_file() for name in sources if not name.startswith("dist/"))
    sent = {line.removeprefix("!") for line in (DEPLOY / "Containerfile.dockerignore").read_text("utf-8").splitlines()}
    assert {"*", *(name.rstrip("/") for name in sources)} <= sent, "whoever builds the image would not be given them"
    orders = lines((DEPLOY / "Containerfile").read_text("utf-8"))
    assert [word for word, _ in orders] == ["FROM", "RUN", "COPY", "RUN", "COPY", "USER", "EXPOSE", "STOPSIGNAL", "CMD"]
    assert re.fullmatch(r"docker\.io/library/debian:\d+-slim", orders[0][1]), "another image, or another one tomorrow"
    assert not re.search(r"curl|wget|https?:", " ".join(rest for _, rest in orders)), "what nobody has seen is fetched"
    [place] = [one[-1] for one in copied if one[0] == f"{PLACE.as_posix()}/"]
    assert f"root {place.rstrip('/')};" in (DEPLOY / "nginx.conf").read_text("utf-8")


# Under `nosniff` a browser saves what has another type instead of opening it, and an e-reader does not know its book.
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".xml": "text/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".bib": "application/x-bibtex",
    ".zip": "application/zip",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
}


def test_nginx_knows_each_kind_of_file_that_is_published_and_writes_down_no_visit() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    [block] = re.findall(r"(?s)types \{(.*?)\}", text)
    known = {f".{ending}": kind for kind, *endings in map(str.split, block.split(";")[:-1]) for ending in endings}
    assert {ending: known.get(ending) for ending in TYPES} == TYPES
    offered = set(re.findall(r"`back-to-running[\w-]*(\.\w+)`", (ROOT / "docs/about/privacy.md").read_text("utf-8")))
    assert offered <= set(TYPES)
    assert re.findall(r"access_log ([^;]*);", text) == ["off"]
    assert "default_type application/octet-stream;" in text, "what nobody named would be shown as a page"


def test_nginx_writes_only_where_the_container_lets_it() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    written = re.findall(r"(?m)^\s*(?:pid|\w+_temp_path) (\S+);", text)
    assert len(written) == 6
    assert all(path.startswith("/tmp/") for path in written)  # noqa: S108
    assert int(re.findall(r"listen (\d+);", text)[0]) > 1023, "a port that only root may open"


def test_an_order_over_several_lines_is_read_as_one() -> None:
    assert lines("# a\nFROM b\nRUN c \\\n  && d\n") == [("FROM", "b"), ("RUN", "c && d")]
