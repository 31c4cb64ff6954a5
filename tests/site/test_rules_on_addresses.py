"""The rules of a built site know where it is published: at the root of a host, or under a path of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guide.lint.built import rules as built
from tests.fixtures.projects import BUILT

ADDRESSES = ("https://guide.example/", "https://owner.example/guide/", "https://owner.example/my%20guide/en/")
MOVED = '<link rel="canonical" href="{0}other.html">\n</head>'
NAMED = '<link rel="canonical" href="{0}{1}">\n<meta property="og:url" content="{0}{1}">\n</head>'


def published(folder: Path, address: str) -> Path:
    """Copy the good site into `folder` as it is when published at `address`."""
    site, root = folder / "site", "/" + address.split("/", 3)[3]
    shutil.copytree(BUILT, site)
    for page in site.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        if page.name == "404.html":
            text = text.replace('href="/', f'href="{root}')
        else:
            named = MOVED if page.name == "old.html" else NAMED
            text = text.replace("</head>", named.format(address, page.name))
        page.write_text(text, encoding="utf-8")
    return site


def change(page: Path, old: str, new: str) -> None:
    before = page.read_text(encoding="utf-8")
    assert old in before
    page.write_text(before.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_good_site_has_no_finding_wherever_it_is_published(tmp_path: Path, address: str) -> None:
    site = published(tmp_path, address)
    assert built.read(site).address == address
    assert [str(finding) for finding in built.findings(site)] == []


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("{root}gone.html", "{root}gone.html is not in the site."),
        ("index.html", "index.html begins at this page, which a host shows at any address."),
        ("{address}gone.html", "{address}gone.html is not in the site."),
        ("{root}/index.html", "{root}/index.html has two slashes in a row."),
    ],
    ids=["a dead link", "a link that begins at the page", "a dead link with the host", "a link joined twice"],
)
def test_a_wrong_link_of_the_page_for_what_is_missing_is_reported(
    tmp_path: Path, address: str, link: str, message: str
) -> None:
    site, root = published(tmp_path, address), "/" + address.split("/", 3)[3]
    change(site / "404.html", f'a href="{root}index.html"', f'a href="{link.format(root=root, address=address)}"')
    found = [finding.message for finding in built.findings(site)]
    assert [one for one in found if one.startswith(message.format(root=root, address=address))]


def test_a_link_that_leaves_the_path_of_the_site_is_reported(tmp_path: Path) -> None:
    site = published(tmp_path, "https://owner.example/guide/")
    change(site / "404.html", "/guide/index.html", "/index.html")
    [finding] = built.findings(site)
    assert finding.message == "/index.html is not in the site. Fix the link in the page or template."


@pytest.mark.parametrize(
    "place", ["https://owner.example/", "https://owner.example/other/", "https://elsewhere.example/guide/"]
)
def test_a_page_that_gives_another_address_than_its_own_is_reported(tmp_path: Path, place: str) -> None:
    site = published(tmp_path, "https://owner.example/guide/")
    change(site / "other.html", 'content="https://owner.example/guide/', f'content="{place}')
    [finding] = [finding for finding in built.findings(site) if "as its address" in finding.message]
    assert finding.message == (
        f"the page gives {place}other.html as its address, and is at https://owner.example/guide/other.html. "
        "Fix partials/head.html."
    )


@pytest.mark.parametrize(
    "added",
    [
        '<meta property="og:image" content="https://owner.example/guide/gone.png">',
        '<script type="application/ld+json">{"a": [{"item": "https://owner.example/guide/gone.png"}]}</script>',
        '<link rel="icon" href="https://owner.example/guide/gone.png">',
    ],
    ids=["a social picture", "structured data", "a link with the host"],
)
def test_an_own_address_of_nothing_is_reported_wherever_it_stands(tmp_path: Path, added: str) -> None:
    site = published(tmp_path, "https://owner.example/guide/")
    change(site / "other.html", "</head>", f"{added}\n</head>")
    message = "https://owner.example/guide/gone.png is not in the site. Fix the link in the page or template."
    assert message in [finding.message for finding in built.findings(site)]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("robots.txt", "Sitemap: {}"),
        ("sitemap.xml", "<url><loc>{}</loc></url>"),
        ("manifest.webmanifest", '"start_url": "{}"'),
    ],
)
def test_an_address_joined_twice_is_reported_in_files_for_machines(tmp_path: Path, name: str, line: str) -> None:
    site = published(tmp_path, "https://owner.example/guide/")
    for joined in ("https://owner.example/guide//a.html", "https://elsewhere.example/a//b"):
        (site / name).write_text(f"first\n{line.format(joined)}\n", encoding="utf-8")
        own = joined.startswith("https://owner")
        findings = [
            f"{Path(str(finding.path)).name}:{finding.line}: {finding.message}" for finding in built.findings(site)
        ]
        assert findings == [f"{name}:2: {joined} has two slashes in a row. Join it with one in the template."] * own


@pytest.mark.parametrize("address", ["https://web.example/save/https://other.example/", "https://doi.example/10.1//2"])
def test_two_slashes_in_the_address_of_another_site_are_its_own_business(tmp_path: Path, address: str) -> None:
    site = published(tmp_path, "https://owner.example/guide/")
    change(site / "other.html", '<a href="index.html">', f'<a href="{address}">')
    assert built.findings(site) == []


def test_an_old_page_that_names_another_address_than_that_of_the_new_one_is_reported(tmp_path: Path) -> None:
    site = published(tmp_path, "https://owner.example/guide/")
    change(site / "old.html", "guide/other.html", "guide/index.html")
    assert [fault.message for fault in built.findings(site)] == [
        "the page leads to https://owner.example/guide/other.html and names https://owner.example/guide/index.html as its "
        "address. Take the page from overrides/moved.html."
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sitemap.xml", "<loc>https://owner.example/guide/old.html</loc>"),
        ("search/index.js", r'var __search = {"places":"rother.html\tOther\nrold.html\tOld"};'),
    ],
)
def test_an_old_page_that_a_list_of_pages_names_is_reported(tmp_path: Path, name: str, text: str) -> None:
    site = published(tmp_path, "https://owner.example/guide/")
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")
    assert [fault.message for fault in built.findings(site)] == [
        f"the page only leads on, and {name} lists it. Write it when {name} is there already."
    ]


def test_an_old_page_that_leads_to_another_one_is_reported(tmp_path: Path) -> None:
    site = published(tmp_path, "https://owner.example/guide/")
    text = (site / "old.html").read_text(encoding="utf-8")
    (site / "older.html").write_text(
        text.replace("other.html#part", "old.html").replace("/other.html", "/old.html"), "utf-8"
    )
    assert [fault.message for fault in built.findings(site)] == [
        "old.html leads on itself. Name the page at the end in guide/pages/redirects.yml."
    ]
