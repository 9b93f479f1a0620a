"""Forms of shops, hotels and charities."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Page
from bench.attachments.images.marked import split
from bench.attachments.images.support.style import card_word, code, code_word, expiry, page, pairs, small

_INPUT: Final = """.i{border:1px solid var(--line);border-radius:6px;padding:9px 11px;background:var(--paper);min-height:38px}
.r{display:flex;gap:12px}.r>*{flex:1}label{display:block;color:var(--muted);margin:10px 0 4px}
.b{background:var(--accent);color:#fff;text-align:center;padding:10px;border-radius:6px;margin-top:14px}
.m{color:var(--muted)}main{padding:20px;max-width:520px}"""


def floating(numbers: Numbers) -> str:
    """Labels inside the fields, above the values."""
    css = f"{_INPUT}.f{{border:1px solid var(--line);border-radius:8px;padding:6px 12px;margin:8px 0}}.f small{{display:block;color:var(--muted);font-size:12px}}"
    return page(numbers, css, f"""<main><h2>Payment</h2><div class=f><small>{card_word(numbers)}</small>{numbers.card()}</div>
    <div class=f><small>Name on card</small>Robin Blake</div><div class=r><div class=f><small>Expiration date (MM/YY)</small>{expiry(numbers)}</div>
    <div class=f><small>{code_word(numbers)}</small>{code(numbers)}</div></div><div class=r><div class=f><small>Phone</small>{numbers.phone()}</div>
    <div class=f><small>ZIP+4</small>{numbers.zip_code()}</div></div><div class=b>Pay {numbers.amount()}</div>
    <p class=m>Order {numbers.order()} placed {numbers.date()}</p></main>""")  # fmt: skip


def one_field(numbers: Numbers) -> str:
    """All of the card in a single field."""
    return page(numbers, _INPUT, f"""<main><p>{card_word(numbers)}</p><div class=i style='display:flex;gap:24px'><span>{numbers.card16()}</span>
    <span>{expiry(numbers)}</span><span>{code_word(numbers)} {code(numbers)}</span></div><p class=m>Invoice {numbers.invoice()}, due {numbers.date()}</p>
    <p class=m>Your account {numbers.account()}; questions: {numbers.phone()}</p><div class=b>Pay now</div></main>""")  # fmt: skip


def sidebar(numbers: Numbers) -> str:
    """A summary of the order beside the form."""
    css = f"{_INPUT}.g{{display:grid;grid-template-columns:1fr 250px;gap:18px;padding:18px}}aside{{background:var(--panel);padding:14px}}.p{{display:flex;justify-content:space-between;padding:3px 0}}"
    total = pairs(
        (
            ("Order", numbers.order()),
            ("Item", small(numbers, "item", 4)),
            ("Shipping", numbers.amount()),
            ("Total", numbers.amount()),
        )
    )
    return page(numbers, css, f"""<div class=g><div><b>Credit card</b><label>{card_word(numbers)}</label><div class=i>{numbers.card()}</div>
    <div class=r><div><label>Expires</label><div class=i>{expiry(numbers)}</div></div><div><label>{code_word(numbers)}</label><div class=i>{code(numbers)}</div></div></div>
    <label>Billing phone</label><div class=i>{numbers.phone()}</div></div><aside><b>Summary</b>{total}<p>Tracking {numbers.tracking()}</p></aside></div>""")  # fmt: skip


def refused(numbers: Numbers) -> str:
    """What a form says when it is not content."""
    css = f"{_INPUT}.e{{color:#d33;font-size:12px;margin:3px 0}}.x{{border-color:#d33}}"
    return page(numbers, css, f"""<main><h3>Update your payment method</h3><div class='i x'>{numbers.card16()}</div><div class=e>Your card was declined. Code {small(numbers, "error")}</div>
    <label>{code_word(numbers)}</label><div class='i x'>{code(numbers)}</div><div class=e>Your card's security code is incorrect.</div>
    <label>Valid thru</label><div class=i>{expiry(numbers)}</div><label>Promotion</label><div class=i>{small(numbers, "promotion", 4)}</div>
    <p class=m>Case {numbers.ticket()} &middot; {numbers.date()} &middot; device {numbers.serial()}</p></main>""")  # fmt: skip


def overlay(numbers: Numbers) -> str:
    """A window over a page."""
    css = f"{_INPUT}body{{background:#555}}.w{{margin:26px auto;width:400px;background:var(--paper);border-radius:14px;padding:20px;box-shadow:0 8px 30px #0008}}"
    return page(numbers, css, f"""<div class=w><div class=r><b>Start your trial</b><span style='text-align:right'>&times;</span></div>
    <p class=m>Then {numbers.amount()} a month from {numbers.date()}</p><div class=i>{numbers.card()}</div>
    <div class=r style='margin-top:8px'><div class=i>{expiry(numbers)}</div><div class=i><span>{code(numbers)}</span><span class=m style='float:right'>{code_word(numbers)}</span></div></div>
    <div class=b>Subscribe</div><p class=m>Reference {numbers.order()}</p></div>""")  # fmt: skip


def donation(numbers: Numbers) -> str:
    """Amounts to choose from, then names at the left of their fields."""
    css = f"{_INPUT}.p{{display:grid;grid-template-columns:190px 1fr;align-items:center;margin:7px 0}}.v{{border:1px solid var(--line);padding:7px 9px;background:var(--panel)}}.c{{display:flex;gap:8px}}.c span{{border:1px solid var(--accent);padding:6px 14px}}"
    amounts = "".join(f"<span>${small(numbers, 'amount')}</span>" for _ in range(4))
    rows = (
        ("First name", "Kim"), (card_word(numbers), numbers.card()), ("Expiry", expiry(numbers)), (code_word(numbers), code(numbers)),
        ("Telephone", numbers.phone()), ("Postcode", numbers.zip_code()), ("Membership no.", numbers.account()),
    )  # fmt: skip
    return page(
        numbers,
        css,
        f"<main><h2>Give today</h2><div class=c>{amounts}</div>{pairs(rows)}<div class=b>Donate</div></main>",
    )


def hotel(numbers: Numbers) -> str:
    """A guarantee for a room; the code has a row of its own, with a hint."""
    css = f"{_INPUT}fieldset{{border:1px solid var(--line);margin:10px 0}}.p{{display:flex;gap:14px;padding:5px 0}}.k{{width:200px;text-align:right;color:var(--muted)}}.v{{font-weight:bold}}"
    stay = pairs(
        (
            ("Confirmation", numbers.order()),
            ("Room", small(numbers, "room")),
            ("Check-in", numbers.date()),
            ("Rate", numbers.amount()),
        )
    )
    card = pairs(
        (
            (card_word(numbers), numbers.card()),
            ("Valid until", expiry(numbers)),
            (f"{code_word(numbers)}:", code(numbers)),
            ("Guest's phone", numbers.phone()),
        )
    )
    return page(
        numbers,
        css,
        f"<main><fieldset><legend>Your stay</legend>{stay}</fieldset><fieldset><legend>Card guarantee</legend>{card}</fieldset></main>",
    )


def handheld(numbers: Numbers) -> str:
    """A phone's page: one large field a row, lines instead of boxes."""
    css = f"{_INPUT}.l{{border-bottom:2px solid var(--line);padding:4px 0 8px;margin:0 16px 16px;font-size:18px}}.h{{margin:0 16px;color:var(--accent);font-size:12px}}header{{background:var(--accent);color:#fff;padding:14px 16px;margin-bottom:18px}}"
    rows = (
        (card_word(numbers), numbers.card16()), ("Expires", expiry(numbers)), (code_word(numbers), code(numbers)),
        ("Mobile", numbers.phone()), ("Order number", numbers.order()),
    )  # fmt: skip
    body = "".join(f"<div class=h>{name}</div><div class=l>{value}</div>" for name, value in rows)
    return page(
        numbers,
        css,
        f"<header>&larr; &nbsp; Add card</header>{body}<p style='margin:16px' class=m>{numbers.date()}</p>",
    )


def groups(numbers: Numbers) -> str:
    """Four fields for the number, one for the code, names below."""
    parts = "".join(f"<div class=i>{p}</div>" for p in split(numbers.card16(), (4,) * 4, "g"))
    return page(numbers, _INPUT, f"""<main><h3>Card details</h3><div class=r>{parts}</div><div class=m>{card_word(numbers)}</div>
    <div class=r style='margin-top:14px'><div><div class=i>{expiry(numbers)}</div><div class=m>Expiry</div></div><div><div class=i>{code(numbers)}</div><div class=m>{code_word(numbers)}</div></div>
    <div><div class=i>{small(numbers, "issue", 2)}</div><div class=m>Issue no.</div></div></div><p>Booking {numbers.ticket()}, seat {small(numbers, "seat", 2)}A, {numbers.date()}</p></main>""")  # fmt: skip


def review(numbers: Numbers) -> str:
    """What was typed in, to be confirmed, as a list of sentences and small tables."""
    css = f"{_INPUT}dl{{display:grid;grid-template-columns:auto 1fr;gap:4px 20px}}dt{{color:var(--muted)}}dd{{margin:0}}"
    return page(numbers, css, f"""<main><h2>Please check your order</h2><dl><dt>Order<dd>{numbers.order()}<dt>Ship to<dd>12 Mill Lane, {numbers.zip_code()}<dt>Phone<dd>{numbers.phone()}
    <dt>{card_word(numbers)}<dd>{numbers.card()}<dt>Expires<dd>{expiry(numbers)}<dt>{code_word(numbers)}<dd>{code(numbers)}<dt>Gift card<dd>{numbers.masked()}
    <dt>Quantity<dd>{small(numbers, "quantity")}<dt>Total<dd>{numbers.amount()}</dl><div class=b>Confirm</div></main>""")  # fmt: skip


PAGES: Final = (
    Page("checkout: floating labels", (540, 480), floating),
    Page("checkout: one field", (560, 260), one_field),
    Page("checkout: sidebar", (720, 340), sidebar),
    Page("checkout: refused", (520, 460), refused),
    Page("checkout: overlay", (520, 360), overlay),
    Page("checkout: donation", (560, 480), donation),
    Page("checkout: hotel", (560, 420), hotel),
    Page("checkout: handheld", (390, 500), handheld),
    Page("checkout: groups", (540, 300), groups),
    Page("checkout: review", (540, 400), review),
)
