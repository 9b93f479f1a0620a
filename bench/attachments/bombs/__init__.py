"""Hostile and broken files: what must end within its limits, and must never be stored unchecked."""

from typing import Final

from bench.attachments.bombs import archives, images, markup, pdfs, shapes, truncated
from bench.attachments.bombs.bomb import CARD, Bomb

__all__ = ["BOMBS", "CARD", "Bomb"]
BOMBS: Final[tuple[Bomb, ...]] = (
    *(*archives.BOMBS, *images.BOMBS, *pdfs.BOMBS, *markup.BOMBS, *shapes.BOMBS),
    *truncated.BOMBS,
)
