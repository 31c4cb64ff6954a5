"""Mistakes in `evidence/studies/`. While facts are wrong no page can be made, so nothing else is reported."""

from mistakes import Mistake, add, edit, rename

FIRST = "evidence/studies/first-2010.yml"
SECOND = "evidence/studies/second-2015.yml"


def mistake(name: str, old: str, new: str, report: str) -> Mistake:
    """Return a mistake in the file of the first study."""
    return Mistake(name, "", edit(FIRST, old, new), f"{FIRST}:{report}")


CASES = (
    mistake(
        "invalid YAML in a study",
        "title: An example of a trial",
        "title: An example: a trial",
        "1: the text holds a colon and a space, as a field does. Put all behind `title: ` in double quotes.",
    ),
    mistake(
        "words in another language that the title does not hold",
        "year: 2010\n",
        "year: 2010\ntitle_phrases: {in vivo: la}\n",
        "5: the title does not hold “in vivo”. Write the words as they stand there.",
    ),
    mistake(
        "a language by its name",
        "year: 2010\n",
        "year: 2010\ntitle_language: German\n",
        "5: `title_language` is “German”: a language is its code of two letters, and English needs none. "
        "Write it like de, for German.",
    ),
    mistake(
        "an author with a comma",
        "authors: [First A, Second B]",
        'authors: ["First, A.", Second B]',
        "2: `authors.0` is “First, A.”: an author is the surname and initials, without comma or full stop. "
        "Write it like Müller HH.",
    ),
    mistake(
        "a study without a year",
        "year: 2010\n",
        "",
        "1: the field `year` is missing. Add a line `year: …`.",
    ),
    mistake(
        "an unknown field deep in a study",
        "    better: higher\n",
        "    better: higher\n    times: 6 weeks\n",
        "24: unknown field `outcomes.better-6-weeks.times`. Did you mean “time”? "
        "Allowed: better, comparisons, confirmed, measure, name, note, results, time, unit.",
    ),
    mistake(
        "an unknown field in a list",
        "events: 1, of: 80, confirmed",
        "events: 1, off: 80, confirmed",
        "32: unknown field `figures.0.off`. Did you mean “of”? "
        "Allowed: confirmed, events, high, key, low, note, of, several, text, unit, value, what.",
    ),
    mistake(
        "more events than people",
        "{arm: walks, events: 20}",
        "{arm: walks, events: 41}",
        "27: 41 events in an arm of 40 people cannot be. Write at most 40, or correct the arm's `size`.",
    ),
    mistake(
        "an interval that does not hold its estimate",
        "value: 40, low: 30, high: 50",
        "value: 60, low: 30, high: 50",
        "28: the interval 30.0 to 50.0 does not hold the estimate 60.0. Check all three in the source.",
    ),
    mistake(
        "a group that nobody named",
        "{arm: walks, events",
        "{arm: walk, events",
        "27: no arm is called “walk”. Did you mean “walks”? Arms of this study: walks, usual-care.",
    ),
    mistake(
        "a source that nobody can find",
        "doi: 10.5555/example.1\n",
        "",
        "1: a reader cannot find this source. Add a confirmed `doi`, `pmid`, `pmcid` or `url`.",
    ),
    Mistake(
        "a study whose file is named in capitals",
        "",
        rename(SECOND, "evidence/studies/Second-2015.yml"),
        "evidence/studies/Second-2015.yml:1: “Second-2015.yml” is no name for a study. "
        "Call the file author-year.yml in lower case, like haake-2007.yml.",
    ),
    Mistake(
        "an empty study",
        "",
        add("evidence/studies/third-2020.yml", "# to do\n- nothing\n"),
        "evidence/studies/third-2020.yml:1: this file holds no fields. Write one `field: value` on each line.",
    ),
)
