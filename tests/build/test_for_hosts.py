"""What hosts are given: names by content, texts packed beside them, and no file that nothing asks for."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
from fnmatch import fnmatch
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urljoin, urlsplit

import brotli
import pytest

from guide.build.hosts import files as for_hosts
from guide.build.hosts import hashed_names
from guide.build.hosts import headers as host_headers
from guide.build.hosts.security_txt import PLACE
from guide.pages import redirects
from tests.conftest import EVERY_PAGE, ROOT, SITE_URL, STUDY_PAGES, Builds
from tests.site.budgets import LOADED, cost

MARK = re.compile(r"\.[a-z2-7]{8}(?=\.(?:css|js|svg)$)")
ADDRESS = re.compile(r"""(?:href|src|content)="([^"]+)"|["'(]([\w./-]+\.(?:css|js|svg|json))["')]""")
# What programs ask for by a name that is agreed on; the last by the standard for tables on the web.
AGREED = {
    "index.html",
    "404.html",
    "robots.txt",
    "sitemap.xml",
    PLACE,
    host_headers.NAME,
    "data/evidence.csv-metadata.json",
}


@pytest.fixture(scope="module")
def arranged(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the published site with its files named by content; packing takes seconds and is asked of a small site."""
    folder = tmp_path_factory.mktemp("hosts") / "site"
    shutil.copytree(builds / "published", folder)
    for_hosts.arrange(folder)
    return folder


def small(folder: Path) -> Path:
    """Write a site of one page, a style and two scripts, of which one loads the other."""
    texts = {
        "index.html": '<link rel="stylesheet" href="assets/site.css"><script src="assets/js/site.js"></script>'
        + "<p>text</p>" * 20,
        "assets/site.css": "p { margin: 0 }",
        "assets/js/site.js": 'load("js/search.js")',
        "assets/js/search.js": "// finds",
        "data/sources.bib": "@article{a}",
        "picture.png": "a",
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def kept_by_the_worker(folder: Path, words: str) -> tuple[str, list[str]]:
    """Arrange a small site with pages in folders, of which one holds these words; return the version and the files to keep."""
    for name in ("about/index.html", "about/a.html", "404.html"):
        (small(folder) / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("<p>text</p>" if name != "about/a.html" else f"<p>{words}</p>", "utf-8")
    for_hosts.arrange(folder)
    text = (folder / for_hosts.WORKER.name).read_text("utf-8")
    version, files = re.search(r'VERSION="(\w+)"', text), re.search(r"FILES=(\[.*?\])", text)
    return version[1], json.loads(files[1])


def test_the_worker_keeps_every_page_and_what_it_loads_and_a_page_of_other_words_is_fetched_anew(
    tmp_path: Path,
) -> None:
    version, files = kept_by_the_worker(tmp_path / "first", "Old.")
    assert [name for name in files if name.endswith(".html")] == ["about/a.html", "about/index.html", "index.html"]
    assert {MARK.sub("", name) for name in files[3:]} == {"assets/site.css", "assets/js/site.js", "assets/js/search.js"}
    assert kept_by_the_worker(tmp_path / "same", "Old.") == (version, files)
    other, those = kept_by_the_worker(tmp_path / "other", "New.")
    assert (other == version, those == files) == (False, True)


def asked_for(site: Path) -> set[str]:
    """Return every file that something in the site leads to or loads, followed from what people know by name."""
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    seen, new = set[str](), (AGREED | {one.old for one in redirects.read(ROOT)[0]}) & there
    while new:
        seen |= new
        found = set()
        for name in new:
            if Path(name).suffix in {".png", ".bib", ".csv"} or name.startswith("search/texts"):
                continue
            if name.startswith("search/"):  # the index names the pieces; all else in it are words of pages
                found |= set(re.findall(r'(?<=[\[,]")search/[^"]+', (site / name).read_text("utf-8")))
                continue
            text = (site / name).read_text("utf-8")
            for address in (one or other for one, other in ADDRESS.findall(text)):
                whole = urljoin(f"{SITE_URL}{name}", address)
                if whole.startswith(SITE_URL):
                    found.add(unquote(urlsplit(whole).path).lstrip("/"))
                if name.endswith(".js"):  # a script joins its address to that of its folder
                    found |= {other for other in there if other.endswith(f"/{address}") or other == address}
        new = (found & there) - seen
    return seen


def test_no_file_is_published_that_nothing_leads_to_or_loads(arranged: Path) -> None:
    there = {path.relative_to(arranged).as_posix() for path in arranged.rglob("*") if path.is_file()}
    assert sorted(there - asked_for(arranged)) == []
    assert {*EVERY_PAGE} <= there


def test_a_file_that_nothing_loads_is_found(tmp_path: Path) -> None:
    site = small(tmp_path)
    assert asked_for(site) == {"index.html", "assets/site.css", "assets/js/site.js", "assets/js/search.js"}


def test_each_file_that_a_page_loads_is_named_by_its_content(arranged: Path) -> None:
    loaded = [path for path in arranged.rglob("*") if path.suffix in {".css", ".js"} and path.name != "worker.js"]
    assert len(loaded) > 15
    assert [path.name for path in loaded if not MARK.search(path.name)] == []
    ruled = [rule for rule, said in rules(arranged).items() if said == [f"Cache-Control: {host_headers.FOR_A_YEAR}"]]
    for path in loaded:
        fitting = [rule for rule in ruled if fnmatch(f"/{path.relative_to(arranged).as_posix()}", rule)]
        assert len(fitting) == 1, f"{path.name}: some hosts send what two rules say in one line: {fitting}"
    assert all(
        MARK.search(path.name) for path in arranged.rglob("*") if fnmatch(f"/{path.relative_to(arranged)}", "/search/*")
    )


def rules(site: Path) -> dict[str, list[str]]:
    """Return what `_headers` says of each path or pattern."""
    blocks = re.findall(r"(?m)^(/\S*)\n((?:  .*\n)+)", (site / "_headers").read_text("utf-8"))
    return {path: [line.strip() for line in said.splitlines()] for path, said in blocks}


def test_no_host_passes_over_a_rule_because_there_are_many(arranged: Path) -> None:
    text = (arranged / "_headers").read_text("utf-8")
    assert len(rules(arranged)) == sum(line.startswith("/") for line in text.splitlines())
    assert len(rules(arranged)) <= 95, "Cloudflare reads a hundred, and files that lie beside the pages need some"
    assert max(map(len, text.splitlines())) <= 2000, "nor does it read longer lines"


def test_the_guide_in_one_file_is_kept_and_not_shown_under_a_policy_that_forbids_its_style(tmp_path: Path) -> None:
    names = {"/back-to-running.html", "/back-to-running"}  # Cloudflare and Netlify leave out the ending
    (tmp_path / host_headers.ONE_FILE).write_text("<style></style>", "utf-8")
    for name, more in (("without", []), ("with", [tmp_path / host_headers.ONE_FILE])):
        for_hosts.prepare(small(tmp_path / "site"), tmp_path / name, more)
        said = {
            path
            for path, text in rules(tmp_path / name).items()
            if text == [f"Content-Disposition: {host_headers.KEEP}"]
        }
        assert said == (names if more else set())
    nginx = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    assert f'"~/back-to-running\\.html$" {host_headers.KEEP};' in nginx
    assert f'"{host_headers.FOR_A_YEAR}";' in nginx


def test_names_by_content_cost_half_of_the_first_visits_little(builds: Builds, arranged: Path) -> None:
    written = [page for page in EVERY_PAGE if page not in STUDY_PAGES]
    more = median(cost(arranged, page, *LOADED) - cost(builds / "published", page, *LOADED) for page in written)
    assert 0 < more <= 90, f"{more:,.0f} bytes"


def test_another_content_has_another_name_and_so_has_what_loads_it(tmp_path: Path) -> None:
    before = hashed_names.rename_all(small(tmp_path / "before"))
    changed = small(tmp_path / "after")
    (changed / "assets/js/search.js").write_text("// finds more", "utf-8")
    after = hashed_names.rename_all(changed)
    assert {name for name in before if before[name] != after[name]} == {"assets/js/search.js", "assets/js/site.js"}
    assert Path(after["assets/js/search.js"]).name in (changed / after["assets/js/site.js"]).read_text("utf-8")
    assert all(
        after[name] in (changed / "index.html").read_text("utf-8") for name in ("assets/site.css", "assets/js/site.js")
    )


def test_the_index_of_the_search_names_its_pieces_anew_and_no_word_of_a_page(tmp_path: Path) -> None:
    site = small(tmp_path)
    (site / "search").mkdir()
    words = 'search/texts-0.js, \\"search/texts-0.js\\", "'
    (site / "search/index.js").write_text(f'var a = {{"places":"{words},"texts":["search/texts-0.js"]}};', "utf-8")
    (site / "search/texts-0.js").write_text(f'b[0] = "{words};', "utf-8")
    new = hashed_names.rename_all(site)
    assert new["search/texts-0.js"] != "search/texts-0.js"
    assert (site / new["search/texts-0.js"]).read_text("utf-8") == f'b[0] = "{words};'
    index = (site / new["search/index.js"]).read_text("utf-8")
    assert index == f'var a = {{"places":"{words},"texts":["{new["search/texts-0.js"]}"]}};'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('load("js/site.js")', "names itself"),
        ('load("site.js")', "may be assets/js/site.js or search/site.js. Write the folder before it."),
    ],
)
def test_a_name_that_cannot_be_followed_is_told(tmp_path: Path, text: str, said: str) -> None:
    site = small(tmp_path)
    (site / "search").mkdir()
    (site / "search/site.js").write_text("// words", "utf-8")
    (site / "assets/js/site.js").write_text(text, "utf-8")
    with pytest.raises(hashed_names.NamingError, match=said):
        hashed_names.rename_all(site)


def test_each_text_lies_there_packed_where_that_is_smaller(tmp_path: Path) -> None:
    site = small(tmp_path)
    for ending in ("css", "js", "json", "svg", "webmanifest", "xml", "txt", "csv", "bib"):
        (site / f"long.{ending}").write_text("text " * 200, "utf-8")
    for_hosts.pack(site)
    assert {path.name for path in site.glob("long.*") if not path.with_name(f"{path.name}.gz").is_file()} == {
        path.name for path in site.glob("long.*.*")
    }
    content, packed = (site / "index.html").read_bytes(), (site / "index.html.gz").read_bytes()
    assert gzip.decompress(packed) == content
    assert packed[4:8] == bytes(4), "the time of packing stands in it"
    assert brotli.decompress((site / "index.html.br").read_bytes()) == content
    assert not (site / "assets/site.css.gz").exists(), "a text that gets no smaller is packed"
    assert not list(site.glob("*.png.*")), "a picture is packed"


def test_two_runs_make_the_same_bytes_and_leave_the_site_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "guide.zip").write_bytes(b"zip")
    site = small(tmp_path / "site")
    texts = []
    for name in ("one", "two"):
        for_hosts.prepare(site, tmp_path / name, [tmp_path / "guide.zip"])
        found = [path for path in sorted((tmp_path / name).rglob("*")) if path.is_file()]
        texts.append([(path.relative_to(tmp_path / name), path.read_bytes()) for path in found])
    assert texts[0] == texts[1]
    assert "guide.zip" in {path.as_posix() for path, _ in texts[0]}
    assert (site / "assets/site.css").is_file()


def test_a_server_may_read_what_somebody_built_for_nobody_else(tmp_path: Path) -> None:
    site = small(tmp_path / "site")
    before = os.umask(0o077)
    try:
        for_hosts.prepare(site, tmp_path / "made")
    finally:
        os.umask(before)
    made = [tmp_path / "made", *(tmp_path / "made").rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in made} == {0o755, 0o644}


def test_each_copy_of_the_guide_is_one_click_away_where_it_is_published(published: Path, tmp_path: Path) -> None:
    page = tmp_path / "elsewhere" / "keep.html"  # the page is known by what it offers
    page.parent.mkdir()
    shutil.copyfile(published / "about/privacy.html", page)
    told = sorted(set(re.findall(r">(back-to-running[.-][\w.]+|SHA256SUMS)<", page.read_text("utf-8"))))
    for_hosts.offer(tmp_path, told)
    html = page.read_text("utf-8")
    assert len(told) == 10
    for name in told:
        saved = "" if name.endswith(".pdf") else " download"
        assert f'<a href="../{name}"{saved}><code translate="no">{name}</code></a>' in html


def test_a_copy_that_is_not_published_has_no_link(tmp_path: Path) -> None:
    (tmp_path / "guide.zip").write_bytes(b"zip")
    site = small(tmp_path / "site")
    page = site / "about" / "privacy.html"
    page.parent.mkdir()
    keep = '<div id="keep"></div>'
    page.write_text(f'{keep}<code translate="no">guide.zip</code> <code translate="no">guide.pdf</code>', "utf-8")
    for_hosts.prepare(site, tmp_path / "hosts", [tmp_path / "guide.zip"])
    assert (tmp_path / "hosts" / "about" / "privacy.html").read_text("utf-8") == (
        f'{keep}<a href="../guide.zip" download><code translate="no">guide.zip</code></a> '
        '<code translate="no">guide.pdf</code>'
    )


def test_the_verb_puts_the_folder_with_each_file_it_names_in_the_place_of_the_last_one(tmp_path: Path) -> None:
    small(tmp_path / "site")
    for name in ("guide.zip", "guide.epub"):  # the second run has nothing of the first
        (tmp_path / name).write_bytes(b"kept")
        assert for_hosts.main([name], tmp_path) == 0
        made = tmp_path / "dist" / "for-hosts"
        assert {path.name for path in made.glob("guide.*")} == {name}
        assert rules(made)["/data/sources.bib"] == ["Content-Type: application/x-bibtex; charset=utf-8"]
        assert [path.name for path in made.parent.iterdir()] == ["for-hosts"]


def test_without_a_site_there_is_a_sentence_and_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert for_hosts.main([], tmp_path) == 1
    assert "Run `make site` first." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
