"""What our hooks do in a project with facts: read them once for all pages, make pages of studies, keep the HTML of pages.

Apart from the hooks, which a project without facts may use too: it never loads the models.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from guide.build.generator import handed_project, kept_pages
from guide.facts.load import load
from guide.markdown.usage import read_uses
from guide.pages import study_pages


def read(config: Any, folder: Path) -> None:
    """Put the facts in the folder and their uses into the options of our extension. Raises EvidenceError when they are wrong."""
    options = config.mdx_configs["guide.markdown"]
    there = handed_project.handed(folder)
    options["facts"] = there.evidence if there else load(folder)
    options["uses"] = there.uses if there else read_uses(Path(config.docs_dir), options["facts"])


def add_studies(config: Any, files: Any) -> None:
    """Add a page for each study to the files."""
    kind = type(next(iter(files)))  # MkDocs and ProperDocs each have a class of their own
    for page in study_pages.of_project(config, config.mdx_configs["guide.markdown"]["facts"]):
        if found := files.get_file_from_path(page.name):
            files.remove(found)  # written by hand: the check of the sources says so
        files.append(kind.generated(config, page.name, content=page.text))


def keeper(config: Any, files: Any) -> Callable[[Any], None] | None:
    """Return what lets a page take its HTML from an earlier run; nothing when nothing is kept in this run."""
    if not kept_pages.are_kept():
        return None
    uses = config.mdx_configs["guide.markdown"]["uses"]
    return partial(kept_pages.keep, made_of=kept_pages.around(config, files, uses))
