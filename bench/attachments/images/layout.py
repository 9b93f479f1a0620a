"""What a module of layouts offers."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers


class Layout(NamedTuple):
    """A page that is drawn: its size in points. `hard` by its shape alone, whatever happens to it later."""

    name: str
    size: tuple[int, int]
    draw: Callable[[Canvas, Numbers], None]
    hard: bool = False


class Page(NamedTuple):
    """A page for a browser: marked HTML. The viewport's size is in CSS pixels."""

    name: str
    size: tuple[int, int]
    html: Callable[[Numbers], str]
    hard: bool = False
