"""A page that stores what a reader ticks or writes says in plain sight that it stays on the reader's device."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

STORES = "[data-store], .diary"
SAYS = "on this device"


def silent(site: Path) -> list[str]:
    """Return the pages that store something and do not say where, as paths inside the site."""
    found = []
    for path in sorted(site.rglob("*.html")):
        main = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("main")
        if main and main.css_first(STORES) and SAYS not in " ".join(main.text(separator=" ").split()):
            found.append(path.relative_to(site).as_posix())
    return found


def test_each_page_that_stores_says_so(site: Path) -> None:
    stores = [path for path in site.rglob("*.html") if "data-store=" in path.read_text(encoding="utf-8")]
    assert len(stores) > 1, "no page stores anything: this test asks nothing"
    assert silent(site) == []


def test_a_page_that_stores_in_silence_is_found(tmp_path: Path) -> None:
    (tmp_path / "sheet.html").write_text('<main><form data-store="sheet"></form></main>', encoding="utf-8")
    (tmp_path / "diary.html").write_text(f'<main><div class="diary" data-a="{SAYS}"></div></main>', encoding="utf-8")
    (tmp_path / "other.html").write_text("<main><p>Nothing is stored.</p></main>", encoding="utf-8")
    assert silent(tmp_path) == ["diary.html", "sheet.html"]
