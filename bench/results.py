"""What a whole run writes into RESULTS.md: how it was made, the table, where we are not first and why, and the goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from bench import corpus, phone, rows, table
from bench.rows import Row
from bench.state import State

REASONS = Path(__file__).with_name("reasons.yml")


def reasons(path: Path = REASONS) -> dict[str, str]:
    """Return why we are not first, by the key of a row or its first words. Raises ValueError when the file is no mapping."""
    found = yaml.safe_load(path.read_text("utf-8")) or {}
    if not isinstance(found, dict):
        raise ValueError(
            f"{path.name}: a line for each row that we are not first in. Write `key of the row: the reason`."
        )
    return {str(key): str(text) for key, text in found.items()}


def written(
    state: State, kinds: table.Kinds, sizes: Sequence[int], why: Mapping[str, str], notes: Mapping[str, str], shown: int
) -> str:
    """Return the text of RESULTS.md for a run; sites of `shown` pages are what readers were measured on."""
    lines: list[Row] = list(rows.rows(sizes))
    found = {
        name: values
        for name, values in state.figures.items()
        if any(not isinstance(one, str) for one in values.values())
    }
    real = next((values for name, values in state.figures.items() if name in kinds.apart), {})
    parts = [
        "# Beside other generators and themes\n\nOne run of `make bench`, written by it; nothing here is entered by hand. "
        f"From {state.began} to {state.ended}, commit {state.commit}.\n\nMachine: {state.machine}. "
        f"{state.load:.1f} processes wanted a core when it began.",
        _words(shown),
        table.table(found, lines),
        "## Where we are not first\n\nOf the full themes; bare pages and our real site are not ranked.\n\n"
        + table.not_first(found, lines, kinds, why),
        f"## Goals\n\n{table.goals(found, kinds, sizes)}",
        "## Versions, and what each could not do\n\n" + _versions(state, notes),
    ]
    if "seconds" in real:
        parts.insert(3, _real(real, state.extra))
    if gaps := table.missing(state.figures):
        parts.append(f"## Without a figure\n\n{gaps}")
    return "\n\n".join(parts) + "\n"


def _words(shown: int) -> str:
    return (
        "Every generator builds the same words: the text of our pages as plain Markdown, "
        f"{corpus.LONG} of {corpus.BLOCK} pages of the guide and the others of studies, the first {corpus.BLOCK} in the menu. "
        f"Behind a figure stands how many times ours it is. Readers are measured on {shown:,} pages. Bytes are what Chromium "
        "asked a local host for, packed at the best level, without heads of answers, icons of tabs and fonts of other hosts. A "
        f"slow phone is Chromium with a processor {phone.SLOWER} times slower and the network that Lighthouse calls slow 4G, in "
        f"the median of {phone.RUNS} rounds, in each of which every site had its turn. Our build has the index of the search "
        "and smaller assets, as theirs have; what they do not have is left out of it: blocks of facts, cards, open data and the "
        "check. Who keeps nothing from one build to the next builds all again after a changed line, and has the same figure "
        "twice."
    )


def _real(real: Mapping[str, float | str], extra: Mapping[str, float]) -> str:
    seconds, memory, pages = (float(real[key]) for key in ("seconds", "memory", "pages"))
    text = (
        f"Our real site, {pages:,.0f} pages with facts, figures, cards, open data and redirects, was built in {seconds:.1f} s "
        f"with {memory:,.0f} MB at most."
    )
    if "median" in extra:
        text += (
            f" In `make serve` a changed page is seen after {extra['median']:.2f} s, after {extra['most']:.2f} s at most, and "
            f"the whole guide follows in {extra['whole']:.1f} s."
        )
    return text


def _versions(state: State, notes: Mapping[str, str]) -> str:
    lines = []
    for name, version in state.versions.items():
        note = f" {notes[name][0].upper()}{notes[name][1:]}." if notes.get(name) else ""
        lines.append(f"- {name}: {version}.{note}")
    return "\n".join(lines)
