"""Paper and plastic: a receipt, a payment card, a W-2."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout


def receipt(canvas: Canvas, numbers: Numbers) -> None:
    """A till's roll."""
    look = canvas.look
    canvas.write(90, 16, "CORNER MARKET", 18, "mono")
    canvas.write(70, 42, f"Tel {numbers.phone()}", 13, "mono")
    canvas.write(20, 72, f"Receipt {numbers.invoice()}", 13, "mono")
    canvas.write(20, 92, numbers.date(), 13, "mono")
    for row, word in enumerate(("Coffee", "Bagels", "Batteries", "TOTAL")):
        canvas.write(20, 124 + 22 * row, word, 13, "mono")
        canvas.write(230, 124 + 22 * row, numbers.amount(), 13, "mono")
    canvas.rule(20, 218, canvas.width - 20, 218)
    canvas.write(20, 230, "CREDIT CARD SALE", 13, "mono")
    canvas.write(20, 252, f"CARD # {numbers.card('')}", 13, "mono")
    canvas.write(20, 274, f"EXP {numbers.expiry()}  AUTH {numbers.d(6)}", 13, "mono")
    canvas.write(20, 296, f"PREV CARD {numbers.masked()}", 13, "mono", look.muted)
    canvas.write(20, 318, f"TERMINAL {numbers.serial()}", 13, "mono", look.muted)


def plastic(canvas: Canvas, numbers: Numbers) -> None:
    """The front of a card, on a desk."""
    canvas.panel((0, 0, canvas.width, canvas.height), (150, 132, 110))
    canvas.panel((30, 24, 440, 278), (24, 44, 84), radius=20)
    canvas.panel((62, 96, 60, 46), (206, 178, 96), (120, 100, 50), 6)
    canvas.write(62, 48, "FIRST HARBOR BANK", 19, "arial bold", (236, 238, 244))
    canvas.write(62, 168, numbers.card16(), 30, "dejavu", (236, 238, 244))
    canvas.write(62, 222, f"VALID THRU {numbers.expiry()}", 14, "dejavu", (220, 224, 236))
    canvas.write(62, 254, "JORDAN P MILLER", 17, "dejavu", (236, 238, 244))
    canvas.write(330, 262, f"24 h: {numbers.phone()}", 11, "dejavu", (200, 206, 220))


def w2(canvas: Canvas, numbers: Numbers) -> None:
    """Boxes with small labels over their values (IRS form W-2)."""
    ink = canvas.look.ink
    cells = (
        ((20, 50, 260, 48), "a  Employee's social security number", numbers.ssn()),
        (
            (20, 98, 360, 48),
            "b  Employer identification number (EIN)",
            f"⟦ein|{numbers.d(2)}-{numbers.d(7)}⟧",
        ),
        ((20, 146, 360, 78), "c  Employer's name, address, and ZIP code", "Harbor Freight Tools LLC"),
        ((20, 224, 360, 48), "d  Control number", numbers.ticket()),
        ((380, 98, 180, 48), "1  Wages, tips, other compensation", numbers.amount()),
        ((560, 98, 180, 48), "2  Federal income tax withheld", numbers.amount()),
        ((380, 146, 180, 48), "3  Social security wages", numbers.amount()),
        ((560, 146, 180, 48), "4  Social security tax withheld", numbers.amount()),
        ((380, 194, 180, 48), "5  Medicare wages and tips", numbers.amount()),
        ((560, 194, 180, 48), "6  Medicare tax withheld", numbers.amount()),
    )
    canvas.write(20, 16, "W-2  Wage and Tax Statement  2026", 17, "arial bold")
    for place, label, value in cells:
        canvas.panel(place, None, ink)
        canvas.write(place[0] + 5, place[1] + 4, label, 10)
        canvas.write(place[0] + 12, place[1] + 24, value, 14)
    canvas.write(32, 194, f"Dallas TX {numbers.zip_code()}", 13)


LAYOUTS: Final = (
    Layout("receipt", (340, 350), receipt),
    Layout("payment card", (500, 326), plastic),
    Layout("W-2", (760, 290), w2),
)
