"""What a reader ticks, rates or writes: Markdown in, HTML out that needs no script."""

from __future__ import annotations

import pytest

CHOICE = "/// choose | I want to\n    kind: {kind}\n\n- walk *far*\n- rest\n///"


@pytest.mark.parametrize(("kind", "box"), [("checkbox", "checkbox"), ("radio", "radio"), ("question", "checkbox")])
def test_a_list_becomes_boxes_in_a_group_with_a_name(convert, kind: str, box: str) -> None:
    page = convert(CHOICE.format(kind=kind))
    assert page.texts(f".field > fieldset.choice--{kind} > legend") == ["I want to"]
    assert page.texts("label") == ["walk far", "rest"]
    assert page.texts("label em") == ["far"]
    assert page.attributes("input", "type") == [box, box]
    assert set(page.attributes("input", "name")) == {"i-want-to"}
    assert page.reports == []


def test_what_is_remembered_of_a_box_are_its_words_and_not_its_place(convert) -> None:
    assert convert(CHOICE.format(kind="radio")).attributes("input", "value") == ["walk-far", "rest"]
    swapped = convert("/// choose | I want to\n    kind: radio\n\n- rest\n- walk *far*\n///")
    assert swapped.attributes("input", "value") == ["rest", "walk-far"]


def test_boxes_are_for_ticking_when_no_kind_is_given(convert) -> None:
    assert convert("/// choose | I want to\n\n- walk\n///").attributes("input", "type") == ["checkbox"]


def test_a_list_with_empty_lines_gives_the_same_boxes(convert) -> None:
    assert convert("/// choose | I want to\n\n- walk\n\n- rest\n///").texts("label") == ["walk", "rest"]


def test_statements_are_rated_by_the_same_steps_each_in_a_group_of_its_own(convert) -> None:
    page = convert("/// rate | Reasons\n\n- I like to walk.\n- I like to rest.\n///")
    assert page.texts(".rate > legend") == ["Reasons"]
    assert page.texts(".rate__row > legend") == ["I like to walk.", "I like to rest."]
    assert page.texts(".rate__row label") == ["hardly", "a bit", "a lot"] * 2
    assert page.attributes("input", "name") == ["i-like-to-walk"] * 3 + ["i-like-to-rest"] * 3
    assert page.attributes("input", "value") == ["1", "2", "3"] * 2
    assert page.reports == []


def test_lines_are_a_field_with_its_label_and_rows(convert) -> None:
    page = convert('/// lines | My plan, by week\n    rows: "4"\n///')
    assert page.texts("label[for=field-my-plan-by-week]") == ["My plan, by week"]
    assert page.attributes("textarea", "id") == ["field-my-plan-by-week"]
    assert page.attributes("textarea", "name") == ["my-plan-by-week"]
    assert page.attributes("textarea", "rows") == ["4"]
    assert page.texts("textarea") == [""]
    assert page.reports == []


def test_lines_are_two_when_no_number_is_given(convert) -> None:
    page = convert("/// lines | My plan\n///")
    assert page.attributes("textarea", "rows") == ["2"]


def test_a_field_named_like_a_heading_does_not_take_its_anchor(convert) -> None:
    page = convert("## My plan\n\n/// lines | My plan\n///")
    assert page.attributes("h2", "id") == ["my-plan"]
    assert page.attributes("textarea", "id") == ["field-my-plan"]


def test_a_name_in_another_script_is_kept(convert) -> None:
    assert convert("/// lines | 我的计划\n///").attributes("textarea", "name") == ["我的计划"]


def test_the_same_field_on_two_pages_is_no_mistake(convert) -> None:
    assert convert("/// lines | My plan\n///").reports == convert("/// lines | My plan\n///").reports == []


def test_what_follows_a_field_is_outside_it(convert) -> None:
    page = convert("/// choose | I want to\n\n- walk\n///\n\nAfter.\n\n- an item")
    assert page.texts("body > p") == ["After."]
    assert page.texts("body > ul li") == ["an item"]
