"""`make schemas`: write a JSON Schema for each kind of fact, so that editors can help whoever writes it.

The models are the source, and the tables of `evidence/FIELDS.md` explain the fields; `evidence/schema/` is generated.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from guide.facts.kinds import FOLDERS

FOLDER = "schema"

# Folder of `evidence/` → the name of its schema, which describes one file in it.
NAMES: Mapping[str, str] = MappingProxyType({folder: kind.schema for folder, kind in FOLDERS.items()})
_ROW = re.compile(r"^\|\s*((?:`\w+`(?:, | or )?)+)\s*\|\s*(.+?)\s*\|$")


def first_line(kind: str) -> str:
    """Return the comment by which a file of the folder `kind` names its schema; editors look for it."""
    return f"# yaml-language-server: $schema=../{FOLDER}/{NAMES[kind]}.json"


def schema(kind: str, fields: str = "") -> dict[str, Any]:
    """Return the JSON Schema of one file of the folder `kind`; `fields` is the text that explains the fields."""
    made = FOLDERS[kind].model.model_json_schema(by_alias=True, schema_generator=_ForEditors)
    for field, text in _explained(fields).get(kind, {}).items():
        if field in made["properties"]:
            made["properties"][field].setdefault("description", text)
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}


def texts(folder: Path) -> dict[str, str]:
    """Return what `evidence/schema/` must hold, by file name; `folder` is the folder of facts."""
    fields = folder / "FIELDS.md"
    explained = fields.read_text(encoding="utf-8") if fields.is_file() else ""
    return {
        f"{name}.json": json.dumps(schema(kind, explained), ensure_ascii=False, indent=2) + "\n"
        for kind, name in NAMES.items()
    }


def stale(folder: Path) -> list[str]:
    """Return the names of the committed schemas that are missing, differ from the models, or belong to none."""
    wanted = texts(folder)
    there = {path.name: path.read_text(encoding="utf-8") for path in (folder / FOLDER).glob("*.json")}
    return sorted(name for name in {*wanted, *there} if wanted.get(name) != there.get(name))


def write(folder: Path) -> list[str]:
    """Write the schemas into `schema/` under the folder of facts and take out those of no model. Returns what changed."""
    changed = stale(folder)
    wanted = texts(folder)
    (folder / FOLDER).mkdir(exist_ok=True)
    for name in changed:
        path = folder / FOLDER / name
        if name in wanted:
            path.write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return changed


class _ForEditors(GenerateJsonSchema):
    """Say in the schema what the models check by functions, and leave out titles that only repeat the field's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """Return the schema with pattern and advice from the check that `field_types.matches` makes of them."""
        made = super().function_after_schema(schema)
        told = inspect.getclosurevars(schema["function"]["function"]).nonlocals
        if "pattern" in told:
            made |= {"pattern": f"^(?:{told['pattern']})$", "patternErrorMessage": told["advice"]}
        return made

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Return the schema with a bare YAML number allowed where the model takes it as text: `volume: 167`."""
        made = super().function_before_schema(schema)
        return {**made, "type": ["string", "integer"]} if made.get("type") == "string" else made

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Return the schema, which refuses a name that does not match its pattern."""
        made = super().dict_schema(schema)
        made.pop("propertyNames", None)  # holds no more than the pattern, which stands in `patternProperties`
        return {**made, "additionalProperties": False} if "patternProperties" in made else made


def _explained(fields: str) -> dict[str, dict[str, str]]:
    """Return what the tables of FIELDS.md say of each field, by folder; a heading that names a folder begins its part."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in NAMES}
    kind = "studies"
    for line in fields.splitlines():
        if line.startswith("#"):
            kind = next((name for name in NAMES if re.search(rf"\b{name}\b", line)), kind)
        elif row := _ROW.match(line):
            for field in re.findall(r"\w+", row[1].replace(" or ", " ")):
                found[kind][field] = row[2].replace("`", "")
    return found


def main(arguments: Sequence[str], root: Path) -> int:
    """Write the schemas that differ, and name them. Returns the exit code."""
    for written in write(root / "evidence"):
        print(f"evidence/{FOLDER}/{written}")
    return 0
