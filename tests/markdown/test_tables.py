"""A Markdown table in; a table out that can be heard, laid out as lines, and needs no inline style."""

from __future__ import annotations

TABLE = "| What | Gain | How sure |\n| --- | ---: | :---: |\n| Walks[@first-2010] | 10 | *low* |\n| Rest | 0 | |"


def test_every_heading_of_a_column_says_that_it_is_one(convert) -> None:
    page = convert(TABLE)
    assert page.attributes("thead th", "scope") == ["col"] * 3


def test_the_first_cell_of_a_row_is_its_heading(convert) -> None:
    page = convert(TABLE)
    assert page.texts("tbody th") == ["Walks [1]", "Rest"]
    assert page.attributes("tbody th", "scope") == ["row"] * 2


def test_every_other_cell_carries_the_name_of_its_column(convert) -> None:
    assert convert(TABLE).attributes("tbody td", "data-label") == ["Gain", "How sure"] * 2


def test_a_first_cell_carries_the_name_of_its_column_where_it_says_more_than_one_word(convert) -> None:
    page = convert(
        "| Longest run[@first-2010] so far | Next |\n| --- | --- |\n| 30 minutes | 33 minutes |\n\nText\n\n" + TABLE
    )
    assert page.attributes("tbody th", "data-label") == ["Longest run so far", None, None]


def test_a_column_without_a_name_labels_nothing(convert) -> None:
    page = convert("| What | |\n| --- | --- |\n| Walks | 10 |")
    assert page.attributes("tbody td", "data-label") == [None]


def test_the_name_of_a_column_is_plain_text(convert) -> None:
    page = convert("| What | *Gain* in **points** |\n| --- | --- |\n| Walks | 10 |")
    assert page.attributes("tbody td", "data-label") == ["Gain in points"]


def test_the_name_of_a_column_holds_no_mark_of_a_reference(convert) -> None:
    page = convert("| What | Gain[@first-2010] in *points* |\n| --- | --- |\n| Walks | 10 |")
    assert page.attributes("tbody td", "data-label") == ["Gain in points"]


def test_every_part_of_a_table_says_what_it_is(convert) -> None:
    page = convert(TABLE)
    assert page.attributes("table", "role") == ["table"]
    assert page.attributes("thead, tbody", "role") == ["rowgroup"] * 2
    assert page.attributes("tr", "role") == ["row"] * 3
    assert page.attributes("thead th", "role") == ["columnheader"] * 3
    assert page.attributes("tbody th", "role") == ["rowheader"] * 2
    assert page.attributes("td", "role") == ["cell"] * 4


def test_alignment_is_a_class_and_never_a_style(convert) -> None:
    page = convert(TABLE)
    assert page.tree.css("[style]") == []
    assert page.attributes("thead th", "class") == [None, "align-right", "align-center"]
    assert page.attributes("tbody td", "class") == ["align-right", "align-center"] * 2


def sure(convert, table: str) -> list[tuple[str, str | None]]:
    """Return each certainty that has circles, with its class."""
    page = convert(table)
    return list(zip(page.texts(".sure"), page.attributes(".sure", "class"), strict=True))


def test_a_column_for_certainty_has_circles_beside_each_word(convert) -> None:
    table = "| What | How sure |\n| --- | --- |\n| Walks | moderate |\n| Rest | very low[@first-2010] |\n| Runs | not known |"
    assert sure(convert, table) == [("moderate", "sure sure--moderate"), ("very low", "sure sure--very-low")]


def test_the_words_alone_are_left_in_the_text_of_a_cell(convert) -> None:
    page = convert("| What | How sure |\n| --- | --- |\n| Walks | low[@first-2010] |")
    assert page.texts("tbody td") == ["low [1]"]


def test_a_word_in_another_column_is_no_certainty(convert) -> None:
    assert sure(convert, "| What | Ground |\n| --- | --- |\n| Walks | low |") == []


def test_a_certainty_stated_in_any_cell_has_circles(convert) -> None:
    table = (
        "| What (high certainty) | Gain |\n| --- | --- |\n"
        "| Walks | 9 lower (low certainty)[@first-2010]; **Very low certainty** |\n| Rest | moderate certainty: none |"
    )
    assert sure(convert, table) == [
        ("high certainty", "sure sure--high"),
        ("low certainty", "sure sure--low"),
        ("Very low certainty", "sure sure--very-low"),
        ("moderate certainty", "sure sure--moderate"),
    ]


def test_a_sentence_in_a_cell_that_speaks_of_certainty_has_none(convert) -> None:
    table = "| What | Says |\n| --- | --- |\n| A | low or very low certainty, an advice with low certainty |"
    assert sure(convert, table) == []


def test_prose_has_no_circles(convert) -> None:
    assert sure(convert, "Walks may help (low certainty).") == []
