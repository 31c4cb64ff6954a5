"""Floor 2: Python-Markdown extension that turns the facts of `evidence/` into citations, charts and boxes.

It knows nothing of MkDocs: Markdown and YAML go in, HTML comes out.
"""

from guide.markdown.extension import EvidenceExtension

__all__ = ["EvidenceExtension", "makeExtension"]


def makeExtension(**config: object) -> EvidenceExtension:  # noqa: N802 - the name Python-Markdown looks for
    """Return the extension; Python-Markdown calls this when it is given the package's name."""
    return EvidenceExtension(**config)
