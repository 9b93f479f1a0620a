"""Spreadsheets, lists of customers, results of queries."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Page
from bench.attachments.images.marked import mark
from bench.attachments.images.support.style import (
    card_word,
    code,
    code_word,
    expiry,
    page,
    pairs,
    small,
    social_word,
    table,
)

_NAMES: Final = ("Kim Rossi", "Lee Novak", "Max Okafor", "Jo Lind", "Ash Ferrer", "Pat Singh", "Rae Cole")
_TABLE: Final = (
    "table{border-collapse:collapse;margin:14px}td,th{padding:5px 10px;text-align:left;white-space:nowrap}"
)


def spreadsheet(numbers: Numbers) -> str:
    """Letters above, numbers at the left, lines around each cell."""
    css = f"{_TABLE}td,th{{border:1px solid var(--line)}}tr:first-child th{{background:var(--panel);text-align:center;color:var(--muted)}}td:first-child{{background:var(--panel);color:var(--muted)}}.right td:nth-child(3){{text-align:right}}"
    heads = ["Name", card_word(numbers), "Exp", code_word(numbers), "Phone", "Amount"]
    rows = [["1", *(f"<b>{head}</b>" for head in heads)]]
    rows += [
        [
            str(at),
            name,
            numbers.card16(numbers.random.choice(("", " ", "-"))),
            expiry(numbers),
            code(numbers),
            numbers.phone(),
            numbers.amount(),
        ]
        for at, name in enumerate(_NAMES[:4], 2)
    ]
    return page(numbers, css, table(["", *"ABCDEF"], rows, "class=right"), sizes=(12, 13))


def payroll(numbers: Numbers) -> str:
    """Zebra rows, a coloured head, nine digits of several kinds."""
    css = f"{_TABLE}th{{background:#1f6f54;color:#fff}}tr:nth-child(odd) td{{background:var(--panel)}}"
    rows = [
        [
            small(numbers, "row"),
            name,
            numbers.ssn(numbers.random.choice("--- ")),
            numbers.account(),
            mark("routing number", numbers.d(9)),
            numbers.amount(),
            numbers.date(),
        ]
        for name in _NAMES[:5]
    ]
    return page(
        numbers,
        css,
        table(("#", "Employee", social_word(numbers), "Emp. no.", "Routing", "Net", "Paid"), rows),
        sizes=(12, 13),
    )


def bare(numbers: Numbers) -> str:
    """Nine digits without dashes, named by their head alone, right or centred."""
    align = numbers.random.choice(("left", "right", "center"))
    css = f"{_TABLE}td,th{{text-align:{align}}}th{{border-bottom:2px solid var(--ink)}}td{{border-bottom:1px solid var(--line)}}"
    rows = [
        [
            name,
            numbers.ssn(""),
            mark("member", numbers.d(9)),
            numbers.zip_code(),
            mark("policy", numbers.d(8)),
        ]
        for name in _NAMES[:4]
    ]
    return page(
        numbers,
        css,
        table(("Insured", social_word(numbers), "Member", "ZIP+4", "Policy"), rows),
        sizes=(12, 14),
    )


def customer(numbers: Numbers) -> str:
    """A sheet about a customer, in two columns of names and values."""
    css = ".g{display:grid;grid-template-columns:1fr 1fr;gap:2px 30px;padding:16px}.p{display:grid;grid-template-columns:150px 1fr;padding:5px 0;border-bottom:1px solid var(--line)}.k{color:var(--muted)}"
    rows = (
        ("Account", numbers.account()), ("Phone", numbers.phone()), (social_word(numbers), numbers.ssn()), ("Birth date", numbers.date()),
        (card_word(numbers), numbers.card()), (code_word(numbers), code(numbers)), ("Expires", expiry(numbers)), ("Extension", small(numbers, "extension")),
        ("Last order", numbers.order()), ("Last invoice", numbers.invoice()), ("Balance", numbers.amount()), ("Device", numbers.imei()),
    )  # fmt: skip
    return page(
        numbers,
        css,
        f"<h3 style='margin:14px 16px 0'>Lee Novak</h3><div class=g>{pairs(rows)}</div>",
        sizes=(12, 13),
    )


def above(numbers: Numbers) -> str:
    """Small grey names above bold values, four in a row."""
    css = ".g{display:grid;grid-template-columns:repeat(4,1fr);gap:14px 18px;padding:18px}.k{display:block;color:var(--muted);font-size:12px}.v{font-weight:bold}"
    rows = (
        ("Ticket", numbers.ticket()), (card_word(numbers), numbers.card16()), (code_word(numbers), code(numbers)), ("Expiry", expiry(numbers)),
        ("Opened", numbers.date()), ("Phone", numbers.phone()), (social_word(numbers), numbers.ssn()), ("Floor", small(numbers, "floor", 2)),
        ("Order", numbers.order()), ("Serial", numbers.serial()), ("Agent", small(numbers, "agent", 4)), ("Total", numbers.amount()),
    )  # fmt: skip
    return page(numbers, css, f"<div class=g>{pairs(rows)}</div>", sizes=(12, 13))


def result(numbers: Numbers) -> str:
    """What a client of a database shows."""
    css = f"{_TABLE}td,th{{border:1px solid var(--line)}}th{{background:var(--panel);font-weight:normal}}"
    heads = (
        "id",
        "pan",
        numbers.random.choice(("cvv", "cvv2", "cvc", "security_code")),
        "exp_date",
        "created_at",
        "status",
        "amount",
    )
    rows = [
        [
            small(numbers, "id", 4),
            numbers.card(""),
            code(numbers),
            expiry(numbers),
            numbers.date(),
            small(numbers, "status"),
            numbers.amount(),
        ]
        for _ in range(5)
    ]
    return page(
        numbers,
        css,
        f"<pre style='margin:14px'>SELECT * FROM payments LIMIT 5;</pre>{table(heads, rows)}",
        mono=True,
        sizes=(12, 13),
    )


def payments(numbers: Numbers) -> str:
    """A dashboard's list with coloured states; some cards are masked."""
    css = f"{_TABLE}td,th{{border-bottom:1px solid var(--line);padding:9px 14px}}th{{color:var(--muted);font-size:12px;text-transform:uppercase}}.s{{background:#16a34a;color:#fff;border-radius:9px;padding:1px 9px}}"
    rows = [
        [
            numbers.order(),
            numbers.masked() if at % 2 else numbers.card16(),
            f"<span class=s>Paid {small(numbers, 'status')}</span>",
            numbers.amount(),
            numbers.date(),
        ]
        for at in range(5)
    ]
    return page(
        numbers, css, table(("Order", card_word(numbers), "State", "Total", "Date"), rows), sizes=(12, 13)
    )


def manifest(numbers: Numbers) -> str:
    """Nothing that has to go: passengers, bags, tickets."""
    css = f"{_TABLE}th{{background:#7c2d12;color:#fff}}td{{border:1px solid var(--line)}}"
    rows = [
        [
            small(numbers, "seat", 2) + "C",
            name,
            mark("ticket", f"{numbers.d(3)} {numbers.d(10)}"),
            mark("bag", numbers.d(10)),
            small(numbers, "weight"),
            numbers.phone(),
            numbers.date(),
        ]
        for name in _NAMES
    ]
    return page(
        numbers,
        css,
        table(("Seat", "Name", "Ticket no.", "Bag tag", "Lb", "Phone", "Booked"), rows),
        sizes=(12, 13),
    )


def _with_check_digit(digits: str) -> str:
    """An EAN-13 (GS1 General Specifications, 7.9)."""
    return digits + str(-(sum(map(int, digits[::2])) + 3 * sum(map(int, digits[1::2]))) % 10)


def stock(numbers: Numbers) -> str:
    """Nothing that has to go: goods with codes of 8 to 14 digits."""
    css = f"{_TABLE}tr:nth-child(even) td{{background:var(--panel)}}"
    rows = [
        [
            mark("ean", _with_check_digit(numbers.d(12))),
            mark("upc", numbers.d(12)),
            small(numbers, "bin"),
            small(numbers, "shelf", 3),
            numbers.serial(),
            numbers.invoice(),
            mark("quantity", numbers.d(3)),
        ]
        for _ in range(6)
    ]
    return page(
        numbers,
        css,
        table(("EAN", "UPC", "Bin", "Shelf code", "Serial", "Invoice", "Qty"), rows),
        sizes=(12, 13),
    )


def verification(numbers: Numbers) -> str:
    """Results of checks, where the words for codes stand, and no code does."""
    css = f"{_TABLE}td{{border-bottom:1px solid var(--line)}}"
    rows = (
        ("CVV check", f"pass ({small(numbers, 'result')})"), ("AVS response", small(numbers, "result")), ("Auth code", small(numbers, "auth", 6)), ("Error code", small(numbers, "error")), ("Security incidents", small(numbers, "count", 2)),
        ("Card", numbers.masked()), ("Gateway reference", mark("reference", numbers.d(12))), ("Processed", numbers.date()), ("Amount", numbers.amount()), ("Area code", small(numbers, "area")),
    )  # fmt: skip
    return page(
        numbers,
        css,
        f"<h3 style='margin:14px'>Payment {numbers.ticket()}</h3>{table(('Check', 'Result'), rows)}",
    )


PAGES: Final = (
    Page("table: spreadsheet", (860, 200), spreadsheet),
    Page("table: payroll", (880, 230), payroll),
    Page("table: bare numbers", (640, 190), bare),
    Page("table: customer", (840, 270), customer),
    Page("table: names above", (860, 240), above),
    Page("table: query", (860, 260), result),
    Page("table: payments", (860, 260), payments),
    Page("table: manifest", (860, 300), manifest),
    Page("table: stock", (900, 250), stock),
    Page("table: checks", (460, 400), verification),
)
