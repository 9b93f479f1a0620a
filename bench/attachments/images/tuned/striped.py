"""Tables whose rows are told apart by their ground alone, and one without a ground."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import plain

_NAMES: Final = ("Avery Stone", "Blake Moreno", "Casey Park", "Devon Wright", "Emery Fox", "Finley Ross")
_FACES: Final = ("arial", "dejavu", "condensed", "serif")


def _striped(
    canvas: Canvas, numbers: Numbers, top: float, rows: list[list[str]], widths: tuple[int, ...]
) -> None:
    """The first row is the head; numbers stand left or right, as the seed has it."""
    look, face = canvas.look, numbers.random.choice(_FACES)
    step, right = numbers.random.choice((22, 26, 32)), numbers.random.random() < 0.3
    for at, row in enumerate(rows):
        y = top + step * at
        if at % 2 or at == 0:
            canvas.panel((0, y, canvas.width, step), look.line if at == 0 else look.panel)
        x = 14.0
        for width, cell in zip(widths, row, strict=True):
            size = 12 if at else 11
            start = x + width - 10 - canvas.width_of(plain(cell), size, face) if right else x
            canvas.write(start, y + (step - 14) / 2, cell, size, face, look.ink if at else look.muted)
            x += width


def payroll(canvas: Canvas, numbers: Numbers) -> None:
    """Nine digits of several kinds beside each other."""
    rows = [["ID", "Employee", "SSN", "ZIP+4", "Acct no.", "Net pay", "Paid"]]
    rows += [
        [
            numbers.d(4),
            name,
            numbers.ssn(),
            numbers.zip_code(),
            numbers.account(),
            numbers.amount(),
            numbers.date(),
        ]
        for name in _NAMES[:5]
    ]
    canvas.write(14, 12, f"Payroll run {numbers.ticket()}", 16, "arial bold")
    _striped(canvas, numbers, 44, rows, (50, 110, 110, 100, 110, 90, 140))


def subscriptions(canvas: Canvas, numbers: Numbers) -> None:
    """Cards, some of them masked, beside orders and phones."""
    rows = [["Customer", "Card number", "Exp", "CVV", "Phone", "Order no.", "Total"]]
    for at, name in enumerate(_NAMES):
        card = numbers.card() if at % 2 else numbers.masked()
        code = numbers.code() if at % 2 else ""
        rows.append([name, card, numbers.expiry(), code, numbers.phone(), numbers.order(), numbers.amount()])
    canvas.write(14, 12, "Subscriptions due this month", 16, "dejavu bold")
    _striped(canvas, numbers, 44, rows, (110, 170, 60, 50, 140, 170, 80))


def orders(canvas: Canvas, numbers: Numbers) -> None:
    """Nothing that has to go."""
    rows = [["Order", "Placed", "Invoice", "Tracking number", "Serial", "ZIP", "Total"]]
    rows += [
        [
            *(numbers.order(), numbers.date(), numbers.invoice(), numbers.tracking()),
            *(numbers.serial(), numbers.zip_code(), numbers.amount()),
        ]
        for _ in range(7)
    ]
    canvas.write(14, 12, "Orders shipped", 16, "arial bold")
    _striped(canvas, numbers, 44, rows, (160, 140, 120, 210, 120, 90, 80))


def people(canvas: Canvas, numbers: Numbers) -> None:
    """Numbers without separators: the head alone says which they are."""
    rows = [["Name", "Social Security No.", "Member ID", "Routing", "Phone"]]
    rows += [
        [name, numbers.ssn(""), numbers.account(), f"⟦routing number|{numbers.d(9)}⟧", numbers.phone()]
        for name in _NAMES[:4]
    ]
    canvas.write(14, 12, "Benefits enrolment", 16, "arial bold")
    _striped(canvas, numbers, 44, rows, (120, 150, 120, 110, 150))


LAYOUTS: Final = (
    Layout("payroll", (760, 240), payroll),
    Layout("subscriptions", (820, 275), subscriptions),
    Layout("orders shipped", (960, 305), orders),
    Layout("benefits", (680, 210), people),
)
