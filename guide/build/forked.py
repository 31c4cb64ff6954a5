"""Work done beside other work, in a process of its own that begins with all that this one has read."""

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
_METHOD: Literal["fork"] = "fork"  # the only one by which nothing has to be read anew


def can_fork() -> bool:
    """Tell whether work can be done beside this process with what it has read."""
    return _METHOD in multiprocessing.get_all_start_methods()


class Beside(Generic[Result]):
    """A piece of work that is under way; what comes of it must be something that `pickle` takes.

    Where a system knows no fork, the work is done when it is asked for, in this process.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        """Begin the work."""
        self._work = work
        self._process: BaseProcess | None = None
        if can_fork():
            self._answer, answer = multiprocessing.Pipe(duplex=False)
            self._process = multiprocessing.get_context(_METHOD).Process(target=_send, args=(work, answer))
            self._process.start()
            answer.close()  # held by the other process alone, so that its end is heard

    def result(self) -> Result:
        """Wait for the work and return what came of it. Raises RuntimeError with the words of Python when it failed."""
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

    @property
    def under_way(self) -> bool:
        """Tell whether a process of its own is at it."""
        return self._process is not None and self._process.is_alive()

    def __enter__(self) -> Beside[Result]:
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
