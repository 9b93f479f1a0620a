"""What these pages go through: most conditions are mixed, as in what people send."""

from __future__ import annotations

from random import Random
from typing import Final

from PIL import Image

from bench.attachments.images import effects, formats
from bench.attachments.images.canvas import DARK, DIM, LIGHT, LOW, Look
from bench.attachments.images.conditions import Condition
from bench.attachments.images.effects import Scene

_SEPIA: Final = Look(
    "sepia", (244, 236, 216), (234, 224, 200), (205, 190, 160), (70, 52, 36), (120, 98, 74), (160, 82, 45)
)
_NAVY: Final = Look(
    "navy", (16, 32, 72), (24, 44, 96), (60, 84, 140), (220, 230, 250), (140, 160, 205), (255, 196, 0)
)
_BLACK: Final = Look(
    "black", (0, 0, 0), (28, 28, 30), (56, 56, 58), (255, 255, 255), (142, 142, 147), (10, 132, 255)
)


def _exif(image: Image.Image, random: Random) -> bytes:
    return formats.jpeg(image, 75, random.choice((3, 5, 6, 7, 8)))


def _leaning(scene: Scene, random: Random) -> Scene:
    return effects.turned(scene, random.choice((-1, 1)) * random.uniform(0.4, 7.0))


def _lying(scene: Scene, random: Random) -> Scene:
    return effects.quarter(scene, random.choice((1, 2, 3)))


def _lying_photo(scene: Scene, random: Random) -> Scene:
    return effects.quarter(effects.photographed(scene, random), random.choice((0, 1, 3)))


def _grown(scene: Scene, random: Random) -> Scene:
    return effects.resized(scene, random.uniform(1.1, 1.9))


def _steep(scene: Scene, random: Random) -> Scene:
    return effects.turned(scene, random.choice((-1, 1)) * random.uniform(10.0, 45.0))


def _soft(scene: Scene, random: Random) -> Scene:
    return effects.blurred(scene, random.uniform(0.9, 1.3))


def _shrunk(scene: Scene, random: Random) -> Scene:
    return effects.resized(scene, random.uniform(0.33, 0.45))


NORMAL: Final = (
    Condition("plain"),
    Condition("black JPEG 50", _BLACK, file=lambda image, _: formats.jpeg(image, 50)),
    Condition("low contrast 1.25x", LOW, 1.25),
    Condition("sepia JPEG 60", _SEPIA, file=lambda image, _: formats.jpeg(image, 60)),
    Condition("navy 9 px", _NAVY, 0.75),
    Condition("photo of black", _BLACK, 1.7, after=effects.photographed, file=lambda image, _: formats.jpeg(image, 75)),
    Condition("lying low contrast", LOW, 1.5, after=_lying),
    Condition("dark, leaning, JPEG 70", DARK, 1.4, after=_leaning, file=lambda image, _: formats.jpeg(image, 70)),
    Condition("EXIF sepia", _SEPIA, 1.2, file=_exif),
    Condition("photo on its side", LIGHT, 1.8, after=_lying_photo, file=lambda image, _: formats.jpeg(image, 70)),
    Condition("dim 1.5x WebP", DIM, 1.5, file=lambda image, _: formats.webp(image)),
    Condition("grown", LIGHT, after=_grown, file=lambda image, _: formats.jpeg(image, 80)),
    Condition("navy on 4K", _NAVY, 1.5, after=lambda scene, r: effects.on_desktop(scene, r, (3840, 2160))),
    Condition("dark 2x", DARK, 2.0),
    Condition("low contrast, leaning", LOW, 1.6, after=_leaning),
    Condition("light 9 px JPEG", LIGHT, 0.75, file=lambda image, _: formats.jpeg(image, 65)),
    Condition("dim", DIM),
)  # fmt: skip
HARD: Final = (
    Condition("7 px black", _BLACK, 0.55, 6, 8, hard=True),
    Condition("shrunk", DARK, 2.0, after=_shrunk, hard=True),
    Condition("soft JPEG 60", _SEPIA, after=_soft, file=lambda image, _: formats.jpeg(image, 60), hard=True),
    Condition("steep", _NAVY, 1.3, after=_steep, hard=True),
    Condition("low contrast 8 px", LOW, 0.62, 6, 8, hard=True),
)
