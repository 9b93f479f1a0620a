"""A drawing surface that remembers where each sign of a marked number stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from PIL import Image, ImageDraw

from bench.attachments.images.fonts import font
from bench.attachments.images.marked import Piece, pieces
from bench.attachments.images.truth import TARGETS, Mark, Quad, box

Colour: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of a page."""

    name: str
    paper: Colour
    panel: Colour
    line: Colour
    ink: Colour
    muted: Colour
    accent: Colour


LIGHT: Final = Look(
    "light", (255, 255, 255), (244, 246, 249), (205, 210, 218), (28, 32, 38), (96, 104, 116), (37, 99, 235)
)
DARK: Final = Look(
    "dark", (24, 26, 31), (36, 39, 46), (70, 76, 88), (226, 229, 235), (150, 158, 172), (96, 165, 250)
)
LOW: Final = Look(
    "low contrast", (248, 248, 248), (240, 241, 243), (222, 224, 228),
    (148, 152, 158), (170, 174, 180), (130, 160, 215)
)  # fmt: skip
DIM: Final = Look(
    "dim", (48, 50, 54), (56, 58, 63), (80, 83, 90), (112, 116, 124), (100, 104, 112), (90, 110, 150)
)


class Canvas:
    """Sizes and places are in points, `scale` pixels each. Text has `smallest` to `largest` pixels."""

    def __init__(
        self,
        size: tuple[int, int],
        look: Look = LIGHT,
        scale: float = 1.0,
        smallest: int = 9,
        largest: int = 999,
    ) -> None:
        self.look = look
        self.width, self.height = size
        self._scale, self._smallest, self._largest = scale, smallest, largest
        self.image = Image.new("RGB", (self._pixels(size[0]), self._pixels(size[1])), look.paper)
        self._draw = ImageDraw.Draw(self.image)
        self._marks: list[tuple[str, str, str, list[Quad]]] = []

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marked numbers drawn so far."""
        return tuple(Mark(kind, text, tuple(quads)) for kind, _, text, quads in self._marks)

    def panel(
        self,
        place: tuple[float, float, float, float],
        fill: Colour | None = None,
        outline: Colour | None = None,
        radius: float = 0,
    ) -> None:
        """A rectangle: left, top, width, height."""
        left, top, width, height = place
        corners = [self._pixels(v) for v in (left, top, left + width, top + height)]
        self._draw.rounded_rectangle(
            corners,
            self._pixels(radius),
            fill=fill,
            outline=outline,
            width=max(1, round(self._scale)),
        )

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        """A line."""
        corners = [self._pixels(v) for v in (left, top, right, bottom)]
        self._draw.line(corners, fill=self.look.line, width=max(1, round(self._scale)))

    def write(
        self,
        x: float,
        y: float,
        marked: str,
        size: float = 14,
        face: str = "arial",
        ink: Colour | None = None,
        spacing: float = 0,
    ) -> float:
        """A line of marked text with its upper left corner at a place; where it ends, in points.

        `spacing`: points after each sign of a marked number.
        """
        pixels = min(self._largest, max(self._smallest, self._pixels(size)))
        face_ = font(face, pixels)
        colour = ink or self.look.ink
        left, top = float(self._pixels(x)), self._pixels(y)
        for piece in pieces(marked):
            if not piece.kind:
                self._draw.text((round(left), top), piece.text, fill=colour, font=face_)
                left += face_.getlength(piece.text)
                continue
            quads = self._quads(piece)
            for sign in piece.text:
                at = (round(left), top)
                self._draw.text(at, sign, fill=colour, font=face_)
                if _counts(sign, piece.kind):
                    quads.append(box(*self._draw.textbbox(at, sign, font=face_)))
                left += face_.getlength(sign) + spacing * self._scale
        return left / self._scale

    def width_of(self, text: str, size: float = 14, face: str = "arial") -> float:
        """Of an unmarked text, in points."""
        pixels = min(self._largest, max(self._smallest, self._pixels(size)))
        return font(face, pixels).getlength(text) / self._scale

    def _quads(self, piece: Piece) -> list[Quad]:
        for at, (kind, name, text, quads) in enumerate(self._marks):
            if piece.name and (kind, name) == (piece.kind, piece.name):
                self._marks[at] = (kind, name, text + piece.text, quads)
                return quads
        made: list[Quad] = []
        self._marks.append((piece.kind, piece.name, piece.text, made))
        return made

    def _pixels(self, value: float) -> int:
        return round(value * self._scale)


def _counts(sign: str, kind: str) -> bool:
    return sign.isdigit() if kind in TARGETS else not sign.isspace()
