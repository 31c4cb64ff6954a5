"""The workflows of the project, as tests read them."""

from __future__ import annotations

from typing import Any

import yaml

from tests.conftest import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"


def workflow(name: str) -> dict[Any, Any]:
    """Return a workflow by the name of its file; its key `on` is True to YAML."""
    return yaml.safe_load((WORKFLOWS / name).read_text("utf-8"))
