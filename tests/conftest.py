"""Build once, ask many: the controlling process builds the site, and every test asks a question of it."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from publish import offline
from publish.site import finish, generate

ROOT = Path(__file__).parent.parent
SITE_URL = "https://guide.example/"
REPO_URL = "https://code.example/owner/guide"
EPOCH = 1_700_000_000

# Every page by its path in the built folder. The pages of single studies are one template filled from facts: tests that
# open pages one by one take every 30th of them, tests of the whole folder take all.
EVERY_PAGE = sorted(
    path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")
)
STUDY_PAGES = [page for page in EVERY_PAGE if page.startswith("research/studies/") and not page.endswith("/index.html")]
PAGES = [page for page in EVERY_PAGE if page not in STUDY_PAGES or page in STUDY_PAGES[::30]]


def pytest_configure(config: pytest.Config) -> None:
    """Build in the controlling process, before any worker starts."""
    if hasattr(config, "workerinput"):
        config.builds = Path(config.workerinput["builds"])
        return
    keeper = tempfile.TemporaryDirectory(prefix="back-to-running-tests-")
    config.add_cleanup(keeper.cleanup)
    config.builds = Path(keeper.name)
    if not config.getoption("collectonly"):
        _build(config.builds)


def pytest_configure_node(node: object) -> None:
    """Tell a worker where the builds are."""
    node.workerinput["builds"] = str(node.config.builds)


def _build(folder: Path) -> None:
    kept = {name: os.environ.pop(name, None) for name in ("SITE_URL", "REPO_URL")}
    os.environ["SOURCE_DATE_EPOCH"] = str(EPOCH)
    for name, generator, addresses in (
        ("site", "mkdocs", {}),
        ("published", "mkdocs", {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL}),
        ("again", "mkdocs", {}),
        ("other-generator", "properdocs", {}),
    ):
        os.environ.update(addresses)
        generate(ROOT, folder / name, generator)
        for address in addresses:
            del os.environ[address]
        finish(ROOT, folder / name)
    offline.pack(folder / "site", folder / "guide.zip", EPOCH)
    os.environ.update({name: value for name, value in kept.items() if value is not None})


@pytest.fixture(scope="session")
def builds(request: pytest.FixtureRequest) -> Path:
    """Return the folder of builds: site, published, again, other-generator, guide.zip."""
    return request.config.builds


@pytest.fixture(scope="session")
def site(builds: Path) -> Path:
    """Return the built site, made without SITE_URL and REPO_URL."""
    return builds / "site"


@pytest.fixture(scope="session")
def published(builds: Path) -> Path:
    """Return the site as a publishing workflow builds it, with both addresses."""
    return builds / "published"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing for each request."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Serve the built site on a free port of this machine; return its address with a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()
