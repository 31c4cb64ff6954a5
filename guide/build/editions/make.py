"""Make every edition of a built site, and the list of checksums."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from guide.build.editions import alone, book, epub, links, pdf, single, sources
from guide.build.editions.book import Book
from guide.build.editions.imprint import NAME
from guide.build.editions.named import named

SUMS = "SHA256SUMS"


@dataclass
class Made:
    """The files that were made, and why some were not, in a sentence for each reason."""

    files: list[Path] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def make_all(site: Path, root: Path, target: Path, epoch: int) -> Made:
    """Write the editions of the site that was built from the project in `root` into `target`, and return what was made.

    `epoch` is the day of the editions, in seconds since 1970. Without a browser there are no PDF files. Raises
    FileNotFoundError when the site was not built.
    """
    target.mkdir(parents=True, exist_ok=True)
    whole = book.read(site, root, epoch)
    listed = sources.gather(whole)
    links.settle(whole)
    one_file = target / f"{NAME}.html"
    single.write(whole, listed, one_file)
    e_book = target / f"{NAME}.epub"
    epub.write(whole, listed, e_book, epoch)
    made = Made([one_file, e_book])
    try:
        made.files += _printed(whole, one_file, target, epoch)
    except pdf.NoBrowserError as error:
        made.missing.append(f"There are no PDF files: {error}")
    return made


def _printed(whole: Book, one_file: Path, target: Path, epoch: int) -> list[Path]:
    """Print the guide and each of its sheets."""
    printed = [target / f"{NAME}.pdf"]
    with tempfile.TemporaryDirectory(prefix="back-to-running-sheets-") as folder:
        paper = Path(folder) / one_file.name
        numbered = single.with_page_numbers(one_file.read_text(encoding="utf-8"), pdf.places(one_file))
        paper.write_text(named(numbered), encoding="utf-8", newline="\n")
        pdf.write(paper, printed[0], epoch)
        for sheet in (one for one in whole.chapters if one.sheet):
            page = Path(folder) / f"{sheet.anchor}.html"
            alone.write(sheet, whole.site, whole.imprint, page)
            printed.append(target / f"{NAME}-{sheet.anchor}.pdf")
            pdf.write(page, printed[-1], epoch)
    return printed


def write_sums(files: Iterable[Path], target: Path) -> None:
    """Write the checksums of files that lie in one folder into the file `target`, as `sha256sum --check` reads them."""
    lines = (f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in sorted(files))
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
