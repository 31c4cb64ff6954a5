"""Blocks that print what the guide tells once: the pain rule, the stages of running, whom to call in which country."""

from __future__ import annotations

from typing import Any

from guide.facts.advice import EmergencyNumbers, PainRule, Stages
from guide.markdown.fact_block import FactBlock


class PainRuleTable(FactBlock):
    """The pain rule in green, amber and red, and what stops a session at any pain: `/// pain-rule`."""

    NAME = "pain-rule"

    def values(self) -> dict[str, Any]:
        """Return the rule and where it is changed. Raises EvidenceError when there is none."""
        return {"rule": self.context.evidence.only(PainRule), "edit": self.context.edit_link("pain")}


class StagesTable(FactBlock):
    """The stages of running and walking, and how fast to go through them: `/// stages`."""

    NAME = "stages"

    def values(self) -> dict[str, Any]:
        """Return the stages and where they are changed. Raises EvidenceError when there are none."""
        return {"stages": self.context.evidence.only(Stages), "edit": self.context.edit_link("stages")}


class NotAlone(FactBlock):
    """Who asks a clinician before the first stage: `/// not-alone`."""

    NAME = "not-alone"

    def values(self) -> dict[str, Any]:
        """Return the words. Raises EvidenceError when there are no stages."""
        return {"stages": self.context.evidence.only(Stages)}


class EmergencyNumbersTable(FactBlock):
    """Whom to call, country by country: `/// emergency-numbers`."""

    NAME = "emergency-numbers"

    def values(self) -> dict[str, Any]:
        """Return the numbers and where they are changed. Raises EvidenceError when there are none."""
        return {
            "numbers": self.context.evidence.only(EmergencyNumbers),
            "edit": self.context.edit_link("emergency"),
        }
