"""`make bench`: our pages under our theme and under others, built and weighed in one run; ratios, not verdicts."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bench import preview
from bench.weight import median, weights
from guide.facts.load import load
from guide.pages import study_pages

PEERS: Mapping[str, dict[str, Any] | None] = {
    "ours": None,
    "Material, no web fonts": {"name": "material", "font": False, "features": ["navigation.sections"]},
    "MkDocs theme": {"name": "mkdocs"},
}


def main(root: Path) -> None:
    """Build each peer in a folder that is thrown away, and print a table."""
    ours_bytes = ours_seconds = 0.0
    print(
        f"{'theme':<24} {'median page':>12} {'heaviest':>10} {'CSS':>8} {'JS':>8} {'ours/it':>8} {'build':>8} {'ours/it':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, theme in PEERS.items():
            target = Path(folder) / name.replace(" ", "-")
            seconds = _build(root, Path(folder), target, theme)
            found = weights(target)
            ours_bytes, ours_seconds = ours_bytes or median(found), ours_seconds or seconds
            print(
                f"{name:<24} {median(found):>10.0f} B {found[-1].total:>8} B {found[0].css:>6} B {found[0].js:>6} B "
                f"{ours_bytes / median(found):>8.2f} {seconds:>6.2f} s {ours_seconds / seconds:>8.2f}"
            )
    print("A first visit over gzip: page, style sheets, scripts, icon; search, web fonts and pictures not counted.")
    preview.main(root)


class _Settings(yaml.SafeLoader):
    """Reads the settings of MkDocs, whose tag !ENV other readers do not know."""


def _default(loader: _Settings, node: yaml.SequenceNode) -> object:
    return loader.construct_sequence(node)[-1]


_Settings.add_constructor("!ENV", _default)


def settings(text: str) -> dict[str, Any]:
    """Return the settings of a site; one that comes from the environment has its default, so that runs compare."""
    found: dict[str, Any] = _Settings(text).get_single_data()
    return found


def _build(root: Path, work: Path, target: Path, theme: dict[str, Any] | None) -> float:
    config = root / "mkdocs.yml"
    if theme is not None:
        pages = _without_templates(root, work / f"docs-{target.name}")
        lines = settings(config.read_text("utf-8"))
        keep = ("site_name", "site_description", "use_directory_urls", "nav", "markdown_extensions", "exclude_docs")
        peer = {key: lines[key] for key in keep} | {"theme": theme, "docs_dir": str(pages), "plugins": ["search"]}
        config = work / "peer.yml"
        config.write_text(yaml.safe_dump(peer), encoding="utf-8")
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--no-strict", "-f", str(config), "-d", str(target)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return time.perf_counter() - start


def _without_templates(root: Path, copy: Path) -> Path:
    """Copy the pages, less the name of our own templates, which another theme does not have. Returns the copy."""
    shutil.copytree(root / "docs", copy)
    facts = root / "evidence"
    study_pages.write(study_pages.made(load(facts).studies, facts, root / "docs", "research/studies"), copy)
    for path in copy.rglob("*.md"):
        path.write_text(re.sub(r"(?m)^template: .*\n", "", path.read_text("utf-8"), count=1), encoding="utf-8")
    return copy


if __name__ == "__main__":
    main(Path.cwd())
