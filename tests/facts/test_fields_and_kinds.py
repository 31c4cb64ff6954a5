"""A new field or kind of fact has few places: whoever forgets one is told which."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from guide.facts import cross_checks, load
from guide.facts.evidence import SOURCES_IN, Evidence
from guide.facts.fact import FOR_READERS, Fact
from guide.facts.field_types import Identifier
from guide.facts.kinds import FOLDERS
from tests.conftest import ROOT

PARTS = dict(re.findall(r"(?ms)^## `(\w+)/`$\n(.*?)(?=^## |\Z)", (ROOT / "evidence/FIELDS.md").read_text("utf-8")))
MARKDOWN = ROOT / "guide/markdown"
DRAWN = "\n".join(path.read_text("utf-8") for end in ("html", "py") for path in sorted(MARKDOWN.rglob(f"*.{end}")))


def models(kind: Any, seen: set[type[Fact]]) -> Iterator[type[Fact]]:
    """Yield a model and those of its fields, each once."""
    if isinstance(kind, type) and issubclass(kind, Fact):
        if kind not in seen:
            seen.add(kind)
            yield kind
            for field in kind.model_fields.values():
                yield from models(field.annotation, seen)
        return
    for part in get_args(kind):
        yield from models(part, seen)


def test_each_kind_of_fact_is_a_field_of_the_facts() -> None:
    assert {*FOLDERS} == {one.name for one in dataclasses.fields(Evidence)} - {"documents"}


def test_a_kind_without_its_field_is_told_with_what_to_add(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "FOLDERS", {**FOLDERS, "shoes": FOLDERS["glossary"]})
    with pytest.raises(TypeError, match=r"evidence\.py has no field for it\. Add `shoes: Mapping\[str, Term\]"):
        load.load(ROOT / "evidence")


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_field_is_explained_to_whoever_fills_it(folder: str) -> None:
    assert folder in PARTS, f"give evidence/FIELDS.md a part with the heading `{folder}/`"
    fields = [
        name.alias or key for one in models(FOLDERS[folder].model, set()) for key, name in one.model_fields.items()
    ]
    not_explained = [name for name in fields if not re.search(rf"`{name}[`:]", PARTS[folder])]
    assert not_explained == [], f"explain these in the part `{folder}/` of evidence/FIELDS.md"


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_field_for_readers_is_shown_to_them(folder: str) -> None:
    fields = {name for name, field in FOLDERS[folder].model.model_fields.items() if FOR_READERS in field.metadata}
    not_shown = [name for name in fields if not re.search(rf"\.(?:printable_)?{name}\b", DRAWN)]
    assert not_shown == [], "show these in a template of guide/markdown/templates/, or mark them no longer FOR_READERS"


def is_keyed(hint: Any) -> bool:
    """Tell whether a field holds keys, or one."""
    return hint == Identifier or any(map(is_keyed, get_args(hint)))


@pytest.mark.parametrize(
    "folder", sorted({*FOLDERS} - {"studies"})
)  # the keys of a study are those of its own arms and outcomes
def test_the_keys_of_each_kind_are_looked_up(folder: str) -> None:
    model = FOLDERS[folder].model
    keyed = [
        name
        for one in models(model, set())
        for name, hint in get_type_hints(one, include_extras=True).items()
        if is_keyed(hint)
    ]
    if keyed and model not in cross_checks.MORE_THAN_SOURCES:
        assert keyed == [SOURCES_IN.get(model)], (
            "name these in evidence.py or cross_checks.py, so that a key that is wrong is told"
        )
