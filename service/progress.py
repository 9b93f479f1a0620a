"""How far the files of a message are, for the page that sent them: in memory, and gone with the answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """What is checked now: file `file` of `files`, and of a long file one of its pages, entries or frames.

    `what` is a word of `redaction.progress.STEPS`, "" while nothing is told of the inside of the file.
    """

    file: int
    files: int
    what: str = ""
    number: int = 0
    of: int = 0


Watch = Callable[[Step], None]


def unwatched(_: Step) -> None:
    """Nobody watches."""


class Progress:
    """What is under way, by the key of the form that sent it. More than `most` at a time are not followed."""

    def __init__(self, most: int = 1000) -> None:
        self._most = most
        self._steps: dict[bytes, Step | None] = {}

    @contextmanager
    def follow(self, key: bytes) -> Iterator[Watch]:
        """Take steps under `key` until the end of the block. They may come from any thread."""
        if key in self._steps or len(self._steps) >= self._most:
            yield unwatched
            return
        self._steps[key] = None

        def watch(step: Step) -> None:
            if key in self._steps:
                self._steps[key] = step

        try:
            yield watch
        finally:
            del self._steps[key]

    def step(self, key: bytes) -> Step | None:
        """The last step, None when there is none yet or nothing is under way."""
        return self._steps.get(key)
