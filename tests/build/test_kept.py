"""What is kept from run to run is found by all that it was made of, and by nothing else; a site of it has the same bytes."""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import mkdocs.config
import pytest

from guide import kept
from guide.build import site
from guide.build.generator import kept_pages
from guide.build.search import index as search_index
from guide.facts.findings import Finding
from guide.facts.load import load
from guide.lint import linter
from guide.lint.apart import OF_SENTENCES
from guide.markdown.extension import day
from guide.markdown.usage import read_uses
from guide.pages.surroundings import surroundings
from tests.conftest import ROOT
from tests.fixtures.projects import edit


def put(folder: Path, *values: tuple[str, str]) -> None:
    """Keep values, each by the text that it is made of, as one run does."""
    with kept.keeping(folder):
        for value, made_of in values:
            kept.kept("texts", 10).put(value, made_of)


def got(folder: Path, *made_of: str) -> list[str | None]:
    """Return what a later run finds by each text."""
    with kept.keeping(folder):
        return [kept.kept("texts", 10).get(one) for one in made_of]


def test_a_value_is_found_by_what_it_was_made_of_and_by_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, ("HTML", "a page"))
    assert got(tmp_path, "a page", "another page") == ["HTML", None]


def test_no_part_of_a_key_is_taken_for_part_of_the_next() -> None:
    keys = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("", "abc"), ("1:a",), ("c", "ab")]
    assert len({kept.digest(*key) for key in keys}) == len(keys)


def test_a_file_of_another_name_or_folder_has_another_digest(tmp_path: Path) -> None:
    seen = set()
    for names in (("a/x", "b/y"), ("b/x", "a/y"), ("a/x", "a/y"), ("a/x",)):
        root = tmp_path / str(len(seen)) / "root"
        for name in names:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(name[-1], "utf-8")
        seen.add(kept.digest_of_files(root))
    assert len(seen) == 4
    (tmp_path / "none").mkdir()
    assert kept.digest_of_files(root, tmp_path / "none") != kept.digest_of_files(tmp_path / "none", root)


def test_two_pages_of_the_same_words_in_two_places_keep_their_own_links(tmp_path: Path) -> None:
    def page(place: str, made: str) -> SimpleNamespace:
        one = SimpleNamespace(markdown="[a](a.md)", file=SimpleNamespace(src_uri=place), links_to_anchors=None)
        one.content = one.toc = one._title_from_render = one.present_anchor_ids = None
        one.render = lambda config, files: setattr(one, "content", made)
        kept_pages.keep(one, b"around")
        one.render(None, None)
        return one

    with kept.keeping(tmp_path):
        made = [page("a.md", "1"), page("b/a.md", "2"), page("a.md", "3")]
    assert [one.content for one in made] == ["1", "2", "1"]


def test_two_built_pages_of_the_same_words_are_found_at_their_own_addresses(tmp_path: Path) -> None:
    html = "<title>A</title><main><h1>A</h1><p>Walk.</p></main>"
    for name in ("site/a.html", "site/b/a.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(html, "utf-8")
    for _ in range(2):
        with kept.keeping(tmp_path / "kept"):
            assert [page.url for page in search_index.read_site(tmp_path / "site")] == ["a.html", "b/a.html"]


def test_what_the_generator_warns_of_is_told_by_each_build(small: Path, tmp_path: Path) -> None:
    hooks = f"\nhooks:\n  - {(ROOT / 'guide/build/generator/mkdocs_hooks.py').as_posix()}\n"
    (small / "mkdocs.yml").write_text((small / "mkdocs.yml").read_text("utf-8") + hooks, "utf-8")
    edit(small / "docs/words.md", "A pretend treatment", "[A pretend](gone.md) treatment")
    for _ in range(2):
        with kept.keeping(small / ".cache/kept", small / "evidence", small / "docs"):
            project, _ = linter.read(small / "mkdocs.yml")
            with pytest.raises(site.BuildError, match=r"gone\.md"):
                site.generate(small, tmp_path / "site", project=project)


def test_without_a_verb_that_says_so_nothing_is_kept(tmp_path: Path) -> None:
    put(tmp_path, ("HTML", "a page"))
    store = kept.kept("texts", 10)
    store.put("HTML", "a page")
    assert (store.on, store.get("a page")) == (False, None)


def test_those_used_last_are_kept_and_older_ones_go(tmp_path: Path) -> None:
    put(tmp_path, ("1", "one"), ("2", "two"), ("3", "three"))
    with kept.keeping(tmp_path):
        store = kept.kept("texts", 3)
        assert store.get("one") == "1"
        store.put("4", "four")
    assert got(tmp_path, "one", "two", "three", "four") == ["1", None, "3", "4"]


@pytest.mark.parametrize(
    "harm",
    [
        lambda written: written[:-1],
        lambda written: written[:45] + bytes([written[45] ^ 1]) + written[46:],
        lambda written: b"\0" * 40 + written[40:],
        lambda written: b"",
    ],
    ids=["cut off", "one bit turned", "of another machine", "empty"],
)
def test_a_file_that_is_not_whole_is_made_anew(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    put(tmp_path, ("HTML", "a page"))
    path = tmp_path / "texts"
    path.write_bytes(harm(path.read_bytes()))
    assert got(tmp_path, "a page") == [None]
    put(tmp_path, ("HTML", "a page"))
    assert got(tmp_path, "a page") == ["HTML"]


class Evil:
    """What would make Python write a file, were it read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


def test_a_file_that_somebody_else_laid_there_is_not_read(tmp_path: Path) -> None:
    body = pickle.dumps({b"key": Evil(tmp_path / "harm")})
    for head in (b"", b"\0" * 40, b"\0" * 20 + kept.digest(b"\0" * 20, body)):
        (tmp_path / "texts").write_bytes(head + body)
        assert got(tmp_path, "a page") == [None]
    assert not (tmp_path / "harm").exists()


def test_nothing_is_kept_of_a_run_under_which_a_source_changes(tmp_path: Path) -> None:
    source = tmp_path / "facts.yml"
    source.write_text("a: 1", "utf-8")
    with kept.keeping(tmp_path / "kept", source):
        kept.kept("texts", 10).put("HTML", "a page")
        source.write_text("a: 2", "utf-8")
    assert got(tmp_path / "kept", "a page") == [None]


def test_nothing_is_kept_of_a_run_that_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with kept.keeping(tmp_path):
            kept.kept("texts", 10).put("HTML", "a page")
            raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        fail()
    assert got(tmp_path, "a page") == [None]


def test_names_and_bytes_of_files_are_in_their_digest(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code/rule.py").write_text("1", "utf-8")
    seen = [kept.digest_of_files(tmp_path / "code")]
    (tmp_path / "code/rule.py").write_text("2", "utf-8")
    seen.append(kept.digest_of_files(tmp_path / "code"))
    (tmp_path / "code/rule.py").rename(tmp_path / "code/rules.py")
    seen.append(kept.digest_of_files(tmp_path / "code"))
    (tmp_path / "code/words.txt").write_text("", "utf-8")
    seen.append(kept.digest_of_files(tmp_path / "code"))
    seen.append(kept.digest_of_files(tmp_path / "no-code"))
    assert len(set(seen)) == len(seen)


def digest_of(project: Path) -> bytes:
    """Return the digest of the surroundings of the pages of a project, as a run reads them now."""
    config = mkdocs.config.load_config(str(project / "mkdocs.yml"))
    return surroundings(config, read_uses(project / "docs", load(project / "evidence")))


def test_each_thing_around_a_page_is_in_the_digest(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    page = next(path for path in sorted((small / "docs").rglob("*.md")) if "[@" in path.read_text("utf-8"))
    changes: dict[str, Callable[[], object]] = {
        "a fact": lambda: edit(small / "evidence/studies/first-2010.yml", "plain: ", "plain: Once more. "),
        "a drawing": lambda: edit(next((small / "docs/drawings").glob("*.svg")), "<svg", "<svg "),
        "what a page cites": lambda: edit(page, "[@", "[@second-2011; @"),
        "what a page is called": lambda: edit(page, "title: ", "title: New "),
        "a setting of Markdown": lambda: edit(
            small / "mkdocs.yml", "- guide.markdown\n", "- guide.markdown:\n      change_page: a.md\n"
        ),
        "a setting of another extension": lambda: edit(small / "mkdocs.yml", "permalink: false", "permalink: true"),
        "the day": lambda: monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400"),
    }
    seen = {digest_of(small): "nothing"}
    for name, change in changes.items():
        change()
        assert seen.setdefault(digest_of(small), name) == name, f"{name} changes nothing"
    before = digest_of(small)
    edit(page, "\n---\n\n", "\n---\n\nMore words.\n\n")
    assert digest_of(small) == before, "the words of one page are no surroundings of the others"


def built(project: Path, target: Path, *, with_kept: bool) -> tuple[list[Finding], dict[str, bytes]]:
    """Build a project; return its findings, and each file of the site."""
    if with_kept:
        with kept.keeping(project / ".cache/kept", project / "evidence", project / "docs"):
            found = site.build(project, target)
    else:
        found = site.build(project, target)
    files = {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}
    return found, files


def test_what_is_kept_makes_the_same_site_and_the_same_findings(small: Path, tmp_path: Path) -> None:
    hooks = f"\nhooks:\n  - {(ROOT / 'guide/build/generator/mkdocs_hooks.py').as_posix()}\n"
    (small / "mkdocs.yml").write_text((small / "mkdocs.yml").read_text("utf-8") + hooks, "utf-8")
    plain = built(small, tmp_path / "plain", with_kept=False)
    assert plain[0] == []
    assert built(small, tmp_path / "cold", with_kept=True) == plain
    assert built(small, tmp_path / "warm", with_kept=True) == plain
    names = {path.name for path in (small / ".cache/kept").iterdir()}
    assert {"mkdocs", "pages", "sentences", "search-pages", "built-pages"} <= names
    # A fact that pages print, and a page with a slip.
    edit(small / "evidence/studies/first-2010.yml", "plain: ", "plain: As before, ")
    page = next(path for path in sorted((small / "docs").rglob("*.md")) if "[@" in path.read_text("utf-8"))
    changed = built(small, tmp_path / "fact", with_kept=True)
    assert changed == built(small, tmp_path / "fact-plain", with_kept=False) != plain
    edit(page, "\n---\n\n", "\n---\n\nIt is proven by the the editors.\n\n")
    found = linter.findings(small / "mkdocs.yml")
    assert found != []
    for _ in range(2):  # what is wrong is told in each run
        with kept.keeping(small / ".cache/kept", small / "evidence", small / "docs"):
            assert linter.findings(small / "mkdocs.yml") == found


def test_a_page_by_itself_does_not_stand_for_the_facts_that_nobody_asked(small: Path) -> None:
    edit(small / "evidence/studies/first-2010.yml", "plain: ", "plain: As as before, ")
    wrong = linter.findings(small / "mkdocs.yml")
    assert [one.rule for one in wrong] == ["words-stand-once"]
    for ask in (lambda project: linter.findings_of_page(project, small / "docs/back.md"), linter.findings_of):
        with kept.keeping(small / ".cache/kept", small / "evidence", small / "docs"):
            project, _ = linter.read(small / "mkdocs.yml")
            found = ask(project)
    assert found == wrong


class Bare:
    """A sentence of which a rule may ask only what stands in its key."""

    def __init__(self, kind: str, text: str, headings: str = "") -> None:
        self.kind, self.text, self.headings = kind, text, headings

    def finding(self, message: str) -> Finding:
        """Return a finding of no place."""
        return Finding.of("", 0, message)


class BareProject:
    """A project of which a rule of sentences may ask only for those."""

    sentences = (
        Bare("paragraph", "He said 'yes' to it."),
        Bare("paragraph", " ".join(["word"] * 40)),
        Bare("paragraph", "It was 3.2 points lower."),
        Bare("paragraph", "It was 2,9 km."),
        Bare("paragraph", "Cups, bands and suchlike ease nothing."),
        Bare("row", "Needles | proven", "Treatment | Result"),
        Bare("paragraph", "Acupuncture lowers pain (low certainty)."),
        Bare("paragraph", "Acupuncture eases pain."),
        Bare("paragraph", "It hurt 20.2 of 100 runners."),
        Bare("paragraph", "Walking brought 2 of 100 people a fall, far more than the 5 of 100 who rested."),
    )


@pytest.mark.parametrize("rule", OF_SENTENCES, ids=lambda rule: rule.__name__)
def test_a_rule_of_sentences_sees_nothing_of_them_that_is_not_in_their_key(rule: Callable[..., object]) -> None:
    assert list(rule(BareProject()))


def test_the_day_of_a_build_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert day("") == datetime.date(1970, 1, 2)
