"""Words from a seed, and the pieces that pictures are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np
from PIL import Image, ImageDraw

from bench.attachments.images.canvas import Canvas, Colour
from bench.attachments.images.content import Numbers
from bench.attachments.images.marked import mark, pieces, plain
from bench.attachments.images.truth import CODE

Place = tuple[float, float, float, float]
LEFT, MIDDLE, RIGHT = 0.0, 0.5, 1.0
SEPARATORS: Final = (".", "–", "  ", " - ", "/")
_FACES: Final = (
    *("arial", "arial bold", "dejavu", "dejavu bold", "condensed", "mono"),
    *("serif", "times", "times bold", "courier", "arial italic"),
)
_CARDS: Final = (
    *("Card number", "Card No.", "Credit card", "Debit card number", "Payment card", "CARD NUMBER", "Card #"),
    *("Kartennummer", "Kreditkarte", "Kreditkartennummer", "Karten-Nr."),
)
_CODES: Final = (
    *("CVV", "CVC", "CVV2", "CVC2", "Security code", "Card security code", "CVV code", "Security Code (CVC)"),
    *("Prüfziffer", "Kartenprüfnummer", "Sicherheitscode", "CVC / CVV", "Prüfnummer (CVC)"),
)
_SOCIALS: Final = (
    *("SSN", "SSN:", "Social Security Number", "Social security no.", "Soc. Sec. #", "SOCIAL SECURITY NO."),
    *("SS#", "US-Sozialversicherungsnummer (SSN)", "Employee SSN", "SSN (9 digits)"),
)


@dataclass(frozen=True, slots=True)
class Pen:
    """How something is written on a canvas. `spacing`: points after each sign of a marked number."""

    canvas: Canvas
    size: float = 13
    face: str = "arial"
    ink: Colour | None = None
    spacing: float = 0.0

    @property
    def muted(self) -> Pen:
        """In the colour of what is less important."""
        return replace(self, ink=self.canvas.look.muted)

    def write(self, x: float, y: float, marked: str, align: float = LEFT) -> float:
        """A line whose left end, middle or right end is at `x`; where it ends."""
        signs = sum(len(piece.text) for piece in pieces(marked) if piece.kind)
        width = self.canvas.width_of(plain(marked), self.size, self.face) + self.spacing * signs
        return self.canvas.write(x - align * width, y, marked, self.size, self.face, self.ink, self.spacing)

    def lines(self, x: float, y: float, step: float, texts: Iterable[str], align: float = LEFT) -> None:
        """One below the other."""
        for at, text in enumerate(texts):
            self.write(x, y + step * at, text, align)


class Column(NamedTuple):
    """Of a table: where it is, what stands above it, how it is aligned there."""

    x: float
    head: str
    align: float = LEFT


def table(
    heads: Pen, cells: Pen, y: float, step: float, columns: Sequence[Column], rows: Iterable[Sequence[str]]
) -> None:
    """Rows below their heads."""
    for x, head, align in columns:
        heads.write(x, y, head, align)
    for at, row in enumerate(rows, 1):
        for (x, _, align), cell in zip(columns, row, strict=True):
            cells.write(x, y + step * at, cell, align)


def pairs(
    names: Pen,
    values: Pen,
    places: tuple[float, float, float],
    step: float,
    rows: Iterable[tuple[str, str]],
    aligns: tuple[float, float] = (LEFT, LEFT),
) -> None:
    """Names and values side by side. `places`: x of the names, x of the values, y."""
    for at, (name, value) in enumerate(rows):
        names.write(places[0], places[2] + step * at, name, aligns[0])
        values.write(places[1], places[2] + step * at, value, aligns[1])


def above(names: Pen, values: Pen, place: Place, name: str, value: str, gap: float = 18) -> None:
    """A box for typing with its name above."""
    left, top, _, height = place
    names.write(left, top - gap, name)
    _box(names.canvas, place)
    values.write(left + 9, top + height / 2 - 0.6 * values.size, value)


def below(names: Pen, values: Pen, place: Place, name: str, value: str) -> None:
    """A line to write on with the name of it below."""
    left, top, width, height = place
    values.write(left + 4, top + height - 1.35 * values.size - 2, value)
    names.canvas.rule(left, top + height, left + width, top + height)
    names.write(left, top + height + 4, name)


def in_border(names: Pen, values: Pen, place: Place, name: str, value: str) -> None:
    """A box whose border is broken by its name."""
    left, top, _, height = place
    _box(names.canvas, place)
    wide = names.canvas.width_of(name, names.size, names.face)
    names.canvas.panel((left + 9, top - 3, wide + 8, 6), names.canvas.look.paper)
    names.write(left + 13, top - 0.6 * names.size, name)
    values.write(left + 13, top + height / 2 - 0.5 * values.size, value)


def inside(names: Pen, values: Pen, place: Place, name: str, value: str) -> None:
    """A cell of a form with its name in the upper left corner."""
    left, top, width, height = place
    names.canvas.panel((left, top, width, height), None, names.canvas.look.line)
    names.write(left + 5, top + 3, name)
    values.write(left + 10, top + height - 1.3 * values.size - 3, value)


def window(canvas: Canvas, title: str, face: str = "dejavu") -> None:
    """The bar at the top of a window."""
    canvas.panel((0, 0, canvas.width, 30), canvas.look.panel)
    canvas.rule(0, 30, canvas.width, 30)
    for at, colour in enumerate(((237, 106, 94), (245, 191, 79), (98, 197, 84))):
        canvas.panel((12 + 18 * at, 10, 11, 11), colour, radius=5)
    Pen(canvas, 12, face).muted.write(canvas.width / 2, 8, title, MIDDLE)


def gradient(canvas: Canvas, place: Place, first: Colour, second: Colour) -> None:
    """A card's ground, from one colour in the upper left to another in the lower right, corners rounded."""
    scale = canvas.image.width / canvas.width
    left, top, width, height = (round(value * scale) for value in place)
    across = np.linspace(0, 1, width)[None, :, None] * 0.7 + np.linspace(0, 1, height)[:, None, None] * 0.3
    shades = np.array(first) * (1 - across) + np.array(second) * across
    mask = Image.new("L", (width, height))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width - 1, height - 1), round(14 * scale), fill=255)
    canvas.image.paste(Image.fromarray(shades.astype(np.uint8)), (left, top), mask)


def embossed(pen: Pen, x: float, y: float, marked: str, shade: Colour) -> None:
    """With a shadow, as if pressed out of the plastic. For faces whose signs are equally wide."""
    replace(pen, ink=shade, spacing=0).write(x + 0.8, y + 1.0, plain(marked))
    replace(pen, spacing=0).write(x, y, marked)


def padded(marked: str, width: int) -> str:
    """With blanks behind it, for faces whose signs are equally wide."""
    return marked + " " * max(0, width - len(plain(marked)))


def face(numbers: Numbers) -> str:
    """Any that has all signs of German."""
    return numbers.random.choice(_FACES)


def card_word(numbers: Numbers) -> str:
    """What forms call the number of a card."""
    return numbers.random.choice(_CARDS)


def code_word(numbers: Numbers) -> str:
    """What forms call the security code."""
    return numbers.random.choice(_CODES)


def social_word(numbers: Numbers) -> str:
    """What forms call the number of social security."""
    return numbers.random.choice(_SOCIALS)


def pin(numbers: Numbers) -> str:
    """Of four digits; it goes like a security code."""
    return mark(CODE, numbers.d(4))


def iban(numbers: Numbers) -> str:
    """A German account, with its check digits (ISO 13616)."""
    account = numbers.d(18)
    check = 98 - int(f"{account}131400") % 97
    whole = f"DE{check:02d}{account}"
    return mark("iban", " ".join(whole[at : at + 4] for at in range(0, 22, 4)))


def ean(numbers: Numbers) -> str:
    """An article's number under its bar code, with its check digit (GS1)."""
    body = numbers.random.choice(("40", "76", "30", "50")) + numbers.d(10)
    total = sum(int(digit) * (1 + 2 * (at % 2)) for at, digit in enumerate(body))
    return mark("article", f"{body}{-total % 10}")


def euros(numbers: Numbers) -> str:
    """An amount as Germans write it."""
    return mark("amount", f"{numbers.random.randint(1, 9)}.{numbers.d(3)},{numbers.d(2)} €")


def _box(canvas: Canvas, place: Place) -> None:
    canvas.panel(place, None, canvas.look.line, 4)
