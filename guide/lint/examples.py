"""The faulty example of each rule, which people look up and the tests try: `examples.yml`, by the rule's id."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.facts.yaml_source import values as yaml_values

FILE = Path(__file__).with_name("examples.yml")


@dataclass(frozen=True)
class Example:
    """A mistake in a file of the small good guide, and what is then reported, without the rule's id.

    `faulty` takes the place of `right`, or is a new file; `given` names what is added to the guide before.
    """

    file: str
    faulty: str
    reported: str
    right: str = ""
    given: str = ""

    def printed(self, rule: str) -> str:
        """Return what is reported, as the run over all rules prints it."""
        if self.reported.count(":") < 2:
            return self.reported  # somebody is about to find out what is reported; the tests tell
        place, line, said = self.reported.split(":", 2)
        return f"{place}:{line}: {rule}:{said}"


def of(rule: str) -> Example:
    """Return the example of a rule, by its id. Raises KeyError, which says where to write one, when there is none."""
    if rule not in read():
        raise KeyError(
            f"guide/lint/{FILE.name}:1: the rule {rule} has no example. Write one there: `{rule}:`, with `file`, `right`, "
            "`faulty` and what is then `reported`."
        )
    return read()[rule]


@functools.cache
def read() -> Mapping[str, Example]:
    """Return the example of each rule, by the rule's id."""
    return {rule: Example(**fields) for rule, fields in yaml_values(FILE.read_text(encoding="utf-8")).items()}
