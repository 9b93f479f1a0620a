"""Patterns of the operator's own."""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

import regex
from typing_extensions import override

from redaction.context import Words, evidence
from redaction.hit import Hit
from redaction.normalise import View
from redaction.policy import OwnPattern
from redaction.recognizer import ViewRecognizer

_SECONDS: Final = 2.0  # of processor time, for one pattern in one view of at most 18,432 code points
_ENTITY: Final = re.compile(r"[A-Z]{1,40}(?:_[A-Z]{1,40}){0,6}")


class OwnRecognizer(ViewRecognizer):
    """One pattern. In a text on which it takes too long nothing is skipped: the whole text is refused."""

    ONLY_DIGITS: ClassVar = False

    def __init__(self, own: OwnPattern) -> None:
        """Raises ValueError, in words for the operator."""
        self.ENTITIES = (_checked_entity(own.entity),)  # type: ignore[misc]  # each object has its own
        super().__init__()
        self.name = f"{own.entity.title().replace('_', '')}Recognizer"
        self._own = own
        self._pattern = _compiled(own)
        self._words = Words("|".join(map(re.escape, map(str.lower, own.words)))) if own.words else None

    @override
    def find(self, view: View) -> Iterator[Hit]:
        group = 1 if self._pattern.groups else 0
        # All at once: the limit is on the time of the process, and while this runs no other thread does.
        for match in list(self._pattern.finditer(view.text, timeout=_SECONDS)):
            start, end = match.span(group)
            if start < end:
                yield Hit(start, end, self._own.entity, min(1.0, self._score(view.text, start, end)))

    def _score(self, text: str, start: int, end: int) -> float:
        if self._words is None:
            return self._own.score
        return self._own.score + evidence(text, start, end, self._words, enough=False).support


def _checked_entity(entity: str) -> str:
    if not _ENTITY.fullmatch(entity):
        raise ValueError("the name of a pattern is written in capitals: EMPLOYEE_NUMBER")
    return entity


def _compiled(own: OwnPattern) -> "regex.Pattern[str]":
    try:
        return regex.compile(own.pattern)
    except regex.error as error:
        raise ValueError(f"the pattern of {own.entity} is no regular expression: {error.msg}") from None
