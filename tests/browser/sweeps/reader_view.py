"""A reader view holds what a page says: warnings, cards, lists, tables, the words of pictures, dates and review."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.sweeps import Opened

_LIBRARY = Path(__file__).parents[2] / "node_modules/@mozilla/readability/Readability.js"
# A list of links is no article; what surrounds it must be there all the same.
LISTS_OF_LINKS = ("about/all-pages.html",)
# One page of each kind, and whether it has warnings, dates, and a message.
KINDS = {
    "acupuncture/safety.html": (True, True, True),
    "index.html": (True, True, True),
    "back-pain/when-to-get-help.html": (True, True, False),  # the emergency card stands under the title instead
    "decide/handout.html": (True, True, True),
    "research/studies/haake-2007.html": (False, True, True),
    "decide/diary.html": (True, True, True),
    "decide/quiz.html": (True, True, True),
    "decide/index.html": (True, True, True),
    "research/claims.html": (True, True, True),
    "404.html": (True, False, True),
}
# What styles and drawings show, a reader view tells in words.
WORDS = {
    "back-pain/when-to-get-help.html": ("Do: What to tell them how your training has changed",),
    "decide/questions.html": ("Do: Signs of a good answer",),
    "acupuncture/how-it-may-work.html": (
        "Do not do not needle yourself",
        "Picture: A person from behind, from the mid back to the feet",
    ),
    "acupuncture/safety.html": ("Do tell the practitioner",),
    "research/index.html": ("22 better (14 to 30) low certainty",),
    "research/claims.html": ("Verdict: Partly supported. How sure: ",),
}

# What is there to fill in or to press is of no use in a reader view, and what leads elsewhere is no part of the text.
NO_TEXT = "nav, form, fieldset, template, .diary__app, .worksheet__tools, svg, label"
TEXT = "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, summary"
EXTRACT = f"""() => {{
  {_LIBRARY.read_text(encoding="utf-8")}
  const article = new Readability(document.cloneNode(true)).parse();
  return article ? article.title + '\\n' + article.textContent : '';
}}"""
# The text of each element that these selectors choose, by selector, and then of each block of the text.
PARTS = """([selectors, text, none]) => [
  ...selectors.map((selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent)),
  [...document.querySelectorAll('main :is(' + text + ')')].filter((block) => !block.closest(none)).map((block) => {
    const told = block.cloneNode(true);
    told.querySelectorAll("svg").forEach((drawing) => drawing.remove());
    return told.textContent;
  }),
]"""
SELECTORS = (".help", ".care", ".dates > p", ".dates > dl", ".dates dt", ".message, .hero__message, .message__text")


def _packed(text: str) -> str:
    return "".join(text.split())


def extracted(page: Page) -> str:
    """Return title and text of the page as Mozilla's Readability cuts it out, without any space."""
    return _packed(page.evaluate(EXTRACT))


def not_told(opened: Opened) -> list[str]:
    """Return all that a reader view of the page should hold and does not."""
    page, path = opened.page, opened.path
    text = extracted(page)
    *parts, blocks = page.evaluate(PARTS, [SELECTORS, TEXT, NO_TEXT])  # at once: each question takes its way
    help_cards, care_cards, review, lists, terms, said = ([_packed(one) for one in part] for part in parts)
    if path in LISTS_OF_LINKS:
        about = review + terms
        few = [] if len(about) > 4 else [f"only this is said of dates and review: {about}"]
        return few + [part for part in about if part not in text]
    warnings, about = help_cards + care_cards, review + lists
    has = (bool(warnings), bool(about), bool(said))
    found = [part for part in warnings + about + said if part not in text]
    if has != KINDS.get(path, has):
        found.append(f"warnings, dates, message: {has} instead of {KINDS[path]}")
    found += [f"not told in words: {words}" for words in WORDS.get(path, ()) if _packed(words) not in text]
    left_out = [" ".join(block.split()) for block in blocks if _packed(block) not in text]
    return found + (left_out if blocks else ["no text at all"])
