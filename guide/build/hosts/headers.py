"""What a host says with each file, as `_headers`: hosts like Netlify and Cloudflare read it, and a test holds ours to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from guide.build.editions.imprint import NAME as EDITION

NAME = "_headers"
# The first repeats the policy of the pages and adds what only a host can say: who may show them in a frame.
EVERYWHERE: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; worker-src 'self'; base-uri 'none'; "
    "form-action 'none'; object-src 'none'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# The guide in one file holds its style, which the policy of the pages forbids: it is saved, and opened from disk.
ONE_FILE = f"{EDITION}.html"
KEEP = "attachment"
FOR_A_YEAR = "public, max-age=31536000, immutable"  # what is named by its content
_SEARCH = (
    "search/"  # every file in this folder is: one rule for all, because Cloudflare passes over the hundred-and-first
)
# Some hosts do not know these endings, or leave out the encoding.
TYPES: Mapping[str, str] = {
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
}


def write(site: Path, kept: Iterable[str], beside: Collection[str] = ()) -> None:
    """Write `_headers` into `site`; `kept` are the paths inside it of what is named by its content.

    `beside` are the names of files that will lie beside the home page.
    """
    rules: dict[str, list[str]] = {"/*": [f"{name}: {value}" for name, value in EVERYWHERE.items()]}
    # By no other pattern: where two fit that name one header, some hosts send both values in one line.
    for name in sorted({f"{_SEARCH}*" if name.startswith(_SEARCH) else name for name in kept}):
        rules[f"/{name}"] = [f"Cache-Control: {FOR_A_YEAR}"]
    if ONE_FILE in beside:  # some hosts leave out the ending, and look for their rule by what is left
        for name in (ONE_FILE, ONE_FILE.removesuffix(".html")):
            rules[f"/{name}"] = [f"Content-Disposition: {KEEP}"]
    for path in sorted(site.rglob("*")):
        if path.suffix in TYPES:
            rules[f"/{path.relative_to(site).as_posix()}"] = [f"Content-Type: {TYPES[path.suffix]}"]
    lines = (line for path, said in rules.items() for line in (path, *(f"  {one}" for one in said)))
    (site / NAME).write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
