"""What happens to a page before it is sent: turned, photographed, blurred, made smaller. Marks move along."""

from __future__ import annotations

import math
from random import Random
from typing import Final, NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from bench.attachments.images.canvas import Colour
from bench.attachments.images.fonts import font
from bench.attachments.images.truth import Mark, Matrix

_DESK: Final = (118, 104, 92)


class Scene(NamedTuple):
    """A picture and what stands in it."""

    image: Image.Image
    marks: tuple[Mark, ...]

    def mapped(self, image: Image.Image, matrix: Matrix) -> Scene:
        """Another picture, with the marks where `matrix` brings them."""
        return Scene(image, tuple(mark.mapped(matrix) for mark in self.marks))


def warp(scene: Scene, matrix: Matrix, size: tuple[int, int], fill: Colour) -> Scene:
    """A projective transformation, of pixels and marks alike."""
    inverse = np.linalg.inv(matrix)
    data = tuple(float(v) for v in (inverse / inverse[2, 2]).ravel()[:8])
    image = scene.image.transform(
        size, Image.Transform.PERSPECTIVE, data, Image.Resampling.BICUBIC, fillcolor=fill
    )
    return scene.mapped(image, matrix)


def resized(scene: Scene, factor: float) -> Scene:
    """Smaller or larger, as a viewer does it."""
    width, height = scene.image.size
    size = max(1, round(width * factor)), max(1, round(height * factor))
    matrix = np.diag([size[0] / width, size[1] / height, 1.0])
    return scene.mapped(scene.image.resize(size, Image.Resampling.BILINEAR), matrix)


def turned(scene: Scene, degrees: float) -> Scene:
    """Clockwise by any angle; the picture grows to hold all corners."""
    width, height = scene.image.size
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    wide = math.ceil(abs(width * cos) + abs(height * sin))
    high = math.ceil(abs(width * sin) + abs(height * cos))
    middle = np.array([[1, 0, -width / 2], [0, 1, -height / 2], [0, 0, 1.0]])
    spin = np.array([[cos, -sin, wide / 2], [sin, cos, high / 2], [0, 0, 1.0]])
    return warp(scene, spin @ middle, (wide, high), _corner(scene.image))


def quarter(scene: Scene, turns: int) -> Scene:
    """Clockwise by right angles, no pixel changed."""
    for _ in range(turns % 4):
        height = scene.image.size[1]
        matrix = np.array([[0, -1.0, height], [1.0, 0, 0], [0, 0, 1.0]])
        scene = scene.mapped(scene.image.transpose(Image.Transpose.ROTATE_270), matrix)
    return scene


def blurred(scene: Scene, radius: float) -> Scene:
    """Out of focus."""
    return Scene(scene.image.filter(ImageFilter.GaussianBlur(radius)), scene.marks)


def photographed(scene: Scene, random: Random) -> Scene:
    """As a phone sees a screen: in perspective, on a desk, slightly blurred, noisy, lit from one side."""
    width, height = scene.image.size
    margin = round(0.07 * max(width, height))
    size = width + 2 * margin, height + 2 * margin
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    moved = [
        (x + margin + random.uniform(-0.6, 0.6) * margin, y + margin + random.uniform(-0.6, 0.6) * margin)
        for x, y in corners
    ]
    taken = blurred(warp(scene, _homography(corners, moved), size, _DESK), 0.6)
    noise = np.random.default_rng(random.getrandbits(32)).normal(0, 6, (size[1], size[0], 3))
    across = np.linspace(random.uniform(0.7, 0.85), 1.05, size[0])[None, :, None]
    lit = np.clip(np.asarray(taken.image, dtype=np.float64) * across + noise, 0, 255)
    return Scene(Image.fromarray(lit.astype(np.uint8)), taken.marks)


def on_desktop(scene: Scene, random: Random, size: tuple[int, int]) -> Scene:
    """The page as a window on a large screen, with other windows around."""
    desktop = Image.new("RGB", size, (44, 62, 80))
    draw = ImageDraw.Draw(desktop)
    face = font("arial", 26)
    for _ in range(3):
        left, top = random.randrange(size[0] // 2), random.randrange(size[1] // 2)
        draw.rectangle((left, top, left + 1300, top + 800), fill=(236, 238, 240))
        for row in range(12):
            draw.text(
                (left + 30, top + 30 + 60 * row), _FILLER[row % len(_FILLER)], fill=(70, 74, 80), font=face
            )
    width, height = scene.image.size
    left, top = random.randrange(max(1, size[0] - width)), random.randrange(max(1, size[1] - height))
    desktop.paste(scene.image, (left, top))
    return scene.mapped(desktop, np.array([[1.0, 0, left], [0, 1.0, top], [0, 0, 1.0]]))


_FILLER: Final = (
    "Quarterly planning notes for the whole team",
    "Agenda: budget, hiring, office move",
    "The printer on the second floor is out of paper",
    "Remember to book the meeting room",
)


def _homography(before: list[tuple[int, int]], after: list[tuple[float, float]]) -> Matrix:
    rows, right = [], []
    for (x, y), (u, v) in zip(before, after, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(right))
    return np.append(solved, 1.0).reshape(3, 3)


def _corner(image: Image.Image) -> Colour:
    pixel = image.getpixel((0, 0))
    if not isinstance(pixel, tuple):
        raise TypeError("a picture in colour")
    return pixel[0], pixel[1], pixel[2]
