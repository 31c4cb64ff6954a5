"""Python-Markdown extension that turns the facts of `evidence/` into references, figures and boxes.

It knows nothing of MkDocs: Markdown and YAML go in, HTML comes out.
"""

from evidence_md.extension import EvidenceExtension
from evidence_md.faults import EvidenceError, Fault

__all__ = ["EvidenceError", "EvidenceExtension", "Fault", "makeExtension"]


def makeExtension(**config: object) -> EvidenceExtension:  # noqa: N802 - the name Python-Markdown looks for
    """Return the extension; Python-Markdown calls this when it is given the package's name."""
    return EvidenceExtension(**config)
