"""What every fact shares, whatever its kind: no unknown field, nothing that changes, and which of its words readers read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict


class ForReaders:
    """Marks a field whose words pages print, so that every rule on words reads them."""


FOR_READERS = ForReaders()


class Fact(BaseModel):
    """What all facts share: no unknown field, and nothing changes after reading."""

    # The checker of a model is built when a fact of it is first read; models that stand only inside others need none.
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, str_strip_whitespace=True)

    def for_readers(self) -> Iterator[tuple[str, str]]:
        """Yield each text that readers read, with the name of its field; of a field with facts in it, all of theirs."""
        for name, field in type(self).model_fields.items():
            if FOR_READERS in field.metadata:
                yield from ((name, text) for text in _texts(getattr(self, name)) if text)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Fact):
        yield from (text for _, text in value.for_readers())
    elif isinstance(value, Mapping | tuple):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(one)
