"""The product's door for files, asked as the server asks it; the time of each call, and the memory."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import Any, Final, Generic, TypeVar

import psutil

from redaction.errors import RedactionError
from redaction.policy import Policy
from redaction.raw import Raw, RawFile
from redaction.redactor import Redactor
from redaction.types import RedactedFile, Storable, Withheld

T = TypeVar("T")
WORKERS: Final = 2
_LOOK_SECONDS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Outcome:
    """`file` is None when the call raised; `error` is then the kind. `seconds` on the clock.

    `memory`: bytes of the largest worker while it ran, which may have been the other one.
    """

    file: Storable | Withheld | None
    seconds: float
    memory: int
    error: str = ""

    @property
    def content(self) -> bytes | None:
        """What would be stored, None when nothing is."""
        return self.file.content if isinstance(self.file, RedactedFile) else None

    @property
    def word(self) -> str:
        """How it ended, in a word or two."""
        if isinstance(self.file, Withheld):
            return f"withheld: {self.file.reason}"
        return "kept" if self.file else f"failed: {self.error}"


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A file to be sent and what it was made from; its bytes are made when its turn comes."""

    about: T
    name: str
    make: Callable[[], bytes]


def run(items: Iterable[Item[T]], told: Callable[[T, bytes, Outcome], None], ocr: str | None = None) -> int:
    """Send all items through the pool, as many at once as there are workers; the largest worker in bytes.

    `told` gets each outcome with the bytes that were sent, after all have ended: a judge would hold up what
    still runs, and count as its time.
    """
    with Watch() as watch:
        ended = asyncio.run(_all(items, policy(ocr), watch))
    for about, content, outcome in ended:
        told(about, content, outcome)
    return watch.largest_since(0)


def policy(ocr: str | None) -> Policy:
    """The default one, with an engine for images chosen. Raises ValueError when there is no choice."""
    if ocr is None:
        return Policy()
    if "ocr" not in {field.name for field in fields(Policy)}:
        raise ValueError("redaction offers no choice of the engine for images")
    chosen: dict[str, Any] = {"ocr": ocr}
    return Policy(**chosen)


async def _all(items: Iterable[Item[T]], chosen: Policy, watch: Watch) -> list[tuple[T, bytes, Outcome]]:
    redactor = Redactor(chosen, workers=WORKERS)
    waiting = iter(items)
    ended: list[tuple[T, bytes, Outcome]] = []

    async def work() -> None:
        for item in waiting:
            content = await asyncio.to_thread(item.make)
            ended.append((item.about, content, await outcome_of(redactor, item.name, content, watch)))

    try:
        await redactor.warm()
        await asyncio.gather(*(work() for _ in range(WORKERS)))
    finally:
        await redactor.close()
    return ended


async def outcome_of(redactor: Redactor, name: str, content: bytes, watch: Watch | None = None) -> Outcome:
    """One file through the door, whatever comes of it."""
    began = time.perf_counter()
    file: Storable | Withheld | None = None
    error = ""
    try:
        file = await redactor.file(RawFile(Raw(name), content))
    except RedactionError as raised:
        error = type(raised).__name__
    seconds = time.perf_counter() - began
    return Outcome(file, seconds, watch.largest_since(began) if watch else 0, error)


class Watch:
    """Looks at the memory of all processes that this one started, until it is left."""

    def __init__(self) -> None:
        self._seen: list[tuple[float, int]] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def largest_since(self, moment: float) -> int:
        """Bytes of the largest process seen from a moment on, as `time.perf_counter` tells it."""
        return max((size for seen, size in list(self._seen) if seen >= moment), default=0)

    def _look(self) -> None:
        this = psutil.Process()
        while not self._over.wait(_LOOK_SECONDS):
            for process in this.children(recursive=True):
                with suppress(psutil.Error):
                    self._seen.append((time.perf_counter(), process.memory_info().rss))
