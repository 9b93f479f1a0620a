"""Security codes: in rows of fields, on one line with the card, in chats, tables, on receipts and in panels."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import mark
from bench.attachments.images.truth import CODE

_FACES: Final = ("arial", "dejavu", "condensed", "serif", "thin", "mono")
_NAMES: Final = (
    *("CVV", "CVC", "CVV2", "CVC2", "CID", "CSC", "CVC/CVV", "CVV/CVC"),
    *("Security code", "Card security code", "CVV code", "Verification code", "Card verification code"),
    *("Security Code (CVV)", "CVV *", "3-digit code", "CVV (3 digits)", "Code on back of card"),
)


def _code(numbers: Numbers) -> str:
    """Of three digits, or of four as American Express has it."""
    return mark(CODE, numbers.d(numbers.random.choice((3, 3, 4))))


def _expiry(numbers: Numbers) -> str:
    month, year = numbers.random.randint(1, 12), numbers.random.randint(27, 33)
    return numbers.random.choice((f"{month:02d}/{year}", f"{month:02d} / {year}", f"{month:02d}/20{year}"))


def _field(
    canvas: Canvas, place: tuple[float, float, float], words: tuple[str, str], style: tuple[str, str, float]
) -> None:
    """A box with its label above, inside at the top, on its frame, or before the value."""
    (x, y, width), (label, value), (way, face, size) = place, words, style
    look = canvas.look
    if way == "above":
        canvas.write(x, y - 16, label, size - 2, face, look.muted)
        canvas.panel((x, y, width, size + 16), look.paper, look.line, 4)
        canvas.write(x + 9, y + 7, value, size, face)
    elif way == "inside":
        canvas.panel((x, y, width, 2 * size + 16), look.paper, look.line, 5)
        canvas.write(x + 9, y + 5, label, size - 3, face, look.muted)
        canvas.write(x + 9, y + size + 6, value, size, face)
    elif way == "notched":
        canvas.panel((x, y, width, size + 20), None, look.line, 5)
        canvas.panel((x + 8, y - 3, canvas.width_of(label, size - 3, face) + 4, 6), look.paper)
        canvas.write(x + 10, y - size / 2 + 1, label, size - 3, face, look.muted)
        canvas.write(x + 12, y + 9, value, size, face)
    elif way == "left":
        end = canvas.write(x, y + 7, label, size - 1, face, look.muted)
        canvas.panel((end + 8, y, max(52, width - (end - x) - 8), size + 16), look.paper, look.line, 3)
        canvas.write(end + 16, y + 7, value, size, face)
    else:
        canvas.write(x, y, value, size, face)
        canvas.rule(x, y + size + 5, x + width, y + size + 5)
        canvas.write(x, y + size + 8, label, size - 3, face, look.muted)


def fields(canvas: Canvas, numbers: Numbers) -> None:
    """MM/YY and the code in a row below the card, in one of five ways."""
    random = numbers.random
    way = random.choice(("above", "inside", "notched", "left", "below"))
    style = way, random.choice(_FACES), random.choice((10, 12, 13, 14, 16))
    canvas.write(24, 14, "Pay with card", 17, "arial bold")
    _field(canvas, (24, 62, 400), ("Card number", numbers.card()), style)
    row = [("MM/YY", _expiry(numbers)), (random.choice(_NAMES), _code(numbers)), ("ZIP", numbers.d(5))]
    if random.random() < 0.3:
        row = [row[1], row[0], row[2]]
    step = 190 if way == "left" else 136
    for at, words in enumerate(row):
        _field(canvas, (24 + step * at, 128, step - 14), words, style)
    _field(canvas, (24, 194, 400), ("Promo code", mark("promo", numbers.d(4))), style)
    canvas.write(24, 250, f"Order {numbers.order()}", 12, ink=canvas.look.muted)


def one_line(canvas: Canvas, numbers: Numbers) -> None:
    """Card, date and code in a single field, or the code at its right end below the names of all three."""
    random, look = numbers.random, canvas.look
    face, size = random.choice(_FACES), random.choice((11, 13, 15))
    canvas.write(24, 14, "Payment method", 16, "arial bold")
    canvas.write(24, 48, "Card information", 12, face, look.muted)
    canvas.panel((24, 66, 470, size + 20), look.paper, look.line, 6)
    canvas.panel((34, 72, 26, size + 6), look.accent, radius=3)
    canvas.write(70, 75, numbers.card16(), size, face)
    canvas.write(330, 75, _expiry(numbers), size, face)
    canvas.write(430, 75, _code(numbers), size, face)
    canvas.write(320, 48, "MM/YY", 11, face, look.muted)
    canvas.write(426, 48, random.choice(("CVC", "CVV", "CVV2", "CID")), 11, face, look.muted)
    canvas.write(24, 124, f"Amount due {numbers.amount()}   Invoice {numbers.invoice()}", 12)
    canvas.write(24, 148, f"Questions? Call {numbers.phone()}", 12, ink=look.muted)


def bubbles(canvas: Canvas, numbers: Numbers) -> None:
    """What people write of it in a chat."""
    random, look = numbers.random, canvas.look
    face, size = random.choice(_FACES), random.choice((10, 12, 14))
    said = (
        f"the {random.choice(('cvv', 'cvc', 'security code', 'CVV2'))} is {_code(numbers)}",
        f"Got it. Your case is {numbers.ticket()}",
        f"{random.choice(('CVV', 'CVC', 'cvv', 'Security code'))}: {_code(numbers)} exp {_expiry(numbers)}",
        f"Error {mark('error', numbers.d(3))} again, please try later",
        f"{numbers.card(' ')} {_expiry(numbers)} cvv {_code(numbers)}",
        f"Room {mark('room', numbers.d(3))}, we ship it on {numbers.date()}",
    )
    for at, text in enumerate(said):
        width = canvas.width_of("n", size, face) * 52
        left = 16 if at % 2 == 0 else canvas.width - width - 16
        canvas.panel((left, 14 + 44 * at, width, 34), look.panel, radius=12)
        canvas.write(left + 12, 23 + 44 * at, text, size, face)


def panel(canvas: Canvas, numbers: Numbers) -> None:
    """An admin's panel: names and values in two columns, or values below names."""
    random, look = numbers.random, canvas.look
    face, size = random.choice(_FACES), random.choice((10, 11, 13))
    rows = (
        ("Transaction", numbers.ticket()),
        ("PAN", numbers.card(random.choice(("", " ")))),
        ("Expires", _expiry(numbers)),
        (random.choice(_NAMES), _code(numbers)),
        ("Response code", mark("error", numbers.d(3))),
        ("Amount", numbers.amount()),
        ("Store", mark("store", numbers.d(4))),
        ("Terminal", numbers.serial()),
    )
    below = random.random() < 0.5
    canvas.panel((12, 12, 560, 226), look.panel, look.line, 8)
    canvas.write(28, 24, "Payment attempt", 15, "arial bold")
    for at, (word, value) in enumerate(rows):
        x, y = (
            (28 + 180 * (at % 3), 56 + 58 * (at // 3))
            if below
            else (28 + 280 * (at % 2), 60 + 40 * (at // 2))
        )
        canvas.write(x, y, word, size, face, look.muted)
        canvas.write(x + (0 if below else 130), y + (18 if below else 0), value, size + 1, face)


def columns(canvas: Canvas, numbers: Numbers) -> None:
    """A table of cards with their codes and numbers that look like them."""
    random, look = numbers.random, canvas.look
    face, size = random.choice(_FACES), random.choice((10, 11, 12))
    heads = ("ID", "Card", "Exp", random.choice(_NAMES[:8]), "Qty", "Status", "Total")
    places = (20, 70, 250, 320, 400, 450, 520)
    canvas.write(20, 12, "captured_payments.csv", 13, "mono")
    canvas.panel((12, 34, 600, 22), look.panel)
    for x, head in zip(places, heads, strict=True):
        canvas.write(x, 39, head, size, face)
    for row in range(4):
        values = (mark("row", numbers.d(3)), numbers.card16(random.choice((" ", ""))), _expiry(numbers), _code(numbers),
                  mark("quantity", numbers.d(2)), mark("status", random.choice(("200", "402", "504"))), numbers.amount())  # fmt: skip
        for x, value in zip(places, values, strict=True):
            canvas.write(x, 62 + 22 * row, value, size, face)
        canvas.rule(12, 79 + 22 * row, 612, 79 + 22 * row)


def keyed(canvas: Canvas, numbers: Numbers) -> None:
    """A till's roll of a sale that was keyed in, and the form of a phone order."""
    random = numbers.random
    face, size = random.choice(("mono", "courier")), random.choice((11, 13))
    lines = (
        "HARBOR HARDWARE  #" + mark("store", numbers.d(4)),
        f"DATE {numbers.date()}",
        f"INV {numbers.invoice()}",
        "SALE - KEYED",
        f"ACCT: {numbers.card()}",
        f"EXP: {_expiry(numbers)}   {random.choice(('CVV', 'CVV2', 'CVC', 'CID'))}: {_code(numbers)}",
        f"AUTH CODE: {mark('auth', numbers.d(6))}   RESP: 000",
        f"{random.choice(('SECURITY CODE', 'CVC2', 'CV2'))} {_code(numbers)} MATCH",
        f"TOTAL {numbers.amount()}   CLERK {mark('clerk', numbers.d(3))}",
        f"REF {mark('reference', numbers.d(12))}",
    )
    for at, line in enumerate(lines):
        canvas.write(18, 14 + 22 * at, line, size, face)


def spaced(canvas: Canvas, numbers: Numbers) -> None:
    """Digits with more or less space between them, in a thin face."""
    random, look = numbers.random, canvas.look
    space, face, size = random.choice((1, 2, 4, 6)), random.choice(_FACES), random.choice((11, 13, 16))
    rows = (
        ("Card number", numbers.card16(" ")),
        ("Security code", _code(numbers)),
        ("Social security number", numbers.ssn()),
        ("Reference", mark("reference", numbers.d(9))),
        ("Phone", numbers.phone()),
    )
    canvas.write(24, 12, "Review and submit", 16, "dejavu bold")
    for at, (label, value) in enumerate(rows):
        canvas.write(24, 44 + 50 * at, label, 11, face, look.muted)
        canvas.write(24, 60 + 50 * at, value, size, face, spacing=space)


LAYOUTS: Final = (
    Layout("code: fields", (620, 280), fields),
    Layout("code: one line", (520, 175), one_line),
    Layout("code: chat", (640, 285), bubbles),
    Layout("code: panel", (590, 250), panel),
    Layout("code: table", (625, 155), columns),
    Layout("code: receipt", (420, 245), keyed),
    Layout("spaced digits", (560, 300), spaced),
)
