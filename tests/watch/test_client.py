"""Each registry is asked politely, and one that fails is not asked for ever."""

from __future__ import annotations

import socket
import urllib.error
from http.client import IncompleteRead

import pytest
from registries import Registries, error

from guide.new_study.crossref import RegistryError
from guide.watch.client import UnknownIdError, UnreachableError

OFFLINE = urllib.error.URLError(socket.gaierror(-2, "Name or service not known"))


def test_no_more_is_asked_in_a_second_than_the_registry_allows() -> None:
    registries = Registries()
    client = registries.client(per_second=2)
    for _ in range(5):
        client.get("https://registry.example")
    assert registries.clock.now == 2.0  # four pauses of half a second
    assert client.asked == 5


def test_who_asks_says_so() -> None:
    registries = Registries()
    registries.client(agent="back-to-running (+https://code.example/guide)").get("https://registry.example")
    assert registries.agents == {"back-to-running (+https://code.example/guide)"}


def test_a_registry_that_is_busy_is_asked_again_after_the_pause_that_it_names() -> None:
    registries = Registries(busy=[error(429, "7"), error(503), b"{}"])
    assert registries.client(per_second=1000).get("https://busy") == b"{}"
    assert [pause for pause in registries.clock.slept if pause > 1] == [7, 4]


def test_a_registry_that_names_a_long_pause_is_not_waited_for_all_day() -> None:
    registries = Registries(busy=[error(429, "86400"), b"{}"])
    assert registries.client().get("https://busy") == b"{}"
    assert registries.clock.now <= 60


@pytest.mark.parametrize(("code", "tries"), [(503, 3), (400, 1), (403, 1)])
def test_a_registry_that_fails_is_not_asked_again_in_this_run(code: int, tries: int) -> None:
    registries = Registries(broken=error(code))
    client = registries.client()
    for _ in range(2):
        with pytest.raises(RegistryError, match=f"^Registry answered with the error {code}.$"):
            client.get("https://broken")
    assert len(registries.addresses) == tries


def test_an_id_that_a_registry_does_not_know_is_no_failure() -> None:
    registries = Registries(gone=error(404))
    client = registries.client()
    with pytest.raises(UnknownIdError):
        client.get("https://gone")
    assert client.get("https://registry.example")


def test_without_a_network_nobody_waits() -> None:
    registries = Registries(registry=OFFLINE)
    with pytest.raises(
        UnreachableError, match=r"^Registry cannot be reached: \[Errno -2\] Name or service not known.$"
    ):
        registries.client().get("https://registry.example")
    assert (len(registries.addresses), registries.clock.slept) == (1, [])


@pytest.mark.parametrize("broken", [TimeoutError("timed out"), IncompleteRead(b"{")])
def test_a_connection_that_breaks_is_tried_again(broken: Exception) -> None:
    registries = Registries(slow=[broken, b"{}"])
    assert registries.client().get("https://slow") == b"{}"
