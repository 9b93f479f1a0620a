"""What these pictures go through, in colours of their own."""

from __future__ import annotations

from random import Random
from typing import Final

import numpy as np
from PIL import Image

from bench.attachments.images import effects, formats
from bench.attachments.images.canvas import LIGHT, Look
from bench.attachments.images.conditions import Condition
from bench.attachments.images.effects import Scene
from bench.attachments.images.truth import Matrix

_MINT: Final = Look(
    "mint", (238, 250, 244), (216, 240, 228), (160, 205, 185), (18, 60, 48), (70, 120, 102), (0, 137, 96)
)
_GRAPHITE: Final = Look(
    "graphite", (40, 42, 46), (52, 55, 60), (84, 88, 94), (208, 212, 218), (150, 155, 163), (255, 138, 76)
)
_PALE: Final = Look(
    "pale", (243, 244, 246), (234, 236, 239), (214, 217, 222), (140, 146, 156), (160, 165, 174), (120, 160, 150)
)  # fmt: skip
_PLUM: Final = Look(
    "plum", (58, 22, 62), (80, 34, 84), (120, 70, 124), (248, 232, 246), (205, 165, 205), (255, 180, 90)
)
# Not a full yellow: a JPEG made anew changes it so much that the judge takes it for paint.
_SIGNAL: Final = Look(
    "signal", (0, 0, 0), (20, 20, 20), (90, 90, 40), (255, 242, 140), (205, 198, 140), (120, 255, 230)
)
_CREAM: Final = Look(
    "cream", (255, 250, 235), (246, 238, 214), (214, 200, 165), (88, 40, 30), (140, 100, 80), (180, 60, 40)
)
_DESKS: Final = ((70, 62, 58), (196, 190, 180), (30, 34, 38))


def _tilted(scene: Scene, random: Random) -> Scene:
    """In a slight perspective, on a desk."""
    width, height = scene.image.size
    lean = 0.12 / max(width, height)
    turn = np.eye(3)
    turn[0, 1], turn[1, 0] = random.uniform(-0.05, 0.05), random.uniform(-0.05, 0.05)
    turn[2, 0], turn[2, 1] = random.uniform(-lean, lean), random.uniform(-lean, lean)
    points = turn @ np.array([[0, width, width, 0], [0, 0, height, height], [1.0, 1, 1, 1]])
    xs, ys = points[0] / points[2], points[1] / points[2]
    margin = 0.04 * max(width, height)
    shift: Matrix = np.array([[1.0, 0, margin - xs.min()], [0, 1.0, margin - ys.min()], [0, 0, 1.0]])
    size = round(float(np.ptp(xs) + 2 * margin)), round(float(np.ptp(ys) + 2 * margin))
    return effects.warp(scene, shift @ turn, size, random.choice(_DESKS))


def _lit(scene: Scene, random: Random) -> Scene:
    """Darker to the corners, a lamp's glare somewhere, and a sensor's noise."""
    width, height = scene.image.size
    ys, xs = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    vignette = 1 - random.uniform(0.5, 0.9) * ((xs - 0.5) ** 2 + (ys - 0.5) ** 2)
    away = (xs - random.random()) ** 2 + (ys - random.random()) ** 2
    glare = random.uniform(10, 45) * np.exp(-away / 0.05)
    noise = np.random.default_rng(random.getrandbits(32)).normal(0, 5, (height, width, 3))
    pixels = np.asarray(scene.image, dtype=np.float64) * vignette[:, :, None] + glare[:, :, None] + noise
    return Scene(Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)), scene.marks)


def _camera(scene: Scene, random: Random) -> Scene:
    return _lit(effects.blurred(_tilted(scene, random), 0.5), random)


def _camera_on_its_side(scene: Scene, random: Random) -> Scene:
    return effects.quarter(_camera(scene, random), random.choice((1, 3)))


def _leaning(scene: Scene, random: Random) -> Scene:
    return effects.turned(scene, random.choice((-1, 1)) * random.uniform(1.0, 7.0))


def _quarter(scene: Scene, random: Random) -> Scene:
    return effects.quarter(scene, random.choice((1, 2, 3)))


def _zoomed(scene: Scene, random: Random) -> Scene:
    return effects.resized(scene, random.uniform(1.2, 2.2))


def _desktop(scene: Scene, random: Random) -> Scene:
    return effects.on_desktop(scene, random, (3840, 2160))


def _steep(scene: Scene, random: Random) -> Scene:
    return effects.turned(scene, random.choice((-1, 1)) * random.uniform(10.0, 40.0))


def _halved(scene: Scene, random: Random) -> Scene:
    return effects.resized(scene, random.uniform(0.36, 0.46))


def _unsharp(scene: Scene, random: Random) -> Scene:
    return effects.blurred(scene, random.uniform(1.0, 1.3))


def _jpeg50(image: Image.Image, _: Random) -> bytes:
    return formats.jpeg(image, 50)


def _jpeg75(image: Image.Image, _: Random) -> bytes:
    return formats.jpeg(image, 75)


def _exif(image: Image.Image, random: Random) -> bytes:
    return formats.jpeg(image, 80, random.choice((3, 5, 6, 7, 8)))


NORMAL: Final = (
    Condition("as it is"),
    Condition("graphite 1.25x WebP", _GRAPHITE, 1.25, file=lambda image, _: formats.webp(image)),
    Condition("pale JPEG 50", _PALE, 1.2, file=_jpeg50),
    Condition("camera", LIGHT, 1.6, after=_camera, file=_jpeg75),
    Condition("plum 9 px", _PLUM, 0.75),
    Condition("mint, lying", _MINT, 1.3, after=_quarter),
    Condition("cream, leaning, JPEG 75", _CREAM, 1.3, after=_leaning, file=_jpeg75),
    Condition("signal EXIF", _SIGNAL, 1.1, file=_exif),
    Condition("mint 2x", _MINT, 2.0),
    Condition("graphite on 4K", _GRAPHITE, 1.8, after=_desktop),
    Condition("zoomed cream JPEG 50", _CREAM, after=_zoomed, file=_jpeg50),
    Condition("camera on its side, graphite", _GRAPHITE, 1.7, after=_camera_on_its_side, file=_jpeg75),
    Condition("pale, leaning", _PALE, 1.5, after=_leaning),
)
HARD: Final = (
    Condition("7 px plum", _PLUM, 0.55, 6, 8, hard=True),
    Condition("halved mint", _MINT, 1.6, after=_halved, hard=True),
    Condition(
        "unsharp camera", LIGHT, 1.2, after=lambda s, r: _lit(_unsharp(s, r), r), file=_jpeg75, hard=True
    ),
    Condition("steep cream", _CREAM, 1.3, after=_steep, hard=True),
)
