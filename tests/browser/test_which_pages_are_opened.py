"""The few pages of studies that are opened stand for all: each field is there and is missing, and so are the extremes."""

from __future__ import annotations

from tests.browser.opened import KINDS, OPENED, STUDIES, together
from tests.conftest import EVERY_PAGE, STUDY_PAGES


def test_few_files_together_have_each_field_and_are_without_each() -> None:
    files = {
        "long": "title: a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d\n",
        "short": "title: a\n",
        "word": "title: extraordinarily\n",
        "arms": "title: a b\narms: [{size: 1, other: 2}]\n",
        "again": "title: a b\narms: []\n",
        "far": "title: a https://example.org/of-many-letters\n",
    }
    assert together(files, {"title", "arms", "size", "nowhere"}) == ["arms", "long", "short", "word"]


def test_each_page_that_is_written_is_opened_and_few_of_the_others() -> None:
    assert set(EVERY_PAGE) - set(STUDY_PAGES) <= set(OPENED)
    assert {*KINDS, *STUDIES} - {"404.html"} <= set(OPENED)
    assert 3 <= len(STUDIES) <= 15
