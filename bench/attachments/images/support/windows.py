"""Windows of programs and of the system: dialogues, managers of passwords, calendars, settings."""

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
)

_WINDOW: Final = """.w{margin:18px;border:1px solid var(--line);border-radius:8px;background:var(--panel);overflow:hidden}.h{background:#2b579a;color:#fff;padding:7px 12px}
.c{padding:14px 16px}.p{display:flex;gap:12px;padding:5px 0}.k{color:var(--muted);min-width:150px}.b{display:inline-block;border:1px solid var(--line);padding:5px 20px;margin:8px 8px 0 0}"""


def failure(numbers: Numbers) -> str:
    """A dialogue that says what went wrong, with all that was sent."""
    return page(numbers, _WINDOW, f"""<div class=w><div class=h>Payment Terminal</div><div class=c><b>Transaction failed (0x{small(numbers, "error", 4)})</b><p>Card {numbers.card()} exp {expiry(numbers)} was refused by the host.<br>{code_word(numbers)}: {code(numbers)}<br>Response {small(numbers, "response")}, trace {small(numbers, "trace", 6)}</p>
    <span class=b>Retry</span><span class=b>Cancel</span><p>{numbers.date()} &nbsp; Order {numbers.order()}</p></div></div>""")  # fmt: skip


def autofill(numbers: Numbers) -> str:
    """A browser offers what it knows."""
    css = f"{_WINDOW}.q{{padding:9px 14px;border-bottom:1px solid var(--line)}}.q small{{display:block;color:var(--muted);font-size:12px}}"
    return page(numbers, css, f"""<div class=w style='width:360px'><div class=q>{numbers.card16()}<small>Robin Blake &middot; {expiry(numbers)}</small></div><div class=q>{numbers.masked()}<small>Expires {expiry(numbers)}</small></div>
    <div class=q>{numbers.phone()}<small>12 Mill Lane {numbers.zip_code()}</small></div><div class=q>Manage payment methods...</div></div><p style='margin:18px'>{code_word(numbers)} <span style='border:1px solid var(--line);padding:5px 20px 5px 8px'>{code(numbers)}</span> &nbsp; Order {numbers.order()}</p>""")  # fmt: skip


def passwords(numbers: Numbers) -> str:
    """An entry in a manager of passwords."""
    rows = (
        ("cardholder name", "Robin Blake"),
        ("type", "Visa"),
        ("number", numbers.card16()),
        ("verification number", code(numbers)),
        ("expiry date", expiry(numbers)),
        ("issuing bank phone", numbers.phone()),
        ("reference", numbers.account()),
        ("last edited", numbers.date()),
    )
    return page(
        numbers,
        f"{_WINDOW}.p{{display:block}}.k{{display:block;color:var(--accent);font-size:12px}}",
        f"<div class=w><div class=c><h3>My Visa</h3>{pairs(rows)}</div></div>",
    )


def identity(numbers: Numbers) -> str:
    """An entry about a person."""
    rows = (
        ("First name", "Rae"),
        (social_word(numbers), numbers.ssn(numbers.random.choice(("-", "")))),
        ("Passport", numbers.serial()),
        ("Phone", numbers.phone()),
        ("License", mark("licence", numbers.d(9))),
        ("Born", numbers.date()),
        ("Apt.", small(numbers, "flat")),
    )
    return page(
        numbers,
        _WINDOW,
        f"<div class=w><div class=h>Edit identity</div><div class=c>{pairs(rows)}</div></div>",
    )


def event(numbers: Numbers) -> str:
    """An entry of a calendar with numbers in its notes."""
    return page(numbers, f"{_WINDOW}.e{{background:var(--accent);color:#fff;border-radius:6px;padding:10px 14px;margin:16px}}", f"""<div class=e><b>Call the bank</b><br>{numbers.date()}<br>Dial-in {numbers.phone()}, PIN-free, room {small(numbers, "room")}</div><div class=c>Notes:<br>debit card {numbers.card()}<br>{code_word(numbers)} {code(numbers)}<br>SSN {numbers.ssn()}<br>ticket {numbers.ticket()}<br>meeting ID {mark("meeting", f"{numbers.d(3)} {numbers.d(4)} {numbers.d(4)}")}</div>""")  # fmt: skip


def clipboard(numbers: Numbers) -> str:
    """What was copied lately, one below the other, without any names for most."""
    css = f"{_WINDOW}.q{{background:var(--panel);border:1px solid var(--line);border-radius:6px;margin:8px 14px;padding:8px 12px}}"
    items = (
        numbers.card(""),
        numbers.tracking(),
        numbers.ssn(),
        numbers.order(),
        numbers.card16(" "),
        numbers.phone(),
        f"{numbers.random.choice(('CVV', 'CVC', 'Security code'))} {code(numbers)}",
        numbers.date(),
    )
    return page(numbers, css, "".join(f"<div class=q>{item}</div>" for item in items))


def about(numbers: Numbers) -> str:
    """A phone's page about itself; nothing has to go."""
    rows = (
        ("Model", small(numbers, "model", 4)),
        ("Serial number", numbers.serial()),
        ("IMEI", numbers.imei()),
        ("IMEI2", numbers.imei()),
        ("ICCID", mark("iccid", f"8901{numbers.d(16)}")),
        ("SEID", mark("seid", numbers.d(24))),
        ("Modem firmware", mark("version", f"{numbers.d(1)}.{numbers.d(2)}.{numbers.d(2)}")),
        ("Network", mark("network", f"{numbers.d(3)} {numbers.d(3)}")),
        ("Songs", small(numbers, "count")),
    )
    return page(
        numbers,
        f"{_WINDOW}.p{{justify-content:space-between;border-bottom:1px solid var(--line);padding:9px 16px}}",
        f"<h3 style='margin:14px 16px'>About</h3>{pairs(rows)}",
    )


def till(numbers: Numbers) -> str:
    """A till's window: large amounts, a keyed card, buttons."""
    css = f"{_WINDOW}.g{{display:grid;grid-template-columns:1fr 1fr;gap:8px;padding:14px}}.t{{background:var(--panel);padding:10px}}.t b{{font-size:20px;display:block}}"
    cells = (
        ("Total due", numbers.amount()),
        ("Order", numbers.order()),
        (card_word(numbers), numbers.card16()),
        ("Expiration", expiry(numbers)),
        (code_word(numbers), code(numbers)),
        ("Table", small(numbers, "table", 2)),
        ("Clerk", small(numbers, "clerk")),
        ("Auth", small(numbers, "auth", 6)),
    )
    return page(
        numbers,
        css,
        f"<div class=g>{''.join(f'<div class=t>{name}<b>{value}</b></div>' for name, value in cells)}</div>",
    )


def wizard(numbers: Numbers) -> str:
    """A program's form with frames around groups, as older ones have it."""
    css = f"{_WINDOW}fieldset{{border:1px solid var(--line);margin:8px 0}}.v{{border:1px solid var(--line);background:var(--paper);padding:2px 8px;min-width:190px}}"
    one, two = (
        pairs(
            (
                (card_word(numbers), numbers.card()),
                ("Exp. date", expiry(numbers)),
                (code_word(numbers), code(numbers)),
            )
        ),
        pairs(
            (
                (social_word(numbers), numbers.ssn()),
                ("Policy no.", mark("policy", numbers.d(9))),
                ("Home phone", numbers.phone()),
                ("Agent code", small(numbers, "agent")),
            )
        ),
    )
    return page(
        numbers,
        css,
        f"<div class=w><div class=h>New policy - step 3 of 5</div><div class=c><fieldset><legend>Payment</legend>{one}</fieldset><fieldset><legend>Insured</legend>{two}</fieldset></div></div>",
    )


def updates(numbers: Numbers) -> str:
    """A program's list of versions and codes; nothing has to go."""
    rows = (
        ("Version", mark("version", f"{numbers.d(2)}.{numbers.d(1)}.{numbers.d(4)}")),
        ("Build", small(numbers, "build", 5)),
        ("License key", mark("licence", f"{numbers.d(5)}-{numbers.d(5)}-{numbers.d(5)}")),
        ("Activation code", small(numbers, "activation", 6)),
        ("Security update", mark("update", f"KB{numbers.d(7)}")),
        ("Error code", small(numbers, "error")),
        ("Last check", numbers.date()),
        ("Host", numbers.address()),
        ("Days left", small(numbers, "days")),
    )
    return page(
        numbers,
        _WINDOW,
        f"<div class=w><div class=h>Security &amp; updates</div><div class=c>{pairs(rows)}</div></div>",
    )


PAGES: Final = (
    Page("window: failure", (520, 280), failure),
    Page("window: autofill", (480, 290), autofill),
    Page("window: password manager", (440, 460), passwords),
    Page("window: identity", (480, 300), identity),
    Page("window: calendar", (480, 300), event),
    Page("window: clipboard", (420, 400), clipboard),
    Page("window: about", (420, 400), about),
    Page("window: till", (480, 340), till),
    Page("window: wizard", (520, 400), wizard),
    Page("window: updates", (460, 360), updates),
)
