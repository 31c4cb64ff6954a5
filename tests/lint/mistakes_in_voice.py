"""Mistakes in the voice: chopped or droning prose, talk of our own working, stock phrases, figures without a subject."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

from mistakes import PRETEND, WORDS, Change, Mistake, add, edit, written
from mistakes_in_statements import TERM

BACK = "docs/back.md"
GOT_BETTER = "Of 100 people, 50 got better with walks.[@first-2010; @second-2015]"
EASY = "You can walk, sit and stand as you like.\nDo a bit more each day."
# What long texts are made of; with these lengths they have the rhythm of the guide. The other pages add short sentences.
BODY = "the runner walks on past a hill and a wood and rests by the lake in the cold of the day with a friend".split()  # noqa: SIM905
GOOD = (8, 12, 15, 22, 9, 17, 16, 20, 13, 14, 24, 11, 18, 8, 16, 21)
LEAST = 2_000  # words
NEARLY = 1_725  # words; the other pages have 272, and an example adds 50 or so


def sentence(length: int, join: str = "") -> str:
    """Return a sentence of so many words, with a word that joins in its middle."""
    found = list(itertools.islice(itertools.cycle(BODY), length))
    if join:
        found[3:5] = [f"{found[3]},", join]
        found[4:] = [join, *found[5:]]
    return f"{' '.join(found).capitalize()}."


def prose(lengths: Sequence[int] = GOOD, joins: Sequence[str] = ("but", "", "because", ""), least: int = LEAST) -> str:
    """Return so much prose that averages say something, in paragraphs of two sentences of these lengths."""
    rows = []
    for length, join in zip(itertools.cycle(lengths), itertools.cycle(joins), strict=False):
        if len(rows) % len(lengths) == 0 and sum(len(row.split()) for row in rows) >= least:
            break
        rows.append(sentence(length, join if length > 5 else ""))
    return "\n\n".join("\n".join(pair) for pair in zip(rows[::2], rows[1::2], strict=True))


def chop(project: Path, blocks: int = 6) -> None:
    """Write the one long page for readers in sentences that any child could read, so many times two of them."""
    path = project / BACK
    before, heading, after = path.read_text("utf-8").partition("## A sore back may settle on its own")
    _, unknown, end = after.partition("## What we do not know")
    runners = "No runner took part in the trial."
    path.write_text("\n\n".join([f"{before}{heading}", *[EASY] * blocks, runners, f"{unknown}{end}"]), "utf-8")


def nearly_long(lengths: Sequence[int], joins: Sequence[str] = ("but", "", "because", "")) -> Change:
    """Return the change that adds prose of these lengths: with three sentences more, there is enough for averages."""
    rows: list[str] = []
    for pair in prose(lengths, joins).split("\n\n"):
        if sum(len(row.split()) for row in (*rows, pair)) > NEARLY:
            break
        rows.append(pair)
    return written("\n\n".join([PRETEND, *rows]))


def join(first: str, second: str) -> str:
    """Return the advice to make one sentence of two."""
    return f"Join “{first}” with “{second}”, by a word such as ‘because’, ‘although’ or ‘which’."


def over_the_guide(name: str, rule: str, text: str, line: int, said: str, advice: str) -> Mistake:
    """Return a text of the wrong rhythm, on the page of words, and the finding that names that page."""
    return Mistake(name, rule, written(text), f"{WORDS}:{line}: {said}. This page weighs most in it. {advice}")


def phrase(name: str, text: str, found: str, advice: str) -> Mistake:
    """Return a stock phrase, on the page of words."""
    report = f"{WORDS}:15: “{found}” is not in the voice of the guide. {advice}"
    return Mistake(name, "stock_phrases_are_not_used", written(text), report)


def method(name: str, text: str, found: str, line: int = 15) -> Mistake:
    """Return talk of our own working, on the page of words."""
    report = (
        f"{WORDS}:{line}: “{found}” is about how we work. Write ‘our suggestion, not tested’ beside advice that is ours, "
        "and move the rest under ‘Where this comes from’."
    )
    return Mistake(name, "method_stays_at_the_foot", written(text), report)


CHOPPED = (
    Mistake(
        "a page for readers that is chopped small",
        "pages_are_not_chopped_small",
        chop,
        f"{BACK}:17: the page reads like grade 0.01, 5 is the least. "
        + join("People who walked were a little better off.", "The list of words explains the terms."),
    ),
    Mistake(
        "three short sentences in a row",
        "short_sentences_do_not_come_in_threes",
        written("It looks real.\nIt is not.\nYou cannot tell."),
        f"{WORDS}:15: 3 sentences of fewer than 8 words in a row. " + join("It looks real.", "It is not."),
    ),
)

RHYTHM = (
    over_the_guide(
        "a guide of short sentences",
        "sentences_have_a_middle_length",
        prose((7, 8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 12, 13, 22, 24, 27)),
        15,
        "the sentences of the guide have 12.30 words on average, 14 are the least",
        join("The runner walks on, but a hill.", "The runner walks on past a hill and."),
    ),
    over_the_guide(
        "a guide of long sentences",
        "sentences_have_a_middle_length",
        prose((8, 18, 18, 28, 18, 18, 28, 18, 18, 28, 18, 18, 28, 18, 18, 18)),
        19,
        "the sentences of the guide have 18.31 words on average, 17 are the most",
        "Make two sentences of “The runner walks on past a hill and …”.",
    ),
    over_the_guide(
        "a guide whose sentences are of one length",
        "sentences_differ_in_length",
        prose((9, 15, 15, 15, 21, 15, 15, 15, 15, 15, 15, 15, 15, 21, 15, 15)),
        15,
        "the lengths of sentences differ by 3.68 words (standard deviation), 5 is the least",
        join("The runner walks on, but a hill and …", "The runner walks on past a hill and …")
        + " Let another point stand alone, in fewer than 8 words.",
    ),
    over_the_guide(
        "a guide with too many short sentences",
        "some_sentences_are_short_and_some_are_long",
        prose((6, 15, 6, 20, 7, 18, 16, 20, 17, 16, 24, 14, 18, 12, 16, 21)),
        15,
        "23.21% of the sentences have under 8 words, 12% are the most",
        join("The runner walks on, but a.", "The runner walks on past a hill and …"),
    ),
    over_the_guide(
        "a guide without a short sentence",
        "some_sentences_are_short_and_some_are_long",
        prose((8, 12, 15, 24, 9, 17, 16, 20, 9, 14, 26, 10, 18, 8, 16, 21), least=3 * LEAST),
        30,
        "2.83% of the sentences have under 8 words, 3% are the least",
        "Let one point of “The runner walks on, because a hill and …” stand alone, in fewer than 8 words.",
    ),
    over_the_guide(
        "a guide without a long sentence",
        "some_sentences_are_short_and_some_are_long",
        prose((8, 20, 8, 20, 8, 20, 8, 20, 20, 20, 20, 20, 8, 20, 8, 20)),
        15,
        "1.19% of the sentences have over 20 words, 10% are the least",
        join("The runner walks on, but a hill and.", "The runner walks on past a hill and …"),
    ),
    over_the_guide(
        "a guide with too many long sentences",
        "some_sentences_are_short_and_some_are_long",
        prose((8, 11, 24, 12, 12, 24, 13, 12, 24, 13, 12, 24, 13, 24, 12, 13)),
        18,
        "27.63% of the sentences have over 20 words, 25% are the most",
        "Make two sentences of “The runner walks on, because a hill and …”.",
    ),
    over_the_guide(
        "a guide that joins nothing",
        "statements_are_joined",
        prose(GOOD, ("",)),
        15,
        "0.24 words of 100 join statements, as ‘because’ and ‘but’ do, 2 are the least",
        join("The runner walks on past a hill and.", "The runner walks on past a hill and …"),
    ),
    over_the_guide(
        "a guide that joins everything by ‘so’",
        "so_does_not_join_everything",
        prose(GOOD, ("so", "", "because", "")),
        15,
        "46% of the words that join statements are ‘so’, 33% are the most",
        "Say in “The runner walks on, so a hill and.” what the reason is, by ‘because’, ‘which’ or ‘therefore’.",
    ),
)

WORKING = (
    method("how we read a source", "We read the trial in a copy.", "We read"),
    method("whose advice it is, in other words than the label", "These steps are our own.", "are our own"),
    method(
        "a guess, in a table",
        "It looks real:\n\n| Word | Why |\n| --- | --- |\n| real | our estimate |",
        "our estimate",
        19,
    ),
    Mistake(
        "how we searched, in the main message",
        "method_stays_at_the_foot",
        edit(WORDS, "Each word is explained in one sentence.", "We searched for each word."),
        method("", "", "We searched", 4).report,
    ),
)

PHRASES = (
    phrase("a word from an old book", "Cups and suchlike are real.", "suchlike", "Write “similar”."),
    phrase(
        "what is linked said as if it kept company",
        "Pain goes with worse sleep.",
        "goes with worse",
        "Write “linked to”, or say who had more.",
    ),
    phrase("a word from a garden", "Small trials look rosier.", "rosier", "Write “more favourable”."),
)

ALONE = (
    Mistake(
        "a figure whose subject stands in the sentence before",
        "figures_stand_alone",
        edit(BACK, GOT_BETTER, f"{GOT_BETTER}\nSo 50 did not."),
        f"{BACK}:42: the sentence begins “So 50” and holds a figure. Name what the figure counts, or join the sentence with "
        "the one before.",
    ),
)

# Escaped, because the rule that finds these marks in our own code would find them here.
MARKS = (
    Mistake(
        "a mark of quotation that is not English, on a page",
        "quotation_marks_are_english",
        written("A \u00abpretend\u00bb treatment looks real."),
        f"{WORDS}:15: \u00ab is not an English quotation mark. Write ‘ ’, and “ ” inside.",
    ),
    Mistake(
        "a mark of quotation that is not English, in a fact",
        "quotation_marks_are_english",
        add("evidence/glossary/pretend.yml", TERM.replace("Made to look real", "Made to look \u2039real\u203a")),
        "evidence/glossary/pretend.yml:3: \u2039 is not an English quotation mark. Write ‘ ’, and “ ” inside.",
    ),
)

# What the examples of rules on the rhythm of long texts begin with.
NEARLY_LONG = {
    "short sentences": nearly_long((8, 8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 12, 13, 22, 24, 27)),
    "sentences of one length": nearly_long((9, 15, 15, 15, 21, 15, 15, 15, 15, 15, 15, 15, 15, 21, 15, 15)),
    "many short sentences": nearly_long((6, 15, 6, 20, 7, 18, 16, 20, 17, 16, 24, 14, 18, 12, 16, 21)),
    "sentences that nothing joins": nearly_long(GOOD, ("",)),
    "sentences that ‘so’ joins": nearly_long(GOOD, ("so", "", "because", "")),
}

CASES = (*CHOPPED, *RHYTHM, *WORKING, *PHRASES, *ALONE, *MARKS)
