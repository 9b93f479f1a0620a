"""Text in, redacted text out."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from presidio_analyzer import EntityRecognizer

from redaction.cards.recognizer import CardRecognizer
from redaction.columns import ColumnRecognizer
from redaction.errors import RedactionFailed
from redaction.labels import placeholder
from redaction.merge import Place
from redaction.policy import Policy
from redaction.presidio import Presidio
from redaction.sensitive_auth import CvvRecognizer, ExpiryRecognizer, PinRecognizer, TrackRecognizer
from redaction.ssn import SsnRecognizer
from redaction.types import EMPTY, Redaction, Removed, Span, seal

_STANDARD = Policy()


class Engine:
    """Removes what the recognizers find. Keeps nothing between calls and may be used from several threads."""

    def __init__(self, policy: Policy = _STANDARD, extra: Sequence[EntityRecognizer] = ()) -> None:
        """`extra`: recognizers that the operator adds; they see the text as it is."""
        self._policy = policy
        self._presidio = Presidio([*_recognizers(policy), *extra])

    def redact(self, text: str) -> Redaction:
        """The text without what was found in it. Redacting the result again changes nothing.

        Raises:
            RedactionFailed: whatever went wrong; nothing of the text stands in the error.
        """
        with suppress(
            Exception
        ):  # fail closed; raised outside of a handler, the error chains nothing of the text
            return self._redact(text)
        raise RedactionFailed

    def _redact(self, text: str) -> Redaction:
        if not text:
            return Redaction(EMPTY, ())
        places = [self._by_policy(place) for place in self._presidio.find(text)]
        redacted = seal(self._presidio.replace(text, places), _spans(places))
        return Redaction(redacted, tuple(map(_removed, places)))

    def _by_policy(self, place: Place) -> Place:
        return place if self._policy.keep_last_four else replace(place, kept="")


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


def _spans(places: Sequence[Place]) -> list[Span]:
    spans: list[Span] = []
    grown = 0
    for place in places:
        start = place.start + grown
        end = start + len(placeholder(place.entity, place.kept))
        spans.append(Span(start, end, place.entity, place.kept, place.score, place.recognizer))
        grown = end - place.end
    return spans


def _removed(place: Place) -> Removed:
    action = "kept last four" if place.kept else "removed"
    return Removed(place.start, place.end, place.entity, place.score, place.recognizer, action)
