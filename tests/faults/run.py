"""Make every fault in a copy of the project, one at a time, and compare what is reported with what should be."""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.facts.findings import Finding
from guide.lint import linter
from tests.faults.fault import NOTHING, Fault, GoneError
from tests.faults.project import Warm, copy

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 60  # seconds that a check after one change may take


@dataclass(frozen=True)
class Outcome:
    """What became of a fault: the place where it should be reported, what was reported, the verdict, the seconds it took."""

    fault: Fault
    place: str
    reported: tuple[str, ...]
    verdict: str
    seconds: float = 0.0


def is_gone(fault: Fault) -> bool:
    """Tell whether the passage that a fault changes does not stand in its file any more."""
    path = ROOT / fault.file
    return bool(fault.find) and (not path.is_file() or fault.find not in path.read_text("utf-8"))


def judge(fault: Fault, line: int, found: Sequence[Finding]) -> str:
    """Return the verdict on what was found: caught, slipped, twice, elsewhere, or other rule."""
    if fault.rule == NOTHING:
        return "false alarm" if found else "caught"
    if not found:
        return "slipped"
    there = [one for one in found if (one.path, one.line) == (fault.at or fault.file, line)]
    if not there:
        return "elsewhere"
    if len(found) > 1:
        return "twice"
    return "caught" if there[0].rule == fault.rule else "other rule"


def run(faults: Sequence[Fault], workers: int = 2, *, whole: bool = False) -> list[Outcome]:
    """Return the outcome of every fault, in their order.

    `whole` asks every rule of everything, as `guide check` does, to prove that nothing is lost by asking less.
    """
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        first = Path(folder).resolve() / "0"
        first.mkdir()
        copy(ROOT, first)
        here = Path.cwd()
        os.chdir(first)
        try:
            warm = Warm(first)
            gc.collect()
            gc.freeze()
            outcomes = _share(faults, warm, Path(folder).resolve(), workers, whole=whole)
        finally:
            os.chdir(here)
            gc.unfreeze()
    return outcomes


def _share(faults: Sequence[Fault], warm: Warm, folder: Path, workers: int, *, whole: bool) -> list[Outcome]:
    """Let each worker, a process with a copy of its own, make its share of the faults."""
    outcomes: list[Outcome | None] = [None] * len(faults)
    started = []
    for number in range(workers):
        mine = range(number, len(faults), workers)
        own = folder / str(number + 1)
        started.append(
            (mine, *_forked(lambda mine=mine, own=own: _work([faults[i] for i in mine], warm, own, whole=whole)))
        )
    for mine, pid, end in started:
        for index, outcome in zip(mine, _answer(pid, end), strict=True):
            outcomes[index] = outcome
    return [outcome for outcome in outcomes if outcome]


def _work(faults: Sequence[Fault], warm: Warm, own: Path, *, whole: bool) -> list[Outcome]:
    own.mkdir()
    copy(warm.root, own) if warm.root != own else None
    for known in (warm.root / ".cache").glob("*.txt"):  # words that are spelt right
        shutil.copy2(known, own / ".cache" / known.name)
    warm.move(own)
    outcomes = []
    for fault in faults:
        began = time.monotonic()
        try:
            outcome = _answer(*_forked(lambda fault=fault: _one(fault, warm, whole=whole)))
        except EOFError:
            outcome = Outcome(fault, fault.file, (f"no answer in {LIMIT} seconds",), "traceback")
        finally:
            _mend(fault, own)
        print(f"{outcome.verdict}: {fault.kind}: {fault.fault}: {time.monotonic() - began:.1f} s", file=sys.stderr)
        outcomes.append(Outcome(fault, outcome.place, outcome.reported, outcome.verdict, time.monotonic() - began))
    return outcomes


def _one(fault: Fault, warm: Warm, *, whole: bool) -> Outcome:
    place = fault.at or fault.file
    try:
        line = fault.change(warm.root)
    except GoneError as error:
        return Outcome(fault, place, (str(error),), "gone")
    place = f"{place}:{line}"
    gc.disable()  # the process ends before it would pay
    signal.alarm(LIMIT)  # ends the process
    try:
        found = linter.findings(warm.root / "mkdocs.yml") if whole else warm.findings(warm.root / fault.file)
    except BaseException:
        return Outcome(fault, place, (traceback.format_exc(),), "traceback")
    return Outcome(fault, place, tuple(map(str, found)), judge(fault, line, found))


def _mend(fault: Fault, own: Path) -> None:
    """Put the file of a fault back as it was, and take away the folders that it brought."""
    path, right = own / fault.file, ROOT / fault.file
    path.unlink(missing_ok=True)
    if right.is_file():
        shutil.copy2(right, path)
    else:
        for parent in path.parents:
            if parent == own or any(parent.iterdir()):
                break
            parent.rmdir()


def _forked(work: object) -> tuple[int, int]:
    """Start a process that does the work; return its id and the end of the pipe on which its answer comes."""
    end, other = os.pipe()
    if pid := os.fork():
        os.close(other)
        return pid, end
    code = 1
    try:
        os.close(end)
        answer = pickle.dumps(work())
        with os.fdopen(other, "wb") as pipe:
            pipe.write(answer)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _answer(pid: int, end: int) -> object:
    with os.fdopen(end, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(pid, 0)
    return pickle.loads(answer)  # noqa: S301 - our own process wrote it
