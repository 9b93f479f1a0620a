"""What is less usual: highlights, patterns, questions and answers, values before their names."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from PIL import ImageDraw

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.drawn.style import (
    MIDDLE,
    RIGHT,
    Pen,
    above,
    card_word,
    code_word,
    face,
    inside,
    pairs,
    social_word,
    window,
)
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import mark, plain, split

_BLACK: Final = (20, 20, 20)
_WHITE: Final = (255, 255, 255)


def _bars(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 15, face(numbers))
    pen.write(16, 14, "number|exp|cvv|zip of the two cards:")
    for at in range(2):
        row = (numbers.card(""), numbers.expiry(), numbers.code(), numbers.zip_code())
        pen.write(16, 48 + 32 * at, "|".join(row))
    pen.muted.write(16, 122, f"for booking {numbers.order()} on {numbers.date()}")


def _selected(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 15, numbers.random.choice(("arial", "times", "dejavu")))
    for at, (text, marked) in enumerate(
        (("The guest's card ", numbers.card()), ("and her SSN ", numbers.ssn()), ("for ", numbers.order()))
    ):
        y = 20 + 34 * at
        end = pen.write(18, y, text)
        if at == 2:
            pen.write(end, y, marked)
            continue
        wide = canvas.width_of(plain(marked), pen.size, pen.face)
        fill, ink = (((0, 90, 200), _WHITE), ((255, 235, 60), _BLACK))[at]
        canvas.panel((end - 1, y - 3, wide + 4, 25), fill)
        replace(pen, ink=ink).write(end, y, marked)
    pen.muted.write(18, 126, f"Edited {numbers.date()} from {numbers.address()}")


def _guilloche(canvas: Canvas, numbers: Numbers) -> None:
    """Fine waves cross the ground, as on a certificate."""
    scale = canvas.image.width / canvas.width
    levels = zip(canvas.look.paper, canvas.look.ink, strict=True)
    red, green, blue = (round(0.85 * paper + 0.15 * ink) for paper, ink in levels)
    draw = ImageDraw.Draw(canvas.image)
    for wave in range(14):
        points = [(x, 10 + 18 * wave + 9 * math.sin(x / 23 + wave)) for x in range(0, canvas.width + 8, 8)]
        draw.line([(x * scale, y * scale) for x, y in points], (red, green, blue), max(1, round(scale)))
    Pen(canvas, 20, "times bold").write(canvas.width / 2, 14, "Certificate of enrolment", MIDDLE)
    pen = Pen(canvas, 16, numbers.random.choice(("times bold", "courier", "serif")))
    rows = [
        ("Soc. Sec. No.", numbers.ssn()),
        ("Charged to card", numbers.card()),
        ("Certificate", numbers.serial()),
        ("Issued", numbers.date()),
    ]
    pairs(pen, pen, (30, 230, 62), 42, rows)


def _difference(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 13, "mono", _BLACK)
    canvas.panel((0, 0, canvas.width, canvas.height), _WHITE)
    rows = (
        (" ", "customer:"),
        ("-", f'  card: "{numbers.card()}"'),
        ("+", f'  card: "{numbers.card()}"'),
        ("-", f"  cvc: {numbers.code()}"),
        ("+", f"  cvc: {numbers.code()}"),
        (" ", f"  phone: {numbers.phone()}"),
        ("+", f"  order: {numbers.order()}  # {numbers.date()}"),
    )
    for at, (sign, text) in enumerate(rows):
        colour = {"-": (255, 220, 220), "+": (215, 250, 220), " ": _WHITE}[sign]
        canvas.panel((0, 8 + 24 * at, canvas.width, 24), colour)
        pen.write(12, 12 + 24 * at, f"{sign} {text}")


def _spaced(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 20, numbers.random.choice(("arial", "dejavu", "times")), spacing=7)
    small = Pen(canvas, 12, "arial").muted
    rows = (
        (card_word(numbers), numbers.card16()),
        (social_word(numbers), numbers.ssn(" ")),
        (code_word(numbers), numbers.code()),
    )
    for at, (name, value) in enumerate(rows):
        small.write(20, 14 + 62 * at, name)
        pen.write(20, 34 + 62 * at, value)
    small.write(20, 206, f"Permit {numbers.serial()}, {numbers.phone()}, {numbers.date()}")


def _three_boxes(canvas: Canvas, numbers: Numbers) -> None:
    names, values = Pen(canvas, 13, "arial"), Pen(canvas, 16, face(numbers))
    names.write(20, 14, social_word(numbers))
    x = 20.0
    for at, part in enumerate(split(numbers.ssn(), (3, 2, 4), "parts")):
        wide = (56, 44, 68)[at]
        canvas.panel((x, 36, wide, 34), None, canvas.look.line, 4)
        values.write(x + wide / 2, 43, part, MIDDLE)
        if at < 2:
            values.write(x + wide + 8, 43, "-", MIDDLE)
        x += wide + 16
    above(names, values, (20, 106, 200, 34), "Date of hire", numbers.date())
    above(names, values, (240, 106, 180, 34), "Mobile", numbers.phone())
    above(names, values, (240, 36, 180, 34), "ZIP+4", numbers.zip_code(), 20)


def _struck(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 16, numbers.random.choice(("arial", "dejavu", "serif")))
    pen.write(20, 16, "Old card:")
    end = pen.write(130, 16, numbers.card())
    canvas.rule(128, 26, end + 2, 26)
    pen.write(20, 52, "New card:")
    pen.write(130, 52, numbers.card())
    pen.muted.write(20, 92, f"Changed {numbers.date()}, see {numbers.ticket()}")
    pen.muted.write(20, 122, f"Customer {numbers.account()}")


def _one_line(canvas: Canvas, numbers: Numbers) -> None:
    names, values = Pen(canvas, 12, "dejavu").muted, Pen(canvas, 15, "dejavu")
    Pen(canvas, 15, "dejavu bold").write(20, 14, "Card information")
    canvas.panel((20, 64, 500, 40), None, canvas.look.line, 6)
    for x, name, value in (
        (34, "Card number", numbers.card(" ")),
        (276, "MM / YY", numbers.expiry()),
        (360, "CVC", numbers.code()),
        (416, "ZIP", numbers.zip_code()),
    ):
        names.write(x, 44, name)
        values.write(x, 75, value)
    names.write(20, 120, f"Pay {numbers.amount()} for {numbers.invoice()}")


def _asked(canvas: Canvas, numbers: Numbers) -> None:
    """The word stands in the question, the number alone in the answer."""
    pen = Pen(canvas, 14, face(numbers))
    talk = (
        ("Agent", "Could I have your card number?"),
        ("Caller", numbers.card()),
        ("Agent", f"Thanks. And the {numbers.random.choice(('CVV', 'security code', 'CVC'))}, please?"),
        ("Caller", numbers.code()),
        ("Agent", "What is your social security number?"),
        ("Caller", numbers.ssn(numbers.random.choice("- "))),
        ("Agent", f"Your case is {numbers.ticket()}, we call you at"),
        ("Agent", f"{numbers.phone()} on {numbers.date()}."),
    )
    for at, (name, text) in enumerate(talk):
        replace(pen, face="arial bold").write(18, 16 + 27 * at, name)
        pen.write(90, 16 + 27 * at, text)


def _commas(canvas: Canvas, numbers: Numbers) -> None:
    window(canvas, "export.csv")
    pen = Pen(canvas, 13, "mono")
    names = ("ida", "bo", "carl")
    pen.write(12, 42, "name,card_number,cvv,ssn,phone,order_id")
    for at, name in enumerate(names):
        row = (numbers.card(""), numbers.code(), numbers.ssn(), numbers.phone(), numbers.order())
        pen.write(12, 66 + 24 * at, ",".join((name, *row)))


def _tags(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 13, numbers.random.choice(("mono", "courier")))
    pen.lines(
        *(12, 12, 24),
        (
            f'<payment id="{numbers.serial()}">',
            f"  <cardNumber>{numbers.card('')}</cardNumber>",
            f"  <securityCode>{numbers.code()}</securityCode>",
            f"  <taxId type='SSN'>{numbers.ssn('')}</taxId>",
            f"  <orderRef>{numbers.order()}</orderRef>",
            f"  <phone>{numbers.phone()}</phone>",
            "</payment>",
        ),
    )


def _device(canvas: Canvas, numbers: Numbers) -> None:
    """Nothing here has to go, though a card is spoken of."""
    Pen(canvas, 20, "arial bold").write(190, 16, "About this phone", MIDDLE)
    pen = Pen(canvas, 14, numbers.random.choice(("arial", "dejavu")))
    rows = [
        ("IMEI", numbers.imei()),
        ("SIM card ICCID", mark("iccid", f"89{numbers.d(17)}F")),
        ("Serial", numbers.serial()),
        ("SD card", mark("volume", f"{numbers.d(4)}-{numbers.d(4)}")),
        ("IP", numbers.address()),
        ("Carrier", numbers.phone()),
    ]
    pairs(pen.muted, pen, (18, 380, 62), 36, rows, (0.0, RIGHT))


def _wrapped_names(canvas: Canvas, numbers: Numbers) -> None:
    """Names of two lines, their values at half the height beside them."""
    names, values = Pen(canvas, 12, "arial"), Pen(canvas, 15, face(numbers))
    rows = (
        (("Social Security", "Number"), numbers.ssn()),
        (("Number of the", "payment card"), numbers.card()),
        (("Card security", "code"), numbers.code()),
        (("Number of the", "last order"), numbers.order()),
        (("Telephone", "(daytime)"), numbers.phone()),
    )
    for at, (lines, value) in enumerate(rows):
        names.lines(16, 12 + 48 * at, 17, lines)
        values.write(150, 19 + 48 * at, value)
        canvas.rule(12, 52 + 48 * at, canvas.width - 12, 52 + 48 * at)


def _values_first(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 15, face(numbers))
    rows = (
        (numbers.card(), "my card"),
        (numbers.code(), "cvv"),
        (numbers.ssn(), "social security"),
        (numbers.order(), "order"),
        (numbers.date(), "delivered"),
    )
    for at, (value, name) in enumerate(rows):
        end = pen.write(18, 16 + 34 * at, value)
        pen.muted.write(end + 8, 16 + 34 * at, f"({name})" if at % 2 else f"<- {name}")


def _tall_cells(canvas: Canvas, numbers: Numbers) -> None:
    """A form with names in the corners of its cells, three cells a row."""
    names, values = Pen(canvas, 11, "arial").muted, Pen(canvas, 14, "courier")
    cells = (
        *(("1. Name", "ROWE, ALMA"), ("2. SSN", numbers.ssn()), ("3. Date", numbers.date())),
        *(("4. Credit card", numbers.card()), ("5. CVV", numbers.code()), ("6. Expires", numbers.expiry())),
        *(("7. File no.", numbers.ticket()), ("8. Phone", numbers.phone()), ("9. Fee", numbers.amount())),
    )
    for at, (name, value) in enumerate(cells):
        inside(names, values, (12 + 210 * (at % 3), 12 + 60 * (at // 3), 210, 60), name, value)


LAYOUTS: Final = (
    Layout("odd: between bars", (560, 150), _bars),
    Layout("odd: selected", (440, 156), _selected),
    Layout("odd: waves in the ground", (520, 240), _guilloche),
    Layout("odd: difference", (480, 190), _difference),
    Layout("odd: wide apart", (500, 236), _spaced),
    Layout("odd: three boxes", (450, 156), _three_boxes),
    Layout("odd: struck out", (440, 152), _struck, hard=True),
    Layout("odd: all in one line", (540, 150), _one_line),
    Layout("odd: asked and answered", (480, 240), _asked),
    Layout("odd: commas", (700, 144), _commas),
    Layout("odd: tags", (480, 190), _tags),
    Layout("odd: about a phone", (400, 290), _device),
    Layout("odd: names of two lines", (400, 256), _wrapped_names),
    Layout("odd: values first", (460, 190), _values_first),
    Layout("odd: nine cells", (654, 204), _tall_cells),
)
