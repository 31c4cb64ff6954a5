"""The cover of the e-book, as shops and shelves of readers show it: title, motto, version and day, on the paper of the guide."""

from __future__ import annotations

import io

from guide.build import social_cards
from guide.build.editions.imprint import Imprint

SIZE = (1200, 1800)


def picture(imprint: Imprint) -> bytes:
    """Return the cover as PNG; the font is part of the library, so every machine draws the same bytes."""
    foot = [imprint.motto, f"Version {imprint.version}", imprint.day_in_words]
    buffer = io.BytesIO()
    drawn = social_cards.title_card(SIZE, (200, 30), imprint.title, 190, foot)
    drawn.save(buffer, "png", optimize=True)
    return buffer.getvalue()
