"""`python -m bench.preview`: how long it takes from saving a page to seeing it in `make serve`, in a copy of the project."""

from __future__ import annotations

import http.client
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from guide.build.preview import serve
from guide.build.preview.server import HOST
from guide.build.preview.shown import State

PARTS = ("docs", "evidence", "overrides", "guide")
_ADDED = "This line is here to be measured."


def waits(root: Path) -> tuple[dict[str, float], float]:
    """Change a small page, a middling one and the largest one of the project in `root`.

    Returns the seconds from saving each page to seeing it, and from saving the last one to seeing the whole guide anew.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in PARTS:
            shutil.copytree(root / part, copy / part)
        shutil.copy(root / "mkdocs.yml", copy)
        with serve.Preview(copy, 0) as preview:
            _when(preview, lambda state: state.built)
            quick = {page: _wait(preview, page) for page in _pages(copy / "docs")}
            start = time.perf_counter()
            _when(preview, lambda state: not state.quick)
            return quick, list(quick.values())[-1] + time.perf_counter() - start


def _pages(docs: Path) -> list[str]:
    """Return three pages, from small to large; those with a template of their own are tools and lists."""
    plain = [path for path in docs.rglob("*.md") if "\ntemplate:" not in path.read_text("utf-8")]
    order = sorted(plain, key=lambda path: path.stat().st_size)
    return [path.relative_to(docs).as_posix() for path in (order[0], order[len(order) // 2], order[-1])]


def _wait(preview: serve.Preview, page: str) -> float:
    path = preview.root / "docs" / page
    start = time.perf_counter()
    path.write_text(f"{path.read_text('utf-8')}\n{_ADDED}\n", encoding="utf-8")
    _when(preview, lambda state: page in state.quick)
    line = http.client.HTTPConnection(HOST, preview.server.server_port)
    line.request("GET", "/" + page.replace(".md", ".html"))
    text = line.getresponse().read().decode()
    seconds = time.perf_counter() - start
    line.close()
    if _ADDED not in text:
        raise RuntimeError(f"the quick look at {page} does not show what was saved: {preview.shown.state}")
    return seconds


def _when(preview: serve.Preview, right: Callable[[State], bool]) -> None:
    while not right(state := preview.shown.state):
        preview.shown.after(state.epoch)


def main(root: Path) -> None:
    """Print a row: the median and the slowest page, and the whole guide."""
    quick, whole = waits(root)
    median, most = statistics.median(quick.values()), max(quick.values())
    print(
        f"From saving a page to seeing it: {median:.2f} s, at most {most:.2f} s; the whole guide follows in {whole:.1f} s."
    )


if __name__ == "__main__":
    main(Path.cwd())
