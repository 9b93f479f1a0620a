"""`veilbox serve` without redaction, to see what redaction costs. It keeps what it should not: bench only.

Not a setting, and nothing that the product can reach: the redactor is replaced in this process, before it
serves. Texts and files are kept unread, and nothing goes to another thread or process for them. All else
stays: a mail is parsed in a worker process, because without its parts there is no ticket, and everything is
stored and synced.
"""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from redaction.progress import Progress, unheard
from redaction.raw import Raw, RawFile
from redaction.redactor import Redactor
from redaction.types import RedactedFile, RedactedText, seal, seal_file
from service import offline
from web.cli import main


class UnreadRedactor(Redactor):
    """Calls everything redacted without reading it."""

    @override
    async def text(self, raw: Raw) -> RedactedText:
        return seal(raw.reveal(), ())

    @override
    async def texts(self, raws: Sequence[Raw]) -> list[RedactedText]:
        return [seal(raw.reveal(), ()) for raw in raws]

    @override
    async def file(self, file: RawFile, progress: Progress = unheard) -> RedactedFile:
        return seal_file(seal(file.name.reveal(), ()), "text/plain", file.content, ())


if __name__ == "__main__":
    offline.Redactor = UnreadRedactor  # type: ignore[misc]
    main(["serve"])
