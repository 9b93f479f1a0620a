"""Screens of phones: wallets, banks, chats, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bench.attachments.images.canvas import Canvas, Colour
from bench.attachments.images.content import Numbers
from bench.attachments.images.drawn.style import (
    MIDDLE,
    RIGHT,
    SEPARATORS,
    Pen,
    code_word,
    embossed,
    face,
    gradient,
    iban,
    pairs,
    pin,
)
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import mark

_WHITE: Final = (255, 255, 255)
_BLACK: Final = (20, 20, 20)
_GROUNDS: Final[tuple[tuple[Colour, Colour], ...]] = (
    ((22, 34, 82), (84, 58, 152)),
    ((10, 92, 96), (20, 40, 60)),
    ((120, 24, 40), (60, 12, 60)),
    ((40, 40, 44), (96, 98, 104)),
)


def _status(canvas: Canvas, title: str) -> None:
    Pen(canvas, 11, "arial bold").write(16, 8, "9:41")
    Pen(canvas, 11, "arial").write(canvas.width - 16, 8, "5G  82%", RIGHT)
    Pen(canvas, 18, "arial bold").write(canvas.width / 2, 34, title, MIDDLE)


def _front(canvas: Canvas, numbers: Numbers) -> None:
    _status(canvas, "My card")
    first, second = numbers.random.choice(_GROUNDS)
    gradient(canvas, (16, 66, 368, 220), first, second)
    canvas.panel((40, 112, 44, 34), (214, 180, 96), (150, 120, 50), 5)
    Pen(canvas, 16, "arial italic", _WHITE).write(366, 80, "Harbour Bank", RIGHT)
    embossed(Pen(canvas, 25, "mono", (236, 236, 240)), 40, 168, numbers.card(" "), (12, 12, 20))
    small = Pen(canvas, 11, "arial", (220, 220, 230))
    small.write(200, 212, f"VALID THRU {numbers.expiry()}")
    Pen(canvas, 16, "mono", _WHITE).write(40, 244, "NOOR ALBRIGHT")
    pen = Pen(canvas, 14, "arial")
    for at, value in enumerate((numbers.order(), numbers.invoice(), numbers.ticket())):
        pen.write(20, 306 + 40 * at, f"Ref {value}")
        pen.write(380, 306 + 40 * at, numbers.amount(), RIGHT)
        canvas.rule(16, 334 + 40 * at, 384, 334 + 40 * at)


def _back(canvas: Canvas, numbers: Numbers) -> None:
    gradient(canvas, (12, 12, 376, 236), *numbers.random.choice(_GROUNDS))
    white = Pen(canvas, 12, "arial", _WHITE)
    white.write(28, 20, f"Customer service {numbers.phone()}")
    canvas.panel((12, 44, 376, 44), _BLACK)
    canvas.panel((28, 110, 240, 36), (240, 238, 228))
    Pen(canvas, 14, "arial italic", (60, 60, 120)).write(40, 118, "N. Albright")
    white.write(284, 100, numbers.random.choice(("CVV", "CVC2", "Security code")))
    Pen(canvas, 18, "arial italic", _WHITE).write(284, 120, numbers.code())
    Pen(canvas, 18, "arial", _WHITE).write(28, 168, numbers.card(numbers.random.choice((" ", "  "))))
    white.lines(28, 200, 20, (f"EXP {numbers.expiry()}", f"Member since {mark('year', '2019')}"))
    white.write(372, 220, f"No. {numbers.serial()}", RIGHT)


def _loyalty(canvas: Canvas, numbers: Numbers) -> None:
    _status(canvas, "Wallet")
    held = (
        ("Airline miles", numbers.account()),
        ("Debit card", numbers.card()),
        ("Library", mark("library card", f"{numbers.d(3)}-{numbers.d(5)}")),
        ("Bakery stamps", mark("loyalty", f"{numbers.d(2)} {numbers.d(3)} {numbers.d(3)}")),
        ("Credit card", numbers.card()),
        ("Gym locker", numbers.serial()),
    )
    for at, (name, value) in enumerate(held):
        first, second = _GROUNDS[at % len(_GROUNDS)]
        gradient(canvas, (14, 66 + 84 * at, 352, 76), first, second)
        Pen(canvas, 12, "dejavu", (225, 225, 235)).write(30, 76 + 84 * at, name)
        Pen(canvas, 19, "dejavu", _WHITE).write(30, 102 + 84 * at, value)


def _transfer(canvas: Canvas, numbers: Numbers) -> None:
    _status(canvas, "Transfer complete")
    Pen(canvas, 34, "dejavu bold").write(200, 72, numbers.amount(), MIDDLE)
    rows = [
        ("From card", numbers.card()),
        ("To", iban(numbers)),
        ("On", numbers.date()),
        ("Reference", numbers.invoice()),
        ("Transaction", numbers.order()),
        ("Terminal IP", numbers.address()),
    ]
    pen = Pen(canvas, 13, face(numbers))
    pairs(pen.muted, pen, (18, 382, 140), 42, rows, (0.0, RIGHT))


def _bubbles(canvas: Canvas, numbers: Numbers) -> None:
    talk = (
        (False, ["Hi, my order did not arrive.", f"It is {numbers.order()}"]),
        (True, ["Sorry! Which card did you use?"]),
        (
            False,
            [numbers.card(), f"exp {numbers.expiry()} and the", f"{code_word(numbers)} is {numbers.code()}"],
        ),
        (True, ["Please never send that here!", f"Your case is {numbers.ticket()}"]),
        (False, [f"ok, ring me: {numbers.phone()}", f"parcel {numbers.tracking()}"]),
    )
    _status(canvas, "Support chat")
    top = 70.0
    pen = Pen(canvas, 15, "dejavu")
    for own, texts in talk:
        high = 16 + 22 * len(texts)
        fill = canvas.look.accent if own else canvas.look.panel
        canvas.panel((90 if own else 14, top, 316, high), fill, radius=12)
        replace(pen, ink=_BLACK if own else None).lines(104 if own else 28, top + 8, 22, texts)
        top += high + 12


def _notices(canvas: Canvas, numbers: Numbers) -> None:
    gradient(canvas, (0, 0, canvas.width, canvas.height), (30, 60, 110), (150, 90, 130))
    Pen(canvas, 40, "thin", _WHITE).write(200, 30, "14:07", MIDDLE)
    texts = (
        ("Post", f"Parcel {numbers.tracking()}", "arrives today"),
        ("Mum", f"my card is {numbers.card()}", "can you pay the hotel?"),
        (
            "Bank",
            f"TAN {mark('tan', numbers.d(6))} for {numbers.amount()}",
            f"to account {numbers.account()}",
        ),
        ("HR", f"Your SSN {numbers.ssn()} was", f"updated on {numbers.date()}"),
    )
    for at, (sender, *lines) in enumerate(texts):
        canvas.panel((12, 100 + 92 * at, 376, 82), (238, 240, 245), radius=14)
        Pen(canvas, 13, "arial bold", _BLACK).write(26, 108 + 92 * at, sender)
        Pen(canvas, 14, "arial", _BLACK).lines(26, 130 + 92 * at, 22, lines)


def _virtual(canvas: Canvas, numbers: Numbers) -> None:
    _status(canvas, "Virtual card")
    big, small = Pen(canvas, 24, "dejavu"), Pen(canvas, 12, "dejavu").muted
    rows = (
        (numbers.card(numbers.random.choice(" \u2009")), "Number of the card"),
        (numbers.expiry(), "Good through"),
        (numbers.code(), code_word(numbers)),
        (numbers.account(), "Customer number"),
        (numbers.amount(), "Monthly limit"),
        (numbers.date(), "Created"),
    )
    for at, (value, name) in enumerate(rows):
        big.write(195, 78 + 70 * at, value, MIDDLE)
        small.write(195, 112 + 70 * at, name, MIDDLE)


def _memo(canvas: Canvas, numbers: Numbers) -> None:
    canvas.panel((0, 0, canvas.width, canvas.height), (255, 251, 224))
    pen = Pen(canvas, 17, numbers.random.choice(("times", "serif", "arial")), (60, 50, 30))
    Pen(canvas, 22, "times bold", (60, 50, 30)).write(20, 18, "Things to remember")
    pen.lines(
        *(20, 64, 36),
        (
            f"bank card {numbers.card(numbers.random.choice(SEPARATORS))}",
            f"PIN of the card: {pin(numbers)}",
            f"router {numbers.serial()}",
            f"phone IMEI {numbers.imei()}",
            f"dad's SSN {numbers.ssn(numbers.random.choice(' -'))}",
            f"gym {mark('locker', f'{numbers.d(2)}-{numbers.d(2)}-{numbers.d(2)}')}, door {numbers.zip_code()}",
        ),
    )


LAYOUTS: Final = (
    Layout("phone: front of a card", (400, 440), _front),
    Layout("phone: back of a card", (400, 260), _back),
    Layout("phone: wallet of accounts", (380, 580), _loyalty),
    Layout("phone: transfer", (400, 400), _transfer),
    Layout("phone: chat", (420, 430), _bubbles),
    Layout("phone: notices on the lock screen", (400, 480), _notices),
    Layout("phone: virtual card", (390, 500), _virtual),
    Layout("phone: memo", (400, 300), _memo),
)
