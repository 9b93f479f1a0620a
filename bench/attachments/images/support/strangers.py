"""Programs and phones as somebody else would draw them: own words for names, values in pills and cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Page
from bench.attachments.images.marked import mark
from bench.attachments.images.support.style import code, expiry, page, pairs, small, table
from bench.attachments.images.support.wordings import (
    NAMES_OF_CODES,
    a_card,
    a_code,
    a_pin,
    a_social,
    any_card,
    others,
)
from bench.attachments.images.truth import CODE


def _mixed(numbers: Numbers, *rows: tuple[str, str]) -> list[tuple[str, str]]:
    mixed = [*rows, *others(numbers)[:4]]
    numbers.random.shuffle(mixed)
    return mixed


def pills(numbers: Numbers) -> str:
    """Each value in a coloured pill behind its name, several in a row."""
    colours = ("#dbeafe", "#dcfce7", "#fee2e2", "#fef9c3", "#ede9fe")
    rows = _mixed(numbers, a_card(numbers), a_code(numbers), ("Exp", expiry(numbers)), a_social(numbers))
    body = "".join(
        f"<span class=g>{n} <span class=l style='background:{numbers.random.choice(colours)}'>{v}</span></span>"
        for n, v in rows
    )
    return page(
        numbers,
        ".l{color:#111;border-radius:99px;padding:3px 11px}.g{display:inline-block;margin:7px 10px}",
        f"<h3 style='margin:10px'>Payment facts</h3>{body}",
    )


def bordered(numbers: Numbers) -> str:
    """Names in the upper border of the fields."""
    css = ".f{border:1px solid var(--line);border-radius:5px;padding:13px 12px 9px;margin:17px;position:relative}.f small{position:absolute;top:-8px;left:9px;background:var(--paper);padding:0 5px;color:var(--muted);font-size:12px}.g{display:grid;grid-template-columns:1fr 1fr}"
    rows = _mixed(numbers, a_card(numbers), a_code(numbers), a_pin(numbers))
    return page(
        numbers,
        css,
        f"<div class=g>{''.join(f'<div class=f><small>{n}</small>{v}</div>' for n, v in rows)}</div>",
    )


def copied(numbers: Numbers) -> str:
    """A button to copy behind each value, an icon before it."""
    rows = _mixed(numbers, a_card(numbers), a_code(numbers), a_pin(numbers), ("Valid thru", expiry(numbers)))
    icons = ("&#128179;", "&#128274;", "&#9733;", "&#10004;", "&#9993;")
    css = ".p{display:flex;align-items:center;gap:9px;padding:6px 14px;border-bottom:1px solid var(--line)}.k{flex:1}.b{border:1px solid var(--line);border-radius:4px;padding:1px 7px;font-size:12px}"
    return page(
        numbers,
        css,
        "".join(
            f"<div class=p>{numbers.random.choice(icons)}<span class=k>{n}</span>{v}<span class=b>Copy</span></div>"
            for n, v in rows
        ),
    )


def grid(numbers: Numbers) -> str:
    """Names and values in three columns of pairs, close to each other."""
    css = ".g{display:grid;grid-template-columns:repeat(3,auto 1fr);gap:5px 10px;padding:14px}.g b{font-weight:400;color:var(--muted);text-align:right}"
    rows = [
        a_card(numbers),
        a_code(numbers),
        a_social(numbers),
        ("Expires", expiry(numbers)),
        *others(numbers)[:5],
    ]
    numbers.random.shuffle(rows)
    return page(
        numbers,
        css,
        f"<div class=g>{''.join(f'<b>{n}</b><span>{v}</span>' for n, v in rows)}</div>",
        sizes=(11, 12),
    )


def row_heads(numbers: Numbers) -> str:
    """A table whose heads stand at the left, three people beside each other, striped."""

    def three(name: str, made: Iterable[str]) -> tuple[str, ...]:
        return (f"<b>{name}</b>", *made)

    rows = (
        three("", ("Card A", "Card B", "Card C")), three("Number", [any_card(numbers) for _ in range(3)]), three(numbers.random.choice(NAMES_OF_CODES), [code(numbers) for _ in range(3)]),
        three("Good thru", [expiry(numbers) for _ in range(3)]), three("Limit", [numbers.amount() for _ in range(3)]), three("Branch", [small(numbers, "branch") for _ in range(3)]),
    )  # fmt: skip
    return page(
        numbers,
        "table{margin:14px}td{padding:5px 12px}tr:nth-child(even){background:var(--panel)}",
        table((), rows),
        sizes=(11, 12, 13),
    )


def spreadsheet(numbers: Numbers) -> str:
    """Cells with letters above and numbers before them."""
    rows = [
        [
            f"<b>{at + 2}</b>",
            name,
            numbers.ssn(),
            any_card(numbers),
            code(numbers),
            expiry(numbers),
            numbers.phone(),
        ]
        for at, name in enumerate(("Ann Roe", "Bo Tull", "Cy Ost", "Di Pell"))
    ]
    head = ["<b>1</b>", "Name", "SSN", "Card", "CVV", "Exp", "Mobile"]
    css = "table{border-collapse:collapse}td,th{border:1px solid var(--line);padding:2px 7px;white-space:nowrap}th{background:var(--panel);font-weight:400}.x{padding:4px;border-bottom:1px solid var(--line)}"
    return page(
        numbers,
        css,
        f"<div class=x>D3 &nbsp; <i>fx</i> &nbsp; {small(numbers, 'cell', 5)}</div>{table(('', *'ABCDEF'), [head, *rows])}",
        sizes=(11, 12, 13),
    )


def admin(numbers: Numbers) -> str:
    """A dense table with checkmarks, pills, truncated names and masked cards."""
    rows = [
        [
            "&#9745;" if at % 2 else "&#9744;",
            f"Custo…{at}",
            any_card(numbers) if at % 2 else numbers.masked(),
            numbers.amount(),
            "<i style='background:#16a34a;color:#fff;padding:1px 6px;border-radius:8px'>paid</i>",
            numbers.order(),
            numbers.date(),
            "&#8942;",
        ]
        for at in range(6)
    ]
    return page(
        numbers,
        "table{width:100%;border-collapse:collapse}td,th{padding:3px 5px;text-align:left;border-bottom:1px solid var(--line)}",
        table(("", "Who", "Instrument", "Sum", "State", "Ref", "At", ""), rows),
        sizes=(10, 11, 12),
    )


def prompt(numbers: Numbers) -> str:
    """A terminal that asks and is answered."""
    lines = (
        f"agent@desk:~$ ./pay --amount {numbers.amount()}", f"? Card number: {any_card(numbers)}", f"? Expiry (MM/YY): {expiry(numbers)}", f"? CVC › {code(numbers)}", f"&#10004; SSN of payer … {numbers.ssn()}",
        f"? Ticket: {numbers.ticket()}", f"[{small(numbers, 'pid', 5)}] sent to {numbers.address()}", f"&#10008; exit status {small(numbers, 'status')}", "agent@desk:~$ _",
    )  # fmt: skip
    return page(
        numbers,
        "body{background:#1e1e2e;color:#cdd6f4}pre{font:inherit;margin:12px}",
        f"<pre>{chr(10).join(lines)}</pre>",
        mono=True,
    )


def timed(numbers: Numbers) -> str:
    """A chat in which times stand between the messages, and a number comes with its code in three of them."""
    said = (
        f"heres the card {any_card(numbers)}",
        f"valid til {expiry(numbers)}",
        f"and cvv {code(numbers)}",
        f"my ssn? {numbers.ssn()}",
        f"call me {numbers.phone()}",
        f"order was {numbers.order()}",
    )
    bubbles = "".join(
        f"<div class=t>{small(numbers, 'hour', 2)}:{small(numbers, 'minute', 2)}</div><div class=u>{text}</div>"
        for text in said
    )
    return page(
        numbers,
        ".u{background:var(--panel);border-radius:14px;padding:7px 12px;margin:2px 14px;width:fit-content}.t{text-align:center;color:var(--muted);font-size:11px}",
        bubbles,
    )


def watch(numbers: Numbers) -> str:
    """A watch's face: few words, round, large and small."""
    css = "body{background:#000;color:#fff}.o{margin:8px;width:264px;height:264px;border-radius:50%;background:#111827;text-align:center;padding-top:44px}.o small{color:#9ca3af;font-size:12px}"
    return page(
        numbers,
        css,
        f"<div class=o><small>10:09 &#9679; Wallet</small><div style='margin:9px'>{numbers.card16(' ')}</div><small>EXP</small> {expiry(numbers)} &nbsp; <small>CVV</small> {code(numbers)}<div><small>Steps</small> {small(numbers, 'steps', 4)}</div></div>",
        sizes=(14, 16),
    )


def viewer(numbers: Numbers) -> str:
    """A document's viewer with its bar of tools, the page in the middle in a serif face."""
    name, value = a_social(numbers)
    paper = f"<p>The undersigned authorises the Company to debit card {any_card(numbers)} (expiry {expiry(numbers)}; {numbers.random.choice(NAMES_OF_CODES)} {code(numbers)}) for the sum of {numbers.amount()}, reference {numbers.order()}, and states that the {name} {value} is correct. Questions are answered under {numbers.phone()} until {numbers.date()}.</p>"
    css = "body{background:#525659}.b{background:#323639;color:#eee;padding:8px 14px;font-size:12px}.w{background:#fff;color:#111;width:400px;margin:14px auto;padding:26px;font-family:'DejaVu Serif'}"
    return page(
        numbers,
        css,
        f"<div class=b>&#9776; consent.pdf &nbsp; {small(numbers, 'page', 1)} / 12 &nbsp; &minus; 100% + &nbsp; &#8635;</div><div class=w><b>CONSENT</b>{paper}</div>",
        sizes=(11, 12, 13),
    )


def remote(numbers: Numbers) -> str:
    """A desktop in a window in a desktop, a program with sunken fields in it."""
    rows = _mixed(numbers, a_card(numbers), a_code(numbers), a_social(numbers))
    css = "body{background:#2c5d63}.o{margin:16px;border:1px solid #000;background:#c0c0c0;color:#000}.t{background:#000080;color:#fff;padding:3px 8px}.p{display:flex;padding:2px 10px;align-items:center}.k{width:210px}.v{border:2px inset #eee;background:#fff;padding:1px 6px;flex:1}.i{margin:12px}"
    return page(
        numbers,
        css,
        f"<div class=o><div class=t>10.0.0.{small(numbers, 'host', 2)} - Remote Desktop</div><div class='o i'><div class=t>Customer</div>{pairs(rows)}</div></div>",
        sizes=(11, 12, 13),
    )


def marked_text(numbers: Numbers) -> str:
    """A paragraph with numbers that are selected, underlined, struck through, boxed or highlighted."""
    style = numbers.random.choice
    looks = (
        "background:#3390ff;color:#fff",
        "text-decoration:underline",
        "text-decoration:line-through",
        "border:1px solid #d33",
        "background:#ffef5c;color:#111",
    )
    card, social = any_card(numbers), numbers.ssn()
    body = f"Customer writes from {numbers.phone()}: please use <span style='{style(looks)}'>{card}</span> until {expiry(numbers)} with the security code <span style='{style(looks)}'>{code(numbers)}</span>, not invoice {numbers.invoice()}. Her SSN is <span style='{style(looks)}'>{social}</span>, she says, and the parcel {numbers.tracking()} came on {numbers.date()}."
    return page(numbers, "p{margin:16px;width:480px}", f"<p>{body}</p>", sizes=(11, 13, 14))


def cut_off(numbers: Numbers) -> str:
    """Windows that cover each other's edges."""
    rows = _mixed(numbers, a_card(numbers), a_code(numbers), a_social(numbers))
    css = ".w{position:absolute;border:1px solid var(--line);background:var(--paper);padding:10px 14px;box-shadow:0 3px 14px #0007}.p{white-space:nowrap;padding:3px 0}.k{color:var(--muted);padding-right:9px}"
    return page(
        numbers,
        css,
        f"<div class=w style='left:-40px;top:8px;width:300px'>Statement of accounts<br>overview of the<br>Balance {numbers.amount()}</div><div class=w style='left:200px;top:34px;width:520px'>{pairs(rows)}</div>",
    )


def lettered(numbers: Numbers) -> str:
    """Upper case with much space between the letters of names, values beside or below."""
    rows = _mixed(
        numbers,
        ("Card number", any_card(numbers)),
        ("Security code", code(numbers)),
        ("Social security number", numbers.ssn()),
        ("PIN", mark(CODE, numbers.d(4))),
    )
    below = numbers.random.random() < 0.5
    css = f".k{{text-transform:uppercase;letter-spacing:.18em;font-size:12px;color:var(--muted);{'display:block' if below else 'display:inline-block;width:340px'}}}.p{{padding:5px 18px}}"
    return page(numbers, css, pairs(rows))


def named_below(numbers: Numbers) -> str:
    """Large values with small names below them, in a row of tiles."""
    rows = _mixed(numbers, a_code(numbers), ("Card", any_card(numbers)), a_pin(numbers))
    css = ".g{display:grid;grid-template-columns:1fr 1fr;gap:12px;padding:14px}.t{background:var(--panel);border-radius:8px;padding:9px 12px}.t small{display:block;color:var(--muted);font-size:11px}"
    return page(
        numbers,
        css,
        f"<div class=g>{''.join(f'<div class=t>{v}<small>{n}</small></div>' for n, v in rows)}</div>",
    )


PAGES: Final = (
    Page("stranger: pills", (620, 240), pills),
    Page("stranger: names in borders", (580, 320), bordered),
    Page("stranger: copy buttons", (520, 320), copied),
    Page("stranger: three columns of pairs", (980, 140), grid),
    Page("stranger: heads at the left", (860, 220), row_heads),
    Page("stranger: spreadsheet", (860, 190), spreadsheet),
    Page("stranger: dense table", (820, 210), admin),
    Page("stranger: terminal asks", (520, 250), prompt),
    Page("stranger: times between", (420, 420), timed),
    Page("stranger: watch", (280, 280), watch),
    Page("stranger: viewer", (540, 340), viewer),
    Page("stranger: remote desktop", (560, 320), remote),
    Page("stranger: marked text", (520, 190), marked_text),
    Page("stranger: cut off", (740, 300), cut_off),
    Page("stranger: spaced letters", (660, 400), lettered),
    Page("stranger: named below", (560, 320), named_below),
)
