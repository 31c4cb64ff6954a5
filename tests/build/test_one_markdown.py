"""The one Markdown that all pages of a build share makes of each what a Markdown of its own makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import markdown
import mkdocs.config
import pytest
from mkdocs.structure import pages

from guide.build.generator import one_markdown
from guide.facts.evidence import Evidence
from guide.markdown.usage import Uses
from tests.conftest import ROOT

# Each leaves something behind: a name of a field, an id, an address, a source, a block that nothing closes, headings.
FIELD = "/// lines | How long do you run?\n///"
LEFT = (
    FIELD,
    FIELD,
    "## Same heading\n\n[here][place], cited.[@haake-2007]\n\n[place]: https://example.org/",
    "## Same heading\n\n[here][place], cited.[@mu-2020; @haake-2007]",
    "/// do\n- Walk.\n",
    "- Not in a box.",
    "```\ncode\n```",
    "",
)


@pytest.fixture(scope="module")
def config(evidence: Evidence) -> Any:
    found = mkdocs.config.load_config(str(ROOT / "mkdocs.yml"))
    found.mdx_configs["guide.markdown"] |= {"facts": evidence, "uses": Uses((), evidence)}
    return found


@pytest.fixture
def shared(config: Any) -> Iterator[Any]:
    one_markdown.share(config)
    yield pages.markdown
    one_markdown.part(config)


def settings(config: Any) -> dict[str, Any]:
    return {"extensions": config.markdown_extensions, "extension_configs": config.mdx_configs}


def test_a_page_holds_nothing_of_the_pages_before_it(shared: Any, config: Any) -> None:
    for text in LEFT:
        one, own = shared.Markdown(**settings(config)), markdown.Markdown(**settings(config))
        assert (one.convert(text), one.toc_tokens) == (own.convert(text), own.toc_tokens), text  # type: ignore[attr-defined]


def test_all_pages_of_a_build_share_one(shared: Any, config: Any) -> None:
    assert shared.Markdown(**settings(config)) is shared.Markdown(**settings(config))


def test_other_settings_have_one_of_their_own(shared: Any, config: Any) -> None:
    shared.Markdown(**settings(config))
    assert shared.Markdown(extensions=[], extension_configs={}).convert("a | b\n--|--\n1 | 2").startswith("<p>")


def test_behind_a_build_each_page_has_its_own_again(config: Any) -> None:
    one_markdown.share(config)
    one_markdown.part(config)
    assert pages.markdown is markdown
