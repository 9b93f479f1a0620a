"""Names of people and places, by a spaCy model that the operator has installed."""

from typing import Any, Final

from typing_extensions import override

from redaction.analyzer import EntityRecognizer, NlpArtifacts, RecognizerResult

# What spaCy's models call them, and what Presidio does.
_ENTITIES: Final = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "GPE": "LOCATION",
    "LOC": "LOCATION",
    "FAC": "LOCATION",
}
_SCORE: Final = 0.85  # what Presidio gives to a model's findings, which bring no score of their own
_LONGEST: Final = 100_000  # code points: models take memory by length


class NameRecognizer(EntityRecognizer):
    """Reads the text as it is, in parts that end at a line's end where there is one."""

    name: str

    def __init__(self, model: str) -> None:
        """`model`: a package's name or a folder. Raises ValueError: it is not installed."""
        import spacy

        super().__init__(supported_entities=sorted(set(_ENTITIES.values())), version="1.0")
        try:
            self._model: Any = spacy.load(model, exclude=["parser", "lemmatizer", "attribute_ruler"])
        except OSError:
            raise ValueError("the language model is not installed") from None

    @override
    def load(self) -> None:
        """Nothing more to load."""

    @override
    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        found = []
        start = 0
        while start < len(text):
            end = _end(text, start)
            found += [self._result(start, entity) for entity in self._model(text[start:end]).ents]
            start = end
        return [result for result in found if result is not None and result.entity_type in entities]

    def _result(self, offset: int, found: Any) -> RecognizerResult | None:
        entity = _ENTITIES.get(found.label_)
        if entity is None:
            return None
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        start, end = offset + found.start_char, offset + found.end_char
        return RecognizerResult(entity, start, end, _SCORE, recognition_metadata=metadata)


def _end(text: str, start: int) -> int:
    if len(text) - start <= _LONGEST:
        return len(text)
    line_end = text.rfind("\n", start, start + _LONGEST)
    return line_end + 1 if line_end > start else start + _LONGEST
