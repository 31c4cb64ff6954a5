"""Work in a forked process: what comes of it, what is said when it fails, and that it ends with those who asked."""

from __future__ import annotations

import multiprocessing
import os
import signal
from functools import partial

import pytest

from guide.build.forked import Forked
from guide.facts.findings import Finding


def test_what_comes_of_the_work_is_returned() -> None:
    found = [Finding.of("docs/back.md", 3, "a figure without a source. Name it.", "figures")]
    with Forked(partial(list, found)) as work:
        assert work.result() == found


def test_the_words_of_python_are_told_when_the_work_fails() -> None:
    with Forked(partial(int, "seven")) as work, pytest.raises(RuntimeError, match=r"invalid literal .*'seven'"):
        work.result()


def test_work_that_is_ended_from_outside_is_told_as_such() -> None:
    def ended() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with Forked(ended) as work, pytest.raises(RuntimeError, match="ended from outside"):
        work.result()


def test_work_that_nobody_waits_for_ends_with_those_who_began_it() -> None:
    reading, writing = os.pipe()

    def waiting() -> None:
        os.close(writing)
        os.read(reading, 1)  # for ever: the test holds the other end

    with Forked(waiting):
        assert len(multiprocessing.active_children()) == 1
    assert multiprocessing.active_children() == []
    os.close(reading)
    os.close(writing)


def test_a_system_without_fork_does_the_work_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    done: list[str] = []
    with Forked(partial(done.append, "here")) as work:
        assert done == []
        work.result()
    assert done == ["here"]
