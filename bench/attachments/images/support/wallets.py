"""Cards as things: in wallets and banks' apps, and photographed."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Page
from bench.attachments.images.support.style import card_word, code, code_word, expiry, page, pairs, small

_CARD: Final = """.card{position:relative;width:380px;height:230px;border-radius:16px;margin:18px;padding:22px;color:#fff}
.p{display:flex;justify-content:space-between;padding:10px 16px;border-bottom:1px solid var(--line)}.k{color:var(--muted)}
.t{background:var(--panel);border-radius:12px;margin:12px}.abs{position:absolute}"""
_GROUNDS: Final = (
    "linear-gradient(135deg,#1d2b64,#f8cdda00),#24306b", "#0a2540", "linear-gradient(120deg,#7b1fa2,#e91e63)",
    "linear-gradient(90deg,#0f766e,#115e59)", "#b8860b", "#2f2f33", "linear-gradient(160deg,#9ca3af,#4b5563)",
)  # fmt: skip
_RAISED: Final = "text-shadow:1px 1px 0 #0007,-1px -1px 0 #fff5;letter-spacing:2px;font-size:22px"


def _ground(numbers: Numbers) -> str:
    return f"background:{numbers.random.choice(_GROUNDS)}"


def embossed(numbers: Numbers) -> str:
    """The front of a card with raised digits, and a note below."""
    body = f"""<div class=card style='{_ground(numbers)}'><b>NORTHERN BANK</b><div class=abs style='top:96px;{_RAISED}'>{numbers.card16()}</div>
    <div class=abs style='top:150px;font-size:12px'>{small(numbers, "bank", 4)} &nbsp; VALID THRU <span style='font-size:15px'>{numbers.expiry()}</span></div>
    <div class=abs style='top:186px'>ROBIN BLAKE</div></div><p style='margin:18px'>Call {numbers.phone()} if found</p>"""
    return page(numbers, _CARD, body, mono=True)


def american(numbers: Numbers) -> str:
    """Four, six and five digits, the code above them at the right, unnamed or with its name."""
    body = f"""<div class=card style='{_ground(numbers)}'><b>EXPRESS</b><div class=abs style='top:74px;right:28px;font-size:14px'>CID {code(numbers)}</div>
    <div class=abs style='top:104px;{_RAISED}'>{numbers.amex()}</div><div class=abs style='top:160px'>Member since {small(numbers, "year", 2)} &nbsp; {numbers.expiry()}</div></div>
    <div class=t>{pairs((("Points", small(numbers, "points", 5)), ("Statement", numbers.date())))}</div>"""
    return page(numbers, _CARD, body)


def back(numbers: Numbers) -> str:
    """The back of a card: the strip for the signature with the code."""
    word = code_word(numbers)
    body = f"""<div class=card style='{_ground(numbers)}'><div class=abs style='left:0;right:0;top:24px;height:44px;background:#111'></div>
    <div class=abs style='left:22px;top:90px;width:250px;height:36px;background:#f3f0e6;color:#222;text-align:right;padding:8px;font-style:italic'>{small(numbers, "digits", 4)}</div>
    <div class=abs style='left:280px;top:90px;background:#fff;color:#111;padding:8px'>{code(numbers)}</div><div class=abs style='left:280px;top:130px;font-size:12px'>{word}</div>
    <div class=abs style='top:160px;font-size:12px'>Customer service {numbers.phone()}<br>Lost card {numbers.phone()}</div></div>"""
    return page(numbers, _CARD, body)


def details(numbers: Numbers) -> str:
    """A bank's app that shows what it usually hides."""
    body = f"""<h3 style='margin:16px'>Card details</h3><div class=card style='{
        _ground(numbers)
    }'><div class=abs style='top:110px;font-size:20px'>{numbers.card16()}</div>
    <div class=abs style='top:158px'>Exp {expiry(numbers)} &emsp; {code_word(numbers)} {
        code(numbers)
    }</div></div><div class=t>{
        pairs(
            (
                ("Card ID", numbers.account()),
                ("Daily limit", numbers.amount()),
                ("Ordered", numbers.date()),
                ("Other card", numbers.masked()),
            )
        )
    }</div>"""
    return page(numbers, _CARD, body)


def virtual(numbers: Numbers) -> str:
    """Rows with buttons to copy."""
    rows = (
        (card_word(numbers), numbers.card16(numbers.random.choice((" ", "")))),
        ("Expiry date", expiry(numbers)),
        (code_word(numbers), code(numbers)),
        ("Billing ZIP", numbers.zip_code()),
        ("Reference", numbers.ticket()),
    )
    body = "".join(
        f"<div class=p><div><div class=k style='font-size:12px'>{name}</div><div>{value}</div></div><span style='color:var(--accent)'>Copy</span></div>"
        for name, value in rows
    )
    return page(
        numbers,
        _CARD,
        f"<div style='text-align:center;padding:14px'><b>Virtual card</b></div><div class=t>{body}</div><p class=k style='margin:16px'>Created {numbers.date()}</p>",
    )


def saved(numbers: Numbers) -> str:
    """A list of cards, one of them opened."""
    body = f"""<h3 style='margin:16px'>Wallet</h3><div class=t><div class=p><b>Visa</b><span>{numbers.masked()}</span></div><div class=p><b>Mastercard</b><span>{numbers.card16()}</span></div>
    <div class=p><span class=k>{code_word(numbers)}</span><span>{code(numbers)}</span></div><div class=p><span class=k>Expires</span><span>{expiry(numbers)}</span></div>
    <div class=p><b>Gift card</b><span>{small(numbers, "gift", 8)}</span></div><div class=p><b>Loyalty</b><span>{numbers.account()}</span></div></div>"""
    return page(numbers, _CARD, body)


def tile(numbers: Numbers) -> str:
    """Fields named in tiny capitals on a coloured card, the code with them."""
    cap = "font-size:12px;letter-spacing:1px;opacity:.75;text-transform:uppercase"
    body = f"""<div class=card style='{_ground(numbers)}'><div style='{cap}'>{card_word(numbers)}</div><div style='font-size:19px;letter-spacing:1px'>{numbers.card()}</div>
    <div style='display:flex;gap:44px;margin-top:34px'><div><div style='{cap}'>Valid thru</div>{numbers.expiry()}</div><div><div style='{cap}'>{code_word(numbers)}</div>{code(numbers)}</div>
    <div><div style='{cap}'>Branch</div>{small(numbers, "branch")}</div></div></div><div class=t>{pairs((("Coffee", numbers.amount()), ("Fuel", numbers.amount()), ("Ticket", numbers.ticket())))}</div>"""
    return page(numbers, _CARD, body)


def freeze(numbers: Numbers) -> str:
    """Settings of a card: switches, limits, a hidden number shown."""
    rows = (
        ("Freeze card", "Off"),
        (card_word(numbers), numbers.card("")),
        ("PIN tries left", small(numbers, "tries", 1)),
        (code_word(numbers), code(numbers)),
        ("ATM limit", numbers.amount()),
        ("Issued", numbers.date()),
        ("Support", numbers.phone()),
    )
    return page(numbers, _CARD, f"<h3 style='margin:16px'>Manage card</h3><div class=t>{pairs(rows)}</div>")


def health(numbers: Numbers) -> str:
    """An insurer's card: nothing on it has to go, but one has the social security number."""
    body = f"""<div class=card style='{_ground(numbers)};font-size:13px'><b>HARBOR HEALTH PPO</b><br><br>Member ID {numbers.account()}<br>Group {small(numbers, "group", 6)} &nbsp; RxBIN {small(numbers, "bin", 6)} &nbsp; PCN {small(numbers, "pcn", 4)}
    <br>Effective {numbers.date()}<br>Subscriber SSN {numbers.ssn()}<br>Copay ${small(numbers, "copay", 2)} &nbsp; Help {numbers.phone()}</div>"""
    return page(numbers, _CARD, body)


def fleet(numbers: Numbers) -> str:
    """Loyalty and fuel cards that look like payment cards and are none."""
    body = f"""<div class=card style='{_ground(numbers)}'><b>SKY MILES</b><div class=abs style='top:100px;font-size:20px'>{numbers.account()}</div><div class=abs style='top:150px'>Since {small(numbers, "year", 4)}</div></div>
    <div class=t>{pairs((("Flight", numbers.ticket()), ("Seat", small(numbers, "seat", 2)), ("Record", numbers.serial()), ("Gate", small(numbers, "gate", 2)), ("Bag tag", numbers.order()), ("Date", numbers.date())))}</div>"""
    return page(numbers, _CARD, body)


PAGES: Final = (
    Page("wallet: embossed", (420, 320), embossed),
    Page("wallet: 4-6-5", (420, 400), american),
    Page("wallet: back of a card", (420, 280), back),
    Page("wallet: details", (420, 520), details),
    Page("wallet: virtual card", (400, 420), virtual),
    Page("wallet: saved cards", (420, 380), saved),
    Page("wallet: tile", (420, 430), tile),
    Page("wallet: settings", (420, 420), freeze),
    Page("wallet: insurer's card", (420, 280), health),
    Page("wallet: miles", (420, 560), fleet),
)
