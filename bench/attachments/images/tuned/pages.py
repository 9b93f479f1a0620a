"""Pages for Chromium: forms, a shop, a chat, a mail program, tables, a log."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Page
from bench.attachments.images.marked import split

_FORM: Final = """<style>
.f{width:420px;margin:24px;padding:20px;background:var(--panel);border:1px solid var(--line);border-radius:8px}
label{display:block;font-size:12px;color:var(--muted);margin:12px 0 4px}
.i{border:1px solid var(--line);border-radius:4px;background:var(--paper);padding:8px 10px;height:36px}
.r{display:flex;gap:14px}.r>*{flex:1}button{margin-top:18px;width:100%;height:38px;border:0;background:var(--accent);color:#fff}
</style>"""


def stripe(numbers: Numbers) -> str:
    """A payment form with one field a number."""
    return f"""{_FORM}<div class=f><h2>Pay {numbers.amount()}</h2>
    <label>Email</label><div class=i>jordan@example.com</div>
    <label>Card number</label><div class=i>{numbers.card()}</div>
    <div class=r><div><label>MM / YY</label><div class=i>{numbers.expiry()}</div></div>
    <div><label>CVC</label><div class=i>{numbers.code()}</div></div></div>
    <label>Phone</label><div class=i>{numbers.phone()}</div><button>Pay</button>
    <p>Order {numbers.order()} &middot; {numbers.date()}</p></div>"""


def boxes(numbers: Numbers) -> str:
    """Four fields for one card."""
    parts = "".join(
        f"<div class=i style='letter-spacing:1px'>{p}</div>" for p in split(numbers.card16(), (4,) * 4, "a")
    )
    return f"""{_FORM}<div class=f><h3>Enter your debit card</h3><label>Card number</label><div class=r>{parts}</div>
    <div class=r><div><label>Security code</label><div class=i>{numbers.code()}</div></div><div><label>Expires</label>
    <div class=i>{numbers.expiry()}</div></div></div><p>Last used: {numbers.masked()}</p>
    <p>Support case {numbers.ticket()}, hotline {numbers.phone()}</p></div>"""


def identity(numbers: Numbers) -> str:
    """A label beside its field."""
    row = "display:grid;grid-template-columns:190px 1fr;gap:10px;padding:9px 0;border-bottom:1px solid var(--line)"
    rows = (
        ("Legal name", "Morgan Reyes"), ("Social Security Number", numbers.ssn()), ("Date of birth", numbers.date()),
        ("Phone", numbers.phone()), ("ZIP code", numbers.zip_code()), ("Customer no.", numbers.account()),
    )  # fmt: skip
    body = "".join(f"<div style='{row}'><b>{word}</b><span>{value}</span></div>" for word, value in rows)
    return f"<div style='padding:24px;width:560px'><h2>Verify your identity</h2>{body}</div>"


def messenger(numbers: Numbers) -> str:
    """A chat with bubbles."""
    said = (
        "hey, the checkout keeps declining me",
        f"which order? is it {numbers.order()}?",
        f"yes! card {numbers.card(' ')} exp {numbers.expiry()}",
        f"please never send card data here. Case {numbers.ticket()}",
        f"ok. my ssn is {numbers.ssn()} if you need that",
        f"The parcel {numbers.tracking()} is on its way",
        f"IMEI of the phone: {numbers.imei()}",
    )
    body = "".join(
        f"<div style='margin:8px {16 if at % 2 else 140}px 8px {140 if at % 2 else 16}px;padding:10px 14px;"
        f"border-radius:16px;background:var(--panel)'>{text}</div>"
        for at, text in enumerate(said)
    )
    return f"<div style='background:var(--accent);color:#fff;padding:12px 18px'>Chat with us</div>{body}"


def table(numbers: Numbers) -> str:
    """An admin's list of payments."""
    cells = "".join(
        f"<tr><td>{numbers.order()}<td>{numbers.card16() if at < 3 else numbers.masked()}<td>{numbers.amount()}"
        f"<td>{numbers.date()}<td>{numbers.invoice()}</tr>"
        for at in range(6)
    )
    return f"""<style>table{{border-collapse:collapse;margin:20px}}td,th{{border-bottom:1px solid var(--line);
    padding:7px 12px;text-align:left;white-space:nowrap}}th{{background:var(--panel)}}</style><h3 style='margin:20px'>Payments</h3>
    <table><tr><th>Order<th>Card number<th>Amount<th>Date<th>Invoice</tr>{cells}</table>"""


def log(numbers: Numbers) -> str:
    """A log in a monospaced face."""
    lines = (
        f"[{numbers.date()}] POST /pay 402 order={numbers.order()}",
        f'[{numbers.date()}] body {{"cardNumber":"{numbers.card("")}","cvv":"{numbers.code()}"}}',
        f"[{numbers.date()}] client {numbers.address()} device {numbers.serial()}",
        f"[{numbers.date()}] customer ssn: {numbers.ssn()}",
        f"[{numbers.date()}] track {numbers.tracking()} imei {numbers.imei()}",
        f"[{numbers.date()}] retry with {numbers.masked()}",
    )
    return (
        "<pre style=\"font:13px/20px 'DejaVu Sans Mono';margin:0;padding:14px;height:100vh;background:#0d1117;"
        f'color:#c9d1d9">{chr(10).join(lines)}</pre>'
    )


def account(numbers: Numbers) -> str:
    """A phone's page with cards to tap."""
    tile = "background:var(--panel);border-radius:12px;padding:14px 16px;margin:12px"
    return f"""<h2 style='margin:20px 16px'>My account</h2><div style='{tile}'>Saved card<br><b>{numbers.card16()}</b><br>
    <small>valid {numbers.expiry()}</small></div><div style='{tile}'>Orders<br>{numbers.order()}<br>{numbers.order()}</div>
    <div style='{tile}'>Delivery<br>{numbers.tracking()}<br>{numbers.date()}</div>
    <div style='{tile}'>Device<br>IMEI {numbers.imei()}<br>S/N {numbers.serial()}</div>
    <div style='{tile}'>Other card<br>{numbers.masked()}</div>"""


def narrow(numbers: Numbers) -> str:
    """A column so narrow that numbers wrap."""
    return f"""<div style='width:150px;margin:20px;padding:10px;border:1px solid var(--line);word-break:break-all'>
    Card number:<br>{numbers.card16("")}<br><br>Credit card:<br>{numbers.card16(" ")}<br><br>Ticket {numbers.ticket()}
    <br>Invoice {numbers.invoice()}</div>"""


PAGES: Final = (
    Page("browser: payment form", (480, 560), stripe),
    Page("browser: four fields", (500, 360), boxes),
    Page("browser: identity form", (620, 360), identity),
    Page("browser: messenger", (620, 420), messenger),
    Page("browser: payments", (880, 300), table),
    Page("browser: log", (760, 160), log),
    Page("browser: account", (390, 600), account),
    Page("browser: narrow column", (200, 300), narrow, hard=True),
)
