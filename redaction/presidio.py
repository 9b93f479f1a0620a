"""Presidio as the engine: its analyzer runs the recognizers, its anonymizer replaces what they found."""

import time
from collections.abc import Iterable, Sequence
from typing import Any, Final

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig
from presidio_anonymizer.entities import RecognizerResult as Replaceable
from presidio_anonymizer.operators import Operator, OperatorType
from typing_extensions import override

from redaction.analyzer import (
    REGEX_TIMEOUT_SECONDS,
    AnalyzerEngine,
    ContextAwareEnhancer,
    EntityRecognizer,
    NoOpNlpEngine,
    RecognizerRegistry,
    RecognizerResult,
)
from redaction.errors import RedactionFailed
from redaction.labels import placeholder
from redaction.merge import Place, merged
from redaction.recognizer import KEPT, ReadText

THRESHOLD: Final = 0.5
_LANGUAGE: Final = "en"
_TRIES: Final = 3
_BLOCK: Final = 32  # places replaced in one call: the anonymizer copies its whole text once for each place


class _Reading(NoOpNlpEngine):
    """No language model: the text is normalised into views instead."""

    @override
    def process_text(self, text: str, language: str) -> ReadText:
        return ReadText(text, [(0, len(text))])


class _NoEnhancer(ContextAwareEnhancer):
    """Our recognizers weigh context themselves; Presidio's own enhancer takes quadratic time."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    @override
    def enhance_using_context(
        self, text: str, raw_results: list[RecognizerResult], *_: object, **__: object
    ) -> list[RecognizerResult]:
        return raw_results


class _Placeholder(Operator):
    """Replaces a place by its words; the entity type is "ENTITY" or "ENTITY 4242"."""

    @override
    def operate(self, text: str | None = None, params: dict[str, Any] | None = None) -> str:
        entity, _, kept = (params or {})["entity_type"].partition(" ")
        return placeholder(entity, kept)

    @override
    def validate(self, params: dict[str, Any] | None = None) -> None:
        """There is nothing to choose."""

    @override
    def operator_name(self) -> str:
        return "placeholder"

    @override
    def operator_type(self) -> OperatorType:
        return OperatorType.Anonymize


class Presidio:
    """Presidio's two engines, set up with our recognizers and any that an operator adds."""

    def __init__(self, recognizers: Sequence[EntityRecognizer]) -> None:
        self._analyzer = AnalyzerEngine(
            registry=RecognizerRegistry(recognizers=list(recognizers), supported_languages=[_LANGUAGE]),
            nlp_engine=_Reading([{"lang_code": _LANGUAGE, "model_name": ""}]),
            context_aware_enhancer=_NoEnhancer(),
            default_score_threshold=THRESHOLD,
            supported_languages=[_LANGUAGE],
        )
        self._versions = {recognizer.id: str(recognizer.version) for recognizer in recognizers}
        self._anonymizer = AnonymizerEngine()  # type: ignore[no-untyped-call]
        self._anonymizer.add_anonymizer(_Placeholder)

    def find(self, text: str, ranges: Iterable[tuple[int, int]]) -> list[Place]:
        """What the recognizers found in some ranges of the text, in order and without overlaps.

        Raises:
            RedactionFailed: a stock pattern ran into its time limit; Presidio would skip it and go on.
        """
        # The `regex` package measures the processor time of the process. A pattern may have been skipped
        # only if that much went by, and if other threads took it, this one may try again.
        read = ReadText(text, ranges)
        for _ in range(_TRIES):
            process, thread = time.process_time(), time.thread_time()
            results = self._analyzer.analyze(text, _LANGUAGE, nlp_artifacts=read)
            if time.process_time() - process < REGEX_TIMEOUT_SECONDS:
                return merged(map(self._place, results))
            if time.thread_time() - thread >= REGEX_TIMEOUT_SECONDS:
                break
        raise RedactionFailed

    def replace(self, text: str, places: Sequence[Place]) -> str:
        """The text with every place replaced by its placeholder. `places` are ordered and do not overlap."""
        parts: list[str] = []
        position = 0
        for first in range(0, len(places), _BLOCK):
            block = places[first : first + _BLOCK]
            parts.append(self._replaced(text[position : block[-1].end], position, block))
            position = block[-1].end
        return "".join([*parts, text[position:]])

    def _place(self, result: RecognizerResult) -> Place:
        told = result.recognition_metadata or {}
        name, kept = told.get(RecognizerResult.RECOGNIZER_NAME_KEY, ""), told.get(KEPT, "")
        version = self._versions.get(told.get(RecognizerResult.RECOGNIZER_IDENTIFIER_KEY), "")
        where = (result.start, result.end)
        return Place(*where, result.entity_type, float(result.score), str(name), str(kept), version)

    def _replaced(self, text: str, offset: int, places: Iterable[Place]) -> str:
        results = [Replaceable(_kind(p), p.start - offset, p.end - offset, p.score) for p in places]
        operators = {"DEFAULT": OperatorConfig("placeholder")}
        answer = self._anonymizer.anonymize(text, results, operators, merge_entities_with_spaces=False)
        return str(answer.text)


def _kind(place: Place) -> str:
    return f"{place.entity} {place.kept}".rstrip()
