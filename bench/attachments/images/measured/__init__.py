"""Layouts that are only measured: nobody who made the recognition saw them."""

from typing import Final

from bench.attachments.images.layout import Layout, Page
from bench.attachments.images.measured import layouts, pages
from bench.attachments.images.measured.conditions import HARD, NORMAL

__all__ = ["HARD", "LAYOUTS", "NORMAL", "PAGES"]
LAYOUTS: Final[tuple[Layout, ...]] = layouts.LAYOUTS
PAGES: Final[tuple[Page, ...]] = pages.PAGES
