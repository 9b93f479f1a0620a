"""The base of our recognizers: they look in every view of a text and answer in offsets of the original."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Final

from typing_extensions import override

from redaction.analyzer import EntityRecognizer, NlpArtifacts, RecognizerResult
from redaction.hit import Hit
from redaction.normalise import View, whole, windows

KEPT: Final = "kept"
_NO_TOKENS: Final[Any] = None  # a Doc of spaCy's elsewhere; nothing here looks at it


class ReadText(NlpArtifacts):
    """What Presidio hands to every recognizer: the text's views, made once."""

    def __init__(self, text: str, ranges: Iterable[tuple[int, int]]) -> None:
        """`ranges`: the parts of the text to look in."""
        super().__init__([], _NO_TOKENS, [], [], None, "en")
        self.windows = tuple(windows(text, ranges))
        self.whole = whole(text)


class ViewRecognizer(EntityRecognizer):
    """Finds entities in a view. It keeps nothing between calls and may be used from several threads.

    `ONLY_DIGITS`: what it looks for has digits, so a part of a text without any isn't shown to it.
    """

    ENTITIES: ClassVar[tuple[str, ...]]
    VERSION: ClassVar[str] = "1.0"
    ONLY_DIGITS: ClassVar[bool] = True
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
        read = nlp_artifacts if isinstance(nlp_artifacts, ReadText) else ReadText(text, [(0, len(text))])
        return [result for result in self._results(read) if result.entity_type in entities]

    def _results(self, read: ReadText) -> list[RecognizerResult]:
        # Several patterns find the same in several views; Presidio would compare and copy all of it.
        best: dict[tuple[int, int, str], Hit] = {}
        for start, end, hit in self._hits(read):
            place = (start, end, hit.entity)
            if place not in best or best[place].score < hit.score:
                best[place] = hit
        return [self.result(hit, start, end) for (start, end, _), hit in best.items()]

    def _hits(self, read: ReadText) -> Iterator[tuple[int, int, Hit]]:
        for window in read.windows:
            for view in window.views or (() if self.ONLY_DIGITS else (window.plain,)):
                for hit in self.find(view):
                    start, end = view.origin(hit.start, hit.end)
                    if window.start <= start < window.end:
                        yield start, end, hit

    def result(self, hit: Hit, start: int, end: int) -> RecognizerResult:
        """A hit as Presidio wants it, at its place in the original text."""
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            KEPT: hit.kept,
        }
        return RecognizerResult(hit.entity, start, end, hit.score, recognition_metadata=metadata)


class WholeTextRecognizer(ViewRecognizer):
    """Finds what may be longer than any window, or whose label stands far above it."""

    @override
    def _hits(self, read: ReadText) -> Iterator[tuple[int, int, Hit]]:
        for view in read.whole:
            for hit in self.find(view):
                yield *view.origin(hit.start, hit.end), hit
