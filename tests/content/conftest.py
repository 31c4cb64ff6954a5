"""A copy of the small good project to make mistakes in, and the real guide."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

GOOD = Path(__file__).parent.parent / "broken" / "good"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the small project without a finding; it is also the working folder."""
    copy = tmp_path / "project"
    shutil.copytree(GOOD, copy)
    monkeypatch.chdir(copy)
    return copy


@pytest.fixture
def root() -> Path:
    """Return the folder of the real project."""
    return ROOT
