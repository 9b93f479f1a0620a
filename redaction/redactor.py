"""The door to redaction for everybody else: raw in, redacted out, off the event loop."""

import threading
from collections.abc import Sequence
from typing import Final

from redaction.documents.files import redact_file, redact_name
from redaction.documents.mail.parse import parse_mail
from redaction.documents.mail_types import MailLimits, ParsedMail
from redaction.engine import Engine
from redaction.policy import Policy
from redaction.raw import Raw, RawFile
from redaction.threads import Threads
from redaction.types import Reason, RedactedFile, RedactedText, Redaction, Withheld

_DEFAULT_POLICY: Final = Policy()


class Redactor:
    """Redacts texts, files and mails in worker threads; one for the whole process.

    Args:
        policy: what is removed and what of it stays.
        threads: how many jobs run at once.
        max_waiting: how many more may wait for a thread.
        seconds: wall-clock limit of one call, waiting included.

    Every call raises `RedactionBusy` when too many jobs wait, and `RedactionFailed` on any exception and at
    the time limit. Neither says anything of the input.
    """

    def __init__(
        self,
        policy: Policy = _DEFAULT_POLICY,
        *,
        threads: int = 2,
        max_waiting: int = 64,
        seconds: float = 20.0,
    ) -> None:
        self._policy = policy
        self._threads = Threads(threads, max_waiting, seconds)
        self._building = threading.Lock()
        self._built: Engine | None = None

    async def warm(self) -> None:
        """Build the engine and use it once, so that the first person doesn't wait for it."""
        await self._threads.run(lambda: self._engine().redact("4111 1111 1111 1111"))

    async def text(self, raw: Raw) -> RedactedText:
        """One text without what must not be kept."""
        return (await self.explain(raw)).text

    async def texts(self, raws: Sequence[Raw]) -> list[RedactedText]:
        """Several texts in one hop, each redacted by itself."""
        return await self._threads.run(lambda: [self._engine().redact(raw.reveal()).text for raw in raws])

    async def explain(self, raw: Raw) -> Redaction:
        """One text together with what was removed and where it stood in the input."""
        return await self._threads.run(lambda: self._engine().redact(raw.reveal()))

    async def file(self, file: RawFile) -> RedactedFile | Withheld:
        """A file whose content could be read and redacted, or its name and why it can't be kept."""
        return await self._threads.run(lambda: redact_file(self._engine(), file.name.reveal(), file.content))

    async def withhold(self, name: Raw, size: int, reason: Reason) -> Withheld:
        """A file that is not to be kept, named on the ticket. `size` in bytes."""
        safe_name = await self._threads.run(lambda: redact_name(self._engine(), name.reveal()))
        return Withheld(safe_name, size, reason)

    async def mail(self, content: bytes) -> ParsedMail:
        """The parts of a MIME message, still raw."""
        return await self._threads.run(parse_mail, content, MailLimits())

    async def close(self) -> None:
        """Drop what waits; running jobs end by themselves."""
        self._threads.close()

    def _engine(self) -> Engine:
        with self._building:
            if self._built is None:
                self._built = Engine(self._policy)
            return self._built
