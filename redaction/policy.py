"""What the operator may choose about redaction."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """`keep_last_four`: the last four digits of a card stay. `itin`: US taxpayer numbers are removed, too."""

    keep_last_four: bool = True
    itin: bool = False
