"""What a style sheet draws, hides, turns round and loads, as people agreed on it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from guide.lint.agreed.entries import Entry
from guide.lint.theme.styles import bare
from guide.lint.theme.warnings import WARNS, hidden, rules_under

Told = tuple[Entry, int]  # what is agreed, and the line on which it stands
# Colours that tell those who did from those who did not, one certainty, light or urgency from another, or draw a chart.
_MEANS = re.compile(
    rf"\.(?:people__|effects__|harms__|sure|verdict__|verdict--|drawing__|diary__(?:dot|curve|box|stem|peak|grid))|{WARNS.pattern}"
)
_COLOURS = re.compile(
    r"(?:fill|stroke(?:-dash\w+)?|color|background(?:-color|-image)?|border(?![\w-]*radius|-spacing|-collapse)[\w-]*"
    r"|content|translate|transform|rotate|scale|opacity|order|--[\w-]+):.+"
)
# A chart is read by where its marks stand and how large they are, against their scale and beside the other group.
_CHARTS = re.compile(
    r"\.(?:people__|effects__|harms__|chart-scale|drawing__accent|diary__(?:dot|curve|box|stem|peak|grid|drawing))"
)
_MEASURES = re.compile(
    r"(?:(?:stroke|fill)-(?:width|opacity|linecap)|(?:max-|min-)?(?:inline-size|block-size|width|height)|margin[\w-]*|inset[\w-]*"
    r"|grid-column[\w-]*|grid-row[\w-]*|float):.+"
)
_TURNED = re.compile(r"(?:flex-direction|flex-flow|direction|writing-mode):.*\b(?:\w+-reverse|rtl)\b")
# What takes something from the screen, the paper, the keyboard or those who listen, or no longer shows that it is a link.
_HIDES = re.compile(
    r"(?:display:\s*none|visibility:|content-visibility:|opacity:|filter:|backdrop-filter:|mix-blend-mode:|clip|mask|contain:"
    r"|overflow[\w-]*:\s*(?:hidden|clip)|pointer-events:|user-select:|white-space:\s*nowrap|animation|text-indent:|letter-spacing:\s*-"
    r"|position:\s*(?:absolute|fixed)|outline[\w-]*:\s*(?:0|none)|text-decoration(?:-line)?:\s*none|transform:|scale:|translate:|rotate:"
    r"|font-size:\s*0|(?:max-)?(?:block|inline)-size:\s*[01](?:px)?$|(?:max-)?block-size:\s*\d+(?:[dls]?vh|%)).*"
)
_LAYERS = re.compile(r"@layer [\w-]+(?:, [\w-]+)+;")
ADDRESS = re.compile(r"(?:\w+:)?//(?!www\.w3\.org/)[a-z][\w.-]*\.[a-z]{2,}\S*|@import\b[^;]*")


@functools.lru_cache(maxsize=128)
def of_style_sheet(text: str) -> list[Told]:
    """Return what of a style sheet means something: colours and measures of charts, what it hides, turns round and loads."""
    found = [(Entry("sends", one.group()), _at(text, one.start())) for one in ADDRESS.finditer(text)]
    found += [(Entry("sets", one.group()), _at(text, one.start())) for one in _LAYERS.finditer(text)]
    for line, under, selector, body in rules_under(bare(text)):
        found += [(entry, line) for entry in _of_rule(under, selector, body)]
    return found


def _of_rule(under: str, selector: str, body: str) -> Iterator[Entry]:
    declared = [" ".join(one.split()) for one in body.split(";")]
    # Where a reader's system chooses the colours, only these names tell letters from their ground.
    means, draws = _MEANS.search(selector) or "forced-colors" in under, _CHARTS.search(selector)
    # What hides a warning is told by the rule on warnings.
    place = "" if hidden(selector, body) else f"{under}: {selector}" if under else selector
    for one in declared:
        if (means and _COLOURS.match(one)) or (draws and _MEASURES.match(one)):
            yield Entry("colour", f"{selector} = {one}")
        elif place and _HIDES.match(one):
            yield Entry("hides", f"{place} = {one}")
        if _TURNED.match(one):
            yield Entry("turns", f"{selector} = {one}")


def _at(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1
