"""What is compared: Veilbox, stock Presidio with two entities and no model, a plain regex with Luhn."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from redaction.engine import Engine
from redaction.runs import luhn

Span = tuple[int, int]


class Detector(NamedTuple):
    """`find` gives what would be removed, in code points; `redact` does all the work and gives the text."""

    name: str
    find: Callable[[str], list[Span]]
    redact: Callable[[str], str]


def veilbox() -> Detector:
    """Everything: cards, SSNs, sensitive authentication data."""
    engine = Engine()
    return Detector(
        "Veilbox",
        lambda text: [(removed.start, removed.end) for removed in engine.redact(text).removed],
        lambda text: str(engine.redact(text).text),
    )


def stock_presidio() -> Detector:
    """As installed: its two recognizers, its default threshold, its anonymizer; no language model."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NoOpNlpEngine
    from presidio_analyzer.predefined_recognizers import CreditCardRecognizer, UsSsnRecognizer
    from presidio_anonymizer import AnonymizerEngine
    from presidio_anonymizer.entities import RecognizerResult

    registry = RecognizerRegistry(
        recognizers=[CreditCardRecognizer(), UsSsnRecognizer()], supported_languages=["en"]
    )
    analyzer = AnalyzerEngine(
        registry=registry,
        nlp_engine=NoOpNlpEngine([{"lang_code": "en", "model_name": ""}]),
        supported_languages=["en"],
    )
    anonymizer = AnonymizerEngine()  # type: ignore[no-untyped-call]

    def redact(text: str) -> str:
        results = [
            RecognizerResult(r.entity_type, r.start, r.end, r.score) for r in analyzer.analyze(text, "en")
        ]
        return str(anonymizer.anonymize(text, results).text)

    return Detector(
        "stock Presidio",
        lambda text: [(result.start, result.end) for result in analyzer.analyze(text, "en")],
        redact,
    )


_CARD: Final = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
_SSN: Final = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")


def plain_regex() -> Detector:
    """What many products do: digits with spaces or dashes and the check digit; SSNs with dashes."""

    def find(text: str) -> list[Span]:
        cards = [m.span() for m in _CARD.finditer(text) if luhn(re.sub(r"[ -]", "", m[0]))]
        return sorted([*cards, *(m.span() for m in _SSN.finditer(text))])

    def redact(text: str) -> str:
        for start, end in reversed(find(text)):
            text = f"{text[:start]}[removed]{text[end:]}"
        return text

    return Detector("regex + Luhn", find, redact)
