"""Style sheets and scripts lose comments, indentation and blanks that say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.build import minify
from tests.conftest import ROOT


def test_a_style_sheet_keeps_every_rule() -> None:
    text = "/* Why. */\n@layer a {\n  /* more\n     of it */\n  .b { color: red; }\n\n  .c::after { content: '// no'; }\n}\n"
    assert minify.style(text) == "@layer a{.b{color:red}.c::after{content:'// no'}}\n"


def test_a_blank_before_a_colon_makes_another_selector_and_stays() -> None:
    assert (
        minify.style("@layer a {\n  .b :is(c, d) :hover { color: red; }\n}\n")
        == "@layer a{.b :is(c,d) :hover{color:red}}\n"
    )


def test_blanks_that_say_something_stay() -> None:
    text = '@media (width: 10.5rem) {\n  :hover > i {\n    margin: calc(1em + 2px)\n  }\n  c::after { content: "; a: {"; }\n}\n'
    right = '@media (width:10.5rem){:hover>i{margin:calc(1em + 2px)}c::after{content:"; a: {"}}\n'
    assert minify.style(text) == right


def test_a_script_keeps_every_statement_and_every_address() -> None:
    text = '/* Why. */\n(() => {\n  // alone\n  const a = "https://x/"; // behind\n  b(a)\n  c(`${a} // no`); \n})();\n'
    assert minify.script(text) == '(()=>{const a="https://x/";b(a)\nc(`${a} // no`);})();\n'


@pytest.mark.parametrize("path", sorted((ROOT / "overrides/assets/js").rglob("*.js")), ids=lambda path: path.name)
def test_our_scripts_hold_no_comment_sign_inside_a_text(path: Path) -> None:
    slimmed = minify.script(path.read_text("utf-8"))
    assert "/*" not in slimmed
    assert " // " not in slimmed
    assert slimmed.count("{") == slimmed.count("}")
