"""The measurements read our settings as another theme needs them: without what comes from the environment."""

from __future__ import annotations

import pytest
import yaml

from bench.peers.mkdocs_family import settings
from tests.conftest import ROOT


def test_a_setting_from_the_environment_has_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPO_URL", "https://example.org/guide")
    assert settings('repo_url: !ENV [REPO_URL, ""]\nsite_name: Guide\n') == {"repo_url": "", "site_name": "Guide"}


def test_the_settings_of_this_guide_give_the_extension_its_options_as_words() -> None:
    extensions = settings((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    options = next(
        entry["guide.markdown"] for entry in extensions if isinstance(entry, dict) and "guide.markdown" in entry
    )
    assert options
    assert all(isinstance(value, str) for value in options.values()), options


def test_another_tag_is_refused() -> None:
    with pytest.raises(yaml.constructor.ConstructorError, match="!OTHER"):
        settings("site_name: !OTHER [a, b]\n")
