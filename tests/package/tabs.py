"""An open tab of the preview, and what stands in its panel."""

from __future__ import annotations

import html
import http.client
import re
from collections.abc import Callable
from pathlib import Path

from guide.build import serve

_STATES = 8  # more states than any change brings


def ask(preview: serve.Preview, path: str) -> tuple[int, str, str | None]:
    """Return the status, the text and the kind of what the preview answers; the path is sent as it is."""
    line = http.client.HTTPConnection("localhost", preview.server.server_port)
    line.request("GET", f"/{path}")
    answer = line.getresponse()
    text = answer.read().decode()
    line.close()
    return answer.status, text, answer.headers.get_content_type()


class Open:
    """A page of the preview, as an open tab has it: it hears of each new state."""

    def __init__(self, preview: serve.Preview, page: str) -> None:
        self.preview, self.page = preview, page

    def read(self) -> str:
        """Return the page's text as it is now, whatever its status."""
        return ask(self.preview, self.page)[1]

    def when(self, right: Callable[[str], object]) -> str:
        """Return the page in the first state that is right; each look waits for the server to say that there is a new one."""
        for _ in range(_STATES):
            text = self.read()
            if right(text):
                return text
            epoch = re.search(r"panel\.js\?(\d+)", text)[1]
            ask(self.preview, f".preview/after/{epoch}")
        raise AssertionError(f"no state was right; the last one is {text}")


def said(text: str) -> str:
    """Return what the panel says, or an empty string when there is none."""
    return re.search(r'<section class="preview-panel".*?</section>|$', text, re.S)[0]


def mistakes(text: str) -> list[str]:
    """Return what the panel lists, as the words that a person reads."""
    items = re.findall(r"<li>(.*?)</li>", said(text), re.S)
    return [html.unescape(re.sub(r"<[^>]+>", "", item)) for item in items]


def is_right(text: str) -> bool:
    return "What pretend means" in text and not said(text)


def holds(words: str, text: str) -> bool:
    """Return whether a page is that of a whole build without a mistake, and holds the words."""
    return words in text and not said(text)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
