"""The privacy rule as types: only redaction makes these, and storage takes nothing else.

Redaction calls the `seal` functions, the column type of storage calls `restore`; a test of the architecture
holds both. The `repr` of a text shows sizes only: even redacted, it is what a person wrote.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, InitVar, dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final, LiteralString

from typing_extensions import override

_KEY: Final = object()


def _check(key: object) -> None:
    if key is not _KEY:
        raise TypeError("only redaction makes this")


@dataclass(frozen=True, slots=True)
class Span:
    """A placeholder in a redacted text: code points, half open. `kept` is "" or the last four digits.

    `version` is that of the recognizer; "" for what was stored before versions were.
    """

    start: int
    end: int
    entity: str
    kept: str
    score: float
    recognizer: str
    version: str = ""

    def moved(self, by: int) -> "Span":
        """The same span in a text that begins `by` code points earlier."""
        start, end = self.start + by, self.end + by
        return Span(start, end, self.entity, self.kept, self.score, self.recognizer, self.version)

    @classmethod
    def of(cls, row: object) -> "Span":
        """One row of `RedactedText.to_spans`. Raises ValueError."""
        match row:
            case [int(start), int(end), str(entity), str(kept), int() | float() as score, str(name)]:
                return cls(start, end, entity, kept, float(score), name)
            case [int(start), int(end), str(entity), str(kept), int() | float() as score, str(name), str(v)]:
                return cls(start, end, entity, kept, float(score), name, v)
        raise ValueError("not a stored span")


@dataclass(frozen=True, slots=True, repr=False)
class RedactedText:
    """A text and the places where something was removed from it."""

    text: str
    spans: tuple[Span, ...]
    _: KW_ONLY
    key: InitVar[object]

    def __post_init__(self, key: object) -> None:
        _check(key)

    @override
    def __str__(self) -> str:
        return self.text

    @override
    def __repr__(self) -> str:
        return f"RedactedText({len(self.text)} characters, {len(self.spans)} removed)"

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __getitem__(self, part: slice) -> "RedactedText":
        """A part of the text, never longer than asked for: a placeholder that would be cut is left out whole.

        Raises:
            ValueError: the slice has a step.
        """
        start, end, step = part.indices(len(self.text))
        if step != 1:
            raise ValueError("a redacted text has no steps")
        for span in self.spans:
            if span.start < start < span.end:
                start = span.end
            if span.start < end < span.end:
                end = span.start
        end = max(start, end)
        inside = tuple(s.moved(-start) for s in self.spans if start <= s.start and s.end <= end)
        return RedactedText(self.text[start:end], inside, key=_KEY)

    @property
    def is_clean(self) -> bool:
        """Nothing was removed."""
        return not self.spans

    def shorten(self, length: int) -> "RedactedText":
        """At most `length` code points, with an ellipsis at the end when something was left out."""
        if len(self.text) <= length:
            return self
        return join("", (self[: max(0, length - 1)].strip(), _ELLIPSIS))

    def strip(self) -> "RedactedText":
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def lower(self) -> "RedactedText":
        """In lower case; for addresses and the like.

        Raises:
            ValueError: something was removed, so the placeholders would change.
        """
        if self.spans:
            raise ValueError("only a clean text has a lower case")
        return RedactedText(self.text.lower(), (), key=_KEY)

    def segments(self) -> Iterator[tuple[str, Span | None]]:
        """The whole text in order, cut at the placeholders; chips are drawn from the second element."""
        position = 0
        for span in self.spans:
            if position < span.start:
                yield self.text[position : span.start], None
            yield self.text[span.start : span.end], span
            position = span.end
        if position < len(self.text):
            yield self.text[position:], None

    def to_spans(self) -> list[list[object]]:
        """The spans as JSON can hold them; `restore` reads them."""
        return [[s.start, s.end, s.entity, s.kept, s.score, s.recognizer, s.version] for s in self.spans]


def seal(text: str, spans: Iterable[Span]) -> RedactedText:
    """Say that a text is redacted. Called inside redaction alone.

    Raises:
        ValueError: a span lies outside the text or overlaps the one before.
    """
    ordered = tuple(spans)
    position = 0
    for span in ordered:
        if not position <= span.start < span.end <= len(text):
            raise ValueError("spans of a redacted text are ordered and lie within it")
        position = span.end
    return RedactedText(text, ordered, key=_KEY)


def restore(text: str, spans: Sequence[Sequence[object]]) -> RedactedText:
    """What `text` and `to_spans` gave, read back from storage. Called by the column type alone.

    Raises:
        ValueError: these are no spans of this text.
    """
    return seal(text, [Span.of(row) for row in spans])


def join(separator: LiteralString, parts: Iterable[RedactedText]) -> RedactedText:
    """One text from several, with a separator that stands in the source code."""
    texts: list[str] = []
    spans: list[Span] = []
    position = 0
    for part in parts:
        if texts:
            texts.append(separator)
            position += len(separator)
        texts.append(part.text)
        spans += [span.moved(position) for span in part.spans]
        position += len(part.text)
    return RedactedText("".join(texts), tuple(spans), key=_KEY)


EMPTY: Final = seal("", ())
_ELLIPSIS: Final = seal("…", ())


class Reason(StrEnum):
    """Why a file could not be checked, so that it was not kept."""

    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too large"
    TOO_MANY = "too many"
    TOO_DEEP = "too deep"
    TIMED_OUT = "timed out"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A file that was not kept: its redacted name, its size in bytes, and the reason."""

    name: RedactedText
    size: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was removed from a file. `version` is as in `Span`.

    `where` is "line 3", "page 1", "entry 2, line 7" or "": words of ours and numbers, nothing of the file.
    """

    entity: str
    kept: str
    where: str
    score: float
    recognizer: str
    version: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class RedactedFile:
    """A file after redaction; `media_type` was decided by content.

    `withheld` are files inside of it that could not be inspected and are no longer in it.
    """

    name: RedactedText
    media_type: str
    content: bytes
    findings: tuple[Finding, ...]
    withheld: tuple[Withheld, ...] = ()
    _: KW_ONLY
    key: InitVar[object]

    def __post_init__(self, key: object) -> None:
        _check(key)

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)

    @property
    def sha256(self) -> str:
        """Of the redacted bytes, in hexadecimal."""
        return sha256(self.content).hexdigest()

    @override
    def __repr__(self) -> str:
        return f"RedactedFile({self.media_type}, {self.size} bytes, {len(self.findings)} removed)"


def seal_file(
    name: RedactedText,
    media_type: str,
    content: bytes,
    findings: Iterable[Finding],
    withheld: Iterable[Withheld] = (),
) -> RedactedFile:
    """Say that a file is redacted. Called inside redaction alone."""
    return RedactedFile(name, media_type, content, tuple(findings), tuple(withheld), key=_KEY)


@dataclass(frozen=True, slots=True, repr=False)
class UncheckedFile:
    """A file of a kind that no reader understands and that the operator lets in all the same.

    Only its raw bytes were searched for numbers, and it is marked wherever it is shown.
    """

    name: RedactedText
    content: bytes
    _: KW_ONLY
    key: InitVar[object]

    def __post_init__(self, key: object) -> None:
        _check(key)

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)

    @override
    def __repr__(self) -> str:
        return f"UncheckedFile({self.size} bytes)"


def seal_unchecked(name: RedactedText, content: bytes) -> UncheckedFile:
    """Say that a file may be stored unchecked. Called inside redaction alone."""
    return UncheckedFile(name, content, key=_KEY)


Storable = RedactedFile | UncheckedFile
"""What an object store takes."""


def replace_name(file: Storable | Withheld, name: RedactedText) -> Storable | Withheld:
    """The same file under another name."""
    if isinstance(file, Withheld):
        return Withheld(name, file.size, file.reason)
    if isinstance(file, UncheckedFile):
        return seal_unchecked(name, file.content)
    return seal_file(name, file.media_type, file.content, file.findings, file.withheld)


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed: code points of the input, half open. `action` is "kept last four" or "removed"."""

    start: int
    end: int
    entity: str
    score: float
    recognizer: str
    action: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Redaction:
    """A redacted text together with what was removed from its input."""

    text: RedactedText
    removed: tuple[Removed, ...]
