"""The files of one message, redacted one after the other."""

from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256

from redaction.progress import Progress
from redaction.raw import RawFile
from redaction.redactor import Redactor
from redaction.types import Reason, Storable, Withheld
from service.progress import Step, Watch, unwatched
from service.submission import MAX_FILES


class Checking:
    """Keeps to the limits on one message. `max_file_bytes` bounds one file."""

    def __init__(self, redactor: Redactor, max_file_bytes: int) -> None:
        self._redactor = redactor
        self._max_file_bytes = max_file_bytes

    async def each(
        self,
        files: Sequence[RawFile],
        known: MutableMapping[bytes, Storable | Withheld],
        watch: Watch = unwatched,
    ) -> list[Storable | Withheld]:
        """What becomes of each file, in order: a message takes one place of the queue at a time.

        The same bytes are read once, whatever their names: `known` keeps results by the SHA-256 of the input.
        Raises RedactionError.
        """
        done: list[Storable | Withheld] = []
        for position, file in enumerate(files):
            watch(step := Step(position + 1, len(files)))
            digest = sha256(file.content).digest()
            if position < MAX_FILES and digest in known:
                done.append(await self._redactor.again(known[digest], file.name))
            else:
                done.append(await self._one(position, file, partial(_tell, watch, step)))
                if position < MAX_FILES:
                    known[digest] = done[-1]
        return done

    async def _one(self, position: int, file: RawFile, progress: Progress) -> Storable | Withheld:
        if position >= MAX_FILES:
            return await self._redactor.withhold(file.name, file.size, Reason.TOO_MANY)
        if file.size > self._max_file_bytes:
            return await self._redactor.withhold(file.name, file.size, Reason.TOO_LARGE)
        return await self._redactor.file(file, progress)


def _tell(watch: Watch, step: Step, what: str, number: int, of: int) -> None:
    watch(replace(step, what=what, number=number, of=of))
