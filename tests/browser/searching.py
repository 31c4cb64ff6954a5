"""The search in its dialog: one text typed by a person's means, or many in one visit, each with what was said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, Page, expect

# Types each text into the field, as keys would, after it was emptied or held another text, and waits until the status says
# something of it. What is never said fails the question after `guard` milliseconds.
_ASK = """async ({ texts, before, guard }) => {
  const field = document.querySelector("#search-field"), status = document.querySelector("#search [role=status]");
  const put = (text) => new Promise((done) => {
    const short = text.trim().length < 2;
    const right = () => short ? status.textContent === "" : /found|Nothing/.test(status.textContent);
    const end = (said) => { watch.disconnect(); clearTimeout(timer); done(said); };
    const watch = new MutationObserver(() => { if (right()) end(true); }); // each answer is written anew, if it is the same
    const timer = setTimeout(() => end(false), guard);
    watch.observe(status, { childList: true, characterData: true, subtree: true });
    field.focus();
    field.select();
    if (short && status.textContent === "" && !status.childNodes.length) end(true); // nothing will change
    document.execCommand(text ? "insertText" : "delete", false, text);
  });
  const answers = [];
  let errors = [];
  const note = (event) => errors.push(String(event.error || event.reason || event.message));
  for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, note);
  for (const text of texts) {
    errors = [];
    if (!await put(before)) errors.push("nothing was said of what was typed before");
    if (!await put(text)) errors.push("nothing was said of it");
    const links = [...document.querySelectorAll("#search-results a")];
    const pages = links.map((one) => one.pathname.replace(/^[/]+/, ""));
    answers.push({ pages, part: links.length ? links[0].hash : "", said: status.textContent, errors });
  }
  for (const kind of ["error", "unhandledrejection"]) removeEventListener(kind, note);
  return answers;
}"""
_GUARD = 30_000


@dataclass(frozen=True)
class Answer:
    """What the dialog shows for a text: the pages of the results, best first, its status, and the errors on the way.

    `part` is the place on the first page to which the result leads, and empty for its top.
    """

    pages: list[str]
    part: str
    said: str
    errors: list[str]


class Search:
    """The open search, and what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    @property
    def status(self) -> Locator:
        """Return the line that says what was found."""
        return self.page.get_by_role("dialog").get_by_role("status")

    def pages(self, text: str) -> list[str]:
        """Type a text. Returns the pages of the results that are shown, best first."""
        self.page.get_by_role("searchbox").fill("")
        expect(self.status).to_have_text("")  # the last results are gone
        self.page.get_by_role("searchbox").fill(text)
        expect(self.status).to_have_text(re.compile("found|Nothing"), timeout=_GUARD)
        links = self.page.locator("#search-results a")
        return [address.lstrip("/") for address in links.evaluate_all("all => all.map(one => one.pathname)")]

    def ask(self, texts: Iterable[str], before: str = "") -> list[Answer]:
        """Type text after text, each when `before` stood there, and return the answers in this order."""
        asked = {"texts": list(texts), "before": before, "guard": _GUARD}
        return [Answer(**answer) for answer in self.page.evaluate(_ASK, asked)]

    def all(self, texts: list[str]) -> list[list[str]]:
        """Return every page that is found for each text, best first."""
        return self.page.evaluate(
            """async (texts) => {
              const find = (window.findOfTests ??= await __finder(__search, () => {}));
              const found = [];
              for (const text of texts) found.push((await find(text)).results.map(({ url }) => url));
              return found;
            }""",
            texts,
        )


@contextmanager
def opened(browser: Browser, served: str) -> Iterator[Search]:
    """Open the home page in a context of its own, and the search in it, and wait until everything is loaded."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(served)
    page.get_by_role("link", name="Search", exact=True).click()
    found = Search(page)
    found.pages("needles")
    yield found
    context.close()
