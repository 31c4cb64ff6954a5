"""A page that was published once is there for good: at its address stands the page, or what leads on to its content.

`published-addresses.txt` lists every address that a page of the guide ever had. `guide addresses` adds those of the pages
that are there and takes none away. Whatever names a page that is `gone` is told as one cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from guide.facts.findings import Cause, Finding, nearest, shown
from guide.facts.folder import visible
from guide.lint.prose.spelling import KNOWN
from guide.pages import redirects
from guide.pages.project import Project, read_project

FILE = Path("guide/lint/published-addresses.txt")
_HEAD = """\
# Every address that a page of this guide ever had: links from elsewhere lead there. `guide addresses` adds new ones. A page
# that goes leaves its line here, and gets one in guide/pages/redirects.yml.
"""
# What a page may have been the last to use, which nobody can tell once it is gone.
_UNUSED = frozenset({"every-claim-is-used", "every-study-is-used", "every-term-is-used"})
_UNUSED_NOW = Cause(
    "Nothing uses these any more, and a page that is gone may have been the last that did",
    "First settle what names that page; what then is still here is to be used elsewhere, or deleted.",
)


@dataclass(frozen=True)
class Gone:
    """A page that was published and is there no more.

    `name` is its file below `docs/`, `now` that of the page where it leads ("" while nobody said), and `new` that of the
    one page which nobody has published yet, if there is such: probably the same page, renamed.
    """

    name: str
    now: str
    new: str

    def with_anchor(self, own: str) -> str:
        """Return where it leads, with the anchor of its redirect, or else with that of the link to it; "" while nobody said."""
        return f"{self.now}#{own}" if own and self.now and "#" not in self.now else self.now

    @property
    def advice(self) -> str:
        """Return what to write so that its address leads on."""
        line = f"`{_address(self.name)}: {_address(self.new) if self.new else 'folder/page.html'}`"
        rest = "unless another page has its content now" if self.new else "with the page that has its content now"
        return f"write {line} into {redirects.FILE.as_posix()}, {rest}"

    @property
    def cause(self) -> Cause:
        """Return the cause of whatever still names the page."""
        advice = f"First {self.advice}; then `guide fix` corrects what names it."
        if self.now:
            advice = f"First run `guide fix`, which leads whatever names it to docs/{self.now} instead."
        return Cause(f"docs/{self.name} is gone", advice)


def gone(project: Project, name: str) -> Gone | None:
    """Return the page of that name below `docs/` when it was published once and is gone; None for a name that no page had."""
    root, address = project.root, _address(name)
    if address in project.by_address:
        return None
    was = with_its_way(root, name)
    return was if was.now or address in _published(root) else None


def with_its_way(root: Path, name: str) -> Gone:
    """Return a page that is gone with where it leads now, or may lead."""
    leads = {one.old: one for one in redirects.read(root)[0]}
    there, published = leads.get(_address(name)), _published(root)
    pages = [path.relative_to(root / "docs").as_posix() for path in visible(root / "docs", "**/*.md")]
    new = [page for page in pages if _address(page) not in published]
    return Gone(name, redirects.source(there.new) if there else "", new[0] if len(new) == 1 else "")


def _address(name: str) -> str:
    return f"{name.removesuffix('.md')}.html"


def with_what_nothing_uses(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings; while much names a page that is gone, those on what nothing uses any more may come of that too."""
    there = list(found)
    if sum(one.cause is not None for one in there) < 2:
        return there
    unused = [one.rule in _UNUSED or one.path == KNOWN.as_posix() for one in there]
    return [replace(one, cause=_UNUSED_NOW) if is_ else one for one, is_ in zip(there, unused, strict=True)]


def redirects_lead_to_a_page(project: Project) -> Iterator[Finding]:
    """Whoever comes by an old link is led to a page at once, not to nothing and not in a chain."""
    root = project.root
    found, wrong = redirects.read(root)
    yield from wrong
    pages, published = project.by_address, _published(root)
    moved = {one.old: one for one in found}
    path = shown(root / redirects.FILE)
    for one in found:
        anchor = one.new.partition("#")[2]
        if one.old in pages:
            message = f"{one.old} is a page of the guide, and cannot lead elsewhere. Delete the line, or the page."
        elif published and one.old not in published:  # that there is no list is said by another rule
            message = f"no page ever had the address {one.old}.{nearest(one.old, published)} Fix or delete the line."
        elif one.page in moved:
            message = f"{one.page} leads on itself. Write the page at the end, `{one.old}: {moved[one.page].new}`."
        elif one.page not in pages:
            message = f"{one.new} leads nowhere.{nearest(one.page, pages)} Name a page of the guide."
        elif anchor and anchor not in pages[one.page].anchors:
            hint = nearest(anchor, pages[one.page].anchors)
            message = f"{one.page} has no heading #{anchor}.{hint} Correct the anchor."
        else:
            continue
        yield Finding.of(path, one.line, message)


def published_addresses_still_lead_somewhere(project: Project) -> Iterator[Finding]:
    """People keep links to pages, print them and put them on other sites: none of them may end at nothing."""
    root = project.root
    found, wrong = redirects.read(root)
    there = {*project.by_address, *(one.old for one in found)}
    if (
        wrong and not found
    ):  # the file cannot be read, which is told there: each of its lines would be told here as well
        return
    # So is a line with a slip in it, whose address does lead somewhere.
    lines = (root / redirects.FILE).read_text(encoding="utf-8").splitlines() if wrong else []
    there |= {lines[one.line - 1].partition(":")[0].strip(" \"'") for one in wrong if one.line <= len(lines)}
    if found and not (root / FILE).is_file():
        yield Finding.of(shown(root / FILE), 1, "the list of addresses is missing. Bring it back from the branch main.")
    for address, number in _published(root).items():
        if address not in there:
            was = with_its_way(root, redirects.source(address))
            message = (
                f"there is no page {address} any more, and old links to it would end at nothing. W{was.advice[1:]}."
            )
            yield Finding.of(shown(root / FILE), number, message, cause=was.cause)


def every_page_is_in_the_list_of_addresses(project: Project) -> Iterator[Finding]:
    """If the address of a page is not in the list, nobody notices when the page goes."""
    root = project.root
    published = _published(root)
    if not (root / FILE).is_file():
        return  # a guide that was never published; of one that was, another rule asks for the list
    for address, page in project.by_address.items():
        if address not in published and not page.made:
            message = f"no line of {FILE.as_posix()} says `{address}` yet. Write it there, or run `guide addresses`."
            yield page.finding(1, message)


def _published(root: Path) -> dict[str, int]:
    """Return the line of each address of the list; none when there is no list."""
    text = (root / FILE).read_text(encoding="utf-8") if (root / FILE).is_file() else ""
    lines = ((line.strip(), number) for number, line in enumerate(text.splitlines(), 1))
    return {line: number for line, number in lines if line and not line.startswith("#")}


def write(config_file: Path) -> int:
    """Add the addresses of all pages to the list, and take none away. Returns how many are new.

    Raises EvidenceError when the facts are wrong.
    """
    root = config_file.parent
    before = _published(root)
    now = {*before, *read_project(config_file).by_address}
    (root / FILE).parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join([*_HEAD.splitlines(), *sorted(now), ""])
    (root / FILE).write_text(text, encoding="utf-8", newline="\n")
    return len(now - before.keys())


def main(arguments: Sequence[str], root: Path) -> int:
    """Write the list of addresses anew. Returns the exit code."""
    new = write((root / "mkdocs.yml").resolve())
    print(f"{FILE.as_posix()} is written anew, with {new} new.")
    return 0
