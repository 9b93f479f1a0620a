"""Drawn pages that are only measured."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import split
from bench.attachments.images.measured.content import Others


def till(canvas: Canvas, numbers: Numbers) -> None:
    """A till's screen: big letters, the number keyed in by hand."""
    own = Others(numbers.random)
    canvas.panel((0, 0, canvas.width, canvas.height), (8, 24, 58))
    canvas.write(20, 16, "KEYED ENTRY", 22, "courier", (250, 250, 250))
    for row, text in enumerate(
        (f"PAN: {own.pan()}", f"EXP: {own.expiry()}  CVV2: {own.code()}", f"TICKET {own.reference()}",
         f"LAST SWIPE {own.hidden()}", f"EAN {own.goods()}  {own.price()}", f"{own.day()}")
    ):  # fmt: skip
        canvas.write(20, 62 + 36 * row, text, 20, "courier", (120, 240, 250))


def statement(canvas: Canvas, numbers: Numbers) -> None:
    """A bank's letter with columns and no lines."""
    own = Others(numbers.random)
    canvas.write(40, 26, "Statement of account", 22, "times bold")
    canvas.write(40, 60, f"Debit card number {own.pan()}", 15, "times")
    canvas.write(40, 82, f"Routing {own.bank()}   Questions? {own.line()}", 14, "times", canvas.look.muted)
    for row in range(7):
        canvas.write(40, 124 + 24 * row, own.day(), 14, "times")
        canvas.write(220, 124 + 24 * row, f"Purchase {own.reference()}", 14, "times")
        canvas.write(470, 124 + 24 * row, own.price(), 14, "times")


def letter(canvas: Canvas, numbers: Numbers) -> None:
    """A typed letter."""
    own = Others(numbers.random)
    lines = (
        f"{own.day()}", "", f"Re: claim {own.claim()}", "", "To whom it may concern,",
        f"my SS# is {own.social()} and I moved in March.",
        f"Bill the premium to my Visa {own.pan()}",
        f"(card verification value {own.code()}). The old one,",
        f"{own.hidden()}, was cancelled. My landline is {own.line()}.",
        "", "Sincerely, R. Okafor",
    )  # fmt: skip
    for row, text in enumerate(lines):
        canvas.write(40, 30 + 24 * row, text, 15, "courier")


def tax_form(canvas: Canvas, numbers: Numbers) -> None:
    """A form with two stacked identification numbers (IRS form 1099)."""
    own, ink = Others(numbers.random), canvas.look.ink
    canvas.write(20, 14, "Form 1099-NEC   Nonemployee Compensation", 17, "aileron")
    boxes = (
        ((20, 48, 330, 54), "PAYER'S telephone no.", own.line()),
        ((350, 48, 330, 54), "Account number (see instructions)", own.claim()),
        ((20, 102, 330, 54), "RECIPIENT'S TIN (social security number)", own.social()),
        ((350, 102, 330, 54), "1 Nonemployee compensation", own.price()),
        ((20, 156, 330, 54), "RECIPIENT'S name", "Noor Haddad"),
        ((350, 156, 330, 54), "4 Federal income tax withheld", own.price()),
        ((20, 210, 660, 54), "City or town, state, ZIP", f"Tulsa OK {own.zip_code()}"),
    )
    for place, label, value in boxes:
        canvas.panel(place, None, ink)
        canvas.write(place[0] + 6, place[1] + 5, label, 11, "aileron")
        canvas.write(place[0] + 14, place[1] + 27, value, 15, "aileron")


def help_desk(canvas: Canvas, numbers: Numbers) -> None:
    """A list of requests with the first words of each."""
    own, look = Others(numbers.random), canvas.look
    texts = (
        f"Can't pay with {own.pan()}, it says declined",
        f"Where is parcel {own.parcel()}?",
        f"Verify me: social security {own.social()}",
        f"Refund for {own.reference()} please",
        f"Phone locked, IMEI {own.device()}",
        f"Charged twice on {own.hidden()}",
        f"Amex {own.amex()} not accepted",
    )
    canvas.panel((0, 0, canvas.width, 40), look.panel)
    canvas.write(16, 10, "Unassigned (7)", 16, "arial italic", look.accent)
    for row, text in enumerate(texts):
        y = 52 + 40 * row
        canvas.write(16, y, own.ticket(), 13, "aileron", look.muted)
        canvas.write(120, y, text, 14, "aileron")
        canvas.write(560, y, own.day(), 12, "aileron", look.muted)
        canvas.rule(16, y + 28, canvas.width - 16, y + 28)


def bank_app(canvas: Canvas, numbers: Numbers) -> None:
    """Cards one below the other, their groups far apart."""
    own = Others(numbers.random)
    canvas.write(24, 20, "Cards", 26, "aileron")
    for row, colour in enumerate(((90, 24, 154), (0, 95, 115))):
        top = 70 + 190 * row
        canvas.panel((24, top, 330, 168), colour, radius=14)
        for at, part in enumerate(split(own.card16(), (4, 4, 4, 4), f"v{row}")):
            canvas.write(44 + 74 * at, top + 74, part, 19, "aileron", (250, 250, 250))
        canvas.write(44, top + 120, f"THRU {own.expiry()}", 12, "aileron", (225, 225, 235))
        canvas.write(210, top + 120, f"CVC {own.code()}", 12, "aileron", (225, 225, 235))
    canvas.write(24, 470, f"Last sign-in {own.day()}", 13, "aileron", canvas.look.muted)
    canvas.write(24, 494, f"Service {own.line()}", 13, "aileron", canvas.look.muted)
    canvas.write(24, 518, f"Routing no. {own.bank()}", 13, "aileron", canvas.look.muted)


def insurance(canvas: Canvas, numbers: Numbers) -> None:
    """A member's page: words to the left, values to the right, dotted lines."""
    own = Others(numbers.random)
    canvas.write(30, 20, "Member record", 20, "times bold")
    rows = (
        ("Member ID", own.claim()), ("Soc. Sec. No.", own.social()), ("Enrolled", own.day()),
        ("Home phone", own.line()), ("Autopay card", own.pan()), ("Previous card", own.hidden()),
        ("Spouse SSN", own.social()), ("Premium", own.price()), ("Equipment serial", own.serial()),
    )  # fmt: skip
    for at, (word, value) in enumerate(rows):
        y = 62 + 28 * at
        canvas.write(30, y, f"{word} {'.' * (30 - len(word))}", 14, "times", canvas.look.muted)
        canvas.write(330, y, value, 15, "times")


def editor(canvas: Canvas, numbers: Numbers) -> None:
    """Source code with colours and line numbers."""
    own = Others(numbers.random)
    canvas.panel((0, 0, canvas.width, canvas.height), (40, 42, 54))
    lines = (
        "def test_refund(client):", f'    order = "{own.reference()}"', "    payload = {",
        f'        "pan": "{own.card16("")}",', f'        "cvc": "{own.code()}",', f'        "imei": "{own.device()}",',
        f'        "at": "{own.day()}",', f'        "ssn": "{own.ssn()}",', "    }", f"    # old card {own.hidden()}",
    )  # fmt: skip
    for at, text in enumerate(lines):
        canvas.write(10, 14 + 21 * at, f"{at + 118}", 14, "courier", (98, 114, 164))
        canvas.write(
            60, 14 + 21 * at, text, 14, "courier", (241, 250, 140) if '"' in text else (248, 248, 242)
        )


def query(canvas: Canvas, numbers: Numbers) -> None:
    """The answer of a database, drawn with pipes."""
    own = Others(numbers.random)
    rule = "+--------+------------------+-------------+"
    canvas.write(14, 12, "select id, pan, ssn from payer;", 14, "courier", canvas.look.accent)
    rows = [rule, "| id     | pan              | ssn         |", rule]
    rows += [f"| {own.d(6)} | {own.card16('')} | {own.ssn()} |" for _ in range(4)]
    rows += [rule, f"4 rows, {own.day()}", f"host {own.address()} req {own.reference()}"]
    for at, text in enumerate(rows):
        canvas.write(14, 40 + 22 * at, text, 14, "courier")


def zebra(canvas: Canvas, numbers: Numbers) -> None:
    """A report whose rows change their colour."""
    own, look = Others(numbers.random), canvas.look
    columns = (
        (16, "Guest"),
        (150, "Booking"),
        (290, "Primary account no."),
        (480, "Sec. code"),
        (570, "Room phone"),
    )
    canvas.panel((0, 0, canvas.width, 34), look.accent)
    for x, word in columns:
        canvas.write(x, 10, word, 13, "arial italic", (255, 255, 255))
    for row, guest in enumerate(("Okafor", "Lindqvist", "Tanaka", "Moreau", "Silva", "Novak")):
        y = 40 + 30 * row
        canvas.panel((0, y, canvas.width, 30), look.panel if row % 2 else look.paper)
        cells = (
            guest,
            own.reference(),
            own.pan() if row % 2 == 0 else own.hidden(),
            own.code() if row % 2 == 0 else "-",
            own.line(),
        )
        for (x, _), cell in zip(columns, cells, strict=True):
            canvas.write(x, y + 8, cell, 13, "aileron")


def stacked(canvas: Canvas, numbers: Numbers) -> None:
    """A light card whose number stands in four lines."""
    own = Others(numbers.random)
    canvas.panel((20, 20, 240, 380), (236, 236, 232), (200, 200, 196), 18)
    canvas.write(44, 40, "nordbank", 20, "aileron", (40, 40, 40))
    for at, part in enumerate(split(own.card16(), (4, 4, 4, 4), "st")):
        canvas.write(44, 120 + 34 * at, part, 24, "aileron", (40, 40, 40))
    canvas.write(44, 280, f"exp {own.expiry()}", 14, "aileron", (60, 60, 60))
    canvas.write(44, 350, f"help {own.line()}", 12, "aileron", (90, 90, 90))


def taxpayer_boxes(canvas: Canvas, numbers: Numbers) -> None:
    """A box a digit with dashes between (IRS form W-9)."""
    own = Others(numbers.random)
    canvas.write(20, 16, "Part I   Taxpayer Identification Number (TIN)", 15, "times bold")
    canvas.write(20, 52, "Social security number", 12, "aileron")
    x = 20.0
    for at, part in enumerate(split(own.ssn(), (1,) * 9, "t")):
        if at in (3, 5):
            canvas.write(x + 6, 78, "–", 18, "aileron")
            x += 24
        canvas.panel((x, 72, 28, 34), canvas.look.paper, canvas.look.ink)
        canvas.write(x + 9, 80, part, 17, "aileron")
        x += 28
    canvas.write(20, 130, "List account number(s) here (optional)", 12, "aileron")
    canvas.write(20, 152, own.claim(), 16, "aileron")
    canvas.write(20, 190, f"Signed {own.day()}   tel. {own.line()}", 14, "times")


def bubble(canvas: Canvas, numbers: Numbers) -> None:
    """Narrow bubbles: the number goes on in the next line."""
    own, look = Others(numbers.random), canvas.look
    canvas.panel((20, 20, 230, 110), look.panel, radius=14)
    first, second = split(own.card16(), (8, 8), "b1")
    canvas.write(36, 34, "use this one card:", 14, "aileron")
    canvas.write(36, 60, first, 16, "aileron")
    canvas.write(36, 86, second, 16, "aileron")
    canvas.panel((120, 150, 230, 100), look.panel, radius=14)
    canvas.write(136, 164, f"ok, {own.reference()}", 14, "aileron")
    canvas.write(136, 190, f"call {own.line()}", 14, "aileron")
    canvas.write(136, 216, own.day(), 12, "aileron", look.muted)


LAYOUTS: Final = (
    Layout("till", (620, 290), till),
    Layout("statement", (620, 310), statement),
    Layout("letter", (720, 310), letter),
    Layout("1099", (700, 290), tax_form),
    Layout("help desk", (760, 350), help_desk),
    Layout("bank app", (380, 560), bank_app),
    Layout("member record", (560, 330), insurance),
    Layout("editor", (520, 240), editor),
    Layout("query", (440, 270), query),
    Layout("zebra", (700, 230), zebra),
    Layout("number in four lines", (280, 420), stacked, hard=True),
    Layout("W-9 boxes", (440, 230), taxpayer_boxes, hard=True),
    Layout("narrow bubbles", (370, 270), bubble, hard=True),
)
