"""A page that is gone is told first and once, with all that still names it; where it leads now, `guide fix` writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from mistakes_in_moved import PUBLISHED, REDIRECTS, move_pages

from guide import cli
from guide.build.report import by_cause
from guide.facts.findings import Cause, Finding
from guide.lint.fixes import gone

WAYS = {"a/old.md": "b/new.md", "part.md": "b/new.md#part"}


def test_what_names_a_page_that_is_gone_stands_below_one_line_that_says_so(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    move_pages(small)
    (small / "docs/words.md").unlink()
    assert cli.main(["check"]) == 1
    first, *there = capsys.readouterr().err.split("\n\n")[0].splitlines()
    assert first == (
        f"docs/words.md is gone: {len(there)} of the mistakes come of it. First write `words.html: folder/page.html` into "
        f"{REDIRECTS}, with the page that has its content now; then `guide fix` corrects what names it."
    )
    assert {line.partition(":")[0] for line in there} == {"docs/back.md", "mkdocs.yml", PUBLISHED}
    said = "the link words.md leads to a page that is gone. Link the page that has its content now."
    assert any(line.endswith(f"links-lead-somewhere: {said}") for line in there)


def test_a_page_with_another_name_is_named_and_what_named_it_is_corrected(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    move_pages(small)
    (small / "docs/words.md").rename(small / "docs/about/terms.md")
    assert cli.main(["check"]) == 1
    line = "words.html: about/terms.html"
    assert f"First write `{line}` into {REDIRECTS}, unless another page has its content now" in capsys.readouterr().err
    with (small / REDIRECTS).open("a") as file:
        file.write(f"{line}\n")
    assert cli.main(["fix"]) == 0
    assert "+   - Words: about/terms.md\n" in capsys.readouterr().out
    assert cli.main(["check"]) == 1
    assert "leads to a page that is gone" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("link", "led"),
    [
        ("old.md", "../b/new.md"),
        ("old.md#its-part", "../b/new.md#its-part"),
        ("../part.md#its-part", "../b/new.md#part"),
        ("other.md", "other.md"),
        ("https://guide.example/a/old.md", "https://guide.example/a/old.md"),
    ],
)
def test_a_link_is_led_on_from_the_page_on_which_it_stands(link: str, led: str) -> None:
    text = f"[One]({link}) and `[code]({link})`, [two]({link}).\n\n```\n[code]({link})\n```\n"
    assert gone.in_page(text, "a/page.md", WAYS) == text.replace(f"[One]({link})", f"[One]({led})").replace(
        f"[two]({link})", f"[two]({led})"
    )


def test_a_fact_names_the_page_that_is_there() -> None:
    assert gone.in_fact("title: A\npage: a/old.md#here\n", WAYS) == "title: A\npage: b/new.md#here\n"
    assert gone.in_fact("text: a/old.md\npage: a/there.md\n", WAYS) == "text: a/old.md\npage: a/there.md\n"


def test_the_questions_to_registries_name_the_page_that_is_there_once() -> None:
    questions = "questions:\n  docs/a/old.md:\n    pubmed: docs/a/old.md\n"
    assert gone.in_questions(questions, WAYS) == questions.replace("  docs/a/old.md", "  docs/b/new.md")
    both = f"{questions}none:\n  docs/b/new.md: it sums up other pages\n"
    assert gone.in_questions(both, WAYS) == both


def test_no_redirect_leads_to_a_page_that_leads_on_itself() -> None:
    text = "older.html: a/old.html\nother.html: part.html#own\nthere.html: b/new.html\na/old.html: b/new.html\n"
    led = text.replace(": a/old.html", ": b/new.html").replace("part.html#own", "b/new.html#part")
    assert gone.in_redirects(text, WAYS) == led


def test_settings_and_templates_name_the_page_that_is_there() -> None:
    settings = "extra:\n  help_page: part.html # of cards\n  change_page: a/old.html#own\n  edit: a/old.html\n"
    assert gone.in_settings_and_templates(settings, WAYS) == (
        "extra:\n  help_page: b/new.html#part # of cards\n  change_page: b/new.html#own\n  edit: a/old.html\n"
    )
    template = '<a href="/a/old.md">a/old.md</a> <a href="/part.md#own"/>'
    assert (
        gone.in_settings_and_templates(template, WAYS) == '<a href="/b/new.md">a/old.md</a> <a href="/b/new.md#part"/>'
    )


def test_the_words_of_readers_lead_to_the_page_that_is_there_once_in_each_part() -> None:
    words = "first:\n  a/old.html#own: sore\n  there.html: a/old.html\nnear:\n  a/old.html: stiff\n  a/old.html#own: tight\n"
    led = words.replace("  a/old.html", "  b/new.html")
    assert gone.in_search(words, WAYS) == led
    both = f"{words}  b/new.html: numb\n"
    assert gone.in_search(both, WAYS) == f"{led}  b/new.html: numb\n".replace("b/new.html: stiff", "a/old.html: stiff")


def test_the_menu_names_the_page_that_is_there_once() -> None:
    menu = "nav:\n  - Old: a/old.md\n  - There: c.md\n"
    assert gone.in_menu(menu, WAYS) == "nav:\n  - Old: b/new.md\n  - There: c.md\n"
    assert gone.in_menu(f"{menu}  - b/new.md\n", WAYS) == "nav:\n  - There: c.md\n  - b/new.md\n"


def test_findings_of_one_cause_stand_together_and_all_others_behind_them_in_their_order() -> None:
    one, other = Cause("one is gone", "Lead on."), Cause("other is gone", "Lead on.")
    a, b, c, d = (Finding("a", n, "", "p", "", cause) for n, cause in enumerate((None, one, other, one), 1))
    assert by_cause([a, b, c, d]) == [(one, [b, d]), (None, [a, c])]
    assert by_cause([a]) == [(None, [a])]
    assert by_cause([]) == []
