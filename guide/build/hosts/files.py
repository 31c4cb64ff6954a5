"""`guide pack-for-hosts`: make of `site/` what hosts need, in `dist/for-hosts/`. `site/` stays as it is, for disks.

What pages load is named by its content, each text lies there packed as well, and `_headers` says what to send with what.
It is a step of its own because only what is published needs it: packing takes seconds, and names that change with their
content would be in the way of whoever opens `site/` from disk.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import sys
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
from selectolax.lexbor import LexborHTMLParser

from guide.build import minify
from guide.build.hosts import hashed_names
from guide.build.hosts import headers as host_headers
from guide.build.site import replace
from guide.lint.intruders.addresses import relative

PLACE = Path("dist") / "for-hosts"
TEXT = {".html", ".css", ".js", ".json", ".svg", ".webmanifest", ".xml", ".txt", ".csv", ".bib"}
WORKER = Path(__file__).with_name("worker.js")  # keeps pages in the browser of a reader who asks for it
_UNKNOWN_SYSTEM = b"\xff"  # the tenth byte of a gzip file tells which system packed it, which is nobody's business


def prepare(site: Path, target: Path, more: Iterable[Path] = ()) -> None:
    """Make the folder `target` of the built `site`, with the files `more` beside the home page.

    Raises FileNotFoundError when the site or a file of `more` is not there, and hashed_names.NamingError.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site} holds no built site. Run `make site` first.")
    shutil.copytree(site, target, copy_function=shutil.copyfile)
    more = list(more)
    names = [path.name for path in more]
    offer(target, names)
    arrange(target, names)
    for path in more:
        shutil.copyfile(path, target / path.name)
    pack(target)
    _let_everybody_read(target)


def _let_everybody_read(folder: Path) -> None:
    """Give every file the rights of what is published: a server is not the one who built it, and some people's umask is 077."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def offer(site: Path, names: Iterable[str]) -> None:
    """Make the name of each of these files a link to it, on the page that tells of them.

    Only here: they lie beside what is published, and a folder on a disk has none of them. A PDF file opens, others are saved.
    """
    page, text = _offering(site)
    if page is None:
        return
    for name in names:
        told = f'<code translate="no">{name}</code>'
        saved = "" if name.endswith(".pdf") else " download"
        text = text.replace(told, f'<a href="{relative(site / name, page.parent)}"{saved}>{told}</a>')
    page.write_text(text, encoding="utf-8", newline="\n")


def _offering(site: Path) -> tuple[Path | None, str]:
    """Return the page on which a reader asks for the worker, whatever its address, and its text; None where there is none."""
    texts = ((page, page.read_text(encoding="utf-8")) for page in sorted(site.rglob("*.html")))
    return next(((page, text) for page, text in texts if ' id="keep"' in text), (None, ""))


def arrange(site: Path, beside: Collection[str] = ()) -> None:
    """Name what pages load by its content, and write `_headers` and the worker. `beside` are files that will lie there too.

    Raises hashed_names.NamingError.
    """
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html")
    renamed = hashed_names.rename_all(site)
    host_headers.write(site, renamed.values(), beside)
    files = [*pages, *sorted(renamed.values())]
    version = hashlib.sha256(b"".join((site / name).read_bytes() for name in files)).hexdigest()[:12]
    text = minify.script(WORKER.read_text(encoding="utf-8"))
    written = {'VERSION=""': version, "FILES=[]": files, "WORDS={}": _words(site)}
    for line, value in ((line, f"{line.partition('=')[0]}={json.dumps(value)}") for line, value in written.items()):
        if text.count(line) != 1:
            raise hashed_names.NamingError(f"{WORKER.name}: “{line}” does not stand there once. Write it so.")
        text = text.replace(line, value)
    (site / WORKER.name).write_text(text, encoding="utf-8", newline="\n")


def _words(site: Path) -> dict[str, str]:
    """Return what the worker says, as the page that offers to keep the guide holds it, in the language of the theme."""
    box = LexborHTMLParser(_offering(site)[1]).css_first("#keep")
    said = box.attributes if box else {}
    return {name: said.get(f"data-{name}") or "" for name in ("lost", "slow", "review")}


def pack(site: Path) -> None:
    """Write each text of `site` once more as `.gz` and as `.br` beside it, where that is smaller."""
    paths = sorted(path for path in site.rglob("*") if path.suffix in TEXT and path.is_file())
    with ThreadPoolExecutor() as threads:
        list(threads.map(_pack, paths))


def _pack(path: Path) -> None:
    content = path.read_bytes()
    zipped = gzip.compress(content, 9, mtime=0)
    zipped = zipped[:9] + _UNKNOWN_SYSTEM + zipped[10:]
    for ending, packed in ((".gz", zipped), (".br", brotli.compress(content, mode=brotli.MODE_TEXT))):
        if len(packed) < len(content):
            path.with_name(path.name + ending).write_bytes(packed)


def main(arguments: Sequence[str], root: Path) -> int:
    """Make `dist/for-hosts/` of `site/` and of the files named by `arguments`. Returns the exit code."""
    target = root / PLACE
    new = target.with_name(f".{target.name}-new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        prepare(root / "site", new, [root / name for name in arguments])
    except (FileNotFoundError, hashed_names.NamingError) as error:
        shutil.rmtree(new, ignore_errors=True)
        print(error, file=sys.stderr)
        return 1
    replace(new, target)
    print(f"{PLACE} is ready: copy what is in it to a host. deploy/README.md says how.")
    return 0
