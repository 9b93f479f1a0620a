"""All constructions, and the numbers that are planted in them."""

from __future__ import annotations

from random import Random
from typing import Final

from bench.attachments.deep import holds
from bench.attachments.deep.pictures import shows
from bench.attachments.documents import (
    open_document,
    outlook,
    packed,
    pdf,
    pdf_objects,
    sheets,
    slides,
    texts,
    texts_spelled,
    word,
    word_inside,
)
from bench.attachments.documents.construction import Construction, Planted
from bench.attachments.images.canvas import Canvas
from bench.attachments.images.effects import Scene
from bench.attachments.images.formats import jpeg
from bench.attachments.images.marked import mark
from bench.attachments.images.truth import CARD, Sample
from bench.redaction.corpus.numbers import with_prefix
from bench.redaction.corpus.spelling import grouped

CONSTRUCTIONS: Final[tuple[Construction, ...]] = tuple(
    construction
    for module in (
        pdf,
        pdf_objects,
        word,
        word_inside,
        sheets,
        slides,
        open_document,
        texts,
        texts_spelled,
        packed,
        outlook,
    )
    for construction in module.CONSTRUCTIONS
)


def is_left(construction: Construction, planted: Planted, content: bytes, name: str) -> bool:
    """Whether a file still holds, or shows, what was planted."""
    if holds(content, planted.digits, name):
        return True
    return construction.pictured and shows(content, planted.picture)


def planted(seed: int, name: str) -> Planted:
    """A Visa number of its own for each construction; it doesn't end in 0, which a float would lose."""
    random = Random(f"{seed} {name}")
    while (digits := with_prefix(random, "4", 16)).endswith("0"):
        pass
    return with_digits(digits)


def with_digits(digits: str) -> Planted:
    """A number in all its spellings."""
    spaced = grouped(digits, " ")
    return Planted(digits, spaced, _picture(spaced))


def _picture(spaced: str) -> Sample:
    canvas = Canvas((560, 200), scale=1.5)
    canvas.write(30, 30, "Order confirmation", 20, "arial bold")
    canvas.write(30, 80, "We will charge your credit card", 16)
    canvas.write(30, 112, mark(CARD, spaced), 18)
    scene = Scene(canvas.image, canvas.marks)
    return Sample("picture", "confirmation", "light", False, jpeg(scene.image, 90), scene.marks)
