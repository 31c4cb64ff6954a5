"""Mistakes with the schemas for editors. The cases expect a project that has its schemas and names them."""

from pathlib import Path

from mistakes import Mistake, delete, edit

from guide.facts import schema

FIRST = "evidence/studies/first-2010.yml"
LINE = schema.first_line("studies")
NAME_IT = f"1: the file does not name its schema. Write as its first line `{LINE}`."
WRITE_IT = "1: the schema does not agree with the models. After a change of those, write it anew: `make schemas`."


def explain_a_field_anew(project: Path) -> None:
    """Change a sentence of FIELDS.md after the schemas were written."""
    fields = project / "evidence" / "FIELDS.md"
    fields.write_text("## `glossary/`\n\n| `says` | one sentence |\n", "utf-8")
    schema.write(project / "evidence")
    fields.write_text("## `glossary/`\n\n| `says` | in a few plain words |\n", "utf-8")


def name_schemas(project: Path) -> None:
    """Put the schemas into a project and name them in its files of facts, where that is not done."""
    schema.write(project / "evidence")
    for kind in schema.NAMES:
        for path in sorted((project / "evidence" / kind).glob("*.yml")):
            text = path.read_text("utf-8")
            if not text.startswith("# yaml-language-server"):
                path.write_text(f"{schema.first_line(kind)}\n{text}", "utf-8")


CASES = (
    Mistake("a study without its schema", "schema_is_named", edit(FIRST, f"{LINE}\n", ""), f"{FIRST}:{NAME_IT}"),
    Mistake(
        "a study that names its schema too late",
        "schema_is_named",
        edit(FIRST, f"{LINE}\n", f"\n{LINE}\n"),
        f"{FIRST}:{NAME_IT}",
    ),
    Mistake(
        "a field that FIELDS.md explains in other words",
        "schemas_agree_with_the_models",
        explain_a_field_anew,
        "evidence/schema/term.json:23: FIELDS.md explains this field in other words. "
        'Write here `"description": "in a few plain words"`.',
    ),
    Mistake(
        "a schema that is lost",
        "schemas_agree_with_the_models",
        delete("evidence/schema/option.json"),
        f"evidence/schema/option.json:{WRITE_IT}",
    ),
)
