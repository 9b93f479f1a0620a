"""Pictures by somebody who doesn't know how numbers are recognized. They may be looked at."""

from typing import Final

from bench.attachments.images.drawn import desks, odd, papers, phones, shops, walls
from bench.attachments.images.drawn.conditions import HARD, NORMAL
from bench.attachments.images.layout import Layout, Page

__all__ = ["HARD", "LAYOUTS", "NORMAL", "PAGES"]
LAYOUTS: Final[tuple[Layout, ...]] = (
    *(*shops.LAYOUTS, *phones.LAYOUTS, *desks.LAYOUTS),
    *(*papers.LAYOUTS, *walls.LAYOUTS, *odd.LAYOUTS),
)
PAGES: Final[tuple[Page, ...]] = ()
