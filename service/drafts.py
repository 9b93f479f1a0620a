"""Redacted drafts of refused forms, between the answer "go and look" and the page that shows them.

In memory only. Reading consumes nothing, because a browser may load the page twice.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from redaction.types import RedactedText
from service.tokens import random_token

MAX_DRAFTS = 1000
MAX_CHARACTERS = 20_000_000  # of all drafts together
SECONDS = 15 * 60


@dataclass(frozen=True)
class Draft:
    """What was typed, redacted; what is wrong with it, by field; how many files to choose again."""

    values: Mapping[str, RedactedText]
    problems: Mapping[str, str]
    files_lost: int


@dataclass(frozen=True)
class _Kept:
    draft: Draft
    characters: int
    expires: float


class Drafts:
    """The oldest drafts make room for new ones. `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._characters = 0

    def put(
        self, values: Mapping[str, RedactedText], problems: Mapping[str, str], files_lost: int = 0
    ) -> str:
        """Keep a draft for SECONDS and return its token."""
        draft = Draft(dict(values), dict(problems), files_lost)
        size = sum(len(text) for text in values.values())
        token = random_token()
        self._kept[token] = _Kept(draft, size, self._clock() + SECONDS)
        self._characters += size
        self._make_room()
        return token

    def get(self, token: str) -> Draft | None:
        """The draft, None when it is unknown, expired or had to make room."""
        self._make_room()
        kept = self._kept.get(token)
        return kept.draft if kept else None

    def _make_room(self) -> None:
        now = self._clock()
        while self._kept:
            oldest = next(iter(self._kept.values()))
            full = len(self._kept) > MAX_DRAFTS or self._characters > MAX_CHARACTERS
            if not full and oldest.expires > now:
                return
            self._kept.popitem(last=False)
            self._characters -= oldest.characters
