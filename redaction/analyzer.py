"""Presidio's analyzer, imported without spaCy.

`presidio_analyzer` imports spaCy for engines that are never made here: more than half of the time and the
memory that its import takes, in each process. So spaCy's modules are stand-ins while it is imported. Whoever
imports spaCy later, to read names with a model of the operator's, gets the real one.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

from typing_extensions import override

_LEFT_OUT: Final = (
    *("spacy", "spacy.language", "spacy.pipeline", "spacy.tokens", "spacy.util", "spacy.vocab"),
    *("thinc", "thinc.api"),  # spaCy's neural networks
)


class _Absent(type):
    """The type of whatever is asked of a stand-in: good for annotations and decorators alone."""

    def __getattr__(cls, name: str) -> "_Absent":
        return cls

    @override
    def __call__(cls, *_: object, **__: object) -> Any:
        return _unchanged


class _StandIn(ModuleType):
    @override
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []  # a package

    @override
    def __getattr__(self, name: str) -> _Absent:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Absent(name, (), {})


def _unchanged(decorated: object) -> object:
    return decorated


@contextmanager
def _without_spacy() -> Iterator[None]:
    """What was imported before stays."""
    left_out = [name for name in _LEFT_OUT if name not in sys.modules]
    sys.modules.update((name, _StandIn(name)) for name in left_out)
    try:
        yield
    finally:
        for name in left_out:
            del sys.modules[name]


with _without_spacy():
    from presidio_analyzer import (
        AnalyzerEngine,
        ContextAwareEnhancer,
        EntityRecognizer,
        RecognizerRegistry,
        RecognizerResult,
    )
    from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine
    from presidio_analyzer.pattern_recognizer import REGEX_TIMEOUT_SECONDS

__all__ = [
    "REGEX_TIMEOUT_SECONDS",
    "AnalyzerEngine",
    "ContextAwareEnhancer",
    "EntityRecognizer",
    "NlpArtifacts",
    "NoOpNlpEngine",
    "RecognizerRegistry",
    "RecognizerResult",
]
