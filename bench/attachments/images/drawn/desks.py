"""Programs of offices and of those who run servers."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.drawn.style import (
    RIGHT,
    Column,
    Pen,
    card_word,
    code_word,
    ean,
    face,
    padded,
    pairs,
    social_word,
    table,
    window,
)
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import mark

_GREY: Final = (128, 134, 142)


def _shell(canvas: Canvas, numbers: Numbers) -> None:
    canvas.panel((0, 0, canvas.width, canvas.height), (12, 14, 12))
    green, grey = Pen(canvas, 14, "mono", (120, 230, 130)), Pen(canvas, 14, "mono", (200, 204, 200))
    green.write(12, 12, f"ops@{numbers.address()}:~$ ./charge --amount {numbers.amount()}")
    grey.lines(
        *(12, 36, 23),
        (
            f"[{numbers.date()}] request {numbers.order()}",
            f"  card_number : {numbers.card('')}",
            f"  cvv         : {numbers.code()}",
            f"  batch       : {numbers.serial()}",
            f"  customer    : {numbers.account()}",
            "HTTP 402 Payment Required",
        ),
    )
    green.write(12, 178, "ops@till:~$ _")


def _query(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 13, "mono")
    wide = (6, 21, 13, 22, 14)
    edge = "+" + "+".join("-" * (size + 2) for size in wide) + "+"
    heads = ("id", "pan", "ssn", "created_at", "invoice")
    rows = [
        (numbers.d(5), numbers.card(""), numbers.ssn(""), numbers.date(), numbers.invoice()) for _ in range(3)
    ]
    pen.write(10, 10, "mysql> SELECT id, pan, ssn, created_at, invoice FROM card_holder LIMIT 3;")
    lines = [
        "| " + " | ".join(padded(cell, size) for cell, size in zip(row, wide, strict=True)) + " |"
        for row in (heads, *rows)
    ]
    pen.lines(10, 34, 20, (edge, lines[0], edge, *lines[1:], edge))
    pen.write(10, 180, f"3 rows in set ({mark('duration', '0.0314')} sec)")


def _sheet(canvas: Canvas, numbers: Numbers) -> None:
    places = (0, 40, 130, 290, 380, 550, 660, 780)
    canvas.panel((0, 0, canvas.width, 24), canvas.look.panel)
    grey = Pen(canvas, 12, "arial", _GREY)
    for at, x in enumerate(places[1:-1]):
        grey.write((x + places[at + 2]) / 2, 5, "ABCDEF"[at], 0.5)
    for x in places:
        canvas.rule(x, 0, x, canvas.height)
    for at in range(8):
        canvas.rule(0, 24 + 26 * at, canvas.width, 24 + 26 * at)
        grey.write(20, 30 + 26 * at, str(at + 1), 0.5)
    heads = ("Guest", "Card no.", "SSN", "Booking", "ZIP", "Paid")
    columns = [Column(x + 6, head) for x, head in zip(places[1:], heads, strict=False)]
    columns[-1] = Column(774, heads[-1], RIGHT)
    rows = [
        (name, numbers.card(), numbers.ssn(), numbers.order(), numbers.zip_code(), numbers.amount())
        for name in ("Ito, K.", "Reyes, M.", "Bauer, J.")
    ]
    table(Pen(canvas, 12, "arial bold"), Pen(canvas, 12, "arial"), 30, 26, columns, rows)


def _log(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 12, numbers.random.choice(("mono", "courier")))
    window(canvas, "gateway.log")
    texts = (
        ("INFO ", f"session from {numbers.address()} port {mark('port', numbers.d(5))}"),
        ("DEBUG", f"PaymentRequest(pan={numbers.card('')}, cvc={numbers.code()})"),
        ("WARN ", f"retry order={numbers.order()} in 250 ms"),
        ("ERROR", f"card {numbers.card('-')} rejected: 05"),
        ("INFO ", f"device imei={numbers.imei()}"),
        ("DEBUG", f"applicant ssn={numbers.ssn(numbers.random.choice(('', '-')))} ok"),
    )
    for at, (level, text) in enumerate(texts):
        pen.write(10, 42 + 24 * at, f"12:0{at}:17 {level} {text}")


def _editor(canvas: Canvas, numbers: Numbers) -> None:
    canvas.panel((0, 0, canvas.width, canvas.height), (30, 30, 46))
    key, plain_ = (137, 180, 250), (205, 214, 244)
    rows = (
        ("orderId", f'"{numbers.order()}"'),
        ("cardNumber", f'"{numbers.card()}"'),
        ("cvv2", f'"{numbers.code()}"'),
        ("phone", f'"{numbers.phone()}"'),
        ("socialSecurityNumber", f'"{numbers.ssn()}"'),
        ("createdAt", f'"{numbers.date()}"'),
        ("zip", f'"{numbers.zip_code()}"'),
    )
    for at in range(len(rows) + 2):
        Pen(canvas, 13, "mono", (100, 104, 130)).write(36, 12 + 23 * at, str(at + 14), RIGHT)
    pen = Pen(canvas, 13, "mono", plain_)
    pen.write(54, 12, '"payment": {')
    for at, (name, value) in enumerate(rows):
        end = Pen(canvas, 13, "mono", key).write(70, 35 + 23 * at, f'"{name}": ')
        pen.write(end, 35 + 23 * at, f"{value},")
    pen.write(54, 35 + 23 * len(rows), "}")


def _record(canvas: Canvas, numbers: Numbers) -> None:
    window(canvas, "Contacts / Ferro, Lucia")
    names, values = Pen(canvas, 13, "dejavu").muted, Pen(canvas, 13, face(numbers))
    left = [
        ("Customer", numbers.account()),
        (social_word(numbers), numbers.ssn()),
        ("Phone", numbers.phone()),
        ("Since", numbers.date()),
    ]
    right = [
        (card_word(numbers), numbers.card()),
        (code_word(numbers), numbers.code()),
        ("Last order", numbers.order()),
        ("Credit", numbers.amount()),
    ]
    pairs(names, values, (262, 274, 50), 34, left, (RIGHT, 0.0))
    pairs(names, values, (632, 644, 50), 34, right, (RIGHT, 0.0))


def _dialog(canvas: Canvas, numbers: Numbers) -> None:
    canvas.panel((0, 0, canvas.width, canvas.height), (0, 110, 120))
    canvas.panel((30, 30, 500, 190), (212, 208, 200), (90, 90, 90))
    canvas.panel((32, 32, 496, 24), (10, 36, 106))
    Pen(canvas, 12, "arial bold", (255, 255, 255)).write(40, 36, "POS 4.2: error")
    black = Pen(canvas, 13, "arial", (0, 0, 0))
    black.lines(
        *(50, 72, 24),
        (
            f"Unhandled exception at {mark('address', '0x' + numbers.d(8))}",
            f"Invalid check digit in card {numbers.card()}",
            f"Receipt {numbers.invoice()}, till {numbers.serial()}",
            f"Please call {numbers.phone()}",
        ),
    )
    canvas.panel((236, 182, 88, 26), (212, 208, 200), (60, 60, 60))
    black.write(280, 187, "OK", 0.5)


def _tooltip(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 13, "condensed")
    columns = [
        Column(14, "Ticket"),
        Column(120, "Opened"),
        Column(300, "Article"),
        Column(586, "Value", RIGHT),
    ]
    rows = [(numbers.ticket(), numbers.date(), ean(numbers), numbers.amount()) for _ in range(2)]
    table(Pen(canvas, 13, "dejavu bold"), pen, 12, 30, columns, rows)
    canvas.panel((110, 104, 380, 84), (48, 48, 48), radius=5)
    light = Pen(canvas, 12, numbers.random.choice(("dejavu", "arial")), (245, 245, 245))
    light.lines(
        *(124, 114, 23),
        (
            f"Paid by card {numbers.card()}",
            f"{code_word(numbers)}: {numbers.code()}",
            f"Agent {numbers.account()}",
        ),
    )


def _address_bar(canvas: Canvas, numbers: Numbers) -> None:
    window(canvas, "Payment failed")
    canvas.panel((12, 40, canvas.width - 24, 30), canvas.look.panel, canvas.look.line, 14)
    pen = Pen(canvas, 12, "dejavu")
    number = numbers.card("")
    pen.write(26, 47, f"shop.example/pay?cardno={number}&cvv={numbers.code()}&order={numbers.order()}")
    Pen(canvas, 26, "arial bold").write(30, 92, "Something went wrong")
    Pen(canvas, 14, "arial").lines(
        30, 136, 26, (f"Incident {numbers.serial()}", f"Time {numbers.date()}", f"Host {numbers.address()}")
    )


def _many_columns(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 11, numbers.random.choice(("arial", "condensed", "dejavu")))
    columns = [
        *(Column(10, "Date"), Column(160, "Invoice"), Column(270, "Card"), Column(440, "CVV")),
        *(Column(490, "SSN"), Column(590, "Phone"), Column(730, "IMEI"), Column(930, "Sum", RIGHT)),
    ]
    rows = [
        (
            *(numbers.date(), numbers.invoice(), numbers.card(), numbers.code()),
            *(numbers.ssn(), numbers.phone(), numbers.imei(), numbers.amount()),
        )
        for _ in range(4)
    ]
    table(Pen(canvas, 11, "arial bold"), pen, 12, 26, columns, rows)
    for at in range(5):
        canvas.rule(6, 33 + 26 * at, 934, 33 + 26 * at)


LAYOUTS: Final = (
    Layout("desk: shell", (640, 210), _shell),
    Layout("desk: result of a query", (760, 210), _query),
    Layout("desk: sheet", (781, 206), _sheet),
    Layout("desk: log", (640, 196), _log),
    Layout("desk: editor", (520, 230), _editor),
    Layout("desk: record", (890, 190), _record),
    Layout("desk: dialog", (560, 250), _dialog),
    Layout("desk: tooltip", (600, 200), _tooltip),
    Layout("desk: address bar", (740, 220), _address_bar),
    Layout("desk: many columns", (940, 150), _many_columns),
)
