"""The contents stay in sight, and parts that lie over each other are found (pages as such: `test_every_page`)."""

from __future__ import annotations

from tests.browser.conftest import BROKEN, Visit
from tests.browser.sweeps import Opened
from tests.browser.sweeps.overlaps import SIZED, out_of_reach, overlaps


def test_the_contents_stay_beside_the_text_while_it_is_read(visit: Visit, served: str) -> None:
    page = visit(viewport=SIZED[0]).open(served + "acupuncture/safety.html")
    page.evaluate("scrollTo(0, document.querySelector('main').scrollHeight / 2)")
    for part in page.locator(".contents").all():
        assert 0 <= part.bounding_box()["y"] < SIZED[0]["height"], part.text_content()


def test_parts_that_overlap_and_links_out_of_reach_are_reported(visit: Visit) -> None:
    opened = Opened(visit(viewport=SIZED[0]).open((BROKEN / "overlap.html").as_uri()), "overlap.html")
    assert overlaps(opened) == ["contents and contents contents--second"]
    assert out_of_reach(opened) == ["Out of reach"]
