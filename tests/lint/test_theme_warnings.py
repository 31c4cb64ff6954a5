"""What a style sheet may not do to a warning or a finding, however it is written; and what it may."""

from __future__ import annotations

import pytest

from guide.lint.theme.styles import bare
from guide.lint.theme.warnings import hidden, rules_of


def told(css: str) -> list[str]:
    return [what for _, selector, body in rules_of(bare(css)) if (what := hidden(selector, body))]


@pytest.mark.parametrize(
    "css",
    [
        ".care--emergency { order: 9; }",
        ".care--emergency { clip-path: circle(0); }",
        ".care--emergency { grid-row: 99; }",
        ".care { inset-inline-start: -999rem; position: relative; }",
        ".verdict__certainty { opacity: 0.05; }",
        ".sources { max-block-size: 2rem; overflow: hidden; }",
        ".care { position: absolute; inset-inline-start: -9999px; }",
        ".care { translate: -200vw 0; }",
        ".care { transform: scaleY(0); }",
        ".care { margin-inline-start: -99rem; }",
        ".care { filter: opacity(0); }",
        ".care { mask: linear-gradient(transparent, transparent); }",
        ".care { font-size: 1px; }",
        ".care li { font-size: .01rem; }",
        ".care { opacity: 2%; }",
        ".care__body { max-block-size: 3rem; overflow: clip; }",
        ".care { display: grid; grid-template-rows: 0fr; overflow: hidden; }",
        ".help { line-height: 0; }",
        ".advice--do-not li { text-decoration: line-through; }",
        '[class^="care"] { display: none; }',
        ".\\63 are { display: none; }",
        "main section:first-of-type { display: none; }",
        ".text > :nth-child(2) { display: none; }",
        ".hero + p { display: none; }",
        "#what-we-do-not-know ~ * { display: none; }",
        "@media print { section { display: none; } }",
        "td:last-child { display: none; }",
        "figcaption { display: none; }",
        ".effects td:last-child { display: none; }",
        ".people__arm--pretend { display: none; }",
        ".care__body { columns: 4; }",
        ".help { mix-blend-mode: difference; }",
        ".help { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }",
        ".help { position: relative; z-index: -1; }",
        ".help { letter-spacing: -1em; }",
        ".help { margin-inline-start: 200vw; }",
        ".care { float: inline-end; inline-size: 4rem; }",
        ".care__body { contain: strict; }",
        ".help a { pointer-events: none; }",
        ".help { font-size: 50%; }",
        ".signs { display: none; }",
    ],
)
def test_a_rule_that_takes_a_warning_or_a_finding_out_of_sight_is_reported(css: str) -> None:
    assert len(told(css)) == 1


def test_each_class_that_warns_or_finds_is_known() -> None:
    names = (
        "care care__level help pain-rule not-alone message message__text dates tool--help emergency-numbers advice overdue "
        "diary__alert diary__trouble diary__faults diary__error sources claim claim__why verdict effects harms sure people "
        "people__no people__rest study__body yardstick options guidelines quiz__wrong"
    )
    assert [name for name in names.split() if len(told(f".{name} {{ display: none; }}")) != 1] == []


@pytest.mark.parametrize(
    "css",
    [
        ".care { border-block: 3px solid; font-size: 0.85em; line-height: 1.25; margin: -0.5em -0.65em 0.6em; opacity: 1; }",
        ".advice li::before { position: absolute; }",
        ".message { transform: none; margin-block: var(--s1) calc(-1 * var(--s1)); }",
        ".tiles svg, .menu:not(:target), .harms .facts-foot, .yardstick thead { display: none; }",
        "thead { clip-path: inset(50%); inline-size: 1px; block-size: 1px; }",
    ],
)
def test_what_only_gives_a_warning_its_look_is_not(css: str) -> None:
    assert told(css) == []
