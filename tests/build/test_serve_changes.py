"""What a preview shows of each change: a quick look at a page, then the whole build; and what ends what."""

from __future__ import annotations

import queue
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from guide.build.preview import serve, watch
from guide.build.preview.quick_look import RULE
from tests.fixtures.projects import GOOD, edit
from tests.fixtures.tabs import Open, ask, holds, is_right, mistakes, said
from tests.fixtures.tries import BREAKS, ENDED, HANGS, WRONG, Tries


@pytest.fixture
def tries() -> Tries:
    return Tries()


@pytest.fixture
def changing(small: Path, tries: Tries) -> Iterator[serve.Preview]:
    """Return a preview of the small project that is built; tests change the project, and say how tries of it go."""
    with serve.Preview(small, 0, tries) as running:
        Open(running, "words.html").when(is_right)
        tries.next("build"), tries.next("check")
        yield running


# One after the other in one preview: a file, what is written into it, and whether a quick look may show it.
CHANGES = (
    ("docs/words.md", True),
    ("docs/about/index.md", True),
    ("docs/new.md", False),
    ("docs/pictures/track.svg", False),
    ("evidence/studies/first-2010.yml", False),
    ("overrides/main.html", False),
    ("guide/new.py", False),
    ("mkdocs.yml", False),
)


def test_every_change_is_built_anew_and_only_that_of_a_page_has_a_quick_look_first(tmp_path: Path) -> None:
    project, tries, wrong = tmp_path / "project", Tries(), []
    shutil.copytree(GOOD, project)
    (project / "guide").mkdir()
    with serve.Preview(project, 0, tries) as preview:
        Open(preview, "words.html").when(is_right)
        for file, quick in CHANGES:
            before = len(tries.looks())
            with (project / file).open("a", encoding="utf-8") as changed:
                changed.write(f"\nAdded to {file}\n")
            page = file.removeprefix("docs/") if file.endswith(".md") else "words.md"
            Open(preview, page.replace(".md", ".html")).when(partial(holds, f"Added to {file}"))
            if tries.looks()[before:] != ([[page]] if quick else []):
                wrong.append((file, tries.looks()[before:]))
        builds = list(preview.shown.state.folders[0].parent.iterdir())
    assert wrong == []
    assert len(builds) <= 4, "builds that are not shown any more are kept"
    assert all(one.ended for one in tries.all), "a process outlives the preview"


def test_a_page_that_is_taken_away_has_no_quick_look(small: Path, changing: serve.Preview, tries: Tries) -> None:
    (small / "docs" / "about" / "index.md").unlink()
    tab = Open(changing, "about/index.html")
    tab.when(lambda text: ask(changing, "about/index.html")[0] == 404)
    assert tries.looks() == []


def test_a_quick_look_says_what_it_leaves_out_until_the_whole_build_takes_its_place(
    small: Path, changing: serve.Preview, tries: Tries
) -> None:
    tries.held = {"build", "check"}
    tab, other = Open(changing, "words.html"), Open(changing, "back.html")
    edit(small / "docs" / "words.md", "looks real", "seems real")
    assert "words.md</code>. The menu, lists on other pages, the search and the checks" in said(
        tab.when(lambda text: "seems real" in text)
    )
    assert "A quick look" in said(other.read()), "any page may be open"
    edit(small / "docs" / "back.md", "Most backs", "Many backs")
    other.when(lambda text: "Many backs" in text)
    assert "seems real" in tab.read(), "a look at one page loses none at another"
    assert tries.looks() == [["words.md"], ["back.md", "words.md"]]
    tries.let_go()
    assert "seems real" in tab.when(is_right)
    assert "Many backs" in other.read()


def test_a_newer_change_ends_what_is_under_way(
    small: Path, changing: serve.Preview, tries: Tries, capsys: pytest.CaptureFixture[str]
) -> None:
    tries.held = {"build", "check"}
    edit(small / "overrides" / "main.html", "</body>", "<p>One foot</p></body>")
    build, check = tries.next("build"), tries.next("check")
    edit(small / "overrides" / "main.html", "<p>One foot</p>", "<p>Another foot</p>")
    tries.next("build"), tries.next("check")
    assert (build.ended, check.ended) == (True, True)
    tries.let_go()
    assert "One foot" not in Open(changing, "words.html").when(partial(holds, "Another foot"))
    assert ENDED not in capsys.readouterr().out


def test_a_quick_look_at_what_was_before_another_change_is_not_shown(
    small: Path, changing: serve.Preview, tries: Tries
) -> None:
    build = tries.all[0]
    build.gate.clear()
    edit(small / "docs" / "words.md", "looks real", "seems real")
    build.asked.get(timeout=60)
    edit(small / "evidence" / "studies" / "first-2010.yml", "An example", "A better example")
    text = Open(changing, "words.html").when(lambda text: "seems real" in text)
    assert build.ended
    assert "A better example" in text
    assert not said(text)


def test_a_mistake_in_a_page_is_shown_at_once_and_goes_with_the_next_quick_look(
    small: Path, changing: serve.Preview, tries: Tries, capsys: pytest.CaptureFixture[str]
) -> None:
    tab, page = Open(changing, "words.html"), small / "docs" / "words.md"
    edit(page, "looks real", f"looks real {WRONG}")
    tab.when(mistakes)
    tries.held = {"build", "check"}
    capsys.readouterr()
    edit(page, f"looks real {WRONG}", f"looks real {BREAKS}")
    text = tab.when(lambda text: any(BREAKS in one for one in mistakes(text)))
    assert "You see the last version that could be built." in said(text)
    assert BREAKS not in text.replace(said(text), ""), "the last version stands below"
    assert f"docs/words.md:15: {RULE}: {BREAKS}\n" in capsys.readouterr().out
    edit(page, BREAKS, "again")
    text = tab.when(lambda text: "looks real again" in text)
    assert mistakes(text) == []
    assert "the checks" in said(text)
    assert "No mistake in this quick look" in capsys.readouterr().out


def test_a_mistake_that_a_quick_look_found_goes_with_the_next_check(
    small: Path, changing: serve.Preview, tries: Tries
) -> None:
    tries.held = {"build", "check"}
    tab, page = Open(changing, "words.html"), small / "docs" / "words.md"
    edit(page, "looks real", f"looks real {BREAKS}")
    tab.when(mistakes)
    tries.next("build")
    edit(small / "evidence" / "studies" / "first-2010.yml", "An example", "A better example")
    tries.next("build")  # from here on there is no quick look
    edit(page, BREAKS, "")
    tries.next("build")
    tries.let_go()
    tab.when(partial(holds, "A better example"))


def test_a_mistake_that_only_the_check_finds_stays_through_quick_looks_at_other_pages(
    small: Path, changing: serve.Preview, tries: Tries
) -> None:
    tab = Open(changing, "words.html")
    edit(small / "docs" / "words.md", "looks real", f"looks real {WRONG}")
    wrong = [f"docs/words.md:15 {WRONG}"]
    tab.when(lambda text: mistakes(text) == wrong and "quick" not in said(text))
    tries.held = {"build", "check"}
    edit(small / "docs" / "back.md", "Most backs", "Many backs")
    assert mistakes(tab.when(lambda text: "quick look" in said(text))) == wrong


def test_a_quick_look_that_hangs_is_no_mistake_and_leaves_it_to_the_whole_build(
    small: Path, changing: serve.Preview, tries: Tries
) -> None:
    tries.held = {"build", "check"}
    tab = Open(changing, "words.html")
    edit(small / "docs" / "words.md", "looks real", f"looks real, {HANGS}")
    tries.next("build")
    assert tries.looks() == [["words.md"]]
    assert is_right(tab.read())
    assert tries.all[0].ended
    tries.let_go()
    tab.when(partial(holds, HANGS))


def test_a_project_that_cannot_be_built_at_first_is_shown_once_it_can(small: Path) -> None:
    edit(small / "docs" / "words.md", "looks real", f"looks real {BREAKS}")
    with serve.Preview(small, 0, Tries()) as preview:
        tab = Open(preview, "words.html")
        assert "There is no version to show yet." in tab.when(mistakes)
        edit(small / "docs" / "words.md", BREAKS, "")
        tab.when(is_right)


def test_the_first_build_is_shown_however_often_somebody_saves_meanwhile(small: Path) -> None:
    tries = Tries()
    tries.held = {"build", "check"}
    with serve.Preview(small, 0, tries) as preview:
        build, check = tries.next("build"), tries.next("check")
        edit(small / "docs" / "words.md", "looks real", "seems real")
        check.gate.wait(60)  # until the change is heard of: what the check would say is old
        assert (build.ended, check.ended) == (False, True)
        build.gate.set()
        tab = Open(preview, "words.html")
        tab.when(lambda text: "seems real" in text)
        tries.next("build"), tries.next("check")
        assert tries.looks() == [["words.md"]], "what was changed meanwhile is looked at at once"
        tries.let_go()
        tab.when(is_right)


def test_a_first_build_of_what_was_changed_meanwhile_tells_no_mistake_that_is_old(small: Path) -> None:
    edit(small / "docs" / "words.md", "looks real", f"looks real {BREAKS}")
    tries = Tries()
    tries.held = {"build", "check"}
    with serve.Preview(small, 0, tries) as preview:
        build, check = tries.next("build"), tries.next("check")
        edit(small / "docs" / "back.md", "Most backs", "Many backs")
        check.gate.wait(60)
        build.gate.set()
        tries.next("build")
        assert not mistakes(Open(preview, "words.html").read())
        tries.let_go()
        assert "There is no version to show yet." in Open(preview, "words.html").when(mistakes)


def test_noise_of_editors_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    told: queue.Queue[Path] = queue.Queue()
    watcher = watch.watcher(tmp_path, told.put)
    watcher.start()
    heard = []
    for number in (1, 2):
        for name in (".words.md.swp", "words.md~", "words.swp", "old.pyc", "../notes.txt", f"page-{number}.md"):
            (tmp_path / "docs" / name).write_text(f"{number}", "utf-8")
        while not heard or heard[-1] != f"page-{number}.md":
            heard.append(told.get(timeout=60).name)
    watcher.stop()
    watcher.join()
    assert sorted({*heard}) == ["page-1.md", "page-2.md"]
