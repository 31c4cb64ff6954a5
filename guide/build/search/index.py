"""Write the index of the search from the built pages: scripts, which a page opened from disk may load as well.

`search/index.js` finds pages. `search/texts-0.js` and those behind it hold what stands there; of them only those load that a
result is shown from. What a word counts for a place is worked out here, so that a phone only adds up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from guide.build.search import format as search_format
from guide.build.search import pages as search_pages
from guide.build.search import words as search_words
from guide.build.search.counts import FOOT, Counts, Held
from guide.build.search.words import RULE, ReadersWords
from guide.facts.findings import Finding, shown
from guide.facts.folder import visible
from guide.kept import kept
from guide.pages.plain_text import FOOT as IS_FOOT

WORDS = Path(__file__).with_name("words.en.yml")
READER = "reader"  # the kind of a page that explains; the others repeat what it says
_KIND = re.compile(r"^kind: *[\"']?(\w+)", re.MULTILINE)  # in the front matter, whose other fields nobody asks for


class Contents(NamedTuple):
    """What there is to find: the pages, and how much each word counts in each place, by the number of the place.

    `once` says for each place what a word counts there that tells as much as 1 and stands there once.
    """

    pages: Sequence[search_pages.Page]
    postings: Mapping[str, Held]
    once: Sequence[float]


def contents(pages: Sequence[search_pages.Page], readers: ReadersWords) -> Contents:
    """Return what there is to find on the pages; words that readers type and that say nothing count for nothing."""
    return Contents(pages, *_postings(pages, readers.small))


def write_all(root: Path, site: Path) -> Contents:
    """Write the scripts into `search/` of a built site, and return what there is to find.

    Raises EvidenceError when the words cannot be read, and ValueError when a page cannot.
    """
    readers = search_words.read(WORDS)
    found = contents(read_site(site), readers)
    (site / "search").mkdir(exist_ok=True)
    for name, text in scripts(found, _behind(root / "docs"), readers):
        (site / name).write_text(text, encoding="utf-8", newline="\n")
    return found


def read_site(site: Path) -> list[search_pages.Page]:
    """Return every page of a built site but that for errors, in order of address."""
    paths = sorted(path for path in site.rglob("*.html") if path.name != "404.html")
    store = kept("search-pages", most=2_000)
    texts = ((path.relative_to(site).as_posix(), path.read_text("utf-8")) for path in paths)
    return [store.make(partial(search_pages.read, *text), *text) for text in texts]


def scripts(found: Contents, behind: Iterable[str], readers: ReadersWords) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each script for these contents, the index first, so that one is held at a time.

    Pages whose address is in `behind` come after the others; `readers` says which words of readers stand for ours.
    """
    listed = set(behind)
    lines: list[str] = []
    texts: list[str] = []
    for page in found.pages:
        lines += search_format.places(page, "s" if page.study else "b" if page.url in listed else "r")
        texts += _shown(page)
    families = _families(found.postings)
    number = {address: place for place, address in enumerate(_addresses(found.pages))}
    pieces = search_format.pieces(texts)
    names = [f"search/texts-{which}.js" for which in range(len(pieces))]
    data = {
        "places": "\n".join(lines),
        **search_format.vocabulary(families),
        **search_format.weights(found.postings, families, found.once),
        "unsaid": " ".join(sorted(readers.unsaid)),
        "small": " ".join(sorted(readers.small)),
        "passedOver": " ".join(sorted(readers.passed_over)),
        "topic": " ".join(sorted(readers.topic)),
        "also": "\n".join(f"{theirs}\t{ours}" for theirs, ours in sorted(readers.also.items())),
        **{part: _places(getattr(readers, part), number) for part in search_words.PLACES},
        "beside": _beside(readers, number),
        "firstSign": search_format.FIRST_CHARACTER,
        "step": search_format.STEP,
        "parts": search_format.PARTS,
        "texts": names,  # the whole name of each, which a host may change
        "sizes": " ".join(str(len(piece)) for piece in pieces),
    }
    yield "search/index.js", f"var __search = {search_format.script(data)};\n"
    for which, (name, piece) in enumerate(zip(names, pieces, strict=True)):
        yield name, f"__texts[{which}] = {search_format.script(chr(10).join(piece))};\n"


def _shown(page: search_pages.Page) -> Iterator[str]:
    """Yield for each place of a page what is shown below a result: its text, or that of the next place where it has none.

    The page of warning signs begins with a list under a heading of its own: below its result, its first signs are told.
    """
    for number, place in enumerate(page.places):
        yield next((one.text for one in page.places[number:] if one.text.strip()), place.heading)


def findings(root: Path, there: Contents) -> list[Finding]:
    """Return the readers' words of the project in `root` that lead nowhere: to no page, or to words that no page holds.

    `there` is what there is to find in the built site.
    """
    if not WORDS.resolve().is_relative_to(root.resolve()):
        return []  # a project without words of its own, such as the small one of the tests
    readers = search_words.read(WORDS)
    known = {word for family in _families(there.postings).values() for word in family}
    urls = set(_addresses(there.pages))
    found = []
    for theirs, ours in readers.also.items():
        if missing := [word for word in ours.split() if word not in known]:
            message = f"no page holds “{' '.join(missing)}”, our word for “{theirs}”. Write words that the guide uses."
            found.append(Finding.of(shown(WORDS), readers.line(missing[0]), message, RULE))
    lost: dict[str, list[str]] = defaultdict(list)
    for part in search_words.PLACES:
        for theirs, places in getattr(readers, part).items():
            for url in set(places) - urls:
                lost[url].append(theirs)
    for url, phrases in lost.items():
        more = f" and {len(phrases) - 1} more" if len(phrases) > 1 else ""
        message = (
            f"{url}, the page for “{phrases[0]}”{more}, is not in the site. Write the address of a page or section."
        )
        found.append(Finding.of(shown(WORDS), readers.line(url), message, RULE))
    for url in sorted({url for url, _ in readers.beside} - urls):
        message = (
            f"{url}, the page for words beside others, is not in the site. Write the address of a page or section."
        )
        found.append(Finding.of(shown(WORDS), readers.line(url), message, RULE))
    return sorted(set(found))


def _addresses(pages: Iterable[search_pages.Page]) -> list[str]:
    """Return the address of every place, in order."""
    return [f"{page.url}#{place.anchor}".rstrip("#") for page in pages for place in page.places]


def _behind(docs: Path) -> set[str]:
    """Return the addresses of pages that repeat what others explain: the home page, tools, lists, pages on the guide."""
    found = {"index.html"}
    for path in visible(docs, "**/*.md"):
        front = path.read_text(encoding="utf-8").split("---\n", 2)
        kind = _KIND.search(front[1]) if len(front) == 3 else None
        if not kind or kind[1] != READER:
            found.add(path.relative_to(docs).with_suffix(".html").as_posix())
    return found


def _postings(pages: Sequence[search_pages.Page], small: frozenset[str]) -> tuple[dict[str, Held], list[float]]:
    """Return how much each word counts in each place that holds it, and what one counts that stands there once."""
    counts = Counts(small)
    store = kept("search-words", most=2_000)
    for page in pages:
        for place, words in zip(page.places, store.make(partial(_counted, page), repr(page)), strict=True):
            counts.add(words, FOOT if IS_FOOT.match(place.heading) else 1)
    return counts.weights()


def _counted(page: search_pages.Page) -> list[dict[str, dict[str, int]]]:
    """Return for each place of a page how often each word stands in each field."""
    found = []
    for place in page.places:
        own = not place.anchor
        texts = {
            "title": f"{page.title} {page.label}" if own else "",
            "heading": "" if own else place.heading,
            "about": page.about if own and not page.study else "",
            "text": place.text,
        }
        found.append({name: search_words.counted(text) for name, text in texts.items()})
    return found


def _families(postings: Mapping[str, object]) -> dict[str, list[str]]:
    """Return the words that count as one by what they have in common, other spellings among them."""
    parent: dict[str, str] = {}

    def top(word: str) -> str:
        while parent.setdefault(word, word) != word:
            word = parent[word]
        return word

    for word in sorted(postings):
        for other in (word, *sorted(search_words.other_spellings(word))):
            parent[top("=" + search_words.stem(other))] = top("=" + search_words.stem(word))
            parent[top(other)] = top("=" + search_words.stem(word))
    families: dict[str, list[str]] = defaultdict(list)
    for word in sorted(word for word in parent if not word.startswith("=")):
        families[top(word)].append(word)
    return families


def _places(words: Mapping[str, Sequence[str]], number: Mapping[str, int]) -> str:
    lines = []
    for theirs, urls in sorted(words.items()):
        known = [str(number[url]) for url in urls if url in number]
        if known:
            lines.append(f"{theirs}\t{' '.join(known)}")
    return "\n".join(lines)


def _beside(readers: ReadersWords, number: Mapping[str, int]) -> str:
    """Return the lines of `beside`: a place, and the groups of words that lead there together."""
    return "\n".join(
        "\t".join((str(number[url]), *map(" ".join, groups))) for url, groups in readers.beside if url in number
    )
