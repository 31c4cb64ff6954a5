"""`python -m bench.scale`: 2,000 studies and a page with 200 references, beside the same pages without them."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import markdown

from guide.markdown.extension import EvidenceExtension

STUDIES, REFERENCES, PAGES = 2000, 200, 20
_STUDY = """\
title: Study number {number} of a large library
authors: [Able A, Baker B, Carter C, Dunn D]
journal: Journal of Large Libraries
year: {year}
doi: 10.5555/large.{number}
design: rct
plain: It says little.
"""


def main() -> None:
    """Measure each case in a process of its own, and print time a page, memory, and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        _library(Path(folder))
        plain = _measure(folder, "without")
        cited = _measure(folder, "with")
    print(f"{PAGES} pages of {REFERENCES} sentences, {STUDIES} studies")
    print(f"without references: {plain[0] * 1000:6.1f} ms a page, {plain[1]:6.0f} MB, facts read in {plain[2]:.2f} s")
    print(f"with references:    {cited[0] * 1000:6.1f} ms a page, {cited[1]:6.0f} MB, facts read in {cited[2]:.2f} s")
    print(f"ratio:              {cited[0] / plain[0]:6.2f}           {cited[1] / plain[1]:6.2f}")


def _library(folder: Path) -> None:
    studies = folder / "studies"
    studies.mkdir()
    for number in range(STUDIES):
        text = _STUDY.format(number=number, year=1960 + number % 60)
        (studies / f"able-{number}.yml").write_text(text, encoding="utf-8")


def _measure(folder: str, case: str) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "bench.scale", folder, case]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=1200)
    seconds, megabytes, reading = map(float, done.stdout.split())
    return seconds, megabytes, reading


def _convert(folder: str, case: str) -> None:
    """Convert the pages; print seconds a page, the peak of memory in MB, and the seconds of reading the facts."""
    start = time.perf_counter()
    markdown.markdown("x", extensions=[EvidenceExtension(evidence=folder)])
    reading = time.perf_counter() - start
    mark = "[@able-{0}]" if case == "with" else ""
    text = "\n\n".join(f"Sentence number {n} says little.{mark.format(n)}" for n in range(REFERENCES))
    start = time.perf_counter()
    for _ in range(PAGES):
        markdown.markdown(text, extensions=["tables", "toc", EvidenceExtension(evidence=folder)])
    seconds = (time.perf_counter() - start) / PAGES
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, reading)


if __name__ == "__main__":
    _convert(*sys.argv[1:]) if len(sys.argv) > 1 else main()
