"""Templates as Jinja compiled them, kept from run to run: compiling takes longer than filling them."""

from __future__ import annotations

import jinja2
from jinja2.bccache import Bucket

from guide.kept import Kept, kept


class KeptTemplates(jinja2.BytecodeCache):
    """Give it to an environment of Jinja; `name` tells it from others, whose settings may compile the same otherwise."""

    def __init__(self, name: str) -> None:
        """Keep them by the name of the environment."""
        self._name = f"templates-{name}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket of a template when its text was compiled before."""
        if code := self._store.get(bucket.key, bucket.checksum):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled of the text."""
        self._store.put(bucket.bytecode_to_string(), bucket.key, bucket.checksum)

    @property
    def _store(self) -> Kept[bytes]:
        return kept(self._name, most=400)
