"""Chats, mails, notifications, notes of calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Page
from bench.attachments.images.support.style import code, expiry, page, small

_TALK: Final = ".m{display:flex;margin:7px 12px}.o{justify-content:flex-end}.u{max-width:74%;padding:8px 12px;border-radius:17px}.t{color:var(--muted);font-size:12px}.w{padding:14px}"


def _bubbles(said: Sequence[str], theirs: str, mine: str) -> str:
    return "".join(
        f"<div class='m {'o' if at % 2 else ''}'><div class=u style='{mine if at % 2 else theirs}'>{text}</div></div>"
        for at, text in enumerate(said)
    )


def _code_said(numbers: Numbers) -> str:
    what = code(numbers)
    return numbers.random.choice((
        f"cvv {what}", f"CVV is {what}", f"and the security code is {what}", f"the 3 digits on the back are {what}", f"{what} is the cvc", f"Security code: {what}",
        f"cvc: {what}", f"the code on the back is {what}", f"CVV2 - {what}", f"cvv={what}", f"my cvv number is {what} if you need it", f"Its {what}, the security code",
    ))  # fmt: skip


def phone(numbers: Numbers) -> str:
    """Bubbles in blue and grey."""
    said = (
        "Hi! The payment page hangs", f"Sorry about that. Which order? {numbers.order()}?", f"yes. can you just charge {numbers.card(' ')} {expiry(numbers)}", f"I opened {numbers.ticket()} for you", _code_said(numbers),
        f"We never ask for that. Call {numbers.phone()}", f"I'm in room {small(numbers, 'room')}", f"Done at {numbers.date()}",
    )  # fmt: skip
    return page(
        numbers,
        _TALK,
        _bubbles(said, "background:var(--panel)", "background:#0a84ff;color:#fff"),
        sizes=(13, 14, 16),
    )


def messenger(numbers: Numbers) -> str:
    """Bubbles in green with times in their corners."""
    said = (
        f"Tracking {numbers.tracking()}",
        f"ssn {numbers.ssn(numbers.random.choice(('-', ' ', '-')))}",
        "thanks, what else do you need?",
        f"{numbers.card16()}<br>exp {expiry(numbers)}<br>{_code_said(numbers)}",
        f"Delivery {numbers.date()}, gate {small(numbers, 'gate', 4)}#",
        f"IMEI {numbers.imei()}",
    )
    timed = [
        f"{text} <span class=t>{small(numbers, 'clock', 2)}:{small(numbers, 'clock', 2)}</span>"
        for text in said
    ]
    return page(
        numbers,
        f"{_TALK}body{{background:#e5ddd5;color:#111}}.t{{color:#667}}",
        _bubbles(timed, "background:#fff", "background:#dcf8c6"),
        sizes=(13, 14, 15),
    )


def channel(numbers: Numbers) -> str:
    """Messages with a name and time above, no bubbles."""
    said = (
        f"customer on {numbers.phone()} can't pay invoice {numbers.invoice()}",
        f"her card: {numbers.card()} {_code_said(numbers)}",
        f"error {small(numbers, 'error')} since build {small(numbers, 'build', 4)}",
        f"SSN for the credit check: {numbers.ssn()}",
        f"see {numbers.ticket()}, device {numbers.serial()}",
    )
    body = "".join(
        f"<div class=w style='padding:7px 14px'><b>{name}</b> <span class=t>{numbers.date()}</span><div>{text}</div></div>"
        for name, text in zip(("Kim", "Lee", "Rae", "Kim", "Jo"), said, strict=True)
    )
    return page(
        numbers,
        _TALK,
        f"<div class=w style='border-bottom:1px solid var(--line)'><b># billing-help</b></div>{body}",
        sizes=(13, 14),
    )


def thread(numbers: Numbers) -> str:
    """A mail that quotes others."""
    return page(numbers, f"{_TALK}blockquote{{border-left:3px solid var(--accent);margin:8px 0 8px 6px;padding-left:10px;color:var(--muted)}}", f"""<div class=w><h3>Re: Re: {numbers.order()} not delivered</h3><div class=t>{numbers.date()}</div><p>Hello, here is what you asked for:</p>
    <p>Card: {numbers.card()}<br>Exp: {expiry(numbers)}<br>{_code_said(numbers)}</p><blockquote>On {numbers.date()} support wrote:<br>Please name your order and call {numbers.phone()}.<blockquote>Parcel {numbers.tracking()} went to ZIP {numbers.zip_code()}; refund to {numbers.card16()} please</blockquote></blockquote></div>""")  # fmt: skip


def locked(numbers: Numbers) -> str:
    """Notifications on a locked phone."""
    css = f"{_TALK}body{{background:linear-gradient(#27408b,#8a5a83)}}.n{{background:#ffffffd9;color:#111;border-radius:14px;margin:10px 12px;padding:10px 14px}}.n b{{display:block}}h1{{color:#fff;text-align:center;margin:18px}}"
    notes = (
        ("Bank", f"Your one-time code is {small(numbers, 'otp', 6)}. Never share it."),
        ("Dana", f"card is {numbers.card16()} ok? {_code_said(numbers)}"),
        ("Parcel", f"{numbers.tracking()} arrives {numbers.date()}"),
        ("Mum", f"what do they want my social for? {numbers.ssn()}"),
        ("Shop", f"Order {numbers.order()} of {numbers.amount()} confirmed"),
    )
    return page(
        numbers,
        css,
        f"<h1>9:41</h1>{''.join(f'<div class=n><b>{who}</b>{text}</div>' for who, text in notes)}",
        sizes=(13, 14),
    )


def ticket(numbers: Numbers) -> str:
    """A ticket tool with comments and fields at the right."""
    css = f"{_TALK}.g{{display:grid;grid-template-columns:1fr 230px}}aside{{background:var(--panel);padding:14px}}.n{{border:1px solid var(--line);border-radius:8px;padding:10px;margin:10px}}"
    aside = f"<aside>Ticket<br><b>{numbers.ticket()}</b><br><br>Requester<br><b>{numbers.phone()}</b><br><br>Order<br><b>{numbers.order()}</b><br><br>Serial<br><b>{numbers.serial()}</b><br><br>SLA<br><b>{small(numbers, 'minutes')} min</b></aside>"
    return page(numbers, css, f"""<div class=g><div><div class=n><b>Pat</b> <span class=t>{numbers.date()}</span><p>My debit card {numbers.card()} was charged {numbers.amount()} twice. {_code_said(numbers)}</p></div>
    <div class=n><b>Agent</b><p>Thanks. I see {numbers.invoice()} and a refund to {numbers.masked()}.</p></div><div class=n><b>Pat</b><p>my social security number is {numbers.ssn()}</p></div></div>{aside}</div>""", sizes=(12, 13))  # fmt: skip


def transcript(numbers: Numbers) -> str:
    """A call, written down with times at the left."""
    said = (
        ("Agent", "Thank you for calling, may I have the card number?"),
        ("Caller", f"Sure, it's {numbers.card(' ')}"),
        ("Agent", "And the security code?"),
        ("Caller", code(numbers)),
        ("Agent", f"Your reference is {numbers.ticket()}"),
        ("Caller", f"My number is {numbers.phone()}"),
        ("Agent", "The last four of your social?"),
        ("Caller", f"I can give you all, {numbers.ssn()}"),
        ("Agent", f"It will arrive by {numbers.date()}"),
    )
    body = "".join(
        f"<tr><td class=t>00:{at:02d}:{numbers.d(2)}<td><b>{who}</b><td>{text}"
        for at, (who, text) in enumerate(said)
    )
    return page(
        numbers,
        f"{_TALK}table{{margin:14px}}td{{padding:4px 10px;vertical-align:top}}",
        f"<table>{body}</table>",
        sizes=(12, 13, 14),
    )


def notes(numbers: Numbers) -> str:
    """A sheet of notes in yellow."""
    lines = (
        f"- call back {numbers.phone()}",
        f"- {numbers.card16('-')} / {expiry(numbers)} / {_code_said(numbers)}",
        f"- flight {small(numbers, 'flight', 4)} on {numbers.date()}",
        f"- social: {numbers.ssn()}",
        f"- gym locker {small(numbers, 'locker')}",
        f"- invoice {numbers.invoice()} {numbers.amount()}",
        f"- wifi router S/N {numbers.serial()}",
    )
    return page(
        numbers,
        f"{_TALK}.y{{background:#fff6b0;color:#3b3200;padding:16px;min-height:240px}}",
        f"<div class=y>{'<br>'.join(lines)}</div>",
        sizes=(13, 15, 17),
    )


def orders(numbers: Numbers) -> str:
    """A mail about an order; nothing has to go."""
    return page(numbers, _TALK, f"""<div class=w style='max-width:480px'><div style='background:var(--accent);color:#fff;padding:14px'>Thank you for your order</div><p>Order no. <b>{numbers.order()}</b><br>Placed {numbers.date()}<br>Invoice {numbers.invoice()}</p>
    <p>Track: {numbers.tracking()}<br>Paid with Visa {numbers.masked()}<br>Voucher {small(numbers, "voucher", 8)}<br>Customer {numbers.account()}<br>Total {numbers.amount()}</p><p class=t>Questions? {numbers.phone()}. Reg. no. {small(numbers, "register", 8)}, VAT DE{small(numbers, "vat", 9)}</p></div>""")  # fmt: skip


def delivery(numbers: Numbers) -> str:
    """SMS about parcels and codes; nothing has to go."""
    said = (
        f"Your parcel {numbers.tracking()} is out for delivery",
        f"Locker {small(numbers, 'locker')} opens with {small(numbers, 'otp', 6)}",
        f"Reply STOP to {small(numbers, 'sender', 5)}",
        f"Your verification code is {small(numbers, 'otp', 6)}",
        f"Appointment {numbers.date()} room {small(numbers, 'room')}",
        f"Call {numbers.phone()} ext. {small(numbers, 'extension')}",
        f"Case {numbers.ticket()} closed",
    )
    return page(
        numbers,
        _TALK,
        _bubbles(said, "background:var(--panel)", "background:#34c759;color:#fff"),
        sizes=(13, 15),
    )


PAGES: Final = (
    Page("talk: phone", (420, 440), phone),
    Page("talk: messenger", (420, 380), messenger),
    Page("talk: channel", (640, 340), channel),
    Page("talk: mail thread", (560, 400), thread),
    Page("talk: locked phone", (400, 480), locked),
    Page("talk: ticket", (720, 400), ticket),
    Page("talk: transcript", (580, 330), transcript),
    Page("talk: notes", (440, 280), notes),
    Page("talk: order mail", (520, 380), orders),
    Page("talk: SMS", (420, 360), delivery),
)
