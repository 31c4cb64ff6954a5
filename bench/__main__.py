"""`make bench`: the same pages built by ours and by its peers, and what readers get of each, in one table of one run.

`--only build,bytes,phone,search,host`, `--peers ours,Material` and `--sizes 30,300` run a part and print it; a whole run
writes `bench/RESULTS.md`. `--resume` goes on with a whole run of the same commit that was broken off. `--write` writes
the file anew from the last whole run, after somebody wrote a reason in `reasons.yml`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import machine, preview, results, state, table
from bench.peers.all import KINDS, PEERS, REAL
from bench.peers.peer import PLACE
from bench.rows import PARTS, SIZES, rows
from bench.run import Run

WHOLE, PART = PLACE / "run.json", PLACE / "part.json"
_NOTES = {one.name: one.note for one in PEERS}


def main(arguments: Sequence[str], root: Path) -> int:
    """Run what the arguments ask for. Returns the exit code."""
    asked = _parser().parse_args(arguments)
    if asked.write:
        done = state.read(WHOLE)
        if done is None or not done.ended:
            print("There is no whole run yet. Run `make bench` first.", file=sys.stderr)
            return 1
        return _write(done, root)
    whole = not (asked.only or asked.peers or asked.sizes)
    names = asked.peers.split(",") if asked.peers else [one.name for one in PEERS]
    peers = [one for one in PEERS if one.name in names]
    if unknown := set(names) - {one.name for one in peers}:
        print(
            f"No generator has the name {', '.join(sorted(unknown))}. Write some of: {', '.join(one.name for one in PEERS)}.",
            file=sys.stderr,
        )
        return 1
    sizes = [int(one) for one in asked.sizes.split(",")] if asked.sizes else list(SIZES)
    parts = asked.only.split(",") if asked.only else list(PARTS)
    commit = machine.commit(root)
    kept = state.read(WHOLE) if whole and asked.resume else None
    if kept and kept.commit != commit:
        print(
            f"The run that was broken off is of commit {kept.commit}, not of {commit}: begin anew without --resume.",
            file=sys.stderr,
        )
        return 1
    new = state.State(commit, machine.described(), machine.now(), load=machine.load(), path=WHOLE if whole else PART)
    run = Run(kept or new, peers, sizes, parts)
    run.whole()
    run.state.ended = machine.now()
    run.state.keep()  # before the preview, whose failing must not lose a run
    if whole:
        run.state.extra = _seen(root)
        run.state.ended = machine.now()
        run.state.keep()
    if whole:
        return _write(run.state, root)
    print(table.table(run.state.figures, list(rows(sizes))))
    print(table.missing(run.state.figures))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", help=f"parts, with commas between them: {', '.join(PARTS)}")
    parser.add_argument("--peers", help=f"generators, with commas between them: {', '.join(one.name for one in PEERS)}")
    parser.add_argument("--sizes", help="numbers of pages, with commas between them")
    parser.add_argument("--resume", action="store_true", help="go on with a whole run that was broken off")
    parser.add_argument("--write", action="store_true", help="write RESULTS.md anew from the last whole run")
    return parser


def _seen(root: Path) -> dict[str, float]:
    """Return how long a writer waits in the preview of the real project."""
    quick, whole = preview.waits(root)
    return {"median": statistics.median(quick.values()), "most": max(quick.values()), "whole": whole}


def _write(done: state.State, root: Path) -> int:
    shown = sorted(SIZES)[len(SIZES) // 2]
    order = [one.name for one in (*PEERS, REAL) if one.name in done.figures]
    done.figures = {name: done.figures[name] for name in order}
    text = results.written(done, KINDS, SIZES, results.reasons(), _NOTES, shown)
    (root / "bench" / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
