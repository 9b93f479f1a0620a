"""What happens to the pages that are only measured."""

from __future__ import annotations

from random import Random
from typing import Final

from bench.attachments.images import effects, formats
from bench.attachments.images.canvas import LIGHT, Look
from bench.attachments.images.conditions import Condition
from bench.attachments.images.effects import Scene

SEPIA: Final = Look(
    "sepia", (250, 241, 220), (242, 230, 204), (214, 198, 164), (82, 62, 40), (130, 110, 84), (160, 90, 30)
)
NIGHT: Final = Look(
    "night", (0, 0, 0), (22, 22, 22), (64, 64, 64), (255, 214, 10), (190, 160, 40), (255, 159, 10)
)
SEA: Final = Look(
    "sea", (0, 43, 54), (7, 54, 66), (40, 86, 98), (147, 161, 161), (120, 138, 142), (38, 139, 210)
)
PALE: Final = Look(
    "pale",
    (255, 255, 255),
    (250, 250, 250),
    (236, 236, 236),
    (158, 158, 158),
    (176, 176, 176),
    (144, 202, 249),
)


def _leaning(scene: Scene, random: Random) -> Scene:
    return effects.turned(scene, random.choice((-6.5, -4.0, -2.5, 2.0, 3.5, 5.5, 7.0)))


def _far(scene: Scene, random: Random) -> Scene:
    return effects.turned(scene, random.choice((-40.0, -28.0, -15.0, 18.0, 30.0, 43.0)))


def _handheld(scene: Scene, random: Random) -> Scene:
    return effects.turned(effects.photographed(scene, random), random.uniform(-3.0, 3.0))


def _soft(scene: Scene, random: Random) -> Scene:
    return effects.blurred(effects.resized(scene, 0.9), random.uniform(0.9, 1.2))


NORMAL: Final = (
    Condition("sepia", SEPIA),
    Condition("night", NIGHT, 1.25),
    Condition("pale", PALE, 1.1),
    Condition("JPEG 50, sea", SEA, 1.2, file=lambda image, _: formats.jpeg(image, 50)),
    Condition("EXIF turned", SEPIA, 1.1, file=lambda image, r: formats.jpeg(image, 75, r.choice((3, 6, 8)))),
    Condition("9 px", LIGHT, 0.78),
    Condition("1.75x", SEA, 1.75),
    Condition(
        "quarter turns", LIGHT, 1.1, after=lambda scene, r: effects.quarter(scene, r.choice((1, 2, 3)))
    ),
    Condition("skew to 7", SEPIA, 1.15, after=_leaning),
    Condition("photo", LIGHT, 1.7, after=_handheld, file=lambda image, _: formats.jpeg(image, 75)),
    Condition("4K", NIGHT, 2.0, after=lambda scene, r: effects.on_desktop(scene, r, (3840, 2160))),
    Condition("BMP", LIGHT, file=lambda image, _: formats.bmp(image)),
    Condition("TIFF", SEPIA, 1.3, file=lambda image, _: formats.tiff(image)),
)
HARD: Final = (
    Condition("skew to 45", SEPIA, 1.1, after=_far, hard=True),
    Condition("6-8 px", LIGHT, 0.62, 6, 8, hard=True),
    Condition("blurred", LIGHT, 1.15, after=_soft, hard=True),
    Condition("downscaled", SEA, 2.0, after=lambda scene, _: effects.resized(scene, 0.35), hard=True),
)
