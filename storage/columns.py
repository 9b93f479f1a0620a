"""The only kinds of column that may hold letters or bytes; an architecture test refuses every other one.

    Redacted     what a person wrote: a redacted text with its spans
    Clean        a redacted text in which nothing was removed, kept plain so that it can be unique
    code(Enum)   a word of a closed list, checked by the database as well
    opaque(...)  a word that the program made; it says why it can't hold what a person wrote, and its shape
    digest(...)  32 bytes of a keyed digest; it says of what

A value of another kind is refused at bind time, before a byte is written.
"""

import json
import re
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import DateTime, Dialect, Enum, LargeBinary, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from redaction.types import RedactedText, restore
from storage.errors import Rejected

DIGEST_BYTES = 32

# PostgreSQL takes no NUL in a text, and neither database takes half a surrogate pair. Each becomes one other
# character, never none and never two, because spans count characters.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The same text, character for character, with U+FFFD for those that a database refuses."""
    return text if _is_storable(text) else _UNSTORABLE.sub("\ufffd", text)


def _is_storable(text: str) -> bool:
    """Encoding finds surrogates many times faster than a pattern."""
    with suppress(UnicodeEncodeError):
        text.encode()
        return "\0" not in text
    return False


class Redacted(TypeDecorator[RedactedText]):
    """A redacted text and its spans, in one JSON object: `{"t": text, "s": spans}`."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if not isinstance(value, RedactedText):
            raise Rejected
        parts = {"t": storable(value.text), "s": value.to_spans()}
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> RedactedText | None:
        if value is None:
            return None
        try:
            parts = json.loads(value)
            return restore(parts["t"], parts["s"])
        except (ValueError, TypeError, KeyError):
            raise Rejected from None


class Clean(TypeDecorator[RedactedText]):
    """A redacted text in which nothing was removed, in small letters: an e-mail address."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if not isinstance(value, RedactedText) or not value.is_clean:
            raise Rejected
        return storable(value.text.lower())

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> RedactedText | None:
        return None if value is None else restore(value, [])


class Opaque(TypeDecorator[str]):
    """A word of the program's own making; the whole of it matches `shape`."""

    impl = Text
    cache_ok = True

    def __init__(self, why: str, shape: str) -> None:
        super().__init__()
        self.why = why
        self.shape = shape

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str) or re.fullmatch(self.shape, value, re.ASCII) is None:
            raise Rejected
        return value


class Digest(TypeDecorator[bytes]):
    """A keyed digest, or the digest of a long random token: 32 bytes that can't be guessed back."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        if not isinstance(value, bytes) or len(value) != DIGEST_BYTES:
            raise Rejected
        return value


class Timestamp(TypeDecorator[datetime]):
    """A moment in UTC, aware on the way in and on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise Rejected
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite keeps no time zone; what was written there was UTC.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def code(words: type[StrEnum]) -> Enum:
    """A column for a word of the list `words`, with a CHECK constraint of the same name."""
    return Enum(
        words,
        name=words.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=20,
        values_callable=lambda listed: [word.value for word in listed],
    )


def opaque(*, why: str, shape: str) -> Opaque:
    """A column for a word of our own: `why` it holds nothing that a person wrote; `shape` is a pattern."""
    return Opaque(why, shape)


def digest(*, why: str) -> Digest:
    """A column for 32 bytes of a digest. `why` it can't be turned back into what a person wrote."""
    return Digest(why)
