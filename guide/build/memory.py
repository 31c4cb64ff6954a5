"""How often Python's garbage collector runs in a build, a check or the tests: seldom, because it took a fifth of the time."""

from __future__ import annotations

import gc

_NEW = 50_000  # objects that are new since its last run and bring on the next one; 700 if nobody says otherwise
_RUNS = 20  # over young objects before it runs over older ones as well


def collect_seldom() -> None:
    """Let the garbage collector of this process run less often, at the cost of a few megabytes.

    A build makes many objects and throws few of them away.
    """
    gc.set_threshold(_NEW, _RUNS, _RUNS)
