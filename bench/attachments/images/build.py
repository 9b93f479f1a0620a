"""From layouts and conditions to samples, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random
from types import ModuleType
from typing import Final, TypeVar

from bench.attachments.images import browser, measured, support, tuned
from bench.attachments.images import drawn as drawings
from bench.attachments.images.canvas import Canvas
from bench.attachments.images.conditions import Condition
from bench.attachments.images.content import Numbers
from bench.attachments.images.effects import Scene
from bench.attachments.images.layout import Layout, Page
from bench.attachments.images.several import several
from bench.attachments.images.truth import Sample

PARTS: Final[dict[str, ModuleType]] = {
    "tuned": tuned,
    "support": support,
    "drawn": drawings,
    "measured": measured,
}
_T = TypeVar("_T", Layout, Page)
_NORMAL_EACH, _HARD_EACH = 5, 2
_PAGE_NORMAL_EACH, _PAGE_HARD_EACH = 2, 1


def samples(part: str, seed: int, limit: int | None = None) -> Iterator[Sample]:
    """All samples of a part, the drawn ones first; the same for a seed. `limit` spreads over them all."""
    yield from drawn(part, seed, limit)
    yield from several(PARTS[part].LAYOUTS, seed)
    yield from browsed(part, seed, limit)


def drawn(part: str, seed: int, limit: int | None = None) -> Iterator[Sample]:
    """What Pillow draws."""
    layouts: Sequence[Layout] = PARTS[part].LAYOUTS
    pairs = list(_pairs(part, layouts, _NORMAL_EACH, _HARD_EACH))
    for layout, condition in _thinned(pairs, limit):
        random = Random(f"{seed} {part} {layout.name} {condition.name}")
        canvas = Canvas(layout.size, condition.look, condition.scale, condition.smallest, condition.largest)
        layout.draw(canvas, Numbers(random))
        yield finished(layout, condition, Scene(canvas.image, canvas.marks), random)


def browsed(part: str, seed: int, limit: int | None = None) -> Iterator[Sample]:
    """What Chromium shows; none where it isn't installed."""
    pages: Sequence[Page] = PARTS[part].PAGES
    pairs = _thinned(list(_pairs(part, pages, _PAGE_NORMAL_EACH, _PAGE_HARD_EACH)), limit)
    randoms = [Random(f"{seed} {part} {page.name} {condition.name}") for page, condition in pairs]
    scenes = browser.scenes(
        (page.html(Numbers(random)), page.size, condition)
        for (page, condition), random in zip(pairs, randoms, strict=True)
    )
    for (page, condition), random, scene in zip(pairs, randoms, scenes, strict=False):
        yield finished(page, condition, scene, random)


def finished(layout: Layout | Page, condition: Condition, scene: Scene, random: Random) -> Sample:
    """The file that is sent."""
    image, marks = condition.after(scene, random)
    name = re.sub(r"[^a-z0-9]+", "-", f"{layout.name} {condition.name}".lower())
    hard = layout.hard or condition.hard
    content = condition.file(image, random)
    return Sample(name, layout.name, condition.name, hard, content, marks)


def _pairs(part: str, layouts: Sequence[_T], normal: int, hard: int) -> Iterator[tuple[_T, Condition]]:
    """Each layout meets a few of the conditions, and each condition a few layouts."""
    normals: Sequence[Condition] = PARTS[part].NORMAL
    hards: Sequence[Condition] = PARTS[part].HARD
    for at, layout in enumerate(layouts):
        for step in range(normal):
            yield layout, normals[(at * normal + step) % len(normals)]
        for step in range(0 if layout.hard else hard):
            yield layout, hards[(at * hard + step) % len(hards)]


def _thinned(pairs: list[tuple[_T, Condition]], limit: int | None) -> list[tuple[_T, Condition]]:
    if limit is None or limit >= len(pairs):
        return pairs
    return [pairs[at * len(pairs) // limit] for at in range(limit)]
