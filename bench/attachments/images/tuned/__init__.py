"""Layouts that the recognition of images is made with."""

from typing import Final

from bench.attachments.images.conditions import HARD, NORMAL
from bench.attachments.images.layout import Layout, Page
from bench.attachments.images.tuned import forms, lists, pages, papers, talk

__all__ = ["HARD", "LAYOUTS", "NORMAL", "PAGES"]
LAYOUTS: Final[tuple[Layout, ...]] = (*forms.LAYOUTS, *lists.LAYOUTS, *talk.LAYOUTS, *papers.LAYOUTS)
PAGES: Final[tuple[Page, ...]] = pages.PAGES
