"""A finding can be excused at its line, in pages, front matter and facts; nothing of the excuse is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from mistakes import PRETEND, WORDS, Change, add, edit
from mistakes_in_statements import CLAIM, KEY, TERM, claimed

from guide.lint import excuses, explain, linter
from guide.lint.rule import module_of, rule_id
from guide.pages.project import read_project

BACK = "docs/back.md"
PROVEN = "words-not-used-are-not-used: proven because it is what the article says"
TABLE = "| What | How sure |\n| --- | --- |\n{}| Proven | low |\n| Walking | low |"
FIGURE = "figures-of-facts-are-in-their-sources"


def comment(said: str) -> str:
    return f"<!-- not-here: {said} -->\n"


def found(project: Path) -> list[str]:
    return [str(one) for one in linter.findings(project / "mkdocs.yml")]


# What is wrong in a place of every kind, with and without its excuse: `{}` is where that stands.
PLACES = {
    "above a paragraph": (WORDS, PRETEND, "{}It is proven.", comment(PROVEN)),
    "above a paragraph, with an empty line between": (WORDS, PRETEND, "{}It is proven.", comment(PROVEN) + "\n"),
    "inside of a paragraph": (WORDS, PRETEND, "It looks real to you and to me.\n{}It is proven.\nIt is not.", comment(PROVEN)),
    "inside of a table": (WORDS, PRETEND, f"Some words:\n\n{TABLE}", comment(PROVEN)),
    "above a list": (WORDS, PRETEND, "{}- proven\n- real", comment(PROVEN)),
    "inside of a list in a block": (BACK, "- keep walking\n", "- a walk\n{}- a proven walk\n", comment(PROVEN)),
    "above a heading": (
        WORDS, PRETEND, "{}### Can I tell", comment("headings-are-statements: question because readers do"),
    ),
    "above a block": (
        BACK,
        "/// drawing | back\n    alt: A back with a cross on the sore spot.\n\nThe cross marks the spot.\n",
        "{}/// drawing | back\n    alt: A back with a cross on the sore spot.\n",
        comment("pictures-and-tables-are-explained: `/// drawing` has no caption because the text below says it"),
    ),
    "above a field of front matter": (
        WORDS, "title: Words\n", "{}title: Proven words\n", f"# not-here: {PROVEN}\n",
    ),
    "above a text of several lines in front matter": (
        WORDS,
        "main_message: Each word is explained in one sentence.",
        "{}main_message: >-\n  Each word is\n  proven in one sentence.",
        f"# not-here: {PROVEN}\n",
    ),
    "above an inner field of front matter": (
        BACK, "  - text: Keep walking.\n", "{}  - text: The walk.\n",
        "  # not-here: actions-begin-with-a-verb: “The walk.” because it is a try\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_an_excuse_stands_above_what_it_excuses(place: str, project: Path) -> None:
    file, old, new, excuse = PLACES[place]
    edit(file, old, new.replace("{}", ""))(project)
    before = found(project)
    assert before, "nothing is wrong here, so nothing can be excused"
    edit(file, new.replace("{}", ""), new.replace("{}", excuse))(project)
    assert found(project) == []


@pytest.mark.parametrize(
    ("change", "excuse", "file"),
    [
        (
            claimed(CLAIM.replace("numbers: 50 of 100 were better with walks and 40", "{}numbers: 50 of 100 and 47")),
            f"# not-here: {FIGURE}: 47 because it is a trial\n",
            KEY,
        ),
        (
            add("evidence/glossary/pretend.yml", "{}" + TERM.replace("pretend", "shoe").replace("walking", "boot")),
            "# not-here: every-term-is-used: term because a page will use it soon\n",
            "evidence/glossary/pretend.yml",
        ),
    ],
    ids=["above a field", "above a whole file"],
)
def test_an_excuse_in_a_fact_is_a_comment_above_its_field(
    change: Change, excuse: str, file: str, project: Path
) -> None:
    change(project)
    text = (project / file).read_text("utf-8")
    (project / file).write_text(text.replace("{}", ""), "utf-8")
    assert found(project)
    (project / file).write_text(text.replace("{}", excuse), "utf-8")
    assert found(project) == []


def test_an_excuse_holds_for_the_field_below_it_and_no_other(project: Path) -> None:
    excuse = f"# not-here: {FIGURE}: 47 because it is a trial\n"
    claimed(CLAIM.replace("and 40 with", "and 47 with").replace("topic:", f"{excuse}topic:"))(project)
    (needless, figure) = found(project)
    assert needless.startswith(f"{KEY}:2: excuses-are-sound: nothing that {FIGURE} finds here says “47”.")
    assert figure.startswith(f"{KEY}:13: {FIGURE}: the figure 47 is not in first-2010.")


def test_an_excuse_above_a_whole_file_holds_for_no_field_far_below(project: Path) -> None:
    excuse = f"# not-here: {FIGURE}: 47 because it is a trial\n"
    claimed(excuse + CLAIM.replace("and 40 with", "and 47 with"))(project)
    (needless, figure) = found(project)
    assert needless.startswith(f"{KEY}:1: excuses-are-sound: nothing that {FIGURE} finds here says “47”.")
    assert figure.startswith(f"{KEY}:13: {FIGURE}: the figure 47 is not in first-2010.")


def test_an_excuse_holds_for_its_words_alone(project: Path) -> None:
    edit(WORDS, PRETEND, f"{comment(PROVEN)}It is proven and cured.\n\nIt is proven.")(project)
    (other, below) = found(project)
    assert other.startswith(f"{WORDS}:16: words-not-used-are-not-used: “cured” breaks")
    assert below.startswith(f"{WORDS}:18: words-not-used-are-not-used: “proven” breaks")


def test_words_are_whole_words_of_what_is_wrong(project: Path) -> None:
    excuse = comment("figures-are-in-their-sources: 7 because so") + comment(
        "figures-are-in-their-sources: 2010 because so"
    )
    edit(WORDS, PRETEND, f"{excuse}The trial of walks took 7,000.[@first-2010]")(project)
    assert [one.partition(" finds here")[0] for one in found(project)] == [
        f"{WORDS}:15: excuses-are-sound: nothing that figures-are-in-their-sources",
        f"{WORDS}:16: excuses-are-sound: nothing that figures-are-in-their-sources",
        f"{WORDS}:17: figures-are-in-their-sources: the figure 7,000 is not in first-2010. Nearest there: 100, 2,010. "
        "Write what the source says, or excuse it with a reason.",
    ]


def test_two_excuses_hold_for_one_line(project: Path) -> None:
    excuse = comment(PROVEN) + comment("words-not-used-are-not-used: cured because it is a quotation")
    edit(WORDS, PRETEND, f"{excuse}It is proven and cured.")(project)
    assert found(project) == []


def test_no_excuse_is_called_needless_in_a_page_that_cannot_be_read(project: Path) -> None:
    edit(WORDS, PRETEND, f"{comment(PROVEN)}It is proven.")(project)
    edit(WORDS, "kind: reference\n", "\tkind: reference\n")(project)
    (one,) = found(project)
    assert one.startswith(f"{WORDS}:5: pages-can-be-read: the line begins with a tab.")


def test_what_keeps_readers_safe_is_found_all_the_same(project: Path) -> None:
    edit(WORDS, PRETEND, f"{comment('there-is-no-raw-html: b because so')}It <b>is</b> not.")(project)
    (excuse, raw) = found(project)
    assert excuse.startswith(f"{WORDS}:15: excuses-are-sound: there-is-no-raw-html cannot be excused: it keeps")
    assert raw.startswith(f"{WORDS}:16: there-is-no-raw-html: raw HTML <b>.")


@pytest.mark.parametrize(
    "excuse",
    [
        "It is. <!-- not-here: lists-are-short: 8 because so -->",
        "<!-- not-here: lists-are-short: 8 because [a](words.md) says so -->",
        "<!-- not-here: lists-are-short: 8 because [@second-2015] says so -->",
        "<!-- not-here: lists-are-short: 8 because so --> <b> -->",
        "<!-- not-here: lists-are-short: 8 because\nso -->",
        "<!-- not-here: lists-are-short: 8 because `<b>` is so -->",
        "not-here: lists-are-short: 8 because so",
    ],
)
def test_an_excuse_that_readers_would_see_is_reported(excuse: str, project: Path) -> None:
    edit(WORDS, PRETEND, f"{excuse}\n{PRETEND}")(project)
    assert [one for one in found(project) if "excuses-are-sound: readers would see this excuse." in one]


@pytest.mark.parametrize(
    "text", ["`<!-- not-here: … -->` is an excuse.", "```\n<!-- not-here: x: y because z -->\n```"]
)
def test_an_excuse_in_code_is_an_example(text: str, project: Path) -> None:
    edit(WORDS, PRETEND, text)(project)
    assert found(project) == []
    (page,) = (page for page in read_project(project / "mkdocs.yml").pages if page.path.name == "words.md")
    assert "&lt;!-- not-here:" in page.html


def test_a_comment_in_a_text_of_a_fact_is_no_excuse(project: Path) -> None:
    text = "numbers: |\n  50 of 100 were better with walks and 40 not.\n  # not-here: x: y because z\n"
    claimed(CLAIM.replace("numbers: 50 of 100 were better with walks and 40 with usual care.\n", text))(project)
    assert [one for one in found(project) if f"{KEY}:14: excuses-are-sound: this excuse is no comment" in one]


@pytest.mark.parametrize("place", [name for name, (file, *_) in PLACES.items() if "front" not in name])
def test_nothing_of_an_excuse_is_printed(place: str, project: Path) -> None:
    file, old, new, excuse = PLACES[place]

    def html() -> str:
        pages = read_project(project / "mkdocs.yml").pages
        return next(page.html for page in pages if page.path.samefile(project / file))

    edit(file, old, new.replace("{}", ""))(project)
    without = html()
    edit(file, new.replace("{}", ""), new.replace("{}", excuse.rstrip("\n") + "\n"))(project)
    assert html() == without


def test_every_rule_says_if_it_can_be_excused() -> None:
    safe = {rule for rule in explain.all_rules() if excuses.cannot_be_excused(rule)}
    assert {module_of(rule) for rule in safe} >= {
        "intruders.security",
        "advice.signs",
        "agreed.warnings",
        "advice.load_advice",
    }
    modules = {part for rule in explain.all_rules() for part in (module_of(rule), module_of(rule).partition(".")[0])}
    names = {rule_id(rule) for rule in explain.all_rules()}
    assert set(excuses.NEVER) - modules - names == set(), "no rule and no module has this name any more"
