"""A host on this machine as hosts of static pages are: packed, with open connections; and what it was asked for."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote

import brotli

from tests.host import answering

TYPES = {
    ".webmanifest": "application/manifest+json",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}
_PACKED = ("text/", "application/json", "application/manifest+json", "application/xml", "image/svg+xml")


def kind(path: Path) -> str:
    """Return the type that a host says a file is of."""
    return TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def is_packed(path: Path) -> bool:
    """Tell whether hosts pack a file of this type; pictures, fonts and the index of Pagefind are packed already."""
    return kind(path).startswith(_PACKED)


@cache
def gzipped(path: Path) -> bytes:
    """Return what a host sends of a file over gzip at its best level."""
    content = path.read_bytes()
    return gzip.compress(content, 9, mtime=0) if is_packed(path) else content


@cache
def brotlied(path: Path) -> int:
    """Return how many bytes a host sends of a file over brotli at its best level."""
    content = path.read_bytes()
    return len(brotli.compress(content, quality=11)) if is_packed(path) else len(content)


def file_of(site: Path, address: str) -> Path | None:
    """Return the file that a host sends for the path of an address, or nothing when there is none."""
    inside = unquote(address.partition("?")[0]).lstrip("/")
    path = site / inside
    path = path / "index.html" if path.is_dir() else path
    return path if path.is_file() and path.resolve().is_relative_to(site.resolve()) else None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are sent apart: each answer would wait for the client's word

    def __init__(self, *arguments: object, site: Path) -> None:
        self._site = site
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, packed; what is no page may be kept for an hour, as hosts allow."""
        path = file_of(self._site, self.path)
        content = gzipped(path) if path else b"Not here."
        self.send_response(200 if path else 404)
        self.send_header(
            "Content-Type", f"{kind(path)}; charset=utf-8" if path and is_packed(path) else kind(path or Path("a"))
        )
        self.send_header("Content-Length", str(len(content)))
        if path and is_packed(path):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "no-cache" if path and path.suffix == ".html" else "max-age=3600")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing for each request."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site on a free port. Yields its address, without a slash at the end."""
    with answering(partial(_Handler, site=site)) as port:
        yield f"http://127.0.0.1:{port}"
