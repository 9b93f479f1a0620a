"""Views of a text: what a person reads in it, however a program has written it down."""

from redaction.normalise.fold import folded
from redaction.normalise.view import View

__all__ = ["View", "views"]


def views(text: str) -> tuple[View, ...]:
    """The views in which recognizers look; the first is the text in one alphabet."""
    return (folded(View(text)),)
