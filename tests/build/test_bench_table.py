"""The table says how each generator stands to ours, and never leaves out where ours is not first, or what has no figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import phone, results, table
from bench.peers.all import PEERS
from bench.rows import Row, rows
from bench.state import State, read

BYTES = Row("bytes", "first gzip", "First page, gzip", "B")
SPEED = Row("host", "visits", "Visits a second", "", more=True)
SHIFT = Row("phone", "shift", "Shift", "", 3)
FIGURES: table.Figures = {
    "ours": {"first gzip": 200.0, "visits": 50.0, "shift": 0.0, "cold 30": 2.0, "first": 5.0, "growth": 1.0},
    "Material": {"first gzip": 100.0, "visits": 25.0, "shift": 0.0, "cold 30": 1.0, "first": 9.0},
    "plain": {"first gzip": 50.0, "visits": 500.0, "shift": 0.0, "first": 6.0},
}
KINDS = table.Kinds(bare=frozenset({"plain"}))


def test_each_figure_stands_beside_ours() -> None:
    said = table.table(FIGURES, [BYTES, SPEED])
    assert "| First page, gzip | 200 B | 100 B (× 0.50) | 50 B (× 0.25) |" in said
    assert "| Visits a second | 50 | 25 (× 0.50) | 500 (× 10.00) |" in said


def test_what_has_no_figure_is_told_with_the_reason() -> None:
    figures = {**FIGURES, "Zensical": {"first gzip": "the build stopped"}}
    assert table.table(figures, [BYTES]).splitlines()[-1].endswith("| – |")
    assert table.missing(figures) == "- Zensical, first gzip: the build stopped"


def test_where_another_theme_is_better_ours_is_not_first() -> None:
    found = [(row.key, best, times) for row, best, times in table.behind(FIGURES, [BYTES, SPEED, SHIFT], KINDS)]
    assert found == [("first gzip", "Material", 2.0)]


def test_more_is_better_where_a_row_says_so() -> None:
    figures = {"ours": {"visits": 50.0}, "Material": {"visits": 100.0}}
    assert [best for _, best, _ in table.behind(figures, [SPEED], KINDS)] == ["Material"]


def test_a_figure_beside_nothing_is_not_first_and_has_no_ratio() -> None:
    figures = {"ours": {"shift": 0.1}, "Material": {"shift": 0.0}}
    assert list(table.behind(figures, [SHIFT], KINDS)) == [(SHIFT, "Material", None)]
    assert "ours 0.100, Material 0.000. Because." in table.not_first(figures, [SHIFT], KINDS, {"shift": "Because."})


def test_a_reason_that_nobody_wrote_is_named() -> None:
    assert "Nobody has written a reason yet: `first gzip`" in table.not_first(FIGURES, [BYTES], KINDS, {})


def test_a_reason_may_be_given_for_all_sizes() -> None:
    row = Row("build", "cold 30", "Build", "s")
    assert table.not_first(FIGURES, [row], KINDS, {"cold": "For a reason."}).endswith("2.00 times. For a reason.")


def test_first_everywhere_is_said() -> None:
    assert table.not_first(FIGURES, [SPEED], KINDS, {}).startswith("Nowhere")


@pytest.mark.parametrize(
    "said",
    [
        "Not met: within 2.5 times a bare page in bytes (4.00",
        "Not met: build no slower than Material at 30 pages (2.00",
        "Met: build grows no faster than the pages (1.00",
        "Met: first result no slower than Pagefind’s (0.83",
    ],
)
def test_each_goal_is_told_with_its_figure(said: str) -> None:
    assert said in table.goals(FIGURES, KINDS, [30])


def test_the_file_holds_run_table_reasons_and_versions() -> None:
    state = State("abc", "2 cores", "then", "later", versions={"Material": "9.8"}, figures=dict(FIGURES))
    said = results.written(state, KINDS, [30], {"first gzip": "So it is."}, {"Material": "it stopped"}, 30)
    for part in (
        "From then to later, commit abc",
        "2 cores",
        "| First page, gzip |",
        "So it is.",
        "Material: 9.8. It stopped.",
    ):
        assert part in said


def test_a_generator_without_any_figure_is_named_and_has_no_column() -> None:
    state = State(
        "abc", "m", "then", "later", figures={**FIGURES, "Gone": {"everything": "not installed: no such package"}}
    )
    said = results.written(state, KINDS, [30], {}, {}, 30)
    assert "- Gone, everything: not installed: no such package" in said
    assert "| Gone" not in said


def test_reasons_name_rows_that_there_are() -> None:
    keys = {row.key for row in rows()} | {row.key.rpartition(" ")[0] for row in rows()}
    assert set(results.reasons()) <= keys


def test_reasons_that_are_a_list_are_refused(tmp_path: Path) -> None:
    (tmp_path / "reasons.yml").write_text("- one\n", "utf-8")
    with pytest.raises(ValueError, match="a line for each row"):
        results.reasons(tmp_path / "reasons.yml")


def test_a_run_that_was_broken_off_is_read_again(tmp_path: Path) -> None:
    state = State("abc", "m", "then", path=tmp_path / "run.json")
    state.note("ours", first_gzip=3.0)
    again = read(tmp_path / "run.json")
    assert again == state
    assert again.has("ours", "first gzip")
    assert not again.has("ours", "visits")
    assert read(tmp_path / "none.json") is None


def test_blocking_and_shift_are_counted_as_browsers_count_them() -> None:
    tasks = [[0, 90], [200, 90], [400, 60]]  # the first ended before anything was painted
    shifts = [[100, 0.1], [600, 0.1], [3000, 0.15]]  # two linked ones, and one alone
    seen = phone.figures({"first": 150, "largest": 300, "tasks": tasks, "shifts": shifts})
    assert seen == {"first paint": 150, "largest paint": 300, "blocking": 50, "shift": pytest.approx(0.2)}


def test_each_generator_has_a_name_of_its_own() -> None:
    assert len({one.name for one in PEERS}) == len({one.folder for one in PEERS}) == len(PEERS)
