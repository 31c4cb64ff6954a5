"""The form of a page, as far as a program can judge it: short paragraphs and lists, headings, warnings, captions."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from guide.facts.findings import Finding
from guide.lint.prose.limits import ITEMS, SENTENCES
from guide.markdown.render import words
from guide.pages.page import Page
from guide.pages.plain_text import split
from guide.pages.project import Project
from guide.pages.texts import DRAWN, Passage, Sentence, passages, written

_ASKS = "is|are|was|were|do|does|did|can|could|should|will|would|has|have|may|might|must"
_WHOM = (
    "I|you|we|it|they|he|she|this|that|these|those|there|the|an?|my|your|our|their|any|people|runners|acupuncture|needles"
    "|needling|exercise|running"
)
# With the verb before its subject, as only questions have it: “How does …”, “Can I …”, but not “How it may work”.
_QUESTION = re.compile(
    rf"\?|^(?:(?:what|how|why|when|where|who|which)\b(?: (?!not\b)[\w-]+){{0,2}}? (?:(?:{_ASKS}) (?:{_WHOM})\b"
    rf"|(?:do|does|did) (?!not\b))|(?:is|are|was|were|does|did|can|could|should|will|would|has|might|must) (?:{_WHOM})\b"
    rf"|(?:do|have) (?:I|you|we|they|people|runners|needles)\b)",
    re.I,
)
# What may stand before the verb of an action: “If it lasts, compare …”, “Then fill in …”.
_BEFORE_VERB = re.compile(
    r"(?:(?:if|when|whenever|once|before|after|until|while|as|in|on|at|for|with|from)\b[^,;:]*, )?"
    r"(?:then |first |always |never )?",
    re.I,
)
_NO_VERB = re.compile(
    r"(?:the|an?|my|your|our|their|its?|this|that|these|those|there|I|you|we|they|he|she|some|any|many|most|more|all|no|every"
    r"|each|one|two|three|if|when|whenever|once|before|after|until|while|as|in|on|at|for|with|from|of|by|to|about|how|what|why"
    r"|where|who|which|whether|\d[\d.,]*|(?!bring|swing)\w+ing)\b",
    re.I,
)
# A finding with its certainty, and a sentence that tells if runners were among those measured.
_FINDING = re.compile(
    r"\((?:very )?(?:high|moderate|low)(?: to [\w ]+)? certainty\)|(?m:^/{3,}\s*(?:claim|effects|verdict)\b)"
)
_RUNNERS = re.compile(r"\b(?:runners?|running|athletes?)\b", re.I)
_STUDIED = re.compile(
    r"\b(?:trials?|stud(?:y|ies)|reviews?|reports?|guidelines?|tests?|tested|measured|picked|counted|followed|watched|found)\b",
    re.I,
)


def paragraphs_are_short(project: Project) -> Iterator[Finding]:
    """On a phone a paragraph of five sentences fills the screen, and readers lose their place."""
    for page in written(project.pages):
        for passage in passages(page):
            count = len(split(passage.text))
            if passage.kind == "paragraph" and count > SENTENCES:
                yield page.finding(
                    passage.line,
                    f"{count} sentences in one paragraph, {SENTENCES} are the most. Put an empty line between two of them.",
                )


def main_messages_are_one_sentence(project: Project) -> Iterator[Finding]:
    """Two messages are two things to remember, and the reader may take the lesser one home."""
    for page in written(project.pages):
        count = len(split(page.meta.main_message)) if page.meta else 1
        if count > 1:
            message = f"the main message has {count} sentences. Make one of them, and put the rest into the text."
            yield page.finding(_line(page, "main_message:"), message)


def actions_begin_with_a_verb(project: Project) -> Iterator[Finding]:
    """“The warning signs” leaves open what to do with them; “read the warning signs” can be done."""
    for page in written(project.pages):
        for action in page.meta.actions if page.meta else ():
            before = _BEFORE_VERB.match(action.text)
            told = action.text[before.end() if before else 0 :]
            if _NO_VERB.match(told):
                message = f"the action “{action.text}” does not begin with a verb. Say what to do, as in “read …”."
                yield Sentence(page.path, "actions", action.text, field="actions").finding(message)


def lists_are_short(project: Project) -> Iterator[Finding]:
    """Nobody remembers more than seven things; a longer list needs to be split into groups."""
    for page in written(project.pages):
        items = [passage for passage in passages(page) if passage.kind == "item"]
        for _, group in itertools.groupby(items, key=lambda item: item.list):
            for level in _levels(list(group)):
                if len(level) > ITEMS:
                    message = f"a list of {len(level)} items, {ITEMS} are the most. Make two lists, or drop what matters least."
                    yield page.finding(level[0].line, message)


def headings_are_statements(project: Project) -> Iterator[Finding]:
    """Whoever only reads the headings takes the answers home; questions would send them on."""
    for page in written(project.pages):
        for passage in passages(page):
            if passage.kind == "heading" and asks(passage.text):
                yield page.finding(passage.line, f"the heading “{passage.text}” is a question. Write the answer.")
        if page.meta and asks(page.meta.title):
            yield page.finding(_line(page, "title:"), f"the title “{page.meta.title}” is a question. Write the answer.")


def asks(heading: str) -> bool:
    """Tell whether a heading is a question: by its mark, or because verb and subject are turned round."""
    return _QUESTION.search(heading) is not None


def do_not_is_repeated(project: Project) -> Iterator[Finding]:
    """Whoever skims a list sees a line alone, and would read “race on” as advice."""
    for page in written(project.pages):
        for passage in passages(page):
            wanting = not re.match(r"do not\b", passage.text, re.I)
            if passage.block == "do-not" and passage.kind in ("item", "paragraph") and wanting:
                yield page.finding(passage.line, "a line of a do-not list. Begin it with “do not”.")


def care_cards_go_by_urgency(project: Project) -> Iterator[Finding]:
    """Somebody with an emergency reads the first card, and perhaps no other."""
    order = list(words("en")["care"])
    for page in written(project.pages):
        worst = 0
        for number, level in _levels_of_care(page):
            if level not in order:
                continue  # reading the page reports it
            if order.index(level) < worst:
                yield page.finding(
                    number, f"a card of level {level} below one that is {order[worst]}. Put the most urgent card first."
                )
            worst = max(worst, order.index(level))


def pictures_and_tables_are_explained(project: Project) -> Iterator[Finding]:
    """A picture or table says little unless words say what to see in it."""
    for page in written(project.pages):
        found = passages(page)
        yield from _without_caption(page, found)
        parts = _parts(found)
        for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
            told = (before and before[0].kind in ("heading", "paragraph", "caption")) or (
                after and after[0].kind == "paragraph"
            )
            if part[0].kind == "row" and not part[0].block and not told:
                message = "the table stands alone. Write a heading or sentence above it that says what to see in it."
                yield page.finding(part[0].line, message)


def findings_say_if_runners_were_measured(project: Project) -> Iterator[Finding]:
    """The reader runs, and most trials took other people: a page with a finding says so."""
    for page in written(project.pages):
        finding = page.kind == "reader" and _FINDING.search(page.text)
        told = (one.text for passage in passages(page) for one in passage.sentences(page.path))
        if finding and not any(_RUNNERS.search(text) and _STUDIED.search(text) for text in told):
            line = page.first_line + page.text[: finding.start()].count("\n")
            message = "the page gives a finding and does not say whether runners were measured. Say who took part in the studies."
            yield page.finding(line, message)


def _levels(items: Sequence[Passage]) -> list[list[Passage]]:
    """Return the items of one list, each inner list by itself."""
    done: list[list[Passage]] = []
    open_levels: list[list[Passage]] = []
    for item in items:
        while open_levels and item.depth < open_levels[-1][0].depth:
            done.append(open_levels.pop())
        if not open_levels or item.depth > open_levels[-1][0].depth:
            open_levels.append([])
        open_levels[-1].append(item)
    return [*done, *open_levels]


def _levels_of_care(page: Page) -> Iterator[tuple[int, str]]:
    for block in page.blocks:
        if block.name == "care":
            yield block.line, next((text for _, text in block.options), "").partition("level:")[2].strip()


def _without_caption(page: Page, found: Sequence[Passage]) -> Iterator[Finding]:
    captions = [passage.line for passage in found if passage.kind == "caption"]
    for block in page.blocks:
        if block.name in DRAWN and not any(block.line < caption < block.end for caption in captions):
            message = f"`/// {block.name}` has no caption. Write before the closing `///` what to see in it."
            yield page.finding(block.line, message)


def _parts(found: Sequence[Passage]) -> list[list[Passage]]:
    """Return headings, paragraphs and whole tables, in their order."""
    return [
        list(group) for _, group in itertools.groupby(found, key=lambda one: one.line if one.kind != "row" else "row")
    ]


def _line(page: Page, token: str) -> int:
    lines = page.path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(token)), 1)
