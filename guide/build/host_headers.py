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
    # Not by a pattern: where two patterns fit, some hosts send both values in one line.
    for name in sorted(kept):
        rules[f"/{name}"] = [f"Cache-Control: {FOR_A_YEAR}"]
    if ONE_FILE in beside:
        rules[f"/{ONE_FILE}"] = [f"Content-Disposition: {KEEP}"]
    for path in sorted(site.rglob("*")):
        if path.suffix in TYPES:
            rules[f"/{path.relative_to(site).as_posix()}"] = [f"Content-Type: {TYPES[path.suffix]}"]
    lines = (line for path, said in rules.items() for line in (path, *(f"  {one}" for one in said)))
    (site / NAME).write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
