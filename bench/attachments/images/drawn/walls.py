"""Mail, slides, notes on walls, kiosks, maps: numbers where nobody planned for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.drawn.style import (
    MIDDLE,
    RIGHT,
    SEPARATORS,
    Pen,
    card_word,
    code_word,
    face,
    gradient,
    iban,
    pin,
    social_word,
    window,
)
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import mark, split

_BLACK: Final = (30, 30, 30)
_WHITE: Final = (255, 255, 255)


def _mail(canvas: Canvas, numbers: Numbers) -> None:
    window(canvas, "Inbox")
    pen = Pen(canvas, 14, face(numbers))
    Pen(canvas, 17, "arial bold").write(20, 42, f"Re: refund for {numbers.order()}")
    Pen(canvas, 12, "arial").muted.write(20, 70, f"From: Ivo Marsh, {numbers.date()}")
    pen.lines(
        *(20, 100, 25),
        (
            "Dear all,",
            f"please refund {numbers.amount()} to {card_word(numbers)} {numbers.card()},",
            f"valid until {numbers.expiry()}, {code_word(numbers)} {numbers.code()}. If that fails, my IBAN is",
            f"{iban(numbers)}. You can reach me at",
            f"{numbers.phone()}.",
        ),
    )
    canvas.panel((20, 232, 3, 44), canvas.look.accent)
    pen.muted.lines(32, 232, 24, (f"> Your ticket {numbers.ticket()} was opened.", "> Do not reply."))


def _sticky(canvas: Canvas, numbers: Numbers) -> None:
    notes = (
        (
            (14, 14, 250, 150),
            (255, 240, 130),
            ("Amex for travel", numbers.amex(), f"CID {mark('code', numbers.d(4))}"),
        ),
        ((284, 30, 240, 140), (180, 230, 255), ("Wi-Fi guest", numbers.serial(), numbers.date())),
        ((24, 184, 240, 130), (255, 190, 210), ("SSN Grandpa", numbers.ssn(), f"call {numbers.phone()}")),
        ((290, 190, 230, 124), (200, 245, 180), ("Debit card PIN", pin(numbers), f"safe {numbers.ticket()}")),
    )
    hand = numbers.random.choice(("arial italic", "times", "dejavu"))
    for (left, top, width, height), colour, texts in notes:
        canvas.panel((left + 4, top + 5, width, height), (120, 120, 120))
        canvas.panel((left, top, width, height), colour)
        Pen(canvas, 19, hand, _BLACK).lines(left + 16, top + 16, 38, texts)


def _slide(canvas: Canvas, numbers: Numbers) -> None:
    gradient(canvas, (0, 0, canvas.width, canvas.height), (18, 40, 70), (30, 90, 120))
    Pen(canvas, 34, "arial bold", _WHITE).write(40, 26, "What went wrong in May")
    pen = Pen(canvas, 22, "arial", (230, 238, 245))
    texts = (
        f"Card {numbers.card(numbers.random.choice(SEPARATORS))} charged twice",
        f"Refund {numbers.amount()} on {numbers.date()}",
        f"{social_word(numbers)} {numbers.ssn()} in a log",
        f"Follow-up in {numbers.ticket()}",
    )
    for at, text in enumerate(texts):
        canvas.panel((46, 112 + 52 * at, 9, 9), (255, 180, 60))
        pen.write(70, 102 + 52 * at, text)
    Pen(canvas, 12, "arial", (190, 205, 220)).write(660, 330, "12 / 31", RIGHT)


def _kiosk(canvas: Canvas, numbers: Numbers) -> None:
    canvas.panel((0, 0, canvas.width, 80), canvas.look.accent)
    Pen(canvas, 34, "dejavu bold", _BLACK).write(340, 18, "Insert or type your card", MIDDLE)
    canvas.panel((30, 110, 620, 70), canvas.look.panel, canvas.look.line, 10)
    Pen(canvas, 38, numbers.random.choice(("dejavu", "arial", "mono")), spacing=1).write(
        340, 120, numbers.card(" "), MIDDLE
    )
    pen = Pen(canvas, 22, "dejavu")
    pen.write(40, 206, f"PIN {pin(numbers)}")
    pen.write(640, 206, numbers.amount(), RIGHT)
    small = Pen(canvas, 16, "dejavu").muted
    small.write(40, 256, f"Kiosk {numbers.serial()}")
    small.write(640, 256, numbers.date(), RIGHT)


def _viewer(canvas: Canvas, numbers: Numbers) -> None:
    canvas.panel((0, 0, canvas.width, canvas.height), (82, 86, 89))
    canvas.panel((0, 0, canvas.width, 36), (50, 54, 57))
    Pen(canvas, 12, "dejavu", (230, 230, 230)).write(300, 10, "statement.pdf    1 / 3    110 %", MIDDLE)
    canvas.panel((40, 50, 520, 262), _WHITE)
    pen = Pen(canvas, 13, numbers.random.choice(("times", "arial", "serif")), _BLACK)
    replace(pen, size=18, face="times bold").write(64, 66, "Card statement")
    pen.write(536, 66, numbers.date(), RIGHT)
    pen.write(64, 100, f"{card_word(numbers)}: {numbers.card()}")
    pen.write(64, 126, f"Account of {numbers.account()}, previous balance {numbers.amount()}")
    for at, shop in enumerate(("Book store", "Fuel", "Hotel Aurora", "Airline")):
        pen.write(64, 164 + 28 * at, shop)
        pen.write(300, 164 + 28 * at, numbers.order(), MIDDLE)
        pen.write(536, 164 + 28 * at, numbers.amount(), RIGHT)
    pen.write(64, 284, f"Questions: {numbers.phone()}")


def _map(canvas: Canvas, numbers: Numbers) -> None:
    canvas.panel((0, 0, canvas.width, canvas.height), (226, 234, 216))
    for at in range(6):
        canvas.panel((0, 34 + 66 * at, canvas.width, 10), (250, 248, 240))
        canvas.panel((50 + 110 * at, 0, 12, canvas.height), (250, 248, 240))
    canvas.panel((360, 0, 120, 90), (170, 210, 236), radius=30)
    road = Pen(canvas, 11, "dejavu", (90, 90, 90))
    for at, x in enumerate((80, 300, 520)):
        road.write(x, 104 + 66 * at, f"Route {mark('road', numbers.d(3))}")
    pins = ((40, 56, numbers.phone()), (540, 50, numbers.zip_code()), (60, 262, numbers.account()))
    for x, y, text in pins:
        canvas.panel((x, y, 130, 24), _WHITE, (120, 120, 120), 4)
        Pen(canvas, 12, "dejavu", _BLACK).write(x + 6, y + 5, text)
    canvas.panel((170, 200, 330, 50), _WHITE, (120, 120, 120), 6)
    Pen(canvas, 12, "dejavu bold", _BLACK).write(180, 206, "Rental desk: card on file")
    Pen(canvas, 14, "dejavu", _BLACK).write(180, 226, numbers.card())


def _board(canvas: Canvas, numbers: Numbers) -> None:
    """Cards of work side by side."""
    canvas.panel((0, 0, canvas.width, canvas.height), canvas.look.panel)
    lanes = (
        ("New", (f"Refund to card {numbers.card(numbers.random.choice('-.'))}", f"Order {numbers.order()}")),
        ("Doing", (f"SSN on form: {numbers.ssn()}", f"Opened {numbers.date()}")),
        ("Done", (f"Replace {numbers.serial()}", f"IMEI {numbers.imei()}")),
    )
    for at, (name, texts) in enumerate(lanes):
        left = 12 + 306 * at
        Pen(canvas, 14, "dejavu bold").write(left + 4, 12, name)
        for row, text in enumerate(texts):
            canvas.panel((left, 40 + 66 * row, 296, 56), canvas.look.paper, canvas.look.line, 5)
            Pen(canvas, 12, "dejavu").write(left + 10, 46 + 66 * row, text)
            Pen(canvas, 11, "dejavu").muted.write(left + 10, 70 + 66 * row, numbers.ticket())


def _broken_mail(canvas: Canvas, numbers: Numbers) -> None:
    """A narrow column in which a number doesn't find room on one line."""
    pen = Pen(canvas, 15, "arial")
    first, second = split(numbers.card16(), (8, 8), "card")
    area, rest = split(numbers.ssn(), (5, 4), "ssn")
    pen.lines(
        *(18, 18, 27),
        (
            f"Hi, use my card {first}",
            f"{second} for the hotel.",
            f"My SSN is {area}-",
            f"{rest}, if they ask.",
            f"Booking {numbers.order()}",
            f"Arrival {numbers.date()}",
            f"Phone {numbers.phone()}",
        ),
    )


def _column(canvas: Canvas, numbers: Numbers) -> None:
    """A card's number in the stacked groups of a modern card."""
    gradient(canvas, (14, 14, 212, 336), (20, 24, 40), (70, 110, 120))
    pen = Pen(canvas, 26, "mono", _WHITE)
    for at, part in enumerate(split(numbers.card16(), (4, 4, 4, 4), "card")):
        pen.write(40, 120 + 38 * at, part)
    small = Pen(canvas, 12, "arial", (220, 226, 230))
    small.write(40, 34, "Debit card")
    small.write(40, 300, f"EXP {numbers.expiry()}")
    small.write(130, 300, f"CVV {numbers.code()}")
    side = Pen(canvas, 14, "arial")
    side.lines(244, 120, 38, (numbers.order(), numbers.date(), numbers.phone(), numbers.amount()))


LAYOUTS: Final = (
    Layout("wall: mail", (640, 290), _mail),
    Layout("wall: sticky notes", (540, 330), _sticky),
    Layout("wall: slide", (680, 360), _slide),
    Layout("wall: kiosk", (680, 290), _kiosk),
    Layout("wall: viewer of papers", (600, 330), _viewer),
    Layout("wall: map", (700, 320), _map),
    Layout("wall: board", (930, 180), _board),
    Layout("wall: broken over lines", (260, 220), _broken_mail, hard=True),
    Layout("wall: groups below one another", (440, 364), _column, hard=True),
)
