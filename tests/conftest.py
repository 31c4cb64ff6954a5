"""Build once, ask many: a build is made when the first test asks for it, and every test asks a question of it."""

from __future__ import annotations

import fcntl
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

import hypothesis
import pytest

from guide.build import offline
from guide.build.editions import make
from guide.build.memory import collect_seldom
from guide.build.site import finish, generate
from guide.facts.evidence import Evidence
from guide.facts.load import load
from guide.lint import linter
from guide.pages.project import Project
from tests.fixtures.projects import checked, convert, judged, project, root, small  # noqa: F401 (fixtures, for all)
from tests.host import answering, host

ROOT = Path(__file__).parent.parent
SITE_URL = "https://guide.example/"
PATH_URL = "https://owner.example/back-to-running/"  # of a site that shares its host with others
REPO_URL = "https://code.example/owner/guide"
EPOCH = 1_700_000_000

collect_seldom()  # as in a check: it took a tenth of the time of what reads the whole guide

# A property is tried on the same examples on every machine, however slow it is.
hypothesis.settings.register_profile(
    "same", derandomize=True, deadline=None, database=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("same")

# Every page by its path in the built folder. The pages of single studies are one template filled from facts: tests that
# open pages one by one take every 30th of them, tests of the whole folder take all.
STUDY_PAGES = sorted(f"research/studies/{path.stem}.html" for path in (ROOT / "evidence" / "studies").glob("*.yml"))
EVERY_PAGE = sorted(
    [
        *(path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")),
        *STUDY_PAGES,
    ]
)
PAGES = [page for page in EVERY_PAGE if page not in STUDY_PAGES or page in STUDY_PAGES[::30]]

os.environ["FONTCONFIG_FILE"] = str(ROOT / "tests" / "fonts.conf")  # the same letters on every desktop
os.environ.pop("GITHUB_STEP_SUMMARY", None)  # the page of a run is for what is found in the guide, not in examples

# Each build that tests ask questions of: its generator, and what its environment tells it.
BUILDS = {
    "site": ("mkdocs", {}),
    "published": ("mkdocs", {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL}),
    # The address is written as Pages gives it to a workflow, and every review is past on that day.
    "under-path": ("mkdocs", {"SITE_URL": PATH_URL.rstrip("/"), "REPO_URL": REPO_URL, "REVIEW_DATE": "2099-01-01"}),
    # The same once more, by another generator, without the theme that ends in May 2027, elsewhere on the earth.
    "again": ("properdocs", {"GUIDE_THEME": "null", "TZ": "EAST-14"}),
}
ZIP = "guide.zip"
EDITIONS = "editions"  # of the published site, with checksums
# What a shell, a hook of git, a runner or a make that starts the tests may have set, and what would answer for the code.
FOREIGN = (
    *("SITE_URL", "REPO_URL", "REVIEW_DATE", "GUIDE_THEME"),
    *("GITHUB_ACTIONS", "PYTHONDONTWRITEBYTECODE"),  # with the second, every process compiles all of its modules anew
    *("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MAKEFILES"),
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"),
    *("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"),
    *("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"),
)


class Builds:
    """A folder of builds, each made when a test first asks for it, once for all workers: `builds / "site"`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __truediv__(self, name: str) -> Path:
        """Return the finished build of that name in `BUILDS`, the zip file of the site, or the editions."""
        if name in (ZIP, EDITIONS):
            self / {ZIP: "site", EDITIONS: "published"}[name]  # before the lock: what they are made from
        return self.once(name, partial(self._make, name))

    def once(self, name: str, make: Callable[[Path], None]) -> Path:
        """Return the file or folder of that name, which `make` makes at the path it is given when no worker has yet."""
        path = self._folder / name
        with (self._folder / f".{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # another worker may be making it; it is there when the lock is free
            if not path.exists():
                make(path)
        return path

    def _make(self, name: str, path: Path) -> None:
        if name == ZIP:
            offline.pack(self / "site", path, EPOCH)
            return
        unfinished = path.with_name(f".{name}-unfinished")
        if name == EDITIONS:
            made = make.make_all(self / "published", ROOT, unfinished, EPOCH)
            assert made.missing == []
            unfinished.rename(path)
            return
        generator, environment = BUILDS[name]
        read = _sources() if generator == "mkdocs" else None  # another generator reads them by itself
        with pytest.MonkeyPatch.context() as patch:
            for variable, value in environment.items():
                patch.setenv(variable, value)
            generate(ROOT, unfinished, generator, read)
            finish(ROOT, unfinished, read.evidence if read else None)
        unfinished.rename(path)


@cache
def _sources() -> Project | None:
    """Return the sources of the guide, read once for all builds as `make site` does; None when they cannot be read."""
    return linter.read(ROOT / "mkdocs.yml")[0]


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of builds in the controlling process, so that it goes when the last worker is done."""
    if hasattr(config, "workerinput"):
        config.builds = Path(config.workerinput["builds"])
        return
    for variable in FOREIGN:
        os.environ.pop(variable, None)
    sys.dont_write_bytecode = False
    keeper = tempfile.TemporaryDirectory(prefix="back-to-running-tests-")
    config.add_cleanup(keeper.cleanup)
    config.builds = Path(keeper.name)
    os.environ["SOURCE_DATE_EPOCH"] = str(EPOCH)  # every worker and every command that a test runs has the same day


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests that need another engine be the first, so that one worker starts Firefox and WebKit, and not all."""
    items.sort(key=lambda item: "engines" not in getattr(item, "fixturenames", ()))


def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers `-n auto` starts: one more than there are cores, because a worker waits for its browser.

    On two cores, three of them took 365 s, two 395 s and four more than 420 s, with the same processor time.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + 1


def pytest_configure_node(node: object) -> None:
    """Tell a worker where the builds are."""
    node.workerinput["builds"] = str(node.config.builds)


@pytest.fixture(scope="session")
def builds(request: pytest.FixtureRequest) -> Builds:
    """Return the builds by name: those of `BUILDS`, the zip file and the editions."""
    return Builds(request.config.builds)


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    """Return the facts of the guide, read once for all that ask them."""
    return load(ROOT / "evidence")


@pytest.fixture(scope="session")
def site(builds: Builds) -> Path:
    """Return the built site, made without SITE_URL and REPO_URL."""
    return builds / "site"


@pytest.fixture(scope="session")
def published(builds: Builds) -> Path:
    """Return the site as a publishing workflow builds it, with both addresses."""
    return builds / "published"


@pytest.fixture(scope="session")
def editions(builds: Builds) -> Path:
    """Return the folder of the editions of the published site: one HTML file, an e-book, PDF files."""
    return builds / EDITIONS


@pytest.fixture(scope="session")
def hosted(builds: Builds) -> Iterator[Callable[[str], str]]:
    """Return a function that serves a build of `BUILDS` as a host of static pages does (see `tests/host.py`).

    It takes the name of the build and returns the address where it is served, under the path of its SITE_URL and with a
    slash at the end: `hosted("under-path") + "index.html"`.
    """
    with ExitStack() as hosts:

        @cache
        def serve(name: str) -> str:
            path = urlsplit(BUILDS[name][1].get("SITE_URL", "")).path.rstrip("/")
            return hosts.enter_context(host(builds / name, f"{path}/"))

        yield serve


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing for each request."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Serve the built site on a free port of this machine; return its address with a slash at the end."""
    with answering(partial(_Quiet, directory=str(site))) as port:
        yield f"http://127.0.0.1:{port}/"
