"""Papers that are scanned or photographed, and those of a printer at a till."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.drawn.style import (
    MIDDLE,
    RIGHT,
    Column,
    Pen,
    below,
    card_word,
    code_word,
    ean,
    euros,
    face,
    iban,
    inside,
    pairs,
    social_word,
    table,
)
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import mark, split

_INK: Final = (24, 32, 96)


def _invoice(canvas: Canvas, numbers: Numbers) -> None:
    pen, bold = Pen(canvas, 13, "times"), Pen(canvas, 13, "times bold")
    Pen(canvas, 26, "times bold").write(24, 18, "INVOICE")
    rows = [("Invoice no.", numbers.invoice()), ("Date", numbers.date()), ("Customer", numbers.account())]
    pairs(bold, pen, (330, 536, 20), 22, rows, (0.0, RIGHT))
    columns = [Column(24, "Article"), Column(190, "Serial"), Column(536, "Amount", RIGHT)]
    lines = [(ean(numbers), numbers.serial(), numbers.amount()) for _ in range(2)]
    table(bold, pen, 104, 26, columns, lines)
    canvas.rule(24, 182, 536, 182)
    pen.write(
        24, 194, f"Paid in full by {numbers.random.choice(('Visa', 'credit', 'debit'))} card {numbers.card()}"
    )
    pen.write(24, 220, f"exp. {numbers.expiry()}. Shipped as {numbers.tracking()}.")


def _receipt(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 14, "mono")
    pen.lines(150, 14, 20, ("CORNER GROCERY", numbers.phone()), MIDDLE)
    for at, name in enumerate(("MILK", "RICE 5 KG", "COFFEE")):
        pen.write(14, 66 + 22 * at, name)
        pen.write(286, 66 + 22 * at, numbers.amount(), RIGHT)
    pen.write(14, 138, "-" * 32)
    rows = [
        ("CARD", numbers.card(" ")),
        ("EXP", numbers.expiry()),
        ("TRACE", mark("trace", numbers.d(6))),
        ("BON", numbers.invoice()),
        ("", numbers.date()),
    ]
    pairs(pen, pen, (14, 286, 160), 23, rows, (0.0, RIGHT))
    Pen(canvas, 16, "mono").write(150, 290, "THANK YOU", MIDDLE)


def _slip(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 15, "courier")
    texts = (
        "K-U-N-D-E-N-B-E-L-E-G",
        f"Terminal-ID {mark('terminal', numbers.d(8))}",
        f"TA-Nr. {mark('trace', numbers.d(6))}",
        "Kartenzahlung kontaktlos",
        numbers.card(" "),
        f"Karte gültig bis {numbers.expiry()}",
        f"VU-Nr. {mark('merchant', numbers.d(10))}",
        numbers.date(),
        "BITTE AUFBEWAHREN",
    )
    pen.lines(170, 16, 26, texts, MIDDLE)
    replace(pen, size=20).write(170, 256, f"EUR {mark('amount', f'{numbers.d(2)},{numbers.d(2)}')}", MIDDLE)


def _wages(canvas: Canvas, numbers: Numbers) -> None:
    names, values = (
        Pen(canvas, 9, "arial").muted,
        Pen(canvas, 14, numbers.random.choice(("courier", "arial"))),
    )
    cells = (
        (12, 12, 270, "a  Employee's social security number", numbers.ssn()),
        (282, 12, 270, "Control number", numbers.serial()),
        (12, 60, 270, "b  Employer identification number", mark("ein", f"{numbers.d(2)}-{numbers.d(7)}")),
        (282, 60, 135, "1  Wages, tips", mark("amount", f"{numbers.d(5)}.{numbers.d(2)}")),
        (417, 60, 135, "2  Income tax withheld", mark("amount", f"{numbers.d(4)}.{numbers.d(2)}")),
        (12, 108, 270, "c  Employer's address and ZIP code", numbers.zip_code()),
        (282, 108, 270, "15  State ID number", mark("state id", f"{numbers.d(3)}-{numbers.d(5)}")),
    )
    for left, top, width, name, value in cells:
        inside(names, values, (left, top, width, 48), name, value)
    Pen(canvas, 18, "arial bold").write(12, 166, "W-2")
    Pen(canvas, 12, "arial").write(60, 171, "Wage and Tax Statement 2025")


def _pay(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 13, face(numbers))
    canvas.panel((0, 0, canvas.width, 40), canvas.look.panel)
    Pen(canvas, 17, "arial bold").write(20, 10, "Earnings statement")
    columns = [Column(20, social_word(numbers)), Column(330, "Employee"), Column(450, "Period ending")]
    table(pen.muted, pen, 52, 24, columns, [(numbers.ssn(), numbers.account(), numbers.date())])
    rows = [
        ("Gross pay", numbers.amount()),
        ("Net pay", numbers.amount()),
        ("Routing number", mark("routing", f"0{numbers.d(8)}")),
        ("Deposit account", mark("bank account", numbers.d(10))),
    ]
    pairs(pen, pen, (20, 600, 116), 26, rows, (0.0, RIGHT))


def _patient(canvas: Canvas, numbers: Numbers) -> None:
    names, values = Pen(canvas, 11, "serif").muted, Pen(canvas, 15, "arial italic", None)
    Pen(canvas, 18, "serif").write(290, 12, "Patient registration", MIDDLE)
    cells = (
        (20, 46, 260, "Last name, first name", "Okafor, Brigit"),
        (310, 46, 250, "Social Security Number", numbers.ssn(numbers.random.choice("- "))),
        (20, 106, 260, "Last visit", numbers.date()),
        (310, 106, 250, "Home telephone", numbers.phone()),
        (20, 166, 260, "Medical record no.", mark("record", f"MRN {numbers.d(7)}")),
        (310, 166, 250, "Co-pay: card number", numbers.card()),
        (20, 226, 260, "Policy", numbers.serial()),
        (310, 226, 120, "Security code", numbers.code()),
    )
    for left, top, width, name, value in cells:
        below(names, values, (left, top, width, 32), name, value)


def _identity(canvas: Canvas, numbers: Numbers) -> None:
    canvas.panel((10, 10, 440, 250), (222, 232, 244), (60, 90, 150), 14)
    ink = Pen(canvas, 30, numbers.random.choice(("times", "arial", "courier")), (30, 40, 80))
    Pen(canvas, 22, "times bold", (40, 70, 140)).write(230, 26, "SOCIAL SECURITY", MIDDLE)
    Pen(canvas, 13, "times", (30, 40, 80)).write(230, 72, "THIS NUMBER HAS BEEN ESTABLISHED FOR", MIDDLE)
    ink.write(230, 100, numbers.ssn(), MIDDLE)
    Pen(canvas, 20, "courier", (30, 40, 80)).write(230, 150, "TOMAS E. LINDQVIST", MIDDLE)
    small = Pen(canvas, 12, "arial", (30, 40, 80))
    small.write(34, 224, f"Form {numbers.serial()}")
    small.write(426, 224, f"Issued {numbers.date()}", RIGHT)


def _order_form(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 15, numbers.random.choice(("times", "serif")))
    Pen(canvas, 20, "times bold").write(20, 14, "Bestellung per Fax")
    rows = [
        ("Kundennummer", numbers.account()),
        ("Artikel", ean(numbers)),
        (numbers.random.choice(("Kreditkarte Nr.", "Kartennummer", "Kartennr.")), numbers.card()),
        (numbers.random.choice(("Prüfziffer", "Kartenprüfnummer")), numbers.code()),
        ("oder Lastschrift von", iban(numbers)),
        ("Summe", euros(numbers)),
    ]
    for at, (name, value) in enumerate(rows):
        end = pen.write(20, 56 + 34 * at, name) + 6
        dots = "." * int((214 - end) / canvas.width_of(".", 15, pen.face))
        pen.muted.write(end, 56 + 34 * at, dots)
        replace(pen, face="courier", ink=_INK if sum(canvas.look.paper) > 380 else None).write(
            220, 56 + 34 * at, value
        )


def _tax_letter(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 14, numbers.random.choice(("times", "serif", "arial")))
    rows = [
        ("Notice", mark("notice", f"CP{numbers.d(4)}")),
        ("Notice date", numbers.date()),
        ("Social Security number", numbers.ssn()),
        ("To contact us", numbers.phone()),
    ]
    pairs(replace(pen, face="arial bold", size=12), replace(pen, size=12), (370, 530, 20), 22, rows)
    pen.lines(24, 20, 20, ("Department of Revenue", "Springfield", numbers.zip_code()))
    pen.lines(
        *(24, 130, 25),
        (
            f"You owe {numbers.amount()}. Pay by card or check. If you pay by check,",
            f"write the taxpayer's SSN {numbers.ssn()}, the tax year (2025)",
            f"and the number {numbers.invoice()} on it. We charged the card",
            f"{numbers.card(numbers.random.choice(' .'))} on the date above.",
        ),
    )


def _comb(canvas: Canvas, numbers: Numbers) -> None:
    pen, names = Pen(canvas, 18, "mono"), Pen(canvas, 12, "arial")
    rows = (
        (card_word(numbers), split(numbers.card16(), (1,) * 16, "card")),
        ("Social security number", split(numbers.ssn(), (1,) * 9, "ssn")),
        (code_word(numbers), split(numbers.code(), (1,) * 3, "code")),
    )
    for at, (name, signs) in enumerate(rows):
        names.write(20, 16 + 66 * at, name)
        for place, sign in enumerate(signs):
            canvas.panel((20 + 28 * place, 36 + 66 * at, 26, 30), None, canvas.look.line)
            pen.write(33 + 28 * place, 41 + 66 * at, sign, MIDDLE)
    names.write(20, 216, f"Case {numbers.ticket()}   Tel. {numbers.phone()}   {numbers.date()}")


def _benefits(canvas: Canvas, numbers: Numbers) -> None:
    """Those of a household, one below the other; the word stands only at the head."""
    pen = Pen(canvas, 14, "arial")
    columns = [
        Column(16, "Member"),
        Column(170, "Enrolled"),
        Column(400, "SSN", MIDDLE),
        Column(600, "Policy", RIGHT),
    ]
    rows = [
        (name, numbers.date(), numbers.ssn("- "[at % 2]), mark("policy", f"P{numbers.d(8)}"))
        for at, name in enumerate(("Ada Prins", "Luc Prins", "Mia Prins"))
    ]
    table(Pen(canvas, 14, "arial bold"), pen, 16, 34, columns, rows)
    pen.muted.write(16, 160, f"Group {numbers.account()}, plan since {numbers.date()}")
    pen.muted.write(16, 184, f"SSN of the agent: {numbers.ssn()}")


LAYOUTS: Final = (
    Layout("paper: invoice", (560, 250), _invoice),
    Layout("paper: receipt of a till", (300, 330), _receipt),
    Layout("paper: Kundenbeleg", (340, 300), _slip),
    Layout("paper: wages", (566, 200), _wages),
    Layout("paper: earnings", (620, 230), _pay),
    Layout("paper: registration of a patient", (580, 290), _patient),
    Layout("paper: identity", (460, 270), _identity),
    Layout("paper: Bestellung", (540, 270), _order_form),
    Layout("paper: letter about taxes", (680, 240), _tax_letter),
    Layout("paper: household", (620, 212), _benefits),
    Layout("paper: a box for each digit", (500, 240), _comb, hard=True),
)
