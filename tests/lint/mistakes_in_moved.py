"""Mistakes in redirects, and in the list of addresses that pages of the guide ever had."""

from __future__ import annotations

from pathlib import Path

from mistakes import Mistake, add, both, delete, edit

REDIRECTS = "guide/pages/redirects.yml"
PUBLISHED = "guide/lint/published-addresses.txt"
LINE = "old.html: back.html#what-to-do"
IN_REDIRECTS = "redirects_lead_to_a_page"

move_pages = both(
    add(REDIRECTS, f"{LINE}\nwalks.html: back.html\n"),
    add(PUBLISHED, "about/index.html\nback.html\nindex.html\nold.html\nwords.html\nwalks.html\n"),
)


def take_away_words(project: Path) -> None:
    """Delete a page, with the links to it and its line of the menu, and lead nobody on."""
    edit("docs/back.md", "words.md#what-pretend-means", "about/index.md")(project)
    edit("docs/back.md", "The [list of words](words.md) explains the terms.\n", "")(project)
    edit("mkdocs.yml", "  - Words: words.md\n", "")(project)
    (project / "docs/words.md").unlink()


def redirect(name: str, lines: str, said: str, *, line: int = 1) -> Mistake:
    """Return the mistake of redirects with these lines in place of the first, and what is said of one of them."""
    change = both(move_pages, edit(REDIRECTS, LINE, lines))
    return Mistake(name, IN_REDIRECTS, change, f"{REDIRECTS}:{line}: {said}")


FORM = "is no address of a page. Write it like `folder/page.html`"
CASES = (
    redirect(
        "a redirect that leads to another redirect",
        "old.html: walks.html",
        "walks.html leads on itself. Write the page at the end, `old.html: back.html`.",
    ),
    redirect(
        "a redirect to a heading that is not there",
        "old.html: back.html#what-to-dou",
        "back.html has no heading #what-to-dou. Did you mean “what-to-do”? Correct the anchor.",
    ),
    redirect(
        "a redirect in the place of a page",
        f"words.html: back.html\n{LINE}",
        "words.html is a page of the guide, and cannot lead elsewhere. Delete the line, or the page.",
    ),
    redirect(
        "a redirect from an address that no page ever had",
        f"olds.html: back.html\n{LINE}",
        "no page ever had the address olds.html. Did you mean “old.html”? Fix or delete the line.",
    ),
    redirect(
        "a redirect out of the guide",
        f"{LINE}\nwords.html: https://guide.example/",
        f"“https://guide.example/” {FORM} or `folder/page.html#heading`.",
        line=2,
    ),
    redirect(
        "a redirect to a file of the sources", "old.html: back.md\n", f"“back.md” {FORM} or `folder/page.html#heading`."
    ),
    redirect(
        "redirects that cannot be read",
        "old.html: [back.html",
        "a bracket is not closed, or a comma is missing in it. Write it like `[one, other]`, or put text in double quotes.",
    ),
    redirect("a redirect from a file of the sources", f"{LINE}\nwords.md: back.html", f"“words.md” {FORM}.", line=2),
    redirect(
        "two redirects from one address",
        f"{LINE}\nold.html: back.html",
        "`old.html` stands twice. Keep one of the two; the first is on line 1.",
        line=2,
    ),
    Mistake(
        "a page that is gone and leads nowhere",
        "published_addresses_still_lead_somewhere",
        both(move_pages, take_away_words),
        f"{PUBLISHED}:5: there is no page words.html any more, and old links to it would end at nothing. Write "
        f"`words.html: folder/page.html` into {REDIRECTS}, with the page that has its content now.",
    ),
    Mistake(
        "a page for readers for which nobody said what registries are asked",
        "every_page_asks_registries_or_says_why_not",
        add("guide/watch/questions.yml", "questions: {}\nnone:\n  docs/index.md: it sums up other pages\n"),
        "docs/back.md:1: guide/watch/questions.yml does not say what registries are asked for this page. Add a search there "
        "below `questions:`, or below `none:` why there is none, like `docs/back.md: it sums up other pages`.",
    ),
    Mistake(
        "the list of addresses is gone",
        "published_addresses_still_lead_somewhere",
        both(move_pages, delete(PUBLISHED)),
        f"{PUBLISHED}:1: the list of addresses is missing. Bring it back from the branch main.",
    ),
)
