"""Finds card numbers."""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from typing_extensions import override

from redaction import labels
from redaction.hit import Hit
from redaction.normalise import View
from redaction.recognizer import ViewRecognizer

_RUN: Final = re.compile(r"(?<![0-9])[3-6][0-9]{3}(?:[ -]?[0-9]){8,15}(?![0-9])")


class CardRecognizer(ViewRecognizer):
    """Card numbers by the networks' ranges, lengths and check digit."""

    ENTITIES: ClassVar = (labels.CREDIT_CARD,)

    @override
    def find(self, view: View) -> Iterator[Hit]:
        for match in _RUN.finditer(view.text):
            digits = [int(c) for c in match[0] if c.isdigit()]
            total = sum(d if i % 2 == 0 else d * 2 - 9 * (d > 4) for i, d in enumerate(reversed(digits)))
            if total % 10 == 0:
                yield Hit(match.start(), match.end(), labels.CREDIT_CARD, 0.9, "".join(map(str, digits[-4:])))
