"""Excuses that excuse nothing: without a reason, for a rule that is not there or that nobody may break, or out of date."""

from __future__ import annotations

from mistakes import PRETEND, WORDS, Mistake, edit

FIRST = "evidence/studies/first-2010.yml"
CHECK = "excuses_are_sound"
FORM = "`<!-- not-here: RULE: WORDS because REASON -->`"
YAML_FORM = "`# not-here: RULE: WORDS because REASON`"
LACKS = "the excuse lacks its rule, words or reason. Write it like"
IN_TEXT = "this excuse is no comment on a line of its own. Put it above the field, on a line that begins with `#`."
SAFE = "cannot be excused: it keeps readers safe. Delete the excuse, and fix what the rule finds."
WHOLE = (
    "cannot be excused: whatever the reason, a reader would meet something broken. "
    "Delete the excuse, and fix what the rule finds."
)


def needless(rule: str, words: str) -> str:
    """Return what is said of an excuse that nothing needs."""
    advice = "Delete the excuse, or put it above its line with words of the finding."
    return f"nothing that {rule} finds here says “{words}”. {advice}"


def page(name: str, excuse: str, report: str) -> Mistake:
    """Return an excuse above a sentence of a page in which nothing is wrong."""
    return Mistake(name, CHECK, edit(WORDS, PRETEND, f"{excuse}\n{PRETEND}"), f"{WORDS}:15: {report}")


def said(name: str, said: str, report: str) -> Mistake:
    """Return such an excuse, by what it says."""
    return page(name, f"<!-- not-here: {said} -->", report)


CASES = (
    said("an excuse with an empty reason", "words-not-used-are-not-used: proven because", f"{LACKS} {FORM}."),
    said("an excuse without words", "words-not-used-are-not-used: because it is a name", f"{LACKS} {FORM}."),
    said("an excuse without a rule", "proven because it is a name", f"{LACKS} {FORM}."),
    page("an excuse without its colon", "<!-- not-here proven because it is a name -->", f"{LACKS} {FORM}."),
    said(
        "an excuse of a rule that is not there",
        "word-not-used: proven because it is a name",
        "there is no rule “word-not-used”. Did you mean “words-not-used-are-not-used”? "
        "They stand in guide/lint/RULES.md.",
    ),
    said(
        "an excuse that nothing needs",
        "words-not-used-are-not-used: proven because it is a name",
        needless("words-not-used-are-not-used", "proven"),
    ),
    said("an excuse of raw HTML", "there-is-no-raw-html: b because it is bold", f"there-is-no-raw-html {SAFE}"),
    said("an excuse of an address", "addresses-are-safe: data because it is ours", f"addresses-are-safe {SAFE}"),
    said("an excuse of a warning", "warnings-are-as-agreed: today because so", f"warnings-are-as-agreed {SAFE}"),
    said("an excuse of a sign", "signs-have-one-urgency: legs because so", f"signs-have-one-urgency {SAFE}"),
    said(
        "an excuse of advice on load",
        "load-advice-agrees-with-its-files: 4 because so",
        f"load-advice-agrees-with-its-files {SAFE}",
    ),
    said("an excuse of a dead link", "links-lead-somewhere: gone.md because so", f"links-lead-somewhere {WHOLE}"),
    said("an excuse of the built site", "ids-are-unique: top because so", f"ids-are-unique {WHOLE}"),
    said(
        "an excuse of an excuse",
        "excuses-are-sound: rule because so",
        "excuses-are-sound cannot be excused: it is about excuses. Delete the excuse, and fix what the rule finds.",
    ),
    Mistake(
        "an excuse in front matter that nothing needs",
        CHECK,
        edit(WORDS, "kind: reference\n", "# not-here: lists-are-short: 8 because so\nkind: reference\n"),
        f"{WORDS}:5: {needless('lists-are-short', '8')}",
    ),
    Mistake(
        "an excuse in a fact that nothing needs",
        CHECK,
        edit(FIRST, "year: 2010\n", "# not-here: lists-are-short: 8 because so\nyear: 2010\n"),
        f"{FIRST}:4: {needless('lists-are-short', '8')}",
    ),
    Mistake(
        "an excuse in a fact without a reason",
        CHECK,
        edit(FIRST, "year: 2010\n", "# not-here: lists-are-short: 8\nyear: 2010\n"),
        f"{FIRST}:4: {LACKS} {YAML_FORM}.",
    ),
    Mistake(
        "an excuse behind a value of a fact",
        CHECK,
        edit(FIRST, "year: 2010\n", "year: 2010 # not-here: lists-are-short: 8 because so\n"),
        f"{FIRST}:4: {IN_TEXT}",
    ),
)
