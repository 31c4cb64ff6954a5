"""Ask one registry politely: under our name, so many times a second, again after a pause, never for ever."""

from __future__ import annotations

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from http.client import HTTPException
from urllib.parse import urlencode

from guide.new_study.crossref import RegistryError

TRIES = 3
_SECONDS = 30
_MOST = 50_000_000  # bytes of an answer: far more than any has
_LONGEST_PAUSE = 60
_AGAIN = frozenset({429, 500, 502, 503, 504})

Open = Callable[[str, Mapping[str, str]], bytes]


class UnknownIdError(RegistryError):
    """The registry has nothing under this id; it can be asked for the next."""


class UnreachableError(RegistryError):
    """The registry cannot be reached at all, as without a network."""


def open_address(address: str, headers: Mapping[str, str]) -> bytes:
    """Return what stands at an address. Raises OSError, of which urllib's HTTPError is one, and HTTPException."""
    request = urllib.request.Request(address, headers=dict(headers))  # noqa: S310 - the addresses are ours
    with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
        content: bytes = answer.read(_MOST + 1)
    if len(content) > _MOST:
        raise OSError("its answer does not end")
    return content


class Client:
    """One registry by name. After an error that pauses do not help, it is not asked again in this run."""

    def __init__(
        self,
        name: str,
        per_second: float,
        agent: str,
        open_: Open = open_address,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep who is asked, how often at most, and under which name; the rest is for tests."""
        self.name = name
        self.asked = 0
        self.down: RegistryError | None = None
        self._pause = 1 / per_second
        self._headers = {"User-Agent": agent, "Accept": "application/json, application/xml"}
        self._open, self._sleep, self._clock = open_, sleep, clock
        self._next = 0.0

    def get(self, address: str, parameters: Mapping[str, str] | None = None) -> bytes:
        """Return the answer. Raises UnknownIdError for an id that is not there, and RegistryError when nothing more will come."""
        if self.down:
            raise self.down
        try:
            return self._tried(f"{address}?{urlencode(parameters)}" if parameters else address)
        except UnknownIdError:
            raise
        except RegistryError as error:
            self.down = error
            raise

    def _tried(self, address: str) -> bytes:
        for tried in range(1, TRIES + 1):
            self._wait()
            try:
                content = self._open(address, self._headers)
            except urllib.error.HTTPError as error:
                error.close()
                if error.code == 404:
                    raise UnknownIdError(f"{self.name} has nothing there.") from None
                if error.code not in _AGAIN or tried == TRIES:
                    raise RegistryError(f"{self.name} answered with the error {error.code}.") from None
                self._sleep(_pause(error.headers.get("Retry-After", "") if error.headers else "", tried))
            except (OSError, HTTPException) as error:  # the second where an answer breaks off, or is no HTTP
                reason = getattr(error, "reason", error)
                if tried == TRIES or isinstance(reason, socket.gaierror):  # no such host: a pause would not help
                    raise UnreachableError(f"{self.name} cannot be reached: {reason}.") from error
                self._sleep(_pause("", tried))
            else:
                self.asked += 1
                return content
        raise AssertionError("the last try returns or raises")

    def _wait(self) -> None:
        """Wait until the registry may be asked again."""
        now = self._clock()
        if now < self._next:
            self._sleep(self._next - now)
        self._next = max(now, self._next) + self._pause


def _pause(asked_for: str, tried: int) -> float:
    """Return the seconds to wait: as many as the registry asked for, else twice as many each time."""
    return min(int(asked_for), _LONGEST_PAUSE) if asked_for.isdigit() else 2.0**tried
