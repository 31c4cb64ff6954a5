"""What was agreed on warnings is what the guide says, and every change of it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mistakes import edit
from mistakes_in_load_advice import ruled
from mistakes_in_warnings import BACK, PIN, after

from guide.lint import linter
from guide.lint.agreed import warnings as agreed
from guide.lint.agreed.entries import Agreed, Entry
from guide.lint.agreed.pages import Moved


def found(project: Path) -> list[str]:
    return [finding.message for finding in linter.findings(project / "mkdocs.yml")]


def test_a_change_in_both_files_is_accepted(project: Path) -> None:
    after(edit(BACK, "38 degrees", "39 degrees"), edit(PIN, "38 degrees", "39 degrees"))(project)
    assert found(project) == []


def test_a_change_in_the_file_of_what_was_agreed_alone_is_not(project: Path) -> None:
    after(edit(PIN, "38 degrees", "39 degrees"))(project)
    assert len(found(project)) == 1


@pytest.mark.parametrize(
    ("old", "new", "signs"),
    [("level: urgent", "level: non-urgent", 3), ("level: non-urgent", "level: urgent", 2)],
)
def test_a_card_of_another_urgency_shows_for_the_card_and_for_each_of_its_signs(
    project: Path, old: str, new: str, signs: int
) -> None:
    after(edit(BACK, old, new))(project)
    how = "made less urgent" if new == "level: non-urgent" else "made more urgent"
    assert [how in message for message in found(project)] == [True] * signs


def test_a_card_that_is_gone_shows_with_each_of_its_signs(project: Path) -> None:
    after()(project)
    path = project / BACK
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"/// care \| Call 111.*?///\n", "", text, flags=re.DOTALL), "utf-8")
    assert sum("was deleted" in message for message in found(project)) == 3


def test_a_page_that_was_saved_by_half_is_told_once(project: Path) -> None:
    more = "".join(f"\nWe found no trial that tested shoes of kind {number}.\n" for number in range(20))
    after(edit(BACK, "## What we do not know\n", f"## What we do not know\n{more}"))(project)
    agreed.write(project / "mkdocs.yml")
    edit(BACK, more, "")(project)
    first = "20 agreed texts are gone, the first “We found no trial that tested shoes of kind 0.”"
    assert [message.partition(". Bring")[0] for message in found(project) if "agreed" in message] == [first]


def test_a_sign_that_goes_to_another_card_of_the_same_look_shows(project: Path) -> None:
    def two(folder: Path) -> None:
        edit(BACK, "level: non-urgent", "level: urgent")(folder)
        agreed.write(folder / "mkdocs.yml")
        edit(BACK, "- a lump in your back\n", "")(folder)
        edit(BACK, "- a sore back for weeks\n", "- a sore back for weeks\n- a lump in your back\n")(folder)

    after(two)(project)
    assert [message.partition(". ")[0] for message in found(project)] == [
        "“a lump in your back” stands in the card “Ask to be seen this week if you have:”, "
        "and agreed is “Call 111 today if you have:”"
    ]


def test_a_sign_that_stands_for_another_is_told_once_however_different_it_is(project: Path) -> None:
    after(edit(BACK, "- a lump in your back", "- stiffness"))(project)
    assert [message.partition(". ")[0] for message in found(project)] == [
        "“stiffness” was changed: agreed is “a lump in your back”"
    ]


def test_each_sentence_of_the_page_on_when_to_get_help_is_agreed(project: Path) -> None:
    def with_such_a_page(folder: Path) -> None:
        config = folder / "mkdocs.yml"
        config.write_text(config.read_text("utf-8") + "\nextra:\n  help_page: back.html\n", "utf-8")
        agreed.write(config)

    after(with_such_a_page, edit(BACK, "That is no cause for alarm.", "That is a cause for alarm."))(project)
    assert [message.partition(". ")[0] for message in found(project)] == [
        "“That is a cause for alarm.” was changed: agreed is “That is no cause for alarm.”"
    ]


def test_the_guide_has_agreed_on_its_warnings(root: Path) -> None:
    text = (root / PIN).read_text("utf-8")
    named = re.findall(r"(?m)^[\w/.-]+$", text)
    cards = {path.relative_to(root).as_posix() for path in (root / "docs").rglob("*.md")
             if re.search(r"(?m)^/// (?:care|signs)\b", re.sub(r"(?ms)^```.*?^```", "", path.read_text("utf-8")))}  # fmt: skip
    others = {"docs/back-pain/when-to-get-help.md", "overrides/words/en.html", "guide/markdown/words/en.yml"}
    assert {*cards, *others} <= set(named)
    assert {name.partition("/")[0] for name in {*named} - cards - others} == {"docs", "evidence", "guide"}
    kinds = {name.split("/")[1] for name in named if name.startswith("evidence/")}
    assert kinds == {"pain", "stages", "options", "quiz", "glossary", "guidelines", "article", "claims", "studies"}
    assert "stop: pain, tingling or numbness that goes down the leg" in text
    assert "always: back-pain/when-to-get-help.html: 911, 999" in text
    assert "must: Do not run through a stressed bone." in text
    assert "emergency: " in text
    assert "help_text: " in text


def test_what_to_do_at_the_top_of_a_page_keeps_how_soon_to_be_seen(project: Path) -> None:
    edit(BACK, "Keep walking.", "Check the warning signs today.")(project)
    after(edit(BACK, "Check the warning signs today", "Check the warning signs later"))(project)
    assert [message.partition(". ")[0] for message in found(project)] == [
        "“Check the warning signs later.” was changed: agreed is “Check the warning signs today.”"
    ]


def test_a_page_about_the_guide_keeps_how_soon_to_be_seen(project: Path) -> None:
    page = project / "docs/about/index.md"
    page.write_text(page.read_text("utf-8") + "\nA limp: be seen today.\n\nSee a doctor of letters.\n", "utf-8")
    after(edit("docs/about/index.md", "be seen today", "be seen this week"))(project)
    assert [message.partition(". ")[0] for message in found(project)] == [
        "“A limp: be seen this week.” was changed: agreed is “A limp: be seen today.”"
    ]


def test_the_main_message_of_a_page_that_facts_fill_is_agreed(project: Path) -> None:
    front = re.search(r"(?m)^main_message: (.+)$", (project / "docs/words.md").read_text("utf-8"))
    assert front
    after(edit("docs/words.md", front[0], "main_message: Each word is easy."))(project)
    assert [message.partition(". ")[0] for message in found(project)] == [
        f"“Each word is easy.” was changed: agreed is “{front[1]}” (of the words that weigh, “one” is gone)"
    ]


RULE = Path("evidence/pain/rule.yml")


def test_a_new_fact_is_not_asked_for_and_one_that_is_gone_is_told_once(project: Path) -> None:
    after()(project)
    ruled(project)
    assert found(project) == []
    agreed.write(project / "mkdocs.yml")
    (project / RULE).unlink()
    (told,) = found(project)
    assert told.startswith("evidence/pain/rule.yml is gone, and what was agreed of it stands on lines ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("be seen this week.", "be seen in a month."),
        ("  - pain that turns from achy to sharp\n", ""),
        ("pain that turns from achy to sharp", "a bad day"),
    ],
)
def test_a_pain_rule_that_is_softened_in_its_file_shows_once(project: Path, old: str, new: str) -> None:
    after()(project)
    ruled(project)
    agreed.write(project / "mkdocs.yml")
    edit(RULE.as_posix(), old, new)(project)
    assert len(found(project)) == 1


def renamed(project: Path) -> None:
    """Give a page another name, as its author does."""
    (project / BACK).rename(project / "docs/sore-back.md")
    edit("mkdocs.yml", "back.md", "sore-back.md")(project)


def of_agreed(project: Path) -> list[str]:
    return [message for message in found(project) if "agreed" in message]


def test_a_page_that_is_renamed_is_told_once_with_its_new_name(project: Path) -> None:
    after(renamed)(project)
    (told,) = of_agreed(project)
    assert told.startswith(
        "docs/back.md has become docs/sore-back.md, and what was agreed of it stands below its old name"
    )


def test_a_warning_that_is_lost_while_its_page_is_renamed_shows_too(project: Path) -> None:
    after(edit(BACK, "- a lump in your back\n", ""), renamed)(project)
    assert any(message.startswith("“a lump in your back” (urgent) was deleted") for message in of_agreed(project))


def test_a_page_that_is_taken_away_is_told_once(project: Path) -> None:
    after()(project)
    (project / BACK).unlink()
    (told,) = of_agreed(project)
    assert told.startswith("docs/back.md is gone, and what was agreed of it stands on lines ")


def test_a_new_page_is_told_once_however_much_it_says(project: Path) -> None:
    def with_another(folder: Path) -> None:
        text = (folder / BACK).read_text("utf-8").replace("sore back", "stiff neck").replace("title: ", "title: Neck, ")
        (folder / "docs/neck.md").write_text(text + "\nDo not wait. Be seen today.\n", "utf-8")

    after(with_another)(project)
    assert len([message for message in of_agreed(project) if "nobody has agreed on them yet" in message]) == 1


def test_a_sentence_that_judges_may_go_to_another_page_and_a_warning_is_missed_where_it_stood() -> None:
    verdict, warning = Entry("verdict", "Nobody knows."), Entry("must", "Do not run.")
    before = {"docs/a.md": [Agreed(verdict, 2), Agreed(warning, 3)], "docs/b.md": []}
    moved = Moved.between(before, {"docs/a.md": [], "docs/b.md": [verdict, warning]})
    assert (moved.had, moved.have) == ({verdict: "docs/a.md"}, {verdict})
    assert Moved.between(before, {"docs/a.md": [verdict, warning], "docs/b.md": [verdict]}).had == {}


def test_words_that_say_the_same_need_not_be_agreed_anew(project: Path) -> None:
    after(edit(BACK, "a high temperature of 38 degrees or more", "high temperature of 38 degrees or more"))(project)
    assert found(project) == []


TYPED = "always:\n  back.html: >-\n    chest pain, numb groin,\n    foot drop\nbeside:\n  back.html:\n    - both + legs feet\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("foot drop", "foot drop, cold leg", None),
        ("numb groin,\n    foot drop", "foot drop, numb\n    groin", None),
        ("legs feet", "legs feet toes", None),
        ("numb groin,", "", "“numb groin” led to the signs, as agreed, and does not any more"),
        (
            "chest pain, numb groin,",
            "pain,",
            "“chest pain” and “numb groin” led to the signs, as agreed, and do not any more",
        ),
        ("legs feet", "legs", "“feet” led to the signs, as agreed, and does not any more"),
        ("both + legs", "both + ache + legs", "“both + ache + legs feet” was changed: agreed is “both + legs feet”"),
        (
            "  back.html: >-",
            "  fine.html: >-",
            "“fine.html: chest pain, numb groin, foot drop” was changed: agreed is “back",
        ),
    ],
)
def test_what_readers_type_in_an_emergency_may_grow_and_what_goes_is_told_by_itself(
    project: Path, old: str, new: str, told: str | None
) -> None:
    typed = project / "guide/build/search/words.en.yml"
    typed.parent.mkdir(parents=True)
    typed.write_text(TYPED, "utf-8")
    after(edit("guide/build/search/words.en.yml", old, new))(project)
    assert [message.startswith(told or "") for message in found(project)] == ([True] if told else [])
