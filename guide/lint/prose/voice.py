"""The voice of the guide, as far as it can be counted: sentences that differ in length and are joined to each other.

What a page shows by itself is asked of each page. What only holds on average is asked of the whole guide: the finding then
names the page that pulls most, and there the sentences to begin with. `guide voice` prints what is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from guide.facts.findings import Finding
from guide.lint.prose import limits
from guide.lint.prose.reading_grade import grade, is_for_readers, is_graded, typed_text
from guide.lint.prose.rhythm import Rhythm, joining, length, of_page, of_pages, pairs, to_cut
from guide.pages.project import Project
from guide.pages.texts import Sentence, written

_BY = "by a word such as ‘because’, ‘although’ or ‘which’"
Fix = Callable[[Rhythm], tuple[Sentence, str]]


def pages_are_not_chopped_small(project: Project) -> Iterator[Finding]:
    """A page for readers below grade 5 leaves out ‘because’ and ‘although’: its reader has to join the statements alone."""
    for page in written(project.pages):
        texts = typed_text(page)  # the signs and stages that blocks print are short by design
        if not (is_for_readers(page) and is_graded(texts) and of_page(page).sentences):
            continue
        if (now := grade(texts)) < limits.EASIEST:
            where, advice = _join(of_page(page))
            yield where.finding(f"the page reads like grade {now:.2f}, {limits.EASIEST:g} is the least. {advice}")


def short_sentences_do_not_come_in_threes(project: Project) -> Iterator[Finding]:
    """Three short sentences in a row are a list without its marks: nothing says how one bears on the next."""
    for page in written(project.pages):
        for part in of_page(page).paragraphs:
            for place in range(len(part) - limits.IN_A_ROW + 1):
                row = part[place : place + limits.IN_A_ROW]
                if all(length(one) < limits.SHORT for one in row):
                    message = f"{len(row)} sentences of fewer than {limits.SHORT} words in a row. {join(row[:2])}"
                    yield row[0].finding(message)
                    break


def sentences_have_a_middle_length(project: Project) -> Iterator[Finding]:
    """Over the whole guide, short sentences read like index cards, and long ones like a contract."""
    low, high = limits.MEAN
    if (whole := _whole(project)) is None:
        return
    said = f"the sentences of the guide have {whole.mean:.2f} words on average"
    if whole.mean < low:
        yield _at(project, f"{said}, {low:g} are the least", lambda one: low * len(one.lengths) - one.words, _join)
    if whole.mean > high:
        yield _at(project, f"{said}, {high:g} are the most", lambda one: one.words - high * len(one.lengths), _cut)


def sentences_differ_in_length(project: Project) -> Iterator[Finding]:
    """Sentences of one length are heard as a drone, however well each is made; a short one after a long one is heard."""
    if (whole := _whole(project)) is None or whole.spread >= limits.SPREAD:
        return
    said = f"the lengths of sentences differ by {whole.spread:.2f} words (standard deviation), {limits.SPREAD:g} is the least"
    yield _at(
        project, said, lambda one: sum(limits.SPREAD**2 - (count - whole.mean) ** 2 for count in one.lengths), _vary
    )


def some_sentences_are_short_and_some_are_long(project: Project) -> Iterator[Finding]:
    """A short sentence gives weight and a long one holds two halves of a thought: a guide needs a share of each."""
    if (whole := _whole(project)) is None:
        return
    short, long = f"under {limits.SHORT}", f"over {limits.LONG}"
    yield from _share(project, short, whole.short, limits.SHORT_SHARE, _is_short, _shorten, _join)
    yield from _share(project, long, whole.long, limits.LONG_SHARE, _is_long, _lengthen, _cut)


def statements_are_joined(project: Project) -> Iterator[Finding]:
    """Facts side by side leave open which is the reason for which; ‘because’, ‘but’ and ‘although’ say it."""
    if (whole := _whole(project)) is None or whole.joined >= limits.JOINED:
        return
    said = (
        f"{whole.joined:.2f} words of 100 join statements, as ‘because’ and ‘but’ do, {limits.JOINED:g} are the least"
    )
    yield _at(project, said, lambda one: limits.JOINED / 100 * one.words - len(one.joining), _join)


def so_does_not_join_everything(project: Project) -> Iterator[Finding]:
    """A ‘so’ joins anything to anything: beyond a third of the joining words it says no more than ‘and’."""
    if (whole := _whole(project)) is None or whole.so <= limits.SO_SHARE:
        return
    said = f"{whole.so:.0f}% of the words that join statements are ‘so’, {limits.SO_SHARE:.0f}% are the most"
    yield _at(project, said, lambda one: one.joining.count("so"), _other_than_so)


def quoted(sentence: Sentence) -> str:
    """Return a sentence by its first words, as findings and reports quote it."""
    there = sentence.text.split()
    return f"“{' '.join(there[:8])}{' …' if len(there) > 8 else ''}”"


def join(two: Sequence[Sentence]) -> str:
    """Return the advice to make one sentence of two."""
    return f"Join {quoted(two[0])} with {quoted(two[-1])}, {_BY}."


@lru_cache(maxsize=1)  # each rule over the guide asks for it
def _whole(project: Project) -> Rhythm | None:
    """Return the rhythm of the guide, or None when it has too little prose for averages to say something."""
    whole = of_pages(written(project.pages))
    return whole if whole.words >= limits.LEAST else None


def _share(
    project: Project,
    kind: str,
    share: float,
    bounds: tuple[float, float],
    is_one: Callable[[int], bool],
    more: Fix,
    fewer: Fix,
) -> Iterator[Finding]:
    """Yield the finding when too small or too large a share of the sentences is of a kind; `more` and `fewer` fix it."""
    low, high = bounds
    said = f"{share:.2f}% of the sentences have {kind} words"

    def over(one: Rhythm, bound: float) -> float:
        return sum(map(is_one, one.lengths)) - bound / 100 * len(one.lengths)

    if share < low:
        yield _at(project, f"{said}, {low:g}% are the least", lambda one: -over(one, low), more)
    if share > high:
        yield _at(project, f"{said}, {high:g}% are the most", lambda one: over(one, high), fewer)


def _at(project: Project, said: str, pull: Callable[[Rhythm], float], fix: Fix) -> Finding:
    """Return the finding on the page that pulls most, with what to fix there first."""
    where, advice = fix(
        max((rhythm for page in written(project.pages) if (rhythm := of_page(page)).sentences), key=pull)
    )
    return where.finding(f"{said}. This page weighs most in it. {advice}")


def _join(rhythm: Rhythm) -> tuple[Sentence, str]:
    return _joined(pairs(rhythm), rhythm)


def _lengthen(rhythm: Rhythm) -> tuple[Sentence, str]:
    return _joined([two for two in pairs(rhythm) if sum(map(length, two)) >= limits.LONG], rhythm)


def _joined(found: Sequence[tuple[Sentence, Sentence]], rhythm: Rhythm) -> tuple[Sentence, str]:
    if found:
        return found[0][0], join(found[0])
    alone = rhythm.sentences[0]
    return alone, f"Join {quoted(alone)} with what it bears on, {_BY}."


def _cut(rhythm: Rhythm) -> tuple[Sentence, str]:
    longest = to_cut(rhythm)[0]
    return longest, f"Make two sentences of {quoted(longest)}."


def _shorten(rhythm: Rhythm) -> tuple[Sentence, str]:
    longest = to_cut(rhythm)[0]
    return longest, f"Let one point of {quoted(longest)} stand alone, in fewer than {limits.SHORT} words."


def _vary(rhythm: Rhythm) -> tuple[Sentence, str]:
    where, advice = _lengthen(rhythm)
    return where, f"{advice} Let another point stand alone, in fewer than {limits.SHORT} words."


def _other_than_so(rhythm: Rhythm) -> tuple[Sentence, str]:
    where = next(one for one in rhythm.sentences if "so" in joining(one.text))
    return where, f"Say in {quoted(where)} what the reason is, by ‘because’, ‘which’ or ‘therefore’."


def _is_short(count: int) -> bool:
    return count < limits.SHORT


def _is_long(count: int) -> bool:
    return count > limits.LONG
