"""`veilbox serve` without redaction, to see what redaction costs. It keeps what it should not: bench only.

Not a setting, and nothing that the product can reach: the redactor is replaced in this process, before it
serves. Mails are still parsed, because without their parts there is no ticket.
"""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from redaction.raw import Raw
from redaction.redactor import Redactor
from redaction.types import RedactedText, seal
from service import offline
from web.cli import main


class UnreadRedactor(Redactor):
    """Calls every text redacted without reading it, and without a hop to another thread."""

    @override
    async def text(self, raw: Raw) -> RedactedText:
        return seal(raw.reveal(), ())

    @override
    async def texts(self, raws: Sequence[Raw]) -> list[RedactedText]:
        return [seal(raw.reveal(), ()) for raw in raws]


if __name__ == "__main__":
    offline.Redactor = UnreadRedactor  # type: ignore[misc]
    main(["serve"])
