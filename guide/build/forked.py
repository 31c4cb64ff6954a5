"""A piece of work in a forked process: it is done beside this one, and begins with all that this one has read."""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Generic, Literal, TypeVar

from guide import kept

Result = TypeVar("Result")
_METHOD: Literal["fork"] = "fork"  # with any other way to start a process, all would have to be read again


def can_fork() -> bool:
    """Tell whether this system can fork a process."""
    return _METHOD in multiprocessing.get_all_start_methods()


class Forked(Generic[Result]):
    """Work in a forked process, which ends with the block that it is the context of; `pickle` must take what comes of it.

    Where a system cannot fork, this process does the work when somebody asks for its result.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        """Begin the work."""
        self._work = work
        self._process: BaseProcess | None = None
        if can_fork():
            self._answer, answer = multiprocessing.Pipe(duplex=False)
            self._process = multiprocessing.get_context(_METHOD).Process(target=_send, args=(work, answer))
            self._process.start()
            answer.close()  # only the other process holds it now, so that this one hears when it ends

    def result(self) -> Result:
        """Wait for the work and return what came of it. Raises RuntimeError with Python's own words when it failed."""
        if self._process is None:
            return self._work()
        try:
            done, found = self._answer.recv()
        except EOFError:
            raise RuntimeError("the work was ended from outside before it was done") from None
        if not done:
            raise RuntimeError(found)
        result: Result = found
        return result

    def __enter__(self) -> Forked[Result]:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the work, done or not."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._answer.close()


def _send(work: Callable[[], object], answer: Connection) -> None:
    try:
        said = True, work()
    except BaseException:
        said = False, traceback.format_exc()
    kept.save()
    answer.send(said)
