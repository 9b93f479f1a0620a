"""Bank accounts: IBAN (ISO 13616) and the routing numbers of US banks (ABA)."""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from typing_extensions import override

from redaction.cards.lookalikes import IBAN, is_iban
from redaction.context import Words, evidence
from redaction.hit import Hit
from redaction.normalise import View
from redaction.recognizer import ViewRecognizer

_ROUTING: Final = re.compile(r"(?<![0-9A-Za-z.,-])[0-9]{9}(?![0-9A-Za-z]|[.,-][0-9])")
_ROUTING_WORDS: Final = Words(
    r"aba|rtn|routing(?:[\s_-]*(?:transit))?(?:[\s_-]*(?:number|num|no|#))?|bank|wire|ach"
)
_WEIGHTS: Final = (3, 7, 1)


class IbanRecognizer(ViewRecognizer):
    """IBANs with right check digits; nothing else looks like one."""

    ENTITIES: ClassVar = ("IBAN",)

    @override
    def find(self, view: View) -> Iterator[Hit]:
        for match in IBAN.finditer(view.text):
            if is_iban(match[0]):
                yield Hit(*match.span(), "IBAN", 1.0)


class AbaRecognizer(ViewRecognizer):
    """Nine digits with the check digit of a routing number, near words for one."""

    ENTITIES: ClassVar = ("ABA_ROUTING",)

    @override
    def find(self, view: View) -> Iterator[Hit]:
        for match in _ROUTING.finditer(view.text):
            if _has_check_digit(match[0]):
                words = evidence(view.text, *match.span(), _ROUTING_WORDS, enough=False)
                if words.support:
                    yield Hit(*match.span(), "ABA_ROUTING", 0.4 + words.support)


def _has_check_digit(number: str) -> bool:
    """By the American Bankers Association's rule: digits weighed 3, 7, 1 add up to a multiple of ten."""
    return sum(int(digit) * _WEIGHTS[place % 3] for place, digit in enumerate(number)) % 10 == 0
