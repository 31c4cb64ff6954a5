"""Registries that answer without a network, in the form that their documentation gives, and a clock that nobody waits for.

Ids are those of the documentation, of a paper whose retraction is widely known, or of studies in `evidence/`.
"""

from __future__ import annotations

import io
import urllib.error
from collections.abc import Callable, Mapping
from email.message import Message
from pathlib import Path

from guide.watch.client import Client

ANSWERS = Path(__file__).parent / "answers"
NOTHING = b'{"message": {}}'
# The part of an address by which an answer is found, and its file.
USUAL: Mapping[str, str] = {
    "esearch.fcgi": "pubmed-esearch.json",
    "esummary.fcgi": "pubmed-esummary.json",
    "efetch.fcgi": "pubmed-efetch.xml",
    "clinicaltrials.gov": "trials.json",
    "10.5555/example.1": "crossref-corrected.json",
    "11096-0": "crossref-retracted.json",
}


def error(code: int, retry_after: str = "") -> urllib.error.HTTPError:
    """Return the error that a registry answers with."""
    headers = Message()
    if retry_after:
        headers["Retry-After"] = retry_after
    return urllib.error.HTTPError("https://registry.example", code, "", headers, io.BytesIO())


class Clock:
    """A clock that goes on when somebody sleeps, and at no other time."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(seconds)


class Registries:
    """Answers by a part of the address; a file, bytes, an error to raise, or a list of these for one try after the other."""

    def __init__(self, **answers: object) -> None:
        self.answers: dict[str, object] = {**USUAL, **answers}
        self.addresses: list[str] = []
        self.agents: set[str] = set()
        self.clock = Clock()

    def open(self, address: str, headers: Mapping[str, str]) -> bytes:
        self.addresses.append(address)
        self.agents.add(headers["User-Agent"])
        answer = next((one for part, one in self.answers.items() if part in address), NOTHING)
        if isinstance(answer, list):
            answer = answer.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return (ANSWERS / answer).read_bytes() if isinstance(answer, str) else answer

    def client(self, name: str = "Registry", per_second: float = 2, agent: str = "back-to-running") -> Client:
        return Client(name, per_second, agent, self.open, self.clock.sleep, self.clock)


Make = Callable[[str, float, str], Client]
