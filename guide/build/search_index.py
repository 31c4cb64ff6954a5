"""Write the index of the search from the built pages: two scripts, which a page opened from disk may load as well.

`search/index.js` finds pages, `search/texts.js` shows what stands there and loads behind it. What a word counts for a
place is worked out here, so that a phone only adds up. The format is read by overrides/assets/js/search-find.js.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from guide.build import search_pages, search_words
from guide.build.search_words import ReadersWords
from guide.facts.findings import Finding, shown
from guide.facts.yaml_source import values as yaml_values

WORDS = Path(__file__).with_name("search-words.en.yml")
READER = "reader"  # the kind of a page that explains; the others repeat what it says
# How much a word counts in each field, and how BM25 weighs how often it stands there and how long the field is.
BOOSTS = {"title": 8.0, "heading": 5.0, "about": 3.0, "text": 1.0}
_OFTEN, _LENGTH = 1.2, 0.75
# A weight is one sign: each step is a fifth more than the last. `"` and `\\` would need a sign of their own before them.
FIRST_SIGN, STEP, LEAST = 40, 1.2, 0.02
_BACKSLASH = 92


class Contents(NamedTuple):
    """What there is to find: the pages, and how much each word counts in each place, by the number of the place."""

    pages: Sequence[search_pages.Page]
    postings: Mapping[str, Mapping[int, float]]


def contents(pages: Sequence[search_pages.Page], readers: ReadersWords) -> Contents:
    """Return what there is to find on the pages; words that readers type and that say nothing count for nothing."""
    return Contents(pages, _postings(pages, readers.small))


def write_all(root: Path, site: Path) -> Contents:
    """Write the two scripts into `search/` of a built site, and return what there is to find.

    Raises ValueError when a page or the words cannot be read.
    """
    readers = search_words.read(WORDS)
    found = contents(read_site(site), readers)
    index, texts = scripts(found, _behind(root / "docs"), readers)
    folder = site / "search"
    folder.mkdir(exist_ok=True)
    (folder / "index.js").write_text(index, encoding="utf-8")
    (folder / "texts.js").write_text(texts, encoding="utf-8")
    return found


def read_site(site: Path) -> list[search_pages.Page]:
    """Return every page of a built site but that for errors, in order of address."""
    paths = sorted(path for path in site.rglob("*.html") if path.name != "404.html")
    return [search_pages.read(path.relative_to(site).as_posix(), path.read_text("utf-8")) for path in paths]


def scripts(found: Contents, behind: Iterable[str], readers: ReadersWords) -> tuple[str, str]:
    """Return the text of `index.js` and of `texts.js` for these contents.

    Pages whose address is in `behind` come after the others; `readers` says which words of readers stand for ours.
    """
    pages, postings = found
    listed = set(behind)
    lines, texts = [], []
    for page in pages:
        kind = "s" if page.study else "b" if page.url in listed else "r"
        shown = page.label or page.title  # as in the menu; a reader may also type the heading
        lines.append("\t".join([kind + page.url, shown, page.title if page.title != shown else ""]))
        lines += [f"#{place.anchor}\t{place.heading}" for place in page.places[1:]]
        texts += [place.text for place in page.places]
    families = _families(postings)
    number = {address: place for place, address in enumerate(_addresses(pages))}
    data = {
        "places": "\n".join(lines),
        **_vocabulary(families),
        **_weights(postings, families),
        "small": " ".join(sorted(readers.small)),
        "passedOver": " ".join(sorted(readers.passed_over)),
        "topic": " ".join(sorted(readers.topic)),
        "also": "\n".join(f"{theirs}\t{ours}" for theirs, ours in sorted(readers.also.items())),
        **{part: _places(getattr(readers, part), number) for part in search_words.PLACES},
        "firstSign": FIRST_SIGN,
        "step": STEP,
    }
    return f"var __search = {_script(data)};\n", f"var __texts = {_script(chr(10).join(texts))};\n"


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
            found.append(Finding.of(shown(WORDS), readers.line(missing[0]), message))
    for part in search_words.PLACES:
        for theirs, places in getattr(readers, part).items():
            for url in sorted(set(places) - urls):
                message = f"{url}, the page for “{theirs}”, is not in the site. Write the address of a page or section."
                found.append(Finding.of(shown(WORDS), readers.line(url), message))
    return sorted(set(found))


def _addresses(pages: Iterable[search_pages.Page]) -> list[str]:
    """Return the address of every place, in order."""
    return [f"{page.url}#{place.anchor}".rstrip("#") for page in pages for place in page.places]


def _behind(docs: Path) -> set[str]:
    """Return the addresses of pages that repeat what others explain: the home page, tools, lists, pages on the guide."""
    found = {"index.html"}
    for path in docs.rglob("*.md"):
        front = path.read_text(encoding="utf-8").split("---\n", 2)
        meta = yaml_values(front[1]) if len(front) == 3 else {}
        if meta.get("kind") != READER:
            found.add(path.relative_to(docs).with_suffix(".html").as_posix())
    return found


def _postings(pages: Sequence[search_pages.Page], small: frozenset[str]) -> dict[str, dict[int, float]]:
    """Return how much each word counts in each place that holds it, by the number of the place."""
    fields: dict[str, list[Counter[str]]] = {name: [] for name in BOOSTS}
    for page in pages:
        for place in page.places:
            own = not place.anchor
            title = f"{page.title} {page.label}" if own else ""
            heading = "" if own else place.heading
            about = page.about if own and not page.study else ""
            for name, text in (("title", title), ("heading", heading), ("about", about), ("text", place.text)):
                fields[name].append(_counted(text, small))
    counts: dict[str, set[int]] = defaultdict(set)
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for held in fields.values():
        for number, words in enumerate(held):
            for word in words:
                counts[search_words.stem(word)].add(number)
    rare = _rareness(counts, len(fields["text"]))
    for name, held in fields.items():
        lengths = [sum(words.values()) for words in held]
        average = sum(lengths) / max(1, sum(1 for length in lengths if length))
        for number, words in enumerate(held):
            norm = _OFTEN * (1 - _LENGTH + _LENGTH * lengths[number] / average) if average else 1
            for word, often in words.items():
                value = BOOSTS[name] * rare[search_words.stem(word)] * often * (_OFTEN + 1) / (often + norm)
                weights[word][number] = weights[word].get(number, 0) + value
    return weights


def _counted(text: str, small: frozenset[str]) -> Counter[str]:
    """Return how often each word stands in a text, those that say nothing left out."""
    held = Counter(search_words.words(text))
    for word in small & held.keys():
        del held[word]
    return held


def _rareness(counts: Mapping[str, set[int]], total: int) -> dict[str, float]:
    """Return how much more a stem says the fewer places hold it, of so many; `counts` has the places of each."""
    return {stem: math.log(1 + (total - len(held) + 0.5) / (len(held) + 0.5)) for stem, held in counts.items()}


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


def _vocabulary(families: Mapping[str, list[str]]) -> dict[str, str]:
    """Return all words in order, each as the number of signs it shares with the last and the rest, and their families.

    The family of a word is empty when it begins one, or how many families before that of the last new one it is.
    """
    of = {word: name for name, words in families.items() for word in words}
    numbers: dict[str, int] = {}
    coded, told, last = [], [], ""
    for word in sorted(of):
        shared = next((place for place, (one, two) in enumerate(zip(word, last, strict=False)) if one != two), None)
        shared = min(25, min(len(word), len(last)) if shared is None else shared)
        coded.append(chr(65 + shared) + word[shared:])
        known = of[word] in numbers
        number = numbers.setdefault(of[word], len(numbers))
        told.append(str(len(numbers) - number) if known else "")
        last = word
    return {"words": "".join(coded), "families": ",".join(told)}


def _weights(postings: Mapping[str, Mapping[int, float]], families: Mapping[str, list[str]]) -> dict[str, str]:
    """Return for each family the gaps between the places that hold it, and for each place the sign of its weight."""
    order = sorted(families, key=lambda name: families[name][0])
    gaps, signs = [], []
    for name in order:
        total: dict[int, float] = defaultdict(float)
        for word in families[name]:
            for number, weight in postings.get(word, {}).items():
                total[number] += weight
        last = -1
        coded = []
        for number in sorted(total):
            coded.append(_sign(number - last))
            last = number
            level = round(math.log(max(total[number], LEAST) / LEAST, STEP))
            signs.append(_sign(level))
        gaps.append("".join(coded))
    return {"gaps": "\n".join(gaps), "weights": "".join(signs)}


def _sign(value: int) -> str:
    """Return a number as one sign; the backslash is left out, because a script would need two of it."""
    code = FIRST_SIGN + value
    return chr(code + 1 if code >= _BACKSLASH else code)


def _places(words: Mapping[str, Sequence[str]], number: Mapping[str, int]) -> str:
    lines = []
    for theirs, urls in sorted(words.items()):
        known = [str(number[url]) for url in urls if url in number]
        if known:
            lines.append(f"{theirs}\t{' '.join(known)}")
    return "\n".join(lines)


def _script(data: object) -> str:
    """Return data as JavaScript; `<` and the two line ends that old engines forbid in texts are written as numbers."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
