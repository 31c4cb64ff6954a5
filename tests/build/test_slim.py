"""Style sheet and scripts lose comments and indentation, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.build import minify

ROOT = Path(__file__).parents[2]


def test_a_style_sheet_keeps_every_rule() -> None:
    text = "/* Why. */\n@layer a {\n  /* more\n     of it */\n  .b { color: red; }\n\n  .c::after { content: '// no'; }\n}\n"
    assert minify.style(text) == "@layer a {\n.b { color: red; }\n.c::after { content: '// no'; }\n}\n"


def test_a_rule_that_was_written_on_several_lines_takes_one() -> None:
    text = "@media print {\n  .a,\n  b:hover {\n    color: red; margin: 0;\n    padding: 0;\n  }\n  a:hover { --x: 1; }\n}\n"
    assert (
        minify.style(text)
        == "@media print {\n.a,\nb:hover { color: red; margin: 0; padding: 0; }\na:hover { --x: 1; }\n}\n"
    )


def test_a_script_keeps_every_statement_and_every_address() -> None:
    text = '/* Why. */\n(() => {\n  // alone\n  const a = "https://x/"; // behind\n  b(a); \n})();\n'
    assert minify.script(text) == '(() => {\nconst a = "https://x/";\nb(a);\n})();\n'


@pytest.mark.parametrize("path", sorted((ROOT / "overrides/assets/js").rglob("*.js")), ids=lambda path: path.name)
def test_our_scripts_hold_no_comment_sign_inside_a_text(path: Path) -> None:
    slimmed = minify.script(path.read_text("utf-8"))
    assert "/*" not in slimmed
    assert " // " not in slimmed
    assert slimmed.count("{") == slimmed.count("}")
