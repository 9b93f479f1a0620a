"""Text in, redacted text out."""

from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

from redaction.analyzer import EntityRecognizer
from redaction.cards.recognizer import CardRecognizer
from redaction.columns import ColumnRecognizer
from redaction.errors import RedactionFailed
from redaction.extra import chosen
from redaction.labels import placeholder
from redaction.merge import Place, merged
from redaction.normalise import around
from redaction.policy import Policy
from redaction.presidio import Presidio
from redaction.sensitive_auth import CvvRecognizer, ExpiryRecognizer, PinRecognizer, TrackRecognizer
from redaction.ssn import SsnRecognizer
from redaction.types import EMPTY, Redaction, Removed, Span, seal

_STANDARD = Policy()
_READINGS: Final = 3  # a second one finds something in rare texts, a third one in none that is known


class Engine:
    """Removes what the recognizers find. Keeps nothing between calls and may be used from several threads."""

    def __init__(self, policy: Policy = _STANDARD, extra: Sequence[EntityRecognizer] = ()) -> None:
        """`extra`: more Presidio recognizers; they see the text as it is.

        Raises ValueError: the policy names something that isn't there, or a pattern that is none.
        """
        self._policy = policy
        self._presidio = Presidio([*_recognizers(policy), *chosen(policy), *extra])

    def redact(self, text: str) -> Redaction:
        """The text without what was found in it. Redacting the result again changes nothing.

        Raises:
            RedactionFailed: whatever went wrong; nothing of the text stands in the error.
        """
        # Fail closed; raised outside of a handler, the error chains nothing of the text.
        with suppress(Exception):
            return self._redact(text)
        raise RedactionFailed

    def _redact(self, text: str) -> Redaction:
        if not text:
            return Redaction(EMPTY, ())
        places = self._found(text, [(0, len(text))])
        if not places:
            return Redaction(seal(text, ()), ())
        redacted, spans = self._without(text, places)
        for _ in range(_READINGS):
            # What is left may read differently without what was removed, so it is read again.
            new = self._found(redacted, around([(span.start, span.end) for span in spans], len(redacted)))
            if not new:
                break
            places = merged([*places, *(_moved(place, places, spans) for place in new)])
            redacted, spans = self._without(text, places)
        return Redaction(seal(redacted, spans), tuple(map(_removed, places)))

    def _without(self, text: str, places: Sequence[Place]) -> tuple[str, list[Span]]:
        return self._presidio.replace(text, places), _spans(places)

    def _found(self, text: str, ranges: list[tuple[int, int]]) -> list[Place]:
        places = self._presidio.find(text, ranges)
        return places if self._policy.keep_last_four else [replace(place, kept="") for place in places]


def _recognizers(policy: Policy) -> list[EntityRecognizer]:
    return [
        CardRecognizer(),
        SsnRecognizer(itin=policy.itin),
        TrackRecognizer(),
        CvvRecognizer(),
        PinRecognizer(),
        ExpiryRecognizer(),
        ColumnRecognizer(),
    ]


def _moved(place: Place, places: Sequence[Place], spans: Sequence[Span]) -> Place:
    """A place of the redacted text as one of the input. `spans[i]` is what became of `places[i]`."""
    return replace(
        place, start=_input(place.start, places, spans), end=_input(place.end - 1, places, spans) + 1
    )


def _input(position: int, places: Sequence[Place], spans: Sequence[Span]) -> int:
    index = bisect_right(spans, position, key=lambda span: span.start) - 1
    return (
        position if index < 0 else max(places[index].start, places[index].end + position - spans[index].end)
    )


def _spans(places: Sequence[Place]) -> list[Span]:
    spans: list[Span] = []
    grown = 0
    for place in places:
        start = place.start + grown
        end = start + len(placeholder(place.entity, place.kept))
        what = (place.entity, place.kept, place.score, place.recognizer, place.version)
        spans.append(Span(start, end, *what))
        grown = end - place.end
    return spans


def _removed(place: Place) -> Removed:
    action = "kept last four" if place.kept else "removed"
    by = (place.recognizer, action, place.version)
    return Removed(place.start, place.end, place.entity, place.score, *by)
