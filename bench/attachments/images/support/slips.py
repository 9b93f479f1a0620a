"""Slips, statements, ID cards and scans: paper, or what looks like it."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout, Page
from bench.attachments.images.marked import mark
from bench.attachments.images.support.style import code, expiry, page, pairs, small, table
from bench.attachments.images.support.wordings import a_card, a_code, a_pin, a_social, any_card, others

_FACES: Final = ("arial", "times", "times bold", "courier", "condensed", "mono", "arial italic", "serif")


def receipt(numbers: Numbers) -> str:
    """Dots from the name to the value, which ends at the right."""
    rows = [
        ("CARD NO", any_card(numbers)),
        ("EXP", expiry(numbers)),
        ("CVV2", code(numbers)),
        ("TERMINAL", small(numbers, "terminal", 8)),
        ("APPR CODE", small(numbers, "approval", 6)),
        ("TOTAL", numbers.amount()),
        ("TEL", numbers.phone()),
    ]
    css = ".p{display:flex}.k{display:flex;flex:1;overflow:hidden;white-space:nowrap}.k:after{content:'................................................';color:var(--muted)}body{padding:12px}"
    return page(
        numbers,
        css,
        f"<div style='text-align:center'>* CORNER SHOP *<br>{numbers.date()}</div>{pairs(rows)}<div>--------------------<br>CUSTOMER COPY</div>",
        mono=True,
    )


def remittance(numbers: Numbers) -> str:
    """The part to cut off a bill: names above fields in a frame, two rows of them."""
    cells = [
        ("Account number", numbers.account()),
        ("Amount due", numbers.amount()),
        ("Due", numbers.date()),
        ("CARD NUMBER (all digits)", any_card(numbers)),
        ("3 or 4 digit security code", code(numbers)),
        ("Exp. date", expiry(numbers)),
    ]
    css = ".g{display:grid;grid-template-columns:2fr 1.4fr 1fr;margin:0 14px;border:1px solid}.c{border:1px solid;padding:3px 7px 7px}.c small{display:block;font-size:11px}"
    return page(
        numbers,
        css,
        f"<div style='margin:12px'>&#9986; - - - - - - Return this portion with your payment - - - - - -</div><div class=g>{''.join(f'<div class=c><small>{n}</small>{v}</div>' for n, v in cells)}</div><p style='margin:12px'>&#9744; Visa &nbsp; &#9746; MC &nbsp; &#9744; AMEX &nbsp; Bill {numbers.invoice()}</p>",
    )


def identity_card(numbers: Numbers) -> str:
    """A badge on a gradient: a photo, names above values in small italics."""
    name, value = a_social(numbers)
    rows = [
        ("Surname", "OSTROM"),
        (name, value),
        ("ID no.", numbers.serial()),
        ("Issued", numbers.date()),
        ("Class", small(numbers, "class", 2)),
    ]
    css = ".d{margin:14px;border-radius:14px;padding:14px;display:grid;grid-template-columns:92px 1fr;gap:14px;background:linear-gradient(120deg,#cfe8ff,#f7d9e6);color:#123}.f{background:#8aa;height:112px}.k{display:block;font-size:11px;font-style:italic;color:#456}"
    return page(
        numbers, css, f"<div class=d><div class=f></div><div><b>STATE OF EAST</b>{pairs(rows)}</div></div>"
    )


def wallet(numbers: Numbers) -> str:
    """Cards on a photo-like ground, one behind the other, the front one with all its numbers."""
    css = "body{background:#222}.c{border-radius:16px;color:#fff;padding:16px 18px;margin:10px 16px;height:168px;text-shadow:0 1px 2px #0008}.r{display:flex;gap:26px;margin-top:14px}small{display:block;font-size:11px;opacity:.85}"
    ground = numbers.random.choice(
        (
            "radial-gradient(circle at 20% 20%,#f97316,#7c2d12 60%,#1c1917)",
            "repeating-linear-gradient(45deg,#1e40af 0 14px,#1d4ed8 14px 28px)",
            "conic-gradient(from 40deg,#065f46,#10b981,#064e3b,#065f46)",
        )
    )
    return page(
        numbers,
        css,
        f"<div class=c style='background:#444;height:44px'>Transit {numbers.account()}</div><div class=c style='background:{ground}'><b>bank one</b><div style='margin-top:26px;font-size:18px'>{numbers.card(' ')}</div><div class=r><span><small>VALID THRU</small>{expiry(numbers)}</span><span><small>CVV</small>{code(numbers)}</span><span><small>MEMBER SINCE</small>{small(numbers, 'year', 2)}</span></div></div>",
    )


def bank(numbers: Numbers) -> str:
    """A statement with purchases, a full card number above and in a line."""
    rows = [
        [numbers.date(), text, numbers.amount(), numbers.amount()]
        for text in (
            f"POS {small(numbers, 'pos', 6)} GROCER",
            f"CARD {any_card(numbers)}",
            f"CHK {small(numbers, 'check', 4)}",
            f"ACH {mark('trace', numbers.d(15))}",
        )
    ]
    return page(
        numbers,
        "table{width:100%}td,th{padding:2px 8px;text-align:left}td:nth-child(n+3){text-align:right}tr:nth-child(odd){background:var(--panel)}",
        f"<div style='padding:10px'>Statement of card account no. {any_card(numbers)} <span style='float:right'>Sheet {small(numbers, 'sheet', 2)}</span></div>{table(('Date', 'Details', 'Out', 'Balance'), rows)}",
        sizes=(11, 12, 13),
    )


def letter(numbers: Numbers) -> str:
    """A long letter in small print, with numbers in the middle of its lines."""
    name, value = a_code(numbers)
    text = f"Dear Sir or Madam, further to our telephone conversation on {numbers.date()} about policy {mark('policy', numbers.d(8))} I confirm that you may take the premium of {numbers.amount()} from my {numbers.random.choice(('Visa', 'MasterCard', 'credit card', 'debit card'))} {any_card(numbers)}, which expires {expiry(numbers)}. {name.rstrip(':')}: {value}. For your files, my social security number is {numbers.ssn()} and my daughter's {numbers.ssn()}. I can be reached at {numbers.phone()} during the day; please quote {numbers.order()} in all letters. Yours faithfully, A. Roe"
    return page(
        numbers, "p{margin:20px;width:520px;text-align:justify}", f"<p>{text}</p>", sizes=(10, 11, 12)
    )


def fax(numbers: Numbers) -> str:
    """A form that was faxed: black on white, specks, lines through the frame."""
    dots = "radial-gradient(#0005 .6px,transparent .8px) 3px 5px/37px 29px,radial-gradient(#0004 .7px,transparent .9px) 11px 2px/53px 41px,#fff"
    rows = [
        a_card(numbers),
        ("EXP. DATE", expiry(numbers)),
        a_code(numbers),
        a_social(numbers),
        *others(numbers)[:3],
    ]
    css = f"body{{background:{dots};color:#000}}.p{{border-bottom:1px solid #000;padding:5px 4px;margin:0 16px}}.k{{display:inline-block;width:280px}}"
    return page(
        numbers,
        css,
        f"<div style='font-size:11px;margin:5px 16px'>{numbers.date()} FROM: {numbers.phone()} P. {small(numbers, 'sheet', 2)}/04</div>{pairs(rows)}",
    )


def quoted(numbers: Numbers) -> str:
    """A mail in plain text, quoted twice with signs at the beginning of its lines."""
    lines = (
        f"On {numbers.date()}, billing wrote:", f"&gt; We could not charge invoice {numbers.invoice()}.", "&gt;", f"&gt;&gt; card {any_card(numbers)}", f"&gt;&gt; exp {expiry(numbers)} / cvv {code(numbers)}",
        f"&gt;&gt; ssn {numbers.ssn()}", f"&gt; Call {numbers.phone()}", f"Try this one instead: {any_card(numbers)}, {expiry(numbers)}, sec code {code(numbers)}", f"Room {small(numbers, 'room')}",
    )  # fmt: skip
    return page(
        numbers, "pre{font:inherit;margin:14px}", f"<pre>{chr(10).join(lines)}</pre>", sizes=(11, 12, 13)
    )


def _list(canvas: Canvas, numbers: Numbers) -> None:
    """Name and value in one line, in any two faces, with a sign between them."""
    first, second = numbers.random.choices(_FACES, k=2)
    sign = numbers.random.choice((": ", " - ", " = ", " : ", " » "))
    rows = [a_card(numbers), a_code(numbers), a_social(numbers), a_pin(numbers), *others(numbers)[:3]]
    numbers.random.shuffle(rows)
    for at, (name, value) in enumerate(rows):
        end = canvas.write(18, 12 + 25 * at, name.rstrip(":") + sign, 14, first)
        canvas.write(end, 12 + 25 * at, value, 14, second)


def _to_the_right(canvas: Canvas, numbers: Numbers) -> None:
    """Names end where the values begin."""
    first, second = numbers.random.choices(_FACES, k=2)
    rows = [
        a_card(numbers),
        a_code(numbers),
        a_social(numbers),
        ("Expires", expiry(numbers)),
        *others(numbers)[:3],
    ]
    for at, (name, value) in enumerate(rows):
        canvas.write(330 - canvas.width_of(name, 13, first), 12 + 26 * at, name, 13, first, canvas.look.muted)
        canvas.write(342, 12 + 26 * at, value, 13, second)


def _pair(canvas: Canvas, numbers: Numbers) -> None:
    """Two numbers of one kind in a row, small, below one name."""
    face = numbers.random.choice(_FACES)
    canvas.write(18, 12, "Cards on file", 12, face, canvas.look.muted)
    end = canvas.write(18, 34, any_card(numbers), 13, face)
    canvas.write(end + 28, 34, any_card(numbers), 13, face)
    canvas.write(18, 66, "SSN, both spouses", 12, face, canvas.look.muted)
    end = canvas.write(18, 88, numbers.ssn(), 13, face)
    canvas.write(end + 24, 88, numbers.ssn(), 13, face)
    canvas.write(
        18, 118, f"Batch {small(numbers, 'batch', 6)}, {numbers.date()}, fax {numbers.phone()}", 12, face
    )


def _ruled(canvas: Canvas, numbers: Numbers) -> None:
    """A table with all its lines, sums and numbers close to them."""
    face = numbers.random.choice(_FACES)
    heads, widths = ("Holder", "Card no.", "CVC", "Valid", "Amount"), (110, 220, 60, 80, 110)
    for row in range(5):
        cells = (
            heads
            if not row
            else ("R. Vale", any_card(numbers), code(numbers), expiry(numbers), numbers.amount())
        )
        left = 12.0
        for cell, width in zip(cells, widths, strict=True):
            canvas.panel(
                (left, 10 + 24 * row, width, 24), canvas.look.panel if not row else None, canvas.look.line
            )
            canvas.write(left + 5, 14 + 24 * row, cell, 13, face)
            left += width


LAYOUTS: Final = (
    Layout("slip: list", (600, 200), _list),
    Layout("slip: right to left", (620, 210), _to_the_right),
    Layout("slip: two in a row", (560, 150), _pair),
    Layout("slip: ruled", (620, 150), _ruled),
)
PAGES: Final = (
    Page("slip: receipt", (400, 280), receipt),
    Page("slip: remittance", (620, 190), remittance),
    Page("slip: identity card", (440, 230), identity_card),
    Page("slip: wallet", (380, 280), wallet),
    Page("slip: bank statement", (660, 190), bank),
    Page("slip: letter", (560, 230), letter),
    Page("slip: fax", (560, 270), fax),
    Page("slip: quoted mail", (600, 240), quoted),
)
