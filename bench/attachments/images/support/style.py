"""Faces, sizes and words from a seed, and the pieces that pages are put together from."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import ImageFont

from bench.attachments.images.content import Numbers
from bench.attachments.images.marked import mark
from bench.attachments.images.truth import CODE

_FACES: Final = (
    "400 {} 'Own'",
    "400 {} 'DejaVu Sans'",
    "700 {} 'DejaVu Sans'",
    "400 {} 'DejaVu Sans Condensed'",
    "200 {} 'DejaVu Sans Light'",
    "400 {} 'DejaVu Serif'",
    "400 {} 'DejaVu Math TeX Gyre'",
    "400 {} 'DejaVu Sans Mono'",
    "italic 400 {} 'DejaVu Sans'",
)
_MONO: Final = ("400 {} 'DejaVu Sans Mono'", "700 {} 'DejaVu Sans Mono'", "italic 400 {} 'DejaVu Sans Mono'")
CODES: Final = (
    *("CVV", "CVC", "CVV2", "CVC2", "CID", "CSC", "CVN", "CVV/CVC", "CVC/CVV", "CVV code", "CVC code"),
    *("Security code", "Card security code", "Security Code", "SECURITY CODE", "Card verification code"),
    *(
        "Security code (CVV)",
        "CVV (3 digits)",
        "3-digit code",
        "CVV *",
        "CVC2/CVV2",
        "Card code",
        "cvv",
        "Cvc",
    ),
)
SOCIALS: Final = (
    *("SSN", "Social Security Number", "Social security no.", "Social Security #", "Soc. Sec. No.", "SS#"),
    *("SSN *", "Employee SSN", "SOCIAL SECURITY NUMBER", "SSN (required)", "Applicant's SSN", "SS No."),
)
CARDS: Final = (
    *("Card number", "Card no.", "Credit card number", "Card Number *", "CARD NUMBER", "Debit card", "PAN"),
    *("Card", "Number on card", "Account number (card)", "Kartennummer", "Credit/debit card no."),
)


@lru_cache(maxsize=1)
def _own_face() -> str:
    """Pillow's own face, for a style sheet."""
    face = ImageFont.load_default(12)
    if not isinstance(face, ImageFont.FreeTypeFont) or not isinstance(face.path, BytesIO):
        raise TypeError("Pillow was built without FreeType")
    encoded = base64.b64encode(face.path.getvalue()).decode()
    return f"@font-face{{font-family:Own;src:url(data:font/otf;base64,{encoded})}}"


def page(
    numbers: Numbers, css: str, body: str, *, mono: bool = False, sizes: Sequence[int] = (12, 13, 14, 16)
) -> str:
    """A page in a face and size from the seed."""
    random = numbers.random
    font = random.choice(_MONO if mono else _FACES).format(f"{random.choice(sizes)}px/1.45")
    spacing = random.choice((0, 0, 0, 0.2, 0.5, -0.2))
    return (
        f"<style>{_own_face()}body{{font:{font},sans-serif;letter-spacing:{spacing}px}}"
        f"input,td,th{{font:inherit}}{css}</style>{body}"
    )


def code(numbers: Numbers) -> str:
    """A security code of three digits, or of four as American Express has it."""
    return mark(CODE, numbers.d(numbers.random.choice((3, 3, 3, 4))))


def code_word(numbers: Numbers) -> str:
    """What a program calls it."""
    return numbers.random.choice(CODES)


def social_word(numbers: Numbers) -> str:
    """What a form calls the number of social security."""
    return numbers.random.choice(SOCIALS)


def card_word(numbers: Numbers) -> str:
    """What a form calls the number of a card."""
    return numbers.random.choice(CARDS)


def expiry(numbers: Numbers) -> str:
    """A date of a card, not marked."""
    month, year = numbers.random.randint(1, 12), numbers.random.randint(27, 33)
    return numbers.random.choice(
        (f"{month:02d}/{year}", f"{month:02d} / {year}", f"{month:02d}/20{year}", f"{month:02d}-{year}")
    )


def small(numbers: Numbers, kind: str, count: int = 3) -> str:
    """A short number that is no code."""
    return mark(kind, numbers.d(count))


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], attributes: str = "") -> str:
    """Rows below heads."""
    top = "".join(f"<th>{head}" for head in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in rows)
    return f"<table {attributes}><tr>{top}{body}</table>"


def pairs(rows: Iterable[tuple[str, str]], tag: str = "div") -> str:
    """A name and a value each, as two elements in one."""
    return "".join(
        f"<{tag} class=p><span class=k>{name}</span><span class=v>{value}</span></{tag}>"
        for name, value in rows
    )
