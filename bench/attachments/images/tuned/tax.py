"""Tax and personnel forms: small labels over values in narrow cells, a box for each digit."""

from __future__ import annotations

from typing import Final, TypeAlias

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import mark, split

Place: TypeAlias = tuple[float, float, float, float]
_FACES: Final = ("arial", "dejavu", "condensed", "times")


def _ein(numbers: Numbers) -> str:
    return mark("ein", f"{numbers.d(2)}-{numbers.d(7)}")


def _cells(canvas: Canvas, numbers: Numbers, cells: tuple[tuple[Place, str, str], ...]) -> None:
    """Labels of one face and values of another, as a program fills in a printed form."""
    small, face = numbers.random.choice(_FACES), numbers.random.choice((*_FACES, "courier", "mono"))
    for (left, top, width, height), label, value in cells:
        canvas.panel((left, top, width, height), None, canvas.look.ink)
        for at, line in enumerate(label.split("\n")):
            canvas.write(left + 4, top + 3 + 11 * at, line, 9, small)
        for at, line in enumerate(value.split("\n")):
            canvas.write(left + 6, top + height - 19 - 15 * (value.count("\n") - at), line, 13, face)


def _boxed(
    canvas: Canvas, numbers: Numbers, place: tuple[float, float], parts: list[str], after: tuple[int, ...]
) -> None:
    """A box for each digit, wide or narrow; dashes or only gaps after some."""
    (x, y), width, size = place, numbers.random.choice((15, 18, 20, 24)), numbers.random.choice((12, 14, 15))
    dash, face = numbers.random.choice(("-", "-", "")), numbers.random.choice(("courier", "arial", "mono"))
    for at, part in enumerate(parts):
        canvas.panel((x, y, width, 26), None, canvas.look.ink)
        canvas.write(x + width / 2 - size / 3.5, y + 5, part, size, face)
        x += width
        if at in after:
            canvas.write(x + 4, y + 5, dash, 15)
            x += 16


def nonemployee(canvas: Canvas, numbers: Numbers) -> None:
    """Two numbers beside each other in narrow cells (IRS form 1099-NEC)."""
    canvas.write(20, 12, "1099-NEC   Nonemployee Compensation   2026", 15, "arial bold")
    payer = f"Northwind Traders Inc\n418 Harbor St, Dallas TX {numbers.zip_code()}\n{numbers.phone()}"
    _cells(
        canvas,
        numbers,
        (
            ((20, 40, 320, 80), "PAYER'S name, street address, ZIP or foreign postal code", payer),
            ((20, 120, 160, 44), "PAYER'S TIN", _ein(numbers)),
            ((180, 120, 160, 44), "RECIPIENT'S TIN", numbers.ssn()),
            ((20, 164, 320, 44), "RECIPIENT'S name", "Jordan P Miller"),
            ((20, 208, 320, 44), "City or town, state, and ZIP", f"Austin TX {numbers.zip_code()}"),
            ((20, 252, 230, 44), "Account number (see instructions)", numbers.account()),
            ((250, 252, 90, 44), "2nd TIN not.", ""),
            ((340, 40, 170, 40), "OMB No. 1545-0116", ""),
            ((340, 80, 170, 40), "For calendar year", "2026"),
            ((340, 120, 340, 44), "1  Nonemployee compensation", numbers.amount()),
            ((340, 164, 340, 44), "4  Federal income tax withheld", numbers.amount()),
            ((340, 208, 110, 44), "5  State tax withheld", numbers.amount()),
            ((450, 208, 120, 44), "6  State/Payer's state no.", numbers.ticket()),
            ((570, 208, 110, 44), "7  State income", numbers.amount()),
            ((340, 252, 340, 44), "Document control number", numbers.serial()),
        ),
    )


def tuition(canvas: Canvas, numbers: Numbers) -> None:
    """The number in the middle of a row, of a form with two columns of amounts (IRS form 1098-T)."""
    canvas.write(20, 12, "1098-T   Tuition Statement", 15, "times bold")
    _cells(
        canvas,
        numbers,
        (
            ((20, 40, 300, 62), "FILER'S name and address", f"State College\nReno NV {numbers.zip_code()}"),
            ((20, 102, 140, 44), "FILER'S employer\nidentification no.", _ein(numbers)),
            ((160, 102, 160, 44), "STUDENT'S TIN", numbers.ssn(numbers.random.choice("- "))),
            ((20, 146, 300, 44), "Service Provider/Acct. No. (see instr.)", numbers.account()),
            ((320, 40, 180, 62), "1  Payments received for\n    qualified tuition", numbers.amount()),
            ((320, 102, 180, 44), "4  Adjustments made for\n    a prior year", numbers.amount()),
            ((320, 146, 180, 44), "6  Adjustments to grants", numbers.amount()),
            ((500, 40, 180, 62), "2  Telephone number", numbers.phone()),
            ((500, 102, 180, 44), "5  Scholarships or grants", numbers.amount()),
            ((500, 146, 180, 44), "Date of statement", numbers.date()),
        ),
    )


def request_for_number(canvas: Canvas, numbers: Numbers) -> None:
    """A number with a box for each digit, over the employer's one (IRS form W-9)."""
    canvas.write(20, 10, "Request for Taxpayer Identification Number", 15, "arial bold")
    _cells(
        canvas,
        numbers,
        (
            ((20, 38, 640, 40), "1  Name of entity/individual. An entry is required.", "Avery Stone"),
            (
                (20, 78, 430, 40),
                "5  Address (number, street, and apt. or suite no.)",
                "2207 Elm Court Apt 14",
            ),
            ((20, 118, 430, 40), "6  City, state, and ZIP code", f"Tulsa OK {numbers.zip_code()}"),
            ((20, 158, 640, 40), "7  List account number(s) here (optional)", numbers.account()),
        ),
    )
    canvas.write(20, 208, "Part I   Taxpayer Identification Number (TIN)", 13, "arial bold")
    canvas.write(400, 230, "Social security number", 11, "arial bold")
    _boxed(canvas, numbers, (400, 246), split(numbers.ssn(), (1,) * 9, "s"), (2, 4))
    canvas.write(400, 278, "or", 11)
    canvas.write(400, 294, "Employer identification number", 11, "arial bold")
    digits = [mark("ein", sign, "e") for sign in numbers.d(9)]
    _boxed(canvas, numbers, (400, 310), digits, (1,))
    for at, line in enumerate(
        ("Enter your TIN in the appropriate box.", "The TIN provided must match the name")
    ):
        canvas.write(20, 236 + 15 * at, line, 10)
    canvas.write(20, 350, f"Signature of U.S. person            Date  {numbers.date()}", 12)


def tax_return(canvas: Canvas, numbers: Numbers) -> None:
    """Names with their numbers at the right edge, the address below (IRS form 1040)."""
    canvas.write(20, 12, "1040   U.S. Individual Income Tax Return", 15, "times bold")
    _cells(
        canvas,
        numbers,
        (
            ((20, 40, 230, 40), "Your first name and middle initial", "Riley M"),
            ((250, 40, 230, 40), "Last name", "Chen"),
            (
                (480, 40, 180, 40),
                "Your social security number",
                numbers.ssn(numbers.random.choice(("-", " "))),
            ),
            ((20, 80, 230, 40), "If joint return, spouse's first name", "Casey"),
            ((250, 80, 230, 40), "Last name", "Chen"),
            ((480, 80, 180, 40), "Spouse's social security number", numbers.ssn()),
            ((20, 120, 380, 40), "Home address (number and street)", "77 Lake View Dr"),
            ((400, 120, 80, 40), "Apt. no.", "12"),
            ((480, 120, 180, 40), "Preparer's phone no.", numbers.phone()),
            ((20, 160, 280, 40), "City, town, or post office", "Salem"),
            ((300, 160, 100, 40), "State", "OR"),
            ((400, 160, 110, 40), "ZIP code", numbers.zip_code()),
            ((510, 160, 150, 40), "Firm's EIN", _ein(numbers)),
            ((20, 200, 200, 40), "b  Routing number", mark("routing number", numbers.d(9))),
            ((220, 200, 260, 40), "d  Account number", mark("customer number", numbers.d(10))),
            ((480, 200, 180, 40), "Identity protection PIN date", numbers.date()),
        ),
    )


def employment(canvas: Canvas, numbers: Numbers) -> None:
    """A box for each digit between other fields of the row (USCIS form I-9)."""
    canvas.write(20, 12, "Employment Eligibility Verification", 15, "arial bold")
    _cells(
        canvas,
        numbers,
        (
            ((20, 40, 220, 42), "Last Name (Family Name)", "Moreno"),
            ((240, 40, 220, 42), "First Name (Given Name)", "Blake"),
            ((460, 40, 200, 42), "ZIP Code", numbers.zip_code()),
            (
                (20, 82, 130, 52),
                "Date of Birth",
                mark("date", f"0{numbers.random.randint(1, 9)}/14/19{numbers.d(2)}"),
            ),
            ((150, 82, 250, 52), "U.S. Social Security Number", ""),
            ((400, 82, 260, 52), "Employee's Telephone Number", numbers.phone()),
            ((20, 134, 220, 42), "USCIS number", mark("customer number", numbers.d(9))),
            ((240, 134, 220, 42), "Document number", numbers.serial()),
            ((460, 134, 200, 42), "Expiration date", numbers.date()),
        ),
    )
    _boxed(canvas, numbers, (158, 102), split(numbers.ssn(), (1,) * 9, "s"), (2, 4))


LAYOUTS: Final = (
    Layout("1099 in narrow cells", (700, 310), nonemployee),
    Layout("1098", (700, 205), tuition),
    Layout("W-9", (680, 375), request_for_number, hard=True),
    Layout("1040", (680, 255), tax_return),
    Layout("I-9", (680, 190), employment, hard=True),
)
