"""`guide build`: check the sources, build, check what was built, and only then replace `site/`.

A mistake leaves the last good `site/` as it was.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from guide import kept
from guide.build import crash, minify, report, settings, social_cards
from guide.build.forked import Forked
from guide.build.generator import mkdocs_run
from guide.build.hosts import redirects, security_txt
from guide.build.search import index as search_index
from guide.export import open_data
from guide.facts.evidence import Evidence
from guide.facts.findings import EvidenceError, Finding
from guide.lint import linter
from guide.lint.built import rules as built
from guide.lint.built.site import read
from guide.pages.project import Project

# What a step says when a build beside this one has done the same in the same moment, and how often it is done again.
_ANOTHER_WAS_FIRST, _TRIES = frozenset({errno.ENOTEMPTY, errno.EEXIST}), 10


class BuildError(RuntimeError):
    """The site could not be built; the message is what to tell the contributor."""


def generate(root: Path, target: Path, generator: str = "mkdocs", project: Project | None = None) -> None:
    """Build the project in `root` into the folder `target`. Raises BuildError with the generator's own words.

    `project` are its sources when somebody has read them, so that MkDocs need not.
    """
    environment = _environment()
    said = (
        mkdocs_run.build_with(project, root, target, environment)
        if project
        else mkdocs_run.build_by(generator, root, target, environment)
    )
    if said:
        raise BuildError(said)


def finish(root: Path, target: Path, evidence: Evidence | None = None) -> search_index.Contents:
    """Add to a built site what any generator may leave to us: pictures, open data, the search, lighter assets, redirects.

    `evidence` are the facts in `root` when somebody has read them. Returns what there is to find by the search.
    """
    _leave_out(target)
    social_cards.write_all(target, root / ".cache" / "cards")
    open_data.write_all(root / "evidence", target, evidence)
    to_find = search_index.write_all(root, target)
    minify.write_all(target)
    security_txt.write(target)
    redirects.write_all(root, target)  # the last, so that nothing before finds these pages
    return to_find


def _leave_out(target: Path) -> None:
    """Take away what MkDocs writes and nobody asks for: a packed sitemap, and one that lists nothing for want of SITE_URL."""
    (target / "sitemap.xml.gz").unlink(missing_ok=True)
    sitemap = target / "sitemap.xml"
    if sitemap.is_file() and "<loc>" not in sitemap.read_text(encoding="utf-8"):
        sitemap.unlink()


def build(root: Path, target: Path) -> list[Finding]:
    """Check, build into `target`, add preview pictures and open data, and check the result. Returns the findings.

    Raises BuildError when the environment holds a wrong setting, or the generator stops although the sources have no
    finding.
    """
    _environment()  # first, so that a mistake in an address is told before anything is read
    project, found = linter.read(root / "mkdocs.yml")
    kept.save()
    if not project:
        return found
    with Forked(partial(linter.findings_of, project)) as asked:
        try:
            found = _built(root, target, project)
        except Exception as error:
            # Told as a mistake in the sources, not as what the generator or the search made of it.
            if found := asked.result() or (list(error.findings) if isinstance(error, EvidenceError) else []):
                return found
            raise
        return asked.result() or found


def _built(root: Path, target: Path, project: Project) -> list[Finding]:
    """Build into `target` and return the findings of what was built. Raises BuildError when the generator stops."""
    generate(root, target, project=project)
    to_find = finish(root, target, project.evidence)
    return built.findings(target, root) + search_index.findings(root, to_find)


def replace(new: Path, old: Path) -> None:
    """Put the folder `new` in the place of `old`, which goes only when the new one stands there, and else comes back.

    A link stays one, and the folder goes to where it leads: a server may look there. Everybody can read what is in it, as a
    server has to, whatever the umask of whoever builds.

    Raises OSError when the new folder cannot be put there.
    """
    _let_everybody_read(new)
    old = old.resolve()
    bring_back(old)
    with tempfile.TemporaryDirectory(prefix=f".{old.name}-", dir=old.parent, ignore_cleanup_errors=True) as folder:
        beside = Path(folder) / old.name
        shutil.move(new, beside)  # which copies where `.cache/` lies on another disk, while the old one is still served
        for left in reversed(range(_TRIES)):
            try:
                _exchange(beside, old)
                break
            except OSError as error:
                if not left or error.errno not in _ANOTHER_WAS_FIRST:
                    raise
    shutil.rmtree(_aside(old), ignore_errors=True)


def _let_everybody_read(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o644))


def bring_back(old: Path) -> None:
    """Put the last good folder back where it stood, if a replacement was killed between its two steps."""
    old = old.resolve()
    if not old.exists() and _aside(old).is_dir():
        _aside(old).rename(old)


def _exchange(new: Path, old: Path) -> None:
    """Put a whole folder in the place of another one on the same disk, in two steps without anything between them."""
    shutil.rmtree(_aside(old), ignore_errors=True)
    with contextlib.suppress(FileNotFoundError):
        old.rename(_aside(old))
    try:
        new.rename(old)
    except OSError:
        bring_back(old)
        raise


def _aside(old: Path) -> Path:
    return old.with_name(f".{old.name}-before")


def main(arguments: Sequence[str], root: Path) -> int:
    """Build into `site/`. Returns the exit code."""
    return run(root, only_check=False)


def run(root: Path, *, only_check: bool) -> int:
    """Build, and put the result in the place of `site/` unless all is `only_check`. Returns the exit code.

    With PREVIEW=1, agreed words that are others now are told and built all the same: whoever has to read them sees the page.
    """
    if not (root / "mkdocs.yml").is_file():  # somebody may be in another folder, where nothing is to be left
        report.print_all(linter.read(root / "mkdocs.yml")[1], root, annotated=only_check)
        return 1
    work = root / ".cache"
    work.mkdir(exist_ok=True)
    watched = (root / "evidence", root / "docs")
    if not only_check:
        bring_back(root / "site")
    with kept.keeping(work / "kept", *watched), tempfile.TemporaryDirectory(dir=work) as folder:
        new = Path(folder) / "site"
        try:
            found = build(root, new)
        except BuildError as error:
            said = str(error)
            print(crash.told(said, root) if "Traceback" in said else said, file=sys.stderr)
            if only_check:
                report.annotate([crash.named(said, root)])
            return 1
        if found and os.environ.get("PREVIEW") == "1" and not only_check and all(map(report.waits, found)):
            print(
                *found,
                f"\n{report.told(found)}. This is a preview: it is built all the same.",
                sep="\n",
                file=sys.stderr,
            )
        elif found:
            report.print_all(found, root, annotated=only_check)
            return 1
        pages = sum(not page.leads_on for page in read(new).pages)
        if not only_check:
            replace(new, root / "site")
    print(
        f"{pages} pages, no mistake found."
        if only_check
        else f"{pages} pages built. Open site/index.html in a browser."
    )
    return 0


def _environment() -> dict[str, str]:
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    # Without a date MkDocs writes the day of the build, and two builds of one commit would differ.
    try:
        return {"SOURCE_DATE_EPOCH": "0", **settings.checked(os.environ), **quiet}
    except settings.SettingError as error:
        raise BuildError(str(error)) from None
