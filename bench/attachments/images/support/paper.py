"""Receipts, letters, payslips and forms, printed or shown by a viewer."""

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

_PAPER: Final = """.s{margin:18px;padding:20px;background:#fffef8;color:#1a1a1a;border:1px solid #ddd}.c{text-align:center}
.p{display:flex;justify-content:space-between}.b{border:1px solid #444;padding:2px 6px}.b small{display:block;font-size:12px}
.g{display:grid;grid-template-columns:repeat(3,1fr)}"""


def receipt(numbers: Numbers) -> str:
    """A merchant's copy of a sale that was keyed in."""
    rows = (
        ("TERMINAL", small(numbers, "terminal", 8)), ("BATCH", small(numbers, "batch")), ("ACCT", numbers.card(numbers.random.choice((" ", "")))), ("EXP", expiry(numbers)),
        (numbers.random.choice(("CVV2", "CVC", "CVV", "CID", "SECURITY CODE")), code(numbers)), ("APPROVAL", small(numbers, "auth", 6)), ("REF", mark("reference", numbers.d(12))), ("TOTAL", numbers.amount()),
    )  # fmt: skip
    return page(
        numbers,
        _PAPER,
        f"<div class=s style='width:330px'><div class=c>CORNER DELI #{small(numbers, 'store', 4)}<br>{numbers.phone()}<br>{numbers.date()}</div><br>{pairs(rows)}<br><div class=c>MERCHANT COPY</div></div>",
        mono=True,
        sizes=(13, 14, 15),
    )


def slip(numbers: Numbers) -> str:
    """A payslip."""
    cells = (
        ("Employee", "Jo Lind"), (social_word(numbers), numbers.ssn()), ("Employee no.", numbers.account()), ("Pay date", numbers.date()), ("Check no.", small(numbers, "check", 7)),
        ("Department", small(numbers, "department")), ("Gross", numbers.amount()), ("Federal tax", numbers.amount()), ("Net pay", numbers.amount()),
    )  # fmt: skip
    body = "".join(f"<div class=b><small>{name}</small>{value}</div>" for name, value in cells)
    return page(
        numbers,
        _PAPER,
        f"<div class=s><b>Northwind Inc - Earnings statement</b><br><br><div class=g>{body}</div></div>",
    )


def wages(numbers: Numbers) -> str:
    """A form of cells with small names in their corners (IRS form W-2)."""
    cells = (
        ("a Employee's social security number", numbers.ssn()), ("OMB No. 1545-0008", ""), ("1 Wages, tips", numbers.amount()),
        ("b Employer identification number (EIN)", mark("ein", f"{numbers.d(2)}-{numbers.d(7)}")), ("3 Social security wages", numbers.amount()), ("4 Social security tax withheld", numbers.amount()),
        ("d Control number", small(numbers, "control", 9)), ("7 Social security tips", numbers.amount()), ("15 Employer's state ID number", small(numbers, "state id", 9)),
    )  # fmt: skip
    body = "".join(f"<div class=b><small>{name}</small>&nbsp;&nbsp;{value}</div>" for name, value in cells)
    return page(
        numbers,
        _PAPER,
        f"<div class=s><div class=g>{body}</div><p>Copy B - to be filed {numbers.date()}</p></div>",
    )


def letter(numbers: Numbers) -> str:
    """An office writes about taxes."""
    return page(numbers, _PAPER, f"""<div class=s style='line-height:1.7'><div class=p><b>Department of Revenue</b><span>Notice CP{small(numbers, "notice", 4)}</span></div>
    <div class=p><span></span><span>Notice date {numbers.date()}</span></div><div class=p><span></span><span>{social_word(numbers)} {numbers.ssn()}</span></div><div class=p><span></span><span>To contact us {numbers.phone()}</span></div>
    <p>Dear taxpayer, we changed your return. You owe {numbers.amount()}. Please write your social security number ({numbers.ssn()}) and the tax year on your check and send it to ZIP {numbers.zip_code()}. Case {numbers.ticket()}.</p></div>""")  # fmt: skip


def fax(numbers: Numbers) -> str:
    """An order by fax: lines to be filled in, by a typewriter."""
    css = f"{_PAPER}.l{{border-bottom:1px solid #333;font-family:'DejaVu Sans Mono';padding:0 8px}}"
    rows = (
        (card_word(numbers), numbers.card16()),
        ("Exp. date", expiry(numbers)),
        (code_word(numbers), code(numbers)),
        ("Tel.", numbers.phone()),
        ("Order no.", numbers.order()),
        ("Fax", numbers.phone()),
    )
    body = "".join(f"<p>{name}: <span class=l>{value}</span></p>" for name, value in rows)
    return page(
        numbers,
        css,
        f"<div class=s><b>FAX ORDER FORM</b> &nbsp; page 1 of {small(numbers, 'page', 1)}{body}<p>Date {numbers.date()}</p></div>",
    )


def application(numbers: Numbers) -> str:
    """A form for a job: numbers and boxes, names right below the lines."""
    css = f"{_PAPER}.u{{border-bottom:1px solid #333;padding:2px 6px;min-height:26px}}.n{{font-size:12px;color:#555;padding:1px 6px 10px}}"
    cells = (
        ("Name", "Max Okafor"),
        (social_word(numbers), numbers.ssn(numbers.random.choice("- "))),
        ("Daytime phone", numbers.phone()),
        ("Driver's license", numbers.serial()),
        ("Date of birth", numbers.date()),
        ("ZIP", numbers.zip_code()),
    )
    body = "".join(f"<div><div class=u>{value}</div><div class=n>{name}</div></div>" for name, value in cells)
    return page(
        numbers,
        css,
        f"<div class=s><b>Application for employment</b><br><br><div class=g style='gap:6px 16px'>{body}</div></div>",
    )


def claim(numbers: Numbers) -> str:
    """A claim of benefits, questions with answers below."""
    rows = (
        ("1. What is your Social Security number?", numbers.ssn()), ("2. Claim number", mark("claim", numbers.d(10))), ("3. When did the illness begin?", numbers.date()),
        ("4. What is your spouse's SSN?", numbers.ssn()), ("5. Provider's NPI", mark("npi", numbers.d(10))), ("6. Daytime telephone", numbers.phone()),
    )  # fmt: skip
    body = "".join(
        f"<div>{name}</div><div class=b style='margin:3px 0 10px;background:#eef4ff'>{value}</div>"
        for name, value in rows
    )
    return page(numbers, _PAPER, f"<div class=s><b>Disability claim</b><br><br>{body}</div>")


def viewer(numbers: Numbers) -> str:
    """A PDF in a viewer, with its bars and a statement in columns."""
    css = f"{_PAPER}header{{background:#323639;color:#eee;padding:10px 16px;display:flex;gap:30px}}"
    body = "".join(
        f"<div class=p><span>{numbers.date()}</span><span>{text}</span><span>{numbers.amount()}</span></div>"
        for text in (
            f"Card purchase {numbers.masked()}",
            f"Check {small(numbers, 'check', 4)}",
            f"ACH {numbers.ticket()}",
            f"Transfer to {numbers.account()}",
        )
    )
    return page(numbers, css, f"""<header><span>statement-{small(numbers, "file", 6)}.pdf</span><span>{small(numbers, "page", 1)} / 12</span><span>90%</span></header><div class=s style='border-radius:0'>
    <div class=p><b>Statement</b><span>Account {mark("account", numbers.d(10))}</span></div><div class=p><span>Card number</span><span>{numbers.card()}</span></div>{body}</div>""")  # fmt: skip


def licence(numbers: Numbers) -> str:
    """A driver's licence; some states print the social security number."""
    css = f"{_PAPER}.d{{margin:18px;padding:18px;width:400px;border-radius:14px;background:linear-gradient(120deg,#dbeafe,#fde68a);color:#111}}"
    return page(numbers, css, f"""<div class=d><b>STATE OF COLUMBIA &nbsp; DRIVER LICENSE</b><br>4d DLN {numbers.serial()}<br>3 DOB {numbers.date()}<br>4b EXP {numbers.date()}<br>SSN {numbers.ssn()}<br>5 DD {mark("document", numbers.d(20))}<br>16 HGT 5-0{small(numbers, "height", 1)} &nbsp; 17 WGT {small(numbers, "weight")} lb</div>""")  # fmt: skip


def utility(numbers: Numbers) -> str:
    """A bill with nothing that has to go."""
    rows = (
        ("Account number", mark("account", numbers.d(10))),
        ("Meter number", mark("meter", numbers.d(8))),
        ("Service point", mark("service point", numbers.d(16))),
        ("Invoice", numbers.invoice()),
        ("Bill date", numbers.date()),
        ("kWh used", small(numbers, "usage")),
        ("Amount due", numbers.amount()),
        ("Outage line", numbers.phone()),
    )
    return page(
        numbers,
        _PAPER,
        f"<div class=s><b>Valley Power</b><br><br>{pairs(rows)}<p class=c>{mark('scan line', f'{numbers.d(10)} {numbers.d(8)} {numbers.d(4)}')}</p></div>",
    )


PAGES: Final = (
    Page("paper: receipt", (380, 380), receipt),
    Page("paper: payslip", (640, 240), slip),
    Page("paper: W-2", (820, 280), wages),
    Page("paper: tax letter", (620, 330), letter),
    Page("paper: fax order", (560, 340), fax),
    Page("paper: job application", (640, 230), application),
    Page("paper: claim", (480, 480), claim),
    Page("paper: PDF viewer", (640, 300), viewer),
    Page("paper: driver's licence", (460, 260), licence),
    Page("paper: utility bill", (520, 320), utility),
)
