"""Pages for Chromium that are only measured."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Page
from bench.attachments.images.marked import split
from bench.attachments.images.measured.content import Others


def underlined(numbers: Numbers) -> str:
    """Fields that are nothing but a line, their labels floating above."""
    own = Others(numbers.random)
    rows = (
        ("Cardholder", "N. Haddad"), ("Account number", own.pan()), ("Good through", own.expiry()),
        ("Verification no. (CVV2)", own.code()), ("Mobile", own.line()),
    )  # fmt: skip
    fields = "".join(
        f"<div style='border-bottom:2px solid var(--accent);margin:18px 0;padding-bottom:6px'>"
        f"<div style='font-size:12px;color:var(--muted)'>{word}</div><div style='font-size:16px'>{value}</div></div>"
        for word, value in rows
    )
    return f"<div style=\"width:380px;padding:26px;font-family:'DejaVu Serif'\"><h1 style='font-size:22px'>Reserve a room</h1>{fields}<small>Booking {own.reference()}</small></div>"


def invoice(numbers: Numbers) -> str:
    """An invoice with a paying slip."""
    own = Others(numbers.random)
    lines = "".join(
        f"<tr><td>{own.goods()}<td>Cartridge<td style='text-align:right'>{own.price()}</tr>" for _ in range(4)
    )
    return f"""<div style='width:640px;padding:30px'><div style='display:flex;justify-content:space-between'><h2>INVOICE</h2>
    <div>{own.invoice()}<br>{own.day()}</div></div><table style='width:100%'>{lines}</table><hr><p>Charged to MasterCard
    {own.card16()} &ndash; thank you.</p><p style='font-size:12px;color:var(--muted)'>Parcel {own.parcel()} / desk {own.line()}</p></div>"""


def team_chat(numbers: Numbers) -> str:
    """A team's channel with names, times and a quotation."""
    own = Others(numbers.random)
    said = (
        ("Ines", f"customer wrote: <i>my social is {own.social()}, is that enough?</i>"),
        ("Bo", f"no, see {own.claim()}"),
        ("Ines", f"she also sent <code>{own.pan()}</code> and cvv {own.code()}"),
        ("Bo", f"uh. device {own.device()} is the right one btw"),
        ("Ines", f"and the refund of {own.price()} went to {own.hidden()}"),
    )
    body = "".join(
        f"<div style='padding:9px 18px'><b>{who}</b> <small style='color:var(--muted)'>{own.day()}</small><br>{text}</div>"
        for who, text in said
    )
    return f"<div style=\"font-family:'DejaVu Sans Condensed','DejaVu Sans'\"><div style='padding:12px 18px;background:var(--panel)'># billing-help</div>{body}</div>"


def cards(numbers: Numbers) -> str:
    """Tiles in a grid."""
    own = Others(numbers.random)
    tile = "border:1px solid var(--line);padding:14px;border-radius:3px"
    tiles = (
        f"Payroll<br>SSN<br><b>{own.ssn()}</b>", f"Payment<br>Card<br><b>{own.card16('-')}</b>", f"Device<br>IMEI<br><b>{own.device()}</b>",
        f"Order<br>No.<br><b>{own.reference()}</b>", f"Bank<br>Routing<br><b>{own.bank()}</b>", f"Contact<br>Tel.<br><b>{own.line()}</b>",
    )  # fmt: skip
    grid = "".join(f"<div style='{tile}'>{text}</div>" for text in tiles)
    return f"<div style='display:grid;grid-template-columns:repeat(3,1fr);gap:14px;padding:20px'>{grid}</div>"


def console(numbers: Numbers) -> str:
    """A browser's console with an object unfolded."""
    own = Others(numbers.random)
    rows = (
        f"POST /v2/charge 422 ({own.day()})", f"&nbsp;&#9662; request: &#123;number: '{own.card16('')}', cvc: '{own.code()}'&#125;",
        f"&nbsp;&nbsp; reference: '{own.reference()}'", f"&nbsp;&nbsp; taxpayer_ssn: '{own.ssn()}'", f"&nbsp;&nbsp; phone: '{own.line()}'",
        f"&nbsp;&nbsp; previous: '{own.hidden()}'",
    )  # fmt: skip
    body = "".join(
        f"<div style='border-bottom:1px solid var(--line);padding:4px 10px'>{row}</div>" for row in rows
    )
    return f"<div style=\"font:12px/18px 'DejaVu Sans Mono'\">{body}</div>"


def six_boxes(numbers: Numbers) -> str:
    """A box a digit, in a page."""
    own = Others(numbers.random)
    boxes = "".join(
        f"<span style='display:inline-block;width:26px;height:32px;border:1px solid var(--line);margin:2px;text-align:center;"
        f"line-height:30px'>{part}</span>"
        for part in split(own.card16(), (1,) * 16, "s")
    )
    return f"<div style='padding:22px'><p>Please key in the credit card number</p>{boxes}<p>Ticket {own.ticket()}, {own.day()}</p></div>"


PAGES: Final = (
    Page("browser: underlined fields", (460, 480), underlined),
    Page("browser: invoice", (720, 360), invoice),
    Page("browser: team chat", (620, 320), team_chat),
    Page("browser: tiles", (800, 230), cards),
    Page("browser: console", (620, 190), console),
    Page("browser: a box a digit", (560, 190), six_boxes, hard=True),
)
