"""Forms in which the field for a social security number has neighbours of nine digits, or is empty."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import mark

_FACES: Final = ("arial", "dejavu", "condensed", "serif")


def _empty(numbers: Numbers) -> str:
    """What stands in a field for the number that isn't filled in, or masked."""
    masked = mark("masked ssn", f"{numbers.random.choice(('***-**-', 'XXX-XX-', '•••-••-'))}{numbers.d(4)}")
    return numbers.random.choice(("", "", masked))


def _rows(
    canvas: Canvas, numbers: Numbers, top: float, rows: tuple[tuple[tuple[str, str, int], ...], ...]
) -> None:
    """Fields with their labels above, or within a box at its left."""
    look, face = canvas.look, numbers.random.choice(_FACES)
    within = numbers.random.random() < 0.4
    for row, fields in enumerate(rows):
        x = 20.0
        y = top + (40 if within else 58) * row
        for label, value, width in fields:
            if within:
                canvas.panel((x, y, width - 10, 32), look.paper, look.line)
                end = canvas.write(x + 8, y + 9, label, 11, face, look.muted)
                canvas.write(end + 8, y + 8, value, 12, face)
            else:
                canvas.write(x, y, label, 11, face, look.muted)
                canvas.panel((x, y + 15, width - 10, 30), look.paper, look.line, 3)
                canvas.write(x + 8, y + 22, value, 13, face)
            x += width


def credit(canvas: Canvas, numbers: Numbers) -> None:
    """City, state and ZIP+4 in the row of the number, in a seed's order."""
    canvas.write(20, 12, "Credit application", 18, "arial bold")
    row = [("City", "Austin", 150), ("ZIP+4", numbers.zip_code(), 180), ("SSN", numbers.ssn(), 180)]
    if numbers.random.random() < 0.5:
        row = [row[2], *row[:2]]
    _rows(
        canvas,
        numbers,
        48,
        (
            (
                ("First name", "Casey", 220),
                ("Last name", "Park", 220),
                ("Date of birth", numbers.date(), 230),
            ),
            (*row, ("State", "TX", 100)),
            (("Home phone", numbers.phone(), 280), ("Employer's phone", numbers.phone(), 280)),
            (("Driver's license", numbers.serial(), 280), ("Member number", numbers.account(), 280)),
        ),
    )


def empty_field(canvas: Canvas, numbers: Numbers) -> None:
    """The label of a field that isn't filled in must not reach a neighbour."""
    canvas.write(20, 12, "Renter's profile", 18, "dejavu bold")
    _rows(
        canvas,
        numbers,
        48,
        (
            (("Name", "Emery Fox", 240), ("Social security no.", _empty(numbers), 220), ("ZIP+4", numbers.zip_code(), 210)),
            (("Phone", numbers.phone(), 240), ("SSN of spouse", _empty(numbers), 220), ("Account", numbers.account(), 210)),
            (("Card number", "", 240), ("Order no.", mark("order number", numbers.d(16)), 220), ("CVV", "", 100), ("Unit", mark("unit", numbers.d(3)), 100)),
        ),
    )  # fmt: skip


def claim(canvas: Canvas, numbers: Numbers) -> None:
    """A claim's cells with boxes to tick: the label names three kinds of number (CMS-1500)."""
    look = canvas.look
    cells = (
        ((20, 44, 330, 42), "1a. INSURED'S I.D. NUMBER", mark("customer number", f"{numbers.d(3)} {numbers.d(3)} {numbers.d(3)}")),
        ((350, 44, 330, 42), "2. PATIENT'S NAME (Last, First, Middle)", "ROSS FINLEY"),
        ((20, 86, 220, 42), "ZIP CODE", numbers.zip_code()),
        ((240, 86, 220, 42), "TELEPHONE (Include Area Code)", numbers.phone()),
        ((460, 86, 220, 42), "3. PATIENT'S BIRTH DATE", numbers.date()),
        ((20, 128, 220, 42), "25. FEDERAL TAX I.D. NUMBER", mark("ein", f"{numbers.d(2)}-{numbers.d(7)}")),
        ((240, 128, 220, 42), "26. PATIENT'S ACCOUNT NO.", numbers.account()),
        ((460, 128, 220, 42), "28. TOTAL CHARGE", numbers.amount()),
        ((20, 170, 330, 42), "11. POLICY GROUP OR FECA NUMBER", mark("policy", numbers.d(9))),
        ((350, 170, 330, 42), "PATIENT'S SOCIAL SECURITY NUMBER", numbers.ssn(numbers.random.choice(("-", " ", "")))),
        ((20, 212, 330, 42), "33. BILLING PROVIDER NPI", mark("npi", numbers.d(10))),
        ((350, 212, 330, 42), "REFERRING PROVIDER", "DR GRAY ITO"),
    )  # fmt: skip
    face = numbers.random.choice(_FACES)
    canvas.write(20, 12, "HEALTH INSURANCE CLAIM FORM", 15, "arial bold")
    for (left, top, width, height), label, value in cells:
        canvas.panel((left, top, width, height), None, look.accent)
        canvas.write(left + 4, top + 3, label, 9, face, look.accent)
        canvas.write(left + 10, top + 20, value, 13, numbers.random.choice(("courier", "mono")))


def labelled_lines(canvas: Canvas, numbers: Numbers) -> None:
    """Labels end where the values begin, two of them in a row."""
    face = numbers.random.choice(_FACES)
    canvas.write(20, 12, f"Case {numbers.ticket()} - caller verification", 15, "arial bold")
    fields = (
        *(("Name:", "Gray Ito"), ("Opened:", numbers.date()), ("SSN:", numbers.ssn()), ("ZIP:", numbers.zip_code())),
        *(("Phone:", numbers.phone()), ("Customer no.:", numbers.account()), ("Card:", numbers.card()), ("Order:", numbers.order())),
        *(("CVV:", numbers.code()), ("Expires:", numbers.expiry()), ("Tracking:", numbers.tracking()), ("IMEI:", numbers.imei())),
    )  # fmt: skip
    for at, (word, value) in enumerate(fields):
        x, y = 140 + 350 * (at % 2), 48 + 28 * (at // 2)
        canvas.write(x - 8 - canvas.width_of(word, 12, face), y, word, 12, face, canvas.look.muted)
        canvas.write(x, y, value, 12, face)


LAYOUTS: Final = (
    Layout("credit application", (700, 290), credit),
    Layout("renter's profile", (700, 230), empty_field),
    Layout("claim form", (700, 270), claim),
    Layout("caller verification", (720, 225), labelled_lines),
)
