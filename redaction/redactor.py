"""The door to redaction for everybody else: raw in, redacted out, off the event loop."""

import asyncio
import json
import threading
from collections.abc import AsyncIterable, AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import astuple
from functools import partial
from typing import Final

from redaction.by_hand import Area
from redaction.documents.mail_types import MailLimits, ParsedMail
from redaction.documents.names import redact_name
from redaction.engine import Engine
from redaction.errors import CpuLimit, MemoryLimit, ReaderFailed, WorkerLost
from redaction.policy import Policy
from redaction.pool.jobs import (
    CORRECT_FILE,
    FILE_CREW,
    PAINT_FILE,
    READ_FILE,
    READ_MAIL,
    READ_PAGE,
    REDACT,
    TEXT_CREW,
)
from redaction.pool.limits import Limits
from redaction.pool.pool import Pool
from redaction.pool.zygotes import Zygotes
from redaction.progress import Progress, unheard
from redaction.raw import Raw, RawFile
from redaction.stream import Stream
from redaction.threads import Threads
from redaction.types import EMPTY, Reason, RedactedText, Redaction, Storable, Withheld, replace_name

LONG_TEXT: Final = 64 * 1024  # characters; what is longer is redacted in a worker process

_DEFAULT_POLICY: Final = Policy()
_DEFAULT_LIMITS: Final = Limits()
_FILE_LIMITS: Final = Limits(wall_seconds=100, memory=1_500_000_000)


class Redactor:
    """Redacts short texts in threads; long texts, files and mails in worker processes without rights.

    One for the whole process. Nothing is started before `warm` or the first call that needs it.

    Args:
        policy: what is removed and what of it stays.
        threads: how many short texts are redacted at once.
        workers: how many worker processes there are for long texts and mails, and how many for files.
        max_waiting: how many more calls may wait for a thread, and how many for a worker process.
        seconds: wall-clock limit of one call for short texts, waiting included.
        limits: what one long text or mail may use in a worker process.
        file_limits: what one file may use.

    Every call raises `RedactionBusy` when too many calls wait, and `RedactionFailed` (or one of its kinds) on
    any exception and at a limit. None of them says anything of the input.
    """

    def __init__(
        self,
        policy: Policy = _DEFAULT_POLICY,
        *,
        threads: int = 2,
        workers: int = 2,
        max_waiting: int = 64,
        seconds: float = 20.0,
        limits: Limits = _DEFAULT_LIMITS,
        file_limits: Limits = _FILE_LIMITS,
    ) -> None:
        self._policy = policy
        self._threads = Threads(threads, max_waiting, seconds)
        both = partial(Pool, policy, workers=workers, max_waiting=max_waiting, zygotes=Zygotes())
        self._texts = both(crew=TEXT_CREW, limits=limits)
        self._files = both(crew=FILE_CREW, limits=file_limits)
        self._building = threading.Lock()
        self._built: Engine | None = None

    async def warm(self) -> None:
        """Build the engine, here and in the worker processes, so that the first person doesn't wait for it.

        Raises WorkersUnavailable when there can't be any.
        """
        here = self._threads.run(lambda: self._engine().redact("4111 1111 1111 1111"))
        await asyncio.gather(here, self._texts.warm(), self._files.warm())

    @property
    def busy(self) -> bool:
        """A mail or a file that comes now would hear RedactionBusy: nothing of it need be received."""
        return self._texts.full or self._files.full

    async def text(self, raw: Raw) -> RedactedText:
        """One text without what must not be kept."""
        return (await self.explain(raw)).text

    async def texts(self, raws: Sequence[Raw]) -> list[RedactedText]:
        """Several texts, each redacted by itself; the short ones in one hop, and none for empty ones."""
        if not any(map(len, raws)):
            return [EMPTY] * len(raws)
        short = [raw for raw in raws if len(raw) <= LONG_TEXT]
        done = iter(await self._threads.run(lambda: [self._engine().redact(r.reveal()).text for r in short]))
        return [await self.text(raw) if len(raw) > LONG_TEXT else next(done) for raw in raws]

    async def explain(self, raw: Raw) -> Redaction:
        """One text together with what was removed and where it stood in the input."""
        if len(raw) > LONG_TEXT:
            return await self._texts.run(REDACT, raw.reveal())
        return await self._threads.run(lambda: self._engine().redact(raw.reveal()))

    async def stream(self, pieces: AsyncIterable[str]) -> AsyncIterator[str]:
        """A text of any length that comes in pieces, redacted as if it had been read whole."""
        stream = await self._threads.run(lambda: Stream(self._engine()))
        async for piece in pieces:
            for part in await self._threads.run(stream.feed, piece):
                yield part
        yield await self._threads.run(stream.close)

    async def file(self, file: RawFile, progress: Progress = unheard) -> Storable | Withheld:
        """A file whose content could be read and redacted, or its name and why it can't be kept.

        `progress` hears how far it is, in a thread of the server.
        """
        try:
            return await self._files.run(READ_FILE, file.name.reveal(), file.content, progress=progress)
        except CpuLimit:
            reason = Reason.TIMED_OUT
        except MemoryLimit:
            reason = Reason.TOO_LARGE
        return await self.withhold(file.name, file.size, reason)

    async def again(self, done: Storable | Withheld, name: Raw) -> Storable | Withheld:
        """What `file` would give for the same bytes under another name, without reading them again."""
        return replace_name(done, await self._threads.run(lambda: redact_name(self._engine(), name.reveal())))

    async def correct(
        self, name: RedactedText, content: bytes, marked: Raw, entity: str
    ) -> Storable | Withheld:
        """A stored file of any kind without a marked text, for whose limits see `Correction`."""
        done = await self._files.run(CORRECT_FILE, content, marked.reveal(), entity)
        return replace_name(done, name)

    async def paint(
        self, name: RedactedText, content: bytes, areas: Sequence[Area], entity: str
    ) -> Storable | Withheld:
        """A stored picture with bars over some of its areas."""
        wanted = json.dumps([astuple(area) for area in areas])
        return replace_name(await self._files.run(PAINT_FILE, content, wanted, entity), name)

    async def withhold(self, name: Raw, size: int, reason: Reason) -> Withheld:
        """A file that is not to be kept, named on the ticket. `size` in bytes."""
        safe_name = await self._threads.run(lambda: redact_name(self._engine(), name.reveal()))
        return Withheld(safe_name, size, reason)

    async def mail(self, content: bytes) -> ParsedMail:
        """The parts of a MIME message, still raw."""
        return await self._texts.run(READ_MAIL, content)

    async def mail_html(self, mail: ParsedMail) -> RedactedText | None:
        """The HTML of a mail as safe markup, the removed places its spans; None when only the text is shown.

        It has no styles, scripts or remote images. Links have `http`, `https` or `mailto` addresses; an image
        that shows a file of the mail has that file's number, from 0, as in `src="part:3"`.
        """
        if not mail.html or len(mail.html) > MailLimits().markup:
            return None
        content_ids = [file.content_id.reveal() for file in mail.files]
        with suppress(ReaderFailed, WorkerLost):  # the text says the same
            return await self._texts.run(READ_PAGE, mail.html.reveal(), *content_ids)
        return None

    async def close(self) -> None:
        """End all worker processes and drop what waits; a short text in a thread ends by itself."""
        self._threads.close()
        await asyncio.gather(self._texts.close(), self._files.close())

    def _engine(self) -> Engine:
        with self._building:
            if self._built is None:
                self._built = Engine(self._policy)
            return self._built
