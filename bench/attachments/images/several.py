"""Files with more than one picture, and numbers drawn as QR and bar codes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Final

import segno
from PIL import Image

from bench.attachments.images import formats
from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import plain
from bench.attachments.images.truth import SYMBOL, Mark, Sample, bounds, box

_AROUND_BAR: Final = 12  # pixels


def several(layouts: tuple[Layout, ...], seed: int) -> Iterator[Sample]:
    """Two animations and a document of pages, from the first layouts of a part, and two QR codes."""
    random = Random(f"{seed} {layouts[0].name}")
    for name, write, chosen in (
        ("animated GIF", formats.gif, layouts[:3]),
        ("TIFF of three pages", formats.tiff, layouts[3:6]),
        ("animated PNG", formats.apng, layouts[1:4]),
    ):
        images, marks = _frames(chosen, random)
        if name != "TIFF of three pages":
            marks = _in_sight(marks)
        yield Sample(name.lower().replace(" ", "-"), "several frames", name, False, write(*images), marks)
    for hidden in (True, False):
        yield _code(random, hidden=hidden)


def _frames(layouts: tuple[Layout, ...], random: Random) -> tuple[list[Image.Image], tuple[Mark, ...]]:
    """Frames of one size, as an animation needs them."""
    size = max(layout.size[0] for layout in layouts), max(layout.size[1] for layout in layouts)
    images, marks = [], []
    for number, layout in enumerate(layouts):
        canvas = Canvas(size)
        layout.draw(canvas, Numbers(random))
        images.append(canvas.image)
        marks += [replace(mark, frame=number) for mark in canvas.marks]
    return images, tuple(marks)


def _in_sight(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Without negatives where a target of another frame stands: in an animation a bar stays in all frames."""
    bars = [(mark.frame, bounds(mark.quads)) for mark in marks if mark.is_target]
    return tuple(
        mark
        for mark in marks
        if mark.is_target or not any(f != mark.frame and _touch(bounds(mark.quads), bar) for f, bar in bars)
    )


def _touch(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    apart = max(one[0], other[0]) - min(one[2], other[2]), max(one[1], other[1]) - min(one[3], other[3])
    return max(apart) < _AROUND_BAR


def _code(random: Random, *, hidden: bool) -> Sample:
    """A QR code, of a payment with a card or of an order without one."""
    numbers = Numbers(random)
    text = f"PAY:{plain(numbers.card16(''))}" if hidden else f"ORDER:{plain(numbers.order())}"
    file = io.BytesIO()
    segno.make(text, error="m", micro=False).save(file, kind="png", scale=5)
    drawn = Image.open(file).convert("RGB")
    canvas = Canvas((420, 320))
    canvas.write(20, 20, "Scan to continue", 18)
    canvas.image.paste(drawn, (60, 60))
    mark = Mark(
        SYMBOL if hidden else "code of an order", text, (box(60, 60, 60 + drawn.width, 60 + drawn.height),)
    )
    name = "QR code of a card" if hidden else "QR code of an order"
    return Sample(name.lower().replace(" ", "-"), "codes", name, False, formats.png(canvas.image), (mark,))
