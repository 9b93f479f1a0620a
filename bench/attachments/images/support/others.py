"""Pages of other kinds, made after the recognition had learned from the first ones."""

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

_PLAIN: Final = ".w{padding:16px}.p{display:flex;gap:10px;padding:4px 0}.k{color:var(--muted)}.r .k{width:210px;text-align:right}td,th{padding:4px 9px;text-align:left}"


def host(numbers: Numbers) -> str:
    """A host's green screen, names with dots up to the values."""
    rows = (
        ("CARD NUMBER", numbers.card("")),
        ("EXPIRATION", expiry(numbers)),
        (numbers.random.choice(("CVV2", "SECURITY CODE", "CID", "CVC")), code(numbers)),
        ("SSN", numbers.ssn()),
        ("STORE", small(numbers, "store", 4)),
        ("ORDER", numbers.order()),
        ("OPERATOR", small(numbers, "operator")),
        ("PHONE", numbers.phone()),
    )
    body = "\n".join(f" {(name + ' ').ljust(26, '.')} : {value}" for name, value in rows)
    return page(
        numbers,
        "body{background:#021a02;color:#4af626}pre{font:inherit;margin:12px}",
        f"<pre> PYMT0{small(numbers, 'screen')}  PAYMENT INQUIRY  {numbers.date()}\n\n{body}\n\n F3=EXIT F12=CANCEL</pre>",
        mono=True,
    )


def foreign(numbers: Numbers) -> str:
    """A form in another language."""
    words = numbers.random.choice((
        ("Kartennummer", "Gültig bis", "Prüfnummer", "Bestellnummer", "Telefon"), ("Número de tarjeta", "Caducidad", "Código de seguridad", "Pedido", "Teléfono"), ("Numéro de carte", "Expire le", "Cryptogramme visuel", "Commande", "Téléphone"),
        ("Numero della carta", "Scadenza", "Codice di sicurezza", "Ordine", "Telefono"), ("Kaartnummer", "Vervaldatum", "Veiligheidscode", "Bestelling", "Telefoon"), ("Número do cartão", "Validade", "Código de segurança", "Pedido", "Telefone"),
    ))  # fmt: skip
    values = (numbers.card16(), expiry(numbers), code(numbers), numbers.order(), numbers.phone())
    css = f"{_PLAIN}.f{{border:1px solid var(--line);border-radius:6px;padding:8px 10px;margin:3px 0 12px;width:300px}}"
    return page(
        numbers,
        css,
        f"<div class=w>{''.join(f'<div>{word}</div><div class=f>{value}</div>' for word, value in zip(words, values, strict=True))}</div>",
    )


def kiosk(numbers: Numbers) -> str:
    """Large text in the middle, a value below each name."""
    css = "body{text-align:center}.k{display:block;color:var(--muted);margin-top:14px}.v{font-size:26px}"
    return page(
        numbers,
        css,
        f"<h1>Check your entries</h1>{pairs(((card_word(numbers), numbers.card16()), (code_word(numbers), code(numbers)), ('Booking', numbers.order()), ('Room', small(numbers, 'room'))))}",
    )


def ticked(numbers: Numbers) -> str:
    """A coupon to cut out, with boxes to tick and lines to fill in."""
    css = f"{_PLAIN}u{{text-decoration:none;border-bottom:1px solid;padding:0 10px}}.c{{border:2px dashed var(--line);padding:16px;margin:16px}}"
    return page(numbers, css, f"""<div class=c>&#9744; Check enclosed &nbsp; &#9746; Visa &nbsp; &#9744; MasterCard<br><br>Card # <u>{numbers.card16()}</u> Exp <u>{expiry(numbers)}</u><br><br>3-digit code on back <u>{code(numbers)}</u> Amount <u>{numbers.amount()}</u><br><br>
    Phone <u>{numbers.phone()}</u> Member no. <u>{numbers.account()}</u><br><br>Date <u>{numbers.date()}</u> Source code <u>{small(numbers, "source", 4)}</u></div>""")  # fmt: skip


def mailed(numbers: Numbers) -> str:
    """What a form of a website mails to its owner: a table with a frame."""
    rows = (
        ("Name", "Cody Lane"),
        (card_word(numbers), numbers.card()),
        ("Card type", "MasterCard"),
        (f"{code_word(numbers)}", code(numbers)),
        ("Expiry", expiry(numbers)),
        ("Phone", numbers.phone()),
        ("Submitted", numbers.date()),
        ("Entry ID", small(numbers, "entry", 4)),
        ("IP", numbers.address()),
    )
    return page(
        numbers,
        f"{_PLAIN}td{{border:1px solid #888}}td:first-child{{background:var(--panel);font-weight:bold}}",
        f"<div class=w>{table((), rows)}</div>",
    )


def loan(numbers: Numbers) -> str:
    """Two people beside each other, the same names for both."""
    rows = [
        ("", "Applicant", "Co-applicant"),
        (social_word(numbers), numbers.ssn(), numbers.ssn()),
        ("Home phone", numbers.phone(), numbers.phone()),
        (
            "Employer ID",
            mark("ein", f"{numbers.d(2)}-{numbers.d(7)}"),
            mark("ein", f"{numbers.d(2)}-{numbers.d(7)}"),
        ),
        ("Income", numbers.amount(), numbers.amount()),
        ("Born", numbers.date(), numbers.date()),
    ]
    return page(
        numbers,
        f"{_PLAIN}table{{margin:14px;border-collapse:collapse}}td{{border-bottom:1px solid var(--line)}}",
        table((), rows),
        sizes=(12, 13),
    )


def settings(numbers: Numbers) -> str:
    """A file of settings."""
    lines = (
        f"payment_card: '{numbers.card('')}'",
        f"{numbers.random.choice(('cvc', 'cvv', 'card_cvv', 'CARD_CVC'))}: '{code(numbers)}'",
        f"expiry: {expiry(numbers)}",
        f"employee_ssn: {numbers.ssn()}",
        f"timeout: {small(numbers, 'timeout')}",
        f"port: {small(numbers, 'port', 4)}",
        f"order_ref: {numbers.order()}",
        f"device: {numbers.imei()}",
    )
    return page(
        numbers, f"{_PLAIN}pre{{font:inherit;margin:12px}}", f"<pre>{chr(10).join(lines)}</pre>", mono=True
    )


def agent(numbers: Numbers) -> str:
    """An agent's screen: names end where values begin, in two panels."""
    left = pairs(
        (
            ("Caller", numbers.phone()),
            ("Case", numbers.ticket()),
            (f"{social_word(numbers)}:", numbers.ssn()),
            ("Queue time", f"{small(numbers, 'seconds')} s"),
            ("DNIS", small(numbers, "dnis", 4)),
        )
    )
    right = pairs(
        (
            (f"{card_word(numbers)}:", numbers.card()),
            ("Valid to:", expiry(numbers)),
            (f"{code_word(numbers)}:", code(numbers)),
            ("Invoice:", numbers.invoice()),
            ("Paid:", numbers.amount()),
        )
    )
    return page(
        numbers,
        f"{_PLAIN}.g{{display:grid;grid-template-columns:1fr 1fr;gap:10px;padding:12px}}.g>*{{background:var(--panel);padding:10px}}",
        f"<div class='g r'><div>{left}</div><div>{right}</div></div>",
        sizes=(12, 13),
    )


def sheet(numbers: Numbers) -> str:
    """Contractors' tax numbers, some of firms."""
    rows = [
        [
            name,
            numbers.ssn() if at % 2 else mark("ein", f"{numbers.d(2)}-{numbers.d(7)}"),
            "SSN" if at % 2 else "EIN",
            numbers.zip_code(),
            numbers.amount(),
            numbers.phone(),
        ]
        for at, name in enumerate(("Lane LLC", "Cody Lane", "Mott Inc", "Dee Mott"))
    ]
    return page(
        numbers,
        f"{_PLAIN}table{{margin:14px;border-collapse:collapse}}th{{background:#334155;color:#fff}}td{{border-bottom:1px solid var(--line)}}",
        table(("Payee", "TIN", "Type", "ZIP+4", "Box 1", "Phone"), rows),
        sizes=(12, 13),
    )


def drawer(numbers: Numbers) -> str:
    """A drawer at a phone's bottom, a value at the right end of each row, a lock before the name."""
    rows = (
        (card_word(numbers), numbers.card16()),
        ("Expires", expiry(numbers)),
        (code_word(numbers), code(numbers)),
        ("Delivery", numbers.date()),
        ("Order", numbers.order()),
        ("Gift code", small(numbers, "gift", 6)),
    )
    css = f"{_PLAIN}body{{background:#444}}.d{{margin-top:60px;background:var(--paper);border-radius:20px 20px 0 0;padding:18px}}.p{{justify-content:space-between;border-bottom:1px solid var(--line);padding:11px 2px}}"
    return page(
        numbers,
        css,
        f"<div class=d><b>Confirm purchase</b>{''.join(f'<div class=p><span>&#9679; {name}</span><b>{value}</b></div>' for name, value in rows)}</div>",
    )


def boarding(numbers: Numbers) -> str:
    """A boarding pass; nothing has to go."""
    cells = (
        ("FLIGHT", "NW" + small(numbers, "flight")),
        ("GATE", "B" + small(numbers, "gate", 2)),
        ("SEAT", small(numbers, "seat", 2) + "F"),
        ("DATE", numbers.date()),
        ("E-TICKET", mark("ticket", f"{numbers.d(3)} {numbers.d(10)}")),
        ("SEQ", small(numbers, "sequence")),
        ("REF", numbers.serial()),
        ("BAG", mark("bag", numbers.d(10))),
    )
    css = f"{_PLAIN}.g{{display:grid;grid-template-columns:repeat(4,1fr);gap:12px;padding:16px;background:var(--panel)}}.k{{display:block;font-size:12px}}.p{{display:block}}"
    return page(numbers, css, f"<div class=g>{pairs(cells)}</div>")


def statement(numbers: Numbers) -> str:
    """Transfers with numbers of banks; nothing has to go."""
    rows = [
        [
            numbers.date(),
            mark("routing number", numbers.d(9)),
            mark("account", numbers.d(10)),
            small(numbers, "check", 4),
            f"Trace {mark('trace', numbers.d(15))}",
            numbers.amount(),
        ]
        for _ in range(5)
    ]
    return page(
        numbers,
        f"{_PLAIN}table{{margin:14px}}",
        table(("Posted", "ABA", "Account", "Check", "Memo", "Amount"), rows),
        sizes=(12, 13),
    )


PAGES: Final = (
    Page("other: green screen", (560, 260), host),
    Page("other: another language", (360, 400), foreign),
    Page("other: kiosk", (480, 420), kiosk),
    Page("other: coupon", (560, 260), ticked),
    Page("other: mailed form", (480, 320), mailed),
    Page("other: loan", (560, 200), loan),
    Page("other: settings", (460, 200), settings),
    Page("other: agent", (780, 200), agent),
    Page("other: tax numbers", (660, 180), sheet),
    Page("other: drawer", (390, 420), drawer),
    Page("other: boarding pass", (640, 160), boarding),
    Page("other: statement", (780, 200), statement),
)
