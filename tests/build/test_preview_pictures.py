"""The picture beside a link: always the same, always the same size, and the title always fits."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from guide.build import social_cards

LONGEST = "Acupuncture for back pain in runners: what wonderful words we mean"
TITLES = ["Safety", "Zwölf große Öfen für Läuferinnen", LONGEST[:65]]


NAMED = '<meta property="og:image" content="https://guide.example/assets/preview/{}.png">'


def png(title: str) -> bytes:
    buffer = io.BytesIO()
    social_cards.draw(title).save(buffer, "png", optimize=True)
    return buffer.getvalue()


def ink(title: str) -> tuple[int, int, int, int]:
    """Return the box around what the title adds to the empty picture."""
    with_title, without = social_cards.draw(title).convert("RGB"), social_cards.draw("").convert("RGB")
    return ImageChops.difference(with_title, without).getbbox()


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


def lanes(picture: Image.Image) -> set[tuple[int, int]]:
    """Return the places of the lanes, which alone are red."""
    return {(x, y) for x in range(1200) for y in range(630) if redness(picture.getpixel((x, y))) > 30}


def redness(colour: tuple[int, int, int]) -> int:
    return colour[0] - (colour[1] + colour[2]) // 2


@pytest.mark.parametrize("title", [*TITLES, "Words " * 15])
def test_no_lane_of_the_track_runs_through_a_letter(title: str) -> None:
    with_title, without = (social_cards.draw(one).convert("RGB") for one in (title, ""))
    assert lanes(with_title) == lanes(without) != set()
    around = ImageChops.difference(with_title, without).point(lambda value: 255 if value else 0)
    wide = around.convert("L").filter(ImageFilter.MaxFilter(17))  # eight pixels to each side
    assert not any(wide.getpixel(place) for place in lanes(without))


def test_edges_are_smooth_and_sixteen_colours_are_enough_for_that() -> None:
    assert 12 < len(social_cards.draw(TITLES[1]).getcolors()) <= 16


def test_a_short_title_is_set_larger() -> None:
    one, three = ink("Hip"), ink("Hip and knee, and what else hurts whoever runs")
    assert one[3] - one[1] > 80
    assert three[3] - three[1] > 2 * 80


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
