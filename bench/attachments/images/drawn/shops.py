"""Web shops and subscriptions: forms for paying, and what comes after them."""

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
    above,
    card_word,
    code_word,
    euros,
    face,
    in_border,
    inside,
    pairs,
    table,
    window,
)
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import mark, split
from bench.attachments.images.truth import CODE

_WHITE: Final = (255, 255, 255)


def _thanks(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 14, face(numbers))
    Pen(canvas, 22, "dejavu bold").write(24, 18, "Thank you for your order!")
    rows = [
        ("Order number", numbers.order()),
        ("Placed on", numbers.date()),
        (card_word(numbers), numbers.card()),
        ("Parcel", numbers.tracking()),
        ("Questions? Call", numbers.phone()),
    ]
    pairs(pen.muted, pen, (24, 230, 72), 32, rows)
    canvas.panel((24, 240, 480, 44), canvas.look.panel, radius=6)
    pen.write(36, 252, "Total charged")
    replace(pen, face="arial bold").write(490, 252, numbers.amount(), RIGHT)


def _four_boxes(canvas: Canvas, numbers: Numbers) -> None:
    names, values = Pen(canvas, 13, "arial bold"), Pen(canvas, 17, face(numbers))
    window(canvas, "Secure payment")
    names.write(20, 44, card_word(numbers))
    for at, part in enumerate(split(numbers.card16(), (4, 4, 4, 4), "boxes")):
        canvas.panel((20 + 98 * at, 66, 84, 36), None, canvas.look.line, 4)
        values.write(62 + 98 * at, 73, part, MIDDLE)
    above(names, values, (20, 146, 84, 36), "Expires", numbers.expiry(), 20)
    above(names, values, (216, 146, 84, 36), code_word(numbers), numbers.code(), 20)
    small = Pen(canvas, 12, "arial").muted
    small.lines(20, 200, 22, [f"Basket {numbers.order()}", f"Amount due {numbers.amount()}"])
    small.write(20, 244, f"Need help? {numbers.phone()}")


def _outlined(canvas: Canvas, numbers: Numbers) -> None:
    names, values = Pen(canvas, 11, "dejavu").muted, Pen(canvas, 15, "dejavu")
    wide = (20, 24, 460, 46)
    in_border(names, values, wide, card_word(numbers), numbers.card(numbers.random.choice((" ", ""))))
    in_border(names, values, (20, 92, 220, 46), "MM / YY", numbers.expiry())
    in_border(names, values, (260, 92, 220, 46), code_word(numbers), numbers.code())
    in_border(names, values, (20, 160, 220, 46), "ZIP", numbers.zip_code())
    in_border(names, values, (260, 160, 220, 46), "Phone", numbers.phone())
    in_border(names, values, (20, 228, 460, 46), "Gift order no.", numbers.order())


def _subscription(canvas: Canvas, numbers: Numbers) -> None:
    pen, bold = Pen(canvas, 14, "dejavu"), Pen(canvas, 14, "dejavu bold")
    canvas.panel((0, 0, 150, canvas.height), canvas.look.panel)
    pen.muted.lines(18, 24, 34, ("Profile", "Billing", "Devices", "Security"))
    Pen(canvas, 20, "dejavu bold").write(176, 20, "Billing")
    rows = [
        ("Plan", f"Team, {numbers.amount()} / year"),
        ("Next invoice", numbers.date()),
        ("Payment card", numbers.card()),
        ("Backup card", numbers.card()),
        ("Customer no.", numbers.account()),
        ("Last invoice", numbers.invoice()),
    ]
    for at, (name, value) in enumerate(rows):
        bold.write(176, 66 + 38 * at, name)
        pen.write(320, 66 + 38 * at, value)
        pen.muted.write(690, 66 + 38 * at, "Edit", RIGHT)
        canvas.rule(176, 92 + 38 * at, 690, 92 + 38 * at)


def _floating(canvas: Canvas, numbers: Numbers) -> None:
    names, values = Pen(canvas, 10, "arial").muted, Pen(canvas, 16, face(numbers))
    cells = [
        ("Name auf der Karte", "Mareike Holt"),
        ("Kartennummer", numbers.card()),
        ("Gültig bis", numbers.expiry()),
        (numbers.random.choice(("Prüfziffer", "CVC", "Sicherheitscode")), numbers.code()),
        ("Telefon", numbers.phone()),
        ("Bestellung", numbers.order()),
        ("Rechnung", numbers.invoice()),
        ("Gesamt", euros(numbers)),
    ]
    for at, (name, value) in enumerate(cells):
        inside(names, values, (16 + 272 * (at % 2), 14 + 58 * (at // 2), 264, 50), name, value)


def _declined(canvas: Canvas, numbers: Numbers) -> None:
    number = numbers.card(" ")
    canvas.panel((16, 16, 588, 74), (253, 232, 232), (220, 60, 60), 6)
    red = Pen(canvas, 14, "arial", (150, 20, 20))
    red.write(30, 26, "We could not charge your card")
    red.write(30, 54, f"{number} was declined by the bank (reason 51).")
    pen = Pen(canvas, 13, face(numbers))
    heads = [Column(24, "Item"), Column(270, "Serial no."), Column(600, "Price", RIGHT)]
    rows = [
        ("Ladekabel 2 m", numbers.serial(), numbers.amount()),
        ("Kopfhörer", numbers.serial(), numbers.amount()),
    ]
    table(replace(pen, face="arial bold"), pen, 108, 28, heads, rows)
    pen.muted.write(24, 206, f"Reference {numbers.invoice()}")


def _amex_form(canvas: Canvas, numbers: Numbers) -> None:
    names, values = Pen(canvas, 13, "serif"), Pen(canvas, 18, "mono")
    Pen(canvas, 19, "serif").write(canvas.width / 2, 14, "American Express checkout", MIDDLE)
    above(
        names, values, (24, 78, 300, 38), "Card number", numbers.amex(numbers.random.choice((" ", "-", "")))
    )
    above(names, values, (24, 148, 120, 38), "Valid thru", numbers.expiry())
    above(names, values, (190, 148, 134, 38), "4-digit code (CID)", mark(CODE, numbers.d(4)))
    small = Pen(canvas, 12, "serif").muted
    small.lines(350, 78, 26, (numbers.invoice(), numbers.zip_code(), numbers.account(), numbers.amount()))


def _saved_cards(canvas: Canvas, numbers: Numbers) -> None:
    pen = Pen(canvas, 15, "aileron")
    Pen(canvas, 20, "aileron").write(20, 14, "Your saved cards")
    for at in range(3):
        top = 52 + 74 * at
        canvas.panel((20, top, 500, 62), canvas.look.panel, canvas.look.line, 8)
        canvas.panel((32, top + 16, 44, 28), (40 + 60 * at, 80, 160), radius=4)
        replace(pen, size=8, ink=_WHITE).write(38, top + 23, "CARD")
        value = numbers.masked() if at == 1 else numbers.card(" -"[at // 2])
        pen.write(92, top + 10, value)
        Pen(canvas, 12, "aileron").muted.write(92, top + 36, f"Added {numbers.date()}")
    Pen(canvas, 12, "aileron").muted.write(20, 282, f"Member {numbers.account()}")


LAYOUTS: Final = (
    Layout("shop: thanks for the order", (528, 300), _thanks),
    Layout("shop: a card in four boxes", (440, 280), _four_boxes),
    Layout("shop: names in the border", (500, 296), _outlined),
    Layout("shop: settings of a subscription", (710, 310), _subscription),
    Layout("shop: Zahlung mit Karte", (568, 256), _floating),
    Layout("shop: charge declined", (620, 236), _declined),
    Layout("shop: checkout with four-digit code", (540, 206), _amex_form),
    Layout("shop: saved cards", (540, 312), _saved_cards),
)
