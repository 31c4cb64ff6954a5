"""A first visit to a page asks for few files, and for each of them once."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.browser.sweeps import Opened

MOST = 4  # the page, its style sheet, and two scripts
# A style sheet and a script of its own that a tool needs beside them.
TOOLS = {
    **dict.fromkeys(("decide/index.html", "decide/questions.html", "decide/quiz.html", "decide/handout.html"), 2),
    "decide/diary.html": 2,
    "about/privacy.html": 2,
}
PICTURES = (".svg", ".png", ".webp", ".jpg")
# Browsers ask for these when they like, a tab's icon or an installation, so they are counted apart.
APART = ("/assets/images/favicon.svg", "/favicon.ico", "/manifest.webmanifest")
# The style of paper is fetched last, and nothing waits for it; the styles of cards, claims, drawings, people and so on
# come with them, as pictures do.
LATER = tuple(
    f"/assets/{name}.css"
    for name in ("print", "cards", "claims", "drawings", "home", "lists", "people", "scales", "studies", "tiles")
)


def paths(requests: list[str]) -> list[str]:
    """Return the path of each request that counts."""
    return [path for path in (urlsplit(address).path for address in requests) if path not in (*APART, *LATER)]


def too_many(opened: Opened) -> list[str]:
    """Return what is wrong with the requests of a page that has just been opened."""
    asked = paths(opened.requests)
    most = MOST + TOOLS.get(opened.path, 0)
    pictures = opened.page.evaluate("document.querySelectorAll('img').length")
    found = []
    if not any(path.endswith(f"/{opened.path}") for path in asked):
        found.append(f"the page itself was not asked for, so nothing was counted: {asked}")
    if len(asked) != len(set(asked)):
        found.append(f"a file was asked for twice: {asked}")
    if len(asked) > most + pictures:
        found.append(f"{len(asked)} requests: {asked}")
    if len([path for path in asked if not path.endswith(PICTURES)]) > most:
        found.append(f"too many files: {asked}")
    return found
