"""`python -m tests.faults`: make every seeded fault, and print what became of each."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.faults import built, fault, run


def main() -> int:
    """Print the table. Returns 0 when each fault was caught at its line, once, and nothing else was reported."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("words", nargs="*", help="only faults whose kind, name, file or rule holds all these words")
    parser.add_argument("--whole", action="store_true", help="ask every rule of everything each time (slow)")
    parser.add_argument("--slips", action="store_true", help="print only those that were not caught")
    parser.add_argument("--build", action="store_true", help="make those that only the built site shows (a minute)")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    faults = [
        one
        for one in fault.read()
        if bool(one.needs) == options.build
        and all(word in f"{one.kind} {one.fault} {one.file} {one.rule}" for word in options.words)
    ]
    began = time.monotonic()
    if options.build:
        with tempfile.TemporaryDirectory(prefix="faults-") as folder:
            outcomes, same = built.run(faults, Path(folder).resolve() / "project")
        print("The last good site is as it was." if same else "The last good site is another one.")
    else:
        outcomes, same = run.run(faults, options.workers, whole=options.whole), True
    print("| verdict | kind | fault | to be reported | reported |\n| --- | --- | --- | --- | --- |")
    for one in outcomes:
        if options.slips and one.verdict == "caught":
            continue
        said = "<br>".join(line.replace("\n", " ⏎ ").replace("|", "\\|") for line in one.reported) or "nothing"
        wanted = "nothing" if one.fault.rule == fault.NOTHING else f"{one.place}: {one.fault.rule}"
        print(f"| {one.verdict} | {one.fault.kind} | {one.fault.fault} | {wanted} | {said[:1500]} |")
    sums = Counter(one.verdict for one in outcomes)
    told = ", ".join(f"{count} {verdict}" for verdict, count in sums.most_common())
    print(f"\n{len(outcomes)} faults: {told}. {time.monotonic() - began:.0f} seconds.")
    slowest = max(outcomes, key=lambda one: one.seconds, default=None)
    if slowest:
        print(f"The slowest took {slowest.seconds:.1f} seconds: {slowest.fault.fault}.")
    return int(sums["caught"] != len(outcomes) or not same)


sys.exit(main())
