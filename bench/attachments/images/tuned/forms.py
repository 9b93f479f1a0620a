"""Forms: a number in one field, in four, in a box a digit; a checkout; a phone's screen."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import split


def _field(
    canvas: Canvas, x: float, y: float, width: float, label: str, value: str, size: float = 14
) -> None:
    look = canvas.look
    canvas.write(x, y, label, 12, ink=look.muted)
    canvas.panel((x, y + 18, width, 34), look.paper, look.line, 4)
    canvas.write(x + 10, y + 27, value, size)


def payment(canvas: Canvas, numbers: Numbers) -> None:
    """One field for the card, two small ones beside each other below."""
    look = canvas.look
    canvas.panel((0, 0, canvas.width, 56), look.panel)
    canvas.write(24, 18, "Acme Store", 20, "arial bold")
    canvas.write(560, 22, f"Order {numbers.order()}", 13, ink=look.muted)
    canvas.write(24, 80, "Payment details", 18, "arial bold")
    _field(canvas, 24, 116, 420, "Name on card", "JORDAN P MILLER")
    _field(canvas, 24, 186, 420, "Card number", numbers.card())
    _field(canvas, 24, 256, 200, "Expiration (MM/YY)", numbers.expiry())
    _field(canvas, 244, 256, 200, "CVV", numbers.code())
    _field(canvas, 24, 326, 420, "Phone", numbers.phone())
    canvas.panel((24, 400, 420, 42), look.accent, radius=6)
    canvas.write(190, 412, "Pay now", 15, "arial bold", (255, 255, 255))
    canvas.write(500, 116, "Order summary", 15, "arial bold")
    for row in range(4):
        canvas.write(500, 150 + 26 * row, f"Item {row + 1}")
        canvas.write(680, 150 + 26 * row, numbers.amount())
    canvas.write(500, 280, f"Invoice {numbers.invoice()}", 12, ink=look.muted)
    canvas.write(500, 304, f"Placed {numbers.date()}", 12, ink=look.muted)


def four_fields(canvas: Canvas, numbers: Numbers) -> None:
    """A field for every four digits."""
    canvas.write(30, 24, "Add a credit card", 19, "dejavu bold")
    canvas.write(30, 64, "Credit card number", 13, "dejavu", canvas.look.muted)
    for at, part in enumerate(split(numbers.card16(), (4, 4, 4, 4), "a")):
        canvas.panel((30 + 96 * at, 86, 80, 38), canvas.look.panel, canvas.look.line, 5)
        canvas.write(44 + 96 * at, 96, part, 16, "dejavu")
    canvas.write(30, 146, "Security code (CVC)", 13, "dejavu", canvas.look.muted)
    canvas.panel((30, 168, 80, 38), canvas.look.panel, canvas.look.line, 5)
    canvas.write(44, 178, numbers.code(), 16, "dejavu")
    canvas.write(150, 146, "Valid thru", 13, "dejavu", canvas.look.muted)
    canvas.write(150, 178, numbers.expiry(), 16, "dejavu")
    canvas.write(30, 234, "Cards on file", 15, "dejavu bold")
    for row in range(3):
        canvas.write(30, 264 + 28 * row, f"Visa {numbers.masked()}", 13, "dejavu")
        canvas.write(330, 264 + 28 * row, f"added {numbers.date()}", 12, "dejavu", canvas.look.muted)


def digit_boxes(canvas: Canvas, numbers: Numbers) -> None:
    """A paper form: a box for each digit."""
    canvas.write(24, 20, "APPLICATION FORM  7C", 17, "arial bold")
    canvas.write(24, 56, "Social Security Number", 12, "arial")
    for at, part in enumerate(split(numbers.ssn(), (1,) * 9, "s")):
        x = 24 + 30 * at + 14 * ((at > 2) + (at > 4))
        canvas.panel((x, 76, 26, 32), None, canvas.look.ink)
        canvas.write(x + 8, 84, part, 16)
    canvas.write(24, 130, "Card number", 12)
    for at, part in enumerate(split(numbers.card16(), (1,) * 16, "c")):
        x = 24 + 30 * at + 10 * (at // 4)
        canvas.panel((x, 150, 26, 32), None, canvas.look.ink)
        canvas.write(x + 8, 158, part, 16)
    canvas.write(24, 210, "Date of application", 12)
    canvas.write(24, 230, numbers.date(), 15)
    canvas.write(300, 210, "Customer number", 12)
    canvas.write(300, 230, numbers.account(), 15)
    canvas.write(24, 280, f"Please return to fax {numbers.phone()} or quote {numbers.ticket()}.", 12)


def checkout(canvas: Canvas, numbers: Numbers) -> None:
    """A shop's last step, with a summary on the right."""
    look = canvas.look
    canvas.write(40, 26, "Checkout", 24, "dejavu bold")
    for at, step in enumerate(("Address", "Delivery", "Payment", "Done")):
        canvas.write(
            40 + 120 * at, 70, f"{at + 1}  {step}", 13, "dejavu", look.accent if at == 2 else look.muted
        )
    canvas.panel((40, 104, 520, 190), look.panel, look.line, 8)
    canvas.write(60, 122, "Credit or debit card", 15, "dejavu bold")
    canvas.write(60, 156, "Card no.", 12, "dejavu", look.muted)
    canvas.panel((60, 174, 300, 36), look.paper, look.line, 4)
    canvas.write(72, 184, numbers.card16(), 15, "dejavu")
    canvas.write(380, 156, "Expiry", 12, "dejavu", look.muted)
    canvas.write(380, 184, numbers.expiry(), 15, "dejavu")
    canvas.write(470, 156, "CVC", 12, "dejavu", look.muted)
    canvas.write(470, 184, numbers.code(), 15, "dejavu")
    canvas.write(60, 232, f"Billing phone {numbers.phone()}", 13, "dejavu")
    canvas.write(60, 260, f"ZIP {numbers.zip_code()}", 13, "dejavu")
    canvas.panel((600, 104, 320, 240), look.panel, look.line, 8)
    canvas.write(620, 122, f"Order {numbers.order()}", 14, "dejavu bold")
    for row, word in enumerate(("Subtotal", "Shipping", "Tax", "Total")):
        canvas.write(620, 160 + 28 * row, word, 13, "dejavu")
        canvas.write(800, 160 + 28 * row, numbers.amount(), 13, "dejavu")
    canvas.write(620, 290, "Tracking will be", 12, "dejavu", look.muted)
    canvas.write(620, 310, numbers.tracking(), 12, "dejavu", look.muted)


def phone_wallet(canvas: Canvas, numbers: Numbers) -> None:
    """A phone's wallet and settings."""
    look = canvas.look
    canvas.write(20, 12, "9:41", 14, "arial bold")
    canvas.write(320, 12, "5G 84%", 12)
    canvas.write(20, 56, "Wallet", 28, "arial bold")
    canvas.panel((20, 104, 350, 200), (38, 70, 140), radius=16)
    canvas.write(40, 124, "Harbor Bank", 16, "arial bold", (240, 240, 250))
    canvas.write(40, 204, numbers.card16(), 20, "arial", (240, 240, 250))
    canvas.write(40, 246, "VALID THRU " + numbers.expiry(), 12, ink=(215, 220, 240))
    canvas.write(240, 246, f"CVV {numbers.code()}", 12, ink=(215, 220, 240))
    for row, (word, value) in enumerate(
        (
            ("Phone number", numbers.phone()),
            ("IMEI", numbers.imei()),
            ("Serial number", numbers.serial()),
            ("Last order", numbers.order()),
            ("Updated", numbers.date()),
        )
    ):
        canvas.panel((20, 330 + 56 * row, 350, 48), look.panel, radius=8)
        canvas.write(34, 336 + 56 * row, word, 12, ink=look.muted)
        canvas.write(34, 354 + 56 * row, value, 15)


def wrapped_fields(canvas: Canvas, numbers: Numbers) -> None:
    """Narrow cells: each number breaks over two lines."""
    look = canvas.look
    canvas.write(24, 20, "Customer details (narrow view)", 16, "arial bold")
    for row, (first, second) in enumerate(
        (((8, 8), "Card number"), ((12, 4), "Credit card"), ((10, 6), "Card no."))
    ):
        canvas.panel((24, 60 + 70 * row, 300, 62), look.panel, look.line)
        canvas.write(34, 70 + 70 * row, second, 13, ink=look.muted)
        one, two = split(numbers.card16(), first, f"w{row}")
        canvas.write(170, 68 + 70 * row, one, 14)
        canvas.write(170, 90 + 70 * row, two, 14)
    for row in range(4):
        canvas.write(350, 70 + 40 * row, numbers.negative(), 13)


LAYOUTS: Final = (
    Layout("payment form", (800, 470), payment),
    Layout("four fields", (640, 370), four_fields),
    Layout("a box a digit", (600, 320), digit_boxes, hard=True),
    Layout("checkout", (960, 380), checkout),
    Layout("phone wallet", (390, 640), phone_wallet),
    Layout("wrapped cells", (680, 290), wrapped_fields, hard=True),
)
