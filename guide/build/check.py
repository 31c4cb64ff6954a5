"""`guide check`: everything, or some pages by themselves, or what a rule is for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from guide import kept
from guide.build import report
from guide.facts.findings import nearest, shown
from guide.lint import linter
from guide.lint.explain import explain


def main(arguments: Sequence[str], root: Path) -> int:
    """Look for mistakes and leave `site/` as it is. Returns the exit code.

    Without arguments everything is asked; with paths of pages, what can be asked of each by itself; with
    `--explain RULE` nothing is asked, and the rule is explained.
    """
    if not arguments:
        # Only now: what draws, packs and converts takes longer to load than one page takes to check.
        from guide.build import site

        return site.run(root, only_check=True)
    if arguments[0].startswith("-"):
        return _explain(arguments)
    return _check_pages(arguments, root)


def _check_pages(names: Sequence[str], root: Path) -> int:
    if not (root / "mkdocs.yml").is_file():  # somebody may be in another folder, where nothing is to be left
        return _checked(names, root)
    with kept.keeping(root / ".cache" / "kept", root / "evidence", root / "docs"):
        return _checked(names, root)


def _checked(names: Sequence[str], root: Path) -> int:
    project, found = linter.read(root / "mkdocs.yml")
    if project is None:
        report.print_all(found, root, annotated=True)
        return 1
    for name in names:
        path = root / name
        if path.resolve() not in project.by_path:
            pages = [shown(page.path) for page in project.all_pages if not page.made]
            print(f"{name} is no page.{nearest(name, pages)} Name a file of docs/.", file=sys.stderr)
            return 2
        found += linter.findings_of_page(project, path)
    if found:
        report.print_all(found, root, annotated=True)
        return 1
    print("No mistake found. What only the whole guide shows is left out: run `make check` before you send the change.")
    return 0


def _explain(arguments: Sequence[str]) -> int:
    if len(arguments) != 2 or arguments[0] != "--explain":
        print(
            "Write `guide check`, `guide check docs/PAGE.md`, or `guide check --explain RULE` with the rule that a "
            "finding names.",
            file=sys.stderr,
        )
        return 2
    try:
        print(explain(arguments[1]))
    except KeyError as error:
        print(error.args[0], file=sys.stderr)
        return 1
    return 0
