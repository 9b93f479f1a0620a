"""Tables: a spreadsheet, a CRM, a personnel list, a terminal."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout

_NAMES: Final = (
    "Avery Stone",
    "Blake Moreno",
    "Casey Park",
    "Devon Wright",
    "Emery Fox",
    "Finley Ross",
    "Gray Ito",
)


def _grid(canvas: Canvas, left: float, top: float, widths: tuple[int, ...], rows: list[list[str]]) -> None:
    for at, row in enumerate(rows):
        x = left
        y = top + 24 * at
        for width, cell in zip(widths, row, strict=True):
            canvas.panel((x, y, width, 24), canvas.look.panel if at == 0 else None, canvas.look.line)
            canvas.write(x + 6, y + 5, cell, 12, "arial bold" if at == 0 else "arial")
            x += width


def spreadsheet(canvas: Canvas, numbers: Numbers) -> None:
    """Columns with letters, rows with numbers; cards and orders beside each other."""
    widths = (36, 130, 170, 70, 150, 120)
    rows = [["", "A", "B", "C", "D", "E"], ["1", "Name", "Card number", "CVV", "Order", "Amount"]]
    for at, name in enumerate(_NAMES[:5]):
        card = numbers.card16(numbers.random.choice((" ", ""))) if at < 3 else numbers.masked()
        code = numbers.code() if at < 3 else "-"
        rows.append([str(at + 2), name, card, code, numbers.order(), numbers.amount()])
    canvas.panel((0, 0, canvas.width, 34), (33, 115, 70))
    canvas.write(14, 9, "orders_2026.xlsx - Sheets", 14, ink=(255, 255, 255))
    _grid(canvas, 0, 60, widths, rows)
    canvas.write(14, 250, f"Sum {numbers.amount()}   Last change {numbers.date()}", 12, ink=canvas.look.muted)


def personnel(canvas: Canvas, numbers: Numbers) -> None:
    """A list of people with their numbers."""
    widths = (110, 130, 130, 140, 150)
    rows = [["Employee", "SSN", "Hire date", "Phone", "Badge"]]
    rows += [
        [name, numbers.ssn(), numbers.date()[:40], numbers.phone(), numbers.serial()] for name in _NAMES[:4]
    ]
    canvas.write(16, 14, "HR - Active employees", 18, "arial bold")
    _grid(canvas, 16, 52, widths, rows)


def customer_page(canvas: Canvas, numbers: Numbers) -> None:
    """A CRM: a menu, a head, fields in two columns."""
    look = canvas.look
    canvas.panel((0, 0, 160, canvas.height), look.panel)
    for at, word in enumerate(("Home", "Accounts", "Contacts", "Cases", "Reports")):
        canvas.write(20, 24 + 34 * at, word, 14, "dejavu", look.accent if word == "Contacts" else look.muted)
    canvas.write(190, 20, "Riley Chen", 22, "dejavu bold")
    canvas.write(190, 54, f"Customer {numbers.account()}  -  {numbers.ticket()}", 12, "dejavu", look.muted)
    fields = (
        ("Social Security Number", numbers.ssn()),
        ("Mobile", numbers.phone()),
        ("Card on file", numbers.card()),
        ("Last invoice", numbers.invoice()),
        ("Device IMEI", numbers.imei()),
        ("Created", numbers.date()),
        ("Tracking", numbers.tracking()),
        ("Balance", numbers.amount()),
    )
    for at, (word, value) in enumerate(fields):
        x, y = 190 + 310 * (at % 2), 96 + 66 * (at // 2)
        canvas.write(x, y, word, 12, "dejavu", look.muted)
        canvas.write(x, y + 20, value, 14, "dejavu")
        canvas.rule(x, y + 46, x + 280, y + 46)


def terminal(canvas: Canvas, numbers: Numbers) -> None:
    """A log in a terminal, whatever the page's look."""
    canvas.panel((0, 0, canvas.width, canvas.height), (12, 14, 18))
    green, grey = (120, 220, 130), (190, 196, 204)
    lines = (
        f"{numbers.date()} INFO  api.checkout request id={numbers.d(12)}",
        f"{numbers.date()} DEBUG body card_number={numbers.card('')} cvv={numbers.code()}",
        f"{numbers.date()} WARN  gateway timeout order={numbers.order()} from {numbers.address()}",
        f"{numbers.date()} DEBUG pan='{numbers.card(' ')}' retry=1",
        f"{numbers.date()} INFO  shipped tracking={numbers.tracking()}",
        f"{numbers.date()} INFO  device imei={numbers.imei()} ok",
        f"{numbers.date()} ERROR ssn={numbers.ssn()} rejected by check",
        f"{numbers.date()} INFO  masked card {numbers.masked()} stored",
    )
    canvas.write(12, 10, "$ tail -f /var/log/shop/app.log", 13, "mono", green)
    for at, line in enumerate(lines):
        canvas.write(12, 34 + 20 * at, line, 13, "mono", grey)


LAYOUTS: Final = (
    Layout("spreadsheet", (690, 280), spreadsheet),
    Layout("personnel list", (690, 200), personnel),
    Layout("customer page", (820, 380), customer_page),
    Layout("terminal", (880, 210), terminal),
)
