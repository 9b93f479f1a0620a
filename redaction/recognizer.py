"""The base of our recognizers: they look in every view of a text and answer in offsets of the original."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from spacy.tokens import Doc
from typing_extensions import override

from redaction.hit import Hit
from redaction.normalise import View, views

KEPT = "kept"


class ReadText(NlpArtifacts):
    """What Presidio hands to every recognizer: the text's views, made once."""

    def __init__(self, text: str, language: str, no_tokens: Doc) -> None:
        super().__init__([], no_tokens, [], [], None, language)
        self.views = views(text)


class ViewRecognizer(EntityRecognizer):
    """Finds entities in a view. It keeps nothing between calls and may be used from several threads."""

    ENTITIES: ClassVar[tuple[str, ...]]
    VERSION: ClassVar[str] = "1.0"
    name: str

    def __init__(self) -> None:
        super().__init__(supported_entities=list(self.ENTITIES), version=self.VERSION)

    @abstractmethod
    def find(self, view: View) -> Iterable[Hit]:
        """What the view holds; hits may overlap."""

    @override
    def load(self) -> None:
        """Nothing to load."""

    @override
    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Presidio's entry: the hits of all views as results in the original text."""
        read = nlp_artifacts.views if isinstance(nlp_artifacts, ReadText) else views(text)
        return [self._result(view, hit) for view in read for hit in self.find(view) if hit.entity in entities]

    def _result(self, view: View, hit: Hit) -> RecognizerResult:
        start, end = view.origin(hit.start, hit.end)
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            KEPT: hit.kept,
        }
        return RecognizerResult(hit.entity, start, end, hit.score, recognition_metadata=metadata)
