"""Pages in faces that a browser doesn't have here: of printers, of typewriters, of Pillow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout
from bench.attachments.images.support.style import card_word, code, code_word, expiry, small, social_word

_FACES: Final = ("arial", "arial bold", "times", "times bold", "courier", "arial italic", "aileron", "mono")
_Row = tuple[str, str]


def _payment(numbers: Numbers) -> list[_Row]:
    rows = [
        (card_word(numbers), numbers.card()),
        ("Expires", expiry(numbers)),
        (code_word(numbers), code(numbers)),
        ("Phone", numbers.phone()),
        ("Order", numbers.order()),
        ("Store", small(numbers, "store")),
    ]
    return rows if numbers.random.random() < 0.5 else [*rows[3:], *rows[:3]]


def _person(numbers: Numbers) -> list[_Row]:
    return [
        ("Name", "Ash Ferrer"),
        (social_word(numbers), numbers.ssn()),
        ("Employee ID", numbers.account()),
        ("Hired", numbers.date()),
        ("ZIP+4", numbers.zip_code()),
        ("Room", small(numbers, "room")),
    ]


def _style(numbers: Numbers) -> tuple[str, str, int]:
    random = numbers.random
    return random.choice(_FACES), random.choice(_FACES), random.choice((12, 13, 14, 17))


def _beside(rows: Callable[[Numbers], list[_Row]]) -> Callable[[Canvas, Numbers], None]:
    def draw(canvas: Canvas, numbers: Numbers) -> None:
        first, second, size = _style(numbers)
        colon = numbers.random.choice(("", ":", " :"))
        for at, (name, value) in enumerate(rows(numbers)):
            canvas.write(20, 18 + 34 * at, name + colon, size, first, canvas.look.muted)
            canvas.write(250, 18 + 34 * at, value, size, second)

    return draw


def _below(rows: Callable[[Numbers], list[_Row]]) -> Callable[[Canvas, Numbers], None]:
    def draw(canvas: Canvas, numbers: Numbers) -> None:
        first, second, size = _style(numbers)
        for at, (name, value) in enumerate(rows(numbers)):
            x, y = 20 + 270 * (at % 2), 16 + 60 * (at // 2)
            canvas.write(x, y, name, 12, first, canvas.look.muted)
            canvas.panel((x, y + 17, 250, 32), None, canvas.look.line, 5)
            canvas.write(x + 9, y + 24, value, size, second, spacing=numbers.random.choice((0, 0, 1)))

    return draw


def _sentences(canvas: Canvas, numbers: Numbers) -> None:
    first, _, size = _style(numbers)
    lines = (
        f"Charge {numbers.card(' ')} exp {expiry(numbers)}", f"{code_word(numbers)} {code(numbers)}, ZIP {numbers.zip_code()}", f"Invoice {numbers.invoice()} of {numbers.date()}",
        f"His SSN: {numbers.ssn()}", f"Box {small(numbers, 'box')}, parcel {numbers.tracking()}", f"Ring {numbers.phone()} after {small(numbers, 'clock', 2)}:30",
    )  # fmt: skip
    for at, line in enumerate(lines):
        canvas.write(20, 18 + 34 * at, line, size, first)


def _stock(canvas: Canvas, numbers: Numbers) -> None:
    first, _, size = _style(numbers)
    for at in range(6):
        canvas.write(
            20,
            18 + 34 * at,
            f"{small(numbers, 'shelf')}  {numbers.serial()}  {numbers.invoice()}  {numbers.imei()}",
            size,
            first,
        )


LAYOUTS: Final = (
    Layout("drawn: payment beside", (560, 230), _beside(_payment)),
    Layout("drawn: payment below", (580, 210), _below(_payment)),
    Layout("drawn: person beside", (560, 230), _beside(_person)),
    Layout("drawn: person below", (580, 210), _below(_person)),
    Layout("drawn: sentences", (640, 230), _sentences),
    Layout("drawn: stock", (700, 230), _stock),
)
