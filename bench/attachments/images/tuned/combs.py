"""Combs: a narrow box for each digit, whose frames touch the digits, on tax, bank and order forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bench.attachments.images.canvas import Canvas, Colour
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout
from bench.attachments.images.marked import mark, split

_FACES: Final = ("arial", "courier", "mono", "dejavu", "condensed", "times")
_STYLES: Final = ("boxes", "boxes", "apart", "ticks", "columns", "columns")


@dataclass(frozen=True, slots=True)
class _Comb:
    """How one form draws all its combs; `pitch` and `height` in points."""

    style: str
    pitch: float
    height: float
    size: float
    face: str
    line: Colour

    @classmethod
    def of(cls, canvas: Canvas, numbers: Numbers) -> _Comb:
        """One from a seed: as narrow as the digits, or a bit wider."""
        random = numbers.random
        size, face = random.choice((11, 12, 13, 14)), random.choice(_FACES)
        pitch = canvas.width_of("0", size, face) + random.choice((2, 3, 4, 6))
        line = random.choice((canvas.look.ink, canvas.look.muted, canvas.look.line))
        return cls(random.choice(_STYLES), round(pitch), size + random.choice((3, 5, 8)), size, face, line)

    def draw(
        self, canvas: Canvas, x: float, y: float, digits: list[str], after: tuple[int, ...] = ()
    ) -> None:
        """Boxes with a digit in each; a gap after some."""
        start, gap = x, self.pitch / 2
        if self.style == "columns":
            width = self.pitch * len(digits) + gap * len(after)
            canvas.panel((x, y, width, self.height), None, self.line)
        for at, digit in enumerate(digits):
            self._frame(canvas, x, y, first=x == start)
            left = x + (self.pitch - canvas.width_of("0", self.size, self.face)) / 2
            canvas.write(left, y + (self.height - self.size) / 2, digit, self.size, self.face)
            x += self.pitch + (gap if at in after else 0)

    def _frame(self, canvas: Canvas, x: float, y: float, *, first: bool) -> None:
        right, bottom = x + self.pitch, y + self.height
        if self.style == "columns" and not first:
            canvas.panel((x, y, 0, self.height), None, self.line)
        elif self.style == "ticks":
            canvas.panel((x, bottom, self.pitch, 0), None, self.line)
            for side in (x, right):
                canvas.panel((side, y + 0.6 * self.height, 0, 0.4 * self.height), None, self.line)
        elif self.style == "boxes":
            canvas.panel((x, y, self.pitch, self.height), None, self.line)
        elif self.style == "apart":
            canvas.panel((x, y, self.pitch - 1, self.height), None, self.line)


def _ssn(numbers: Numbers, name: str = "s") -> list[str]:
    return split(numbers.ssn(), (1,) * 9, name)


def _plain(numbers: Numbers, kind: str, count: int, name: str) -> list[str]:
    return [mark(kind, digit, name) for digit in numbers.d(count)]


def taxpayer(canvas: Canvas, numbers: Numbers) -> None:
    """The number above the employer's one (IRS form W-9)."""
    comb = _Comb.of(canvas, numbers)
    canvas.write(20, 10, "Part I    Taxpayer Identification Number (TIN)", 12, "arial bold")
    for at, line in enumerate(
        ("Enter your TIN in the appropriate box. The TIN", "provided must match the name given on line 1.")
    ):
        canvas.write(20, 36 + 14 * at, line, 10)
    canvas.write(330, 32, "Social security number", 10, "arial bold")
    comb.draw(canvas, 330, 48, _ssn(numbers), (2, 4))
    canvas.write(330, 78, "or", 10)
    canvas.write(330, 94, "Employer identification number", 10, "arial bold")
    comb.draw(canvas, 330, 110, _plain(numbers, "ein", 9, "e"), (1,))
    canvas.write(20, 150, f"Sign here   Signature of U.S. person      Date {numbers.date()}", 11)


def wage(canvas: Canvas, numbers: Numbers) -> None:
    """Combs in the cells of a form to be scanned (SSA's W-2c and W-3)."""
    comb = _Comb.of(canvas, numbers)
    ink = canvas.look.ink
    canvas.write(20, 10, "W-2c   Corrected Wage and Tax Statement", 13, "times bold")
    cells = (
        ((20, 34, 250, 48), "a  Tax year/Form corrected", _plain(numbers, "ticket", 4, "y"), ()),
        ((270, 34, 250, 48), "b  Employee's correct SSN", _ssn(numbers, "a"), (2, 4)),
        ((20, 82, 250, 48), "c  Employer's Federal EIN", _plain(numbers, "ein", 9, "e"), (1,)),
        ((270, 82, 250, 48), "d  Previously reported SSN", _ssn(numbers, "b"), (2, 4)),
        ((20, 130, 250, 48), "Employer's ZIP code", _plain(numbers, "zip code", 9, "z"), (4,)),
        ((270, 130, 250, 48), "Establishment number", _plain(numbers, "customer number", 6, "n"), ()),
    )
    for place, label, digits, after in cells:
        canvas.panel(place, None, ink)
        canvas.write(place[0] + 5, place[1] + 3, label, 9)
        comb.draw(canvas, place[0] + 12, place[1] + 18, digits, after)


def beside(canvas: Canvas, numbers: Numbers) -> None:
    """The label before its comb, one row below the other, none or all with gaps (a bank's account card)."""
    comb = _Comb.of(canvas, numbers)
    after = numbers.random.choice(((), (2, 4)))
    canvas.write(20, 12, "New account signature card", 14, "dejavu bold")
    rows = (
        ("Account number", _plain(numbers, "customer number", 10, "a"), ()),
        ("SSN", _ssn(numbers), after),
        ("Date of birth", _plain(numbers, "date", 8, "d"), (1, 3)),
        ("Home phone", _plain(numbers, "phone", 10, "p"), (2, 5)),
        ("Routing no.", _plain(numbers, "routing number", 9, "r"), ()),
    )
    for at, (label, digits, gaps) in enumerate(rows):
        canvas.write(20, 44 + 30 * at, label, 11, "dejavu", canvas.look.muted)
        comb.draw(canvas, 150, 42 + 30 * at, digits, gaps)


def order(canvas: Canvas, numbers: Numbers) -> None:
    """A card with its date and code on a form to be posted."""
    comb = _Comb.of(canvas, numbers)
    canvas.write(20, 12, "ORDER FORM - pay by card", 14, "arial bold")
    canvas.write(20, 38, "Card number", 10, ink=canvas.look.muted)
    comb.draw(canvas, 20, 54, split(numbers.card16(), (1,) * 16, "c"), (3, 7, 11))
    canvas.write(20, 86, "Expiry", 10, ink=canvas.look.muted)
    comb.draw(canvas, 20, 102, _plain(numbers, "expiry", 4, "x"), (1,))
    canvas.write(130, 86, numbers.random.choice(("CVV", "Security code", "CVC2")), 10, ink=canvas.look.muted)
    comb.draw(canvas, 130, 102, split(numbers.code(), (1, 1, 1), "v"))
    canvas.write(250, 86, "Quantity", 10, ink=canvas.look.muted)
    comb.draw(canvas, 250, 102, _plain(numbers, "quantity", 3, "q"))
    canvas.write(20, 136, "Customer number", 10, ink=canvas.look.muted)
    comb.draw(canvas, 20, 152, _plain(numbers, "customer number", 9, "k"))
    canvas.write(250, 136, "Order number", 10, ink=canvas.look.muted)
    comb.draw(canvas, 250, 152, _plain(numbers, "order number", 8, "o"))


def dependents(canvas: Canvas, numbers: Numbers) -> None:
    """Combs in a column of a table, below its head."""
    comb = _Comb.of(canvas, numbers)
    canvas.write(20, 10, "Dependents (see instructions)", 13, "arial bold")
    for x, head in ((20, "First and last name"), (190, "Social security number"), (400, "Case no.")):
        canvas.write(x, 34, head, 10)
    for at, name in enumerate(("Avery Stone", "Blake Stone", "Casey Stone")):
        y = 52 + 28 * at
        canvas.write(20, y + 3, name, 12, comb.face)
        comb.draw(canvas, 190, y, _ssn(numbers, f"s{at}"), (2, 4))
        comb.draw(canvas, 400, y, _plain(numbers, "ticket", 7, f"t{at}"))
        canvas.rule(20, y + 25, 540, y + 25)


LAYOUTS: Final = (
    Layout("comb: W-9", (600, 175), taxpayer, hard=True),
    Layout("comb: W-2c", (540, 190), wage, hard=True),
    Layout("comb: account card", (440, 200), beside, hard=True),
    Layout("comb: order form", (460, 185), order, hard=True),
    Layout("comb: dependents", (560, 140), dependents, hard=True),
)
