"""The picture beside a link: always the same, always the same size, and the title always fits."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from guide.build import social_cards

LONGEST = "Acupuncture for back pain in runners: what wonderful words we mean"
TITLES = ["Safety", "Zwölf große Öfen für Läuferinnen", LONGEST[:65]]


NAMED = '<meta property="og:image" content="https://guide.example/assets/preview/{}.png">'


def png(title: str) -> bytes:
    buffer = io.BytesIO()
    social_cards.draw(title).save(buffer, "png", optimize=True)
    return buffer.getvalue()


def box(picture: Image.Image, colour: str) -> tuple[int, int, int, int]:
    """Return the box around all that has just this colour."""
    plain = Image.new("RGB", picture.size, colour)
    difference = ImageChops.difference(picture.convert("RGB"), plain).convert("L")
    return difference.point([255, *[0] * 255]).getbbox()


def ink(title: str) -> tuple[int, int, int, int]:
    """Return the box around the title."""
    return box(social_cards.draw(title), social_cards._INK)


@pytest.mark.parametrize("title", TITLES)
def test_the_same_title_makes_the_same_bytes(title: str) -> None:
    assert png(title) == png(title)


@pytest.mark.parametrize("title", TITLES)
def test_the_picture_has_the_size_that_other_sites_ask_for(title: str) -> None:
    assert Image.open(io.BytesIO(png(title))).size == (1200, 630)


@pytest.mark.parametrize("title", TITLES)
def test_a_picture_is_light(title: str) -> None:
    assert len(png(title)) < 20_000


def test_different_titles_make_different_pictures() -> None:
    assert len({png(title) for title in TITLES}) == len(TITLES)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_words_fits_above_the_name_of_the_guide(title: str) -> None:
    left, top, right, bottom = ink(title)
    assert left >= 80
    assert top >= 100
    assert right <= 1200 - 80
    assert bottom <= 630 - 120


@pytest.mark.parametrize("title", TITLES)
def test_no_lane_of_the_track_runs_into_a_title(title: str) -> None:
    assert box(social_cards.draw(title), social_cards._ACCENT)[1] > ink(title)[3]


@pytest.mark.parametrize("title", TITLES)
def test_edges_are_smooth_and_few_colours_are_needed_for_it(title: str) -> None:
    assert 10 < len(social_cards.draw(title).getcolors()) <= 16


def test_every_page_that_names_a_picture_of_its_own_gets_one_of_its_main_heading(tmp_path: Path) -> None:
    (tmp_path / "about").mkdir()
    (tmp_path / "index.html").write_text(f"{NAMED.format('index')}<h1>Home</h1>", "utf-8")
    (tmp_path / "about" / "index.html").write_text(f"{NAMED.format('about-index')}<h1>About us</h1>", "utf-8")
    (tmp_path / "bare.html").write_text(f"{NAMED.format('bare')}<p>No heading</p>", "utf-8")
    (tmp_path / "404.html").write_text("<h1>Not here</h1>", "utf-8")
    (tmp_path / "study.html").write_text(f"{NAMED.format('index')}<h1>One of many studies</h1>", "utf-8")
    social_cards.write_all(tmp_path)
    folder = tmp_path / "assets" / "preview"
    assert sorted(path.name for path in folder.iterdir()) == ["about-index.png", "index.png"]
    assert (folder / "about-index.png").read_bytes() == png("About us")


def test_a_picture_is_drawn_once_for_a_title_and_taken_from_where_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, kept = tmp_path / "site", tmp_path / "kept"
    site.mkdir()
    page = site / "index.html"
    page.write_text(f"{NAMED.format('index')}<h1>Home</h1>", "utf-8")
    social_cards.write_all(site, kept)
    monkeypatch.setattr(social_cards, "draw", lambda title: pytest.fail(f"“{title}” was drawn again"))
    social_cards.write_all(site, kept)
    assert (site / "assets/preview/index.png").read_bytes() == next(kept.iterdir()).read_bytes()
    page.write_text(f"{NAMED.format('index')}<h1>House</h1>", "utf-8")
    with pytest.raises(pytest.fail.Exception, match="“House” was drawn again"):
        social_cards.write_all(site, kept)
