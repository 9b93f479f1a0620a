"""What a page goes through: colours, scale, turns, camera, compression. Each by its name."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final, NamedTuple

from PIL import Image

from bench.attachments.images import effects, formats
from bench.attachments.images.canvas import DARK, DIM, LIGHT, LOW, Look
from bench.attachments.images.effects import Scene


def _kept(scene: Scene, _: Random) -> Scene:
    return scene


def _png(image: Image.Image, _: Random) -> bytes:
    return formats.png(image)


class Condition(NamedTuple):
    """`scale`: pixels to a point; text has `smallest` to `largest` pixels."""

    name: str
    look: Look = LIGHT
    scale: float = 1.0
    smallest: int = 9
    largest: int = 999
    after: Callable[[Scene, Random], Scene] = _kept
    file: Callable[[Image.Image, Random], bytes] = _png
    hard: bool = False


def _skewed(scene: Scene, random: Random) -> Scene:
    return effects.turned(scene, random.choice((-1, 1)) * random.uniform(1.5, 7.0))


def _steep(scene: Scene, random: Random) -> Scene:
    return effects.turned(scene, random.choice((-1, 1)) * random.uniform(12.0, 45.0))


def _small_then_blurred(scene: Scene, random: Random) -> Scene:
    return effects.blurred(scene, random.uniform(1.0, 1.3))


NORMAL: Final = (
    Condition("light"),
    Condition("dark", DARK),
    Condition("low contrast", LOW),
    Condition("JPEG 50", file=lambda image, _: formats.jpeg(image, 50)),
    Condition("EXIF turned", file=lambda image, r: formats.jpeg(image, 85, r.choice((3, 5, 6, 7, 8)))),
    Condition("9 px", scale=0.75, smallest=9),
    Condition("2x", scale=2.0),
    Condition(
        "quarter turns", scale=1.25, after=lambda scene, r: effects.quarter(scene, r.choice((1, 2, 3)))
    ),
    Condition("skew to 7", after=_skewed),
    Condition("photo", scale=1.6, after=effects.photographed, file=lambda image, _: formats.jpeg(image, 80)),
    Condition("dim JPEG", DIM, 1.5, file=lambda image, _: formats.jpeg(image, 70)),
    Condition("4K", scale=2.0, after=lambda scene, r: effects.on_desktop(scene, r, (3840, 2160))),
    Condition("WebP", DARK, 1.5, file=lambda image, _: formats.webp(image)),
)
HARD: Final = (
    Condition("6-8 px", scale=0.6, smallest=6, largest=8, hard=True),
    Condition("downscaled", scale=2.0, after=lambda scene, _: effects.resized(scene, 0.33), hard=True),
    Condition("blurred", after=_small_then_blurred, hard=True),
    Condition("skew to 45", after=_steep, hard=True),
)
