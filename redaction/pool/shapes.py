"""What workers answer, as plain values and back.

The server's half (`…_of`) trusts nothing: a worker that was taken over can send what it likes, so each value
is checked for its kind, and an answer of another shape ends the job.
"""

from typing import Final, TypeVar, get_type_hints

from redaction.types import (
    Finding,
    Reason,
    RedactedText,
    Redaction,
    Removed,
    Span,
    Storable,
    UncheckedFile,
    Withheld,
    seal,
    seal_file,
    seal_unchecked,
)

Record = TypeVar("Record", Finding, Removed)

_KINDS: Final[dict[type, dict[str, type]]] = {kind: get_type_hints(kind) for kind in (Finding, Removed)}


def redaction(done: Redaction) -> list[object]:
    """A redacted text with what was removed."""
    return [_text(done.text), [_row(removed) for removed in done.removed]]


def redaction_of(value: object) -> Redaction:
    """Raises ValueError."""
    match value:
        case [text, list(removed)]:
            return Redaction(_text_of(text), tuple(_record(Removed, row) for row in removed))
    raise ValueError("not a redaction")


def page(done: RedactedText | None) -> list[object] | None:
    """The page of a mail, or none."""
    return _text(done) if done else None


def page_of(value: object) -> RedactedText | None:
    """Raises ValueError."""
    return None if value is None else _text_of(value)


def file(done: Storable | Withheld) -> list[object]:
    """A redacted file, or what is told of one that is withheld."""
    if isinstance(done, Withheld):
        return _withheld(done)
    if isinstance(done, UncheckedFile):
        return [_text(done.name), done.content]
    found, inside = [_row(found) for found in done.findings], [_withheld(one) for one in done.withheld]
    return [_text(done.name), done.media_type, done.content, found, inside]


def file_of(value: object) -> Storable | Withheld:
    """Raises ValueError."""
    match value:
        case [_, _, _]:
            return _withheld_of(value)
        case [name, bytes(content)]:
            return seal_unchecked(_text_of(name), content)
        case [name, str(media_type), bytes(content), list(findings), list(inside)]:
            found, withheld = [_record(Finding, row) for row in findings], list(map(_withheld_of, inside))
            return seal_file(_text_of(name), media_type, content, found, withheld)
    raise ValueError("not a file")


def nothing_of(value: object) -> None:
    """Raises ValueError."""
    if value is not None:
        raise ValueError("not nothing")


def _withheld(file: Withheld) -> list[object]:
    return [_text(file.name), file.size, file.reason]


def _withheld_of(value: object) -> Withheld:
    match value:
        case [name, int(size), str(reason)]:
            return Withheld(_text_of(name), size, Reason(reason))
    raise ValueError("not a withheld file")


def _text(done: RedactedText) -> list[object]:
    return [done.text, done.to_spans()]


def _text_of(value: object) -> RedactedText:
    match value:
        case [str(text), list(spans)]:
            return seal(text, map(Span.of, spans))
    raise ValueError("not a text")


def _row(record: Finding | Removed) -> list[object]:
    return [getattr(record, name) for name in _KINDS[type(record)]]


def _record(kind: type[Record], row: object) -> Record:
    """One of our records of words and numbers, from the values of its fields."""
    kinds = _KINDS[kind]
    if not isinstance(row, list) or len(row) != len(kinds) or not all(map(isinstance, row, kinds.values())):
        raise ValueError("not a record")
    return kind(*row)
