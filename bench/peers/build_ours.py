"""`python -m bench.peers.build_ours PROJECT SITE`: the build of ours that is compared, as a process of its own.

MkDocs with our theme and extension, then the index of the search and smaller assets. What no other has is left out: cards
for other sites, open data, and the check. `python -m bench.peers.build_ours real SITE` builds the guide with all of that but
the check. Nothing of the comparison is loaded here, as it is not in the builds of the others.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from mkdocs.commands.build import build as with_mkdocs
from mkdocs.config import load_config

from guide.build import minify
from guide.build.memory import collect_seldom
from guide.build.search import index as search_index

_ROOT = Path(__file__).resolve().parents[2]


def build(project: Path, target: Path) -> None:
    """Build a project of the comparison as `guide build` does, less what the others do not do.

    All in one process: that MkDocs has a process of its own in `guide build` is for the check, which goes on beside it. What
    it leaves in memory goes with that process, and here when it is looked for.
    """
    with_mkdocs(load_config(str(project / "mkdocs.yml"), site_dir=str(target), strict=True))
    gc.collect()
    search_index.write_all(project, target)
    minify.write_all(target)


if __name__ == "__main__":
    collect_seldom()  # as the command `guide` does first
    given, made = sys.argv[1], Path(sys.argv[2]).absolute()
    if given == "real":
        from guide.build import site  # only here, because it brings the check along

        site.generate(_ROOT, made)
        site.finish(_ROOT, made)
    else:
        build(Path(given).absolute(), made)
