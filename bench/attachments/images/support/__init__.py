"""Layouts of what people send to support, drawn to find what the recognition misses. They may be looked at."""

from typing import Final

from bench.attachments.images.layout import Layout, Page
from bench.attachments.images.support import (
    checkout,
    consoles,
    drawn,
    others,
    paper,
    slips,
    strangers,
    tables,
    talk,
    wallets,
    windows,
)
from bench.attachments.images.support.conditions import HARD, NORMAL

__all__ = ["HARD", "LAYOUTS", "NORMAL", "PAGES"]
LAYOUTS: Final[tuple[Layout, ...]] = (*drawn.LAYOUTS, *slips.LAYOUTS)
PAGES: Final[tuple[Page, ...]] = (
    *(*checkout.PAGES, *wallets.PAGES, *tables.PAGES, *paper.PAGES),
    *(*talk.PAGES, *consoles.PAGES, *windows.PAGES, *others.PAGES),
    *(*strangers.PAGES, *slips.PAGES),
)
