"""Layouts that the recognition of images is made with."""

from typing import Final

from bench.attachments.images.conditions import HARD, NORMAL
from bench.attachments.images.layout import Layout, Page
from bench.attachments.images.tuned import (
    applications,
    codes,
    combs,
    forms,
    goods,
    lists,
    pages,
    papers,
    striped,
    talk,
    tax,
)

__all__ = ["HARD", "LAYOUTS", "NORMAL", "PAGES"]
LAYOUTS: Final[tuple[Layout, ...]] = (
    *(*forms.LAYOUTS, *lists.LAYOUTS, *talk.LAYOUTS, *papers.LAYOUTS),
    *(*tax.LAYOUTS, *striped.LAYOUTS, *goods.LAYOUTS, *applications.LAYOUTS),
    *(*combs.LAYOUTS, *codes.LAYOUTS),
)
PAGES: Final[tuple[Page, ...]] = pages.PAGES
