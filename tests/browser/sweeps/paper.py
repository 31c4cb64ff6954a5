"""Paper shows the whole text, and leaves out what needs a screen."""

from __future__ import annotations

from tests.browser.sweeps import Opened
from tests.browser.sweeps.window import SHEET

# What the main part of a page does not print: a page that has it, and why.
NOT_PRINTED = {
    ".breadcrumbs": ("acupuncture/safety.html", "links up the site lead nowhere on paper"),
    ".aside": ("acupuncture/safety.html", "lists of links lead nowhere on paper"),
    ".hero ul": ("index.html", "two links into the guide lead nowhere on paper"),
    ".neighbours": ("acupuncture/safety.html", "links to the next page lead nowhere on paper"),
    ".change": ("acupuncture/safety.html", "nobody can follow the link to the editor from paper"),
    ".sources__back": ("acupuncture/safety.html", "the arrow back to the text is a link"),
    ".sources__kind + a": ("acupuncture/safety.html", "a link to the page of a study"),
    ".choose fieldset": ("research/studies/index.html", "buttons that shorten the list"),
    ".facts-foot": ("index.html", "ways to the facts behind a chart"),
    ".glossary__letters": ("about/glossary.html", "links to further down; paper is leafed through"),
    ".diary form": ("decide/diary.html", "a form needs a screen; the sheets are for paper"),
    ".diary__files": ("decide/diary.html", "files need a screen"),
    ".diary__result[hidden]": ("decide/diary.html", "there is no result before a day is noted"),
    ".diary__bar": ("decide/diary.html", "it says what has just happened on the screen"),
    ".diary dialog": ("decide/diary.html", "a question needs a screen"),
    ".diary__sheets summary": ("decide/diary.html", "the sheets begin a page of their own and say what they are"),
}
# The same on a worksheet, with a page that has it.
NOT_ON_SHEETS = {
    ".worksheet__tools": ("decide/index.html", "buttons, and what a browser keeps"),
    ".quiz__show": ("decide/quiz.html", "on paper every answer shows"),
    ".handout .people__table": ("decide/handout.html", "the same numbers stand above the pictures"),
    ".handout .help": ("decide/handout.html", "the whole list of emergencies stands on its front"),
}
LEFT_OUT = {**NOT_PRINTED, **NOT_ON_SHEETS}
# The pieces of text in `main` that do not show, without those inside the elements named.
LOST = """(left_out) => {
  const lost = [];
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.textContent.trim(), parent = node.parentElement;
    if (!text || parent.closest("svg, script, style") || (left_out && parent.closest(left_out))) continue;
    const place = document.createRange();
    place.selectNodeContents(node);
    const box = place.getBoundingClientRect();
    const shown = parent.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!shown || box.width < 1 || box.height < 1) lost.push(text);
  }
  return lost;
}"""

# The rows of tables that take more of a sheet than two fifths of it, by their headings: cells beside each other that are as
# long as paragraphs leave most of it empty. So does what may not be parted and takes half of a sheet: it goes to the next.
HIGH = """(sheet) => [
  ...[...document.querySelectorAll("main tbody tr")]
    .filter((row) => getComputedStyle(row).display === "table-row" && row.offsetHeight > sheet * 2 / 5)
    .map((row) => row.cells[0].textContent.trim()),
  ...[...document.querySelectorAll("main *")]
    .filter((part) => part.offsetHeight > sheet / 2 && getComputedStyle(part).breakInside === "avoid")
    .map((part) => `${part.localName}.${part.className}: ${part.textContent.trim().slice(0, 60)}`),
]"""

# What begins a sheet, so that it can be handed out, filled in or hidden apart from what stands before it, and does not:
# the part of a choice that is filled in, the back of the handout, the answers of the quiz, and the sheets of the diary.
BEGIN = """() => {
  const field = document.querySelector(".field:has(> .rate)");
  let heading = field;
  while (heading && heading.localName !== "h2") heading = heading.previousElementSibling;
  const parts = [".handout .signs + .signs", ".quiz__answer", ".diary__sheets", ".diary__sheets table:nth-of-type(3)"];
  return [field && heading, ...parts.map((part) => document.querySelector(part))]
    .filter((part) => part && getComputedStyle(part).breakBefore !== "page")
    .map((part) => `${part.localName}.${part.className}: ${part.textContent.trim().slice(0, 40)}`);
}"""


def no_new_sheet(opened: Opened) -> list[str]:
    """Return what should begin a sheet of paper and follows on the one before."""
    return opened.page.evaluate(BEGIN)


def high_pieces(opened: Opened) -> list[str]:
    """Return the rows of tables, and what else stays in one piece, that are so high that most of a sheet may stay empty."""
    return opened.page.evaluate(HIGH, SHEET["height"])


def lost(opened: Opened, left_out: str = ", ".join(LEFT_OUT)) -> list[str]:
    """Return the pieces of text that do not show, without those in what is left out on purpose."""
    return opened.page.evaluate(LOST, left_out)


def printed_for_nothing(opened: Opened, left_out: dict[str, tuple[str, str]] | None = None) -> list[str]:
    """Return what this page is the example of leaving out and prints all the same, or has no more."""
    found = []
    for selector, (path, reason) in (LEFT_OUT if left_out is None else left_out).items():
        if path != opened.path:
            continue
        part = opened.page.locator(selector)
        if not part.count():
            found.append(f"delete {selector} ({reason}): {path} does not have it")
        elif part.first.is_visible():
            found.append(f"{selector} is printed ({reason})")
    return found
