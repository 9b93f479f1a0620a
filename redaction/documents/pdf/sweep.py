"""Looks for numbers where no reader looks: in names, fonts, tables, and pixels that happen to be text."""

import re
from typing import Final

from redaction.engine import Engine
from redaction.types import Span

# Long runs of digits, not those behind a decimal point; the words before them may say what they are.
_NUMBER: Final = re.compile(rb"(?<![0-9.])[0-9](?:[ -]?[0-9]){8,30}(?![0-9.])")
_WIDE: Final = re.compile(rb"[0-9]\0(?:[ -]?\0?[0-9]\0){8,30}|\0[0-9](?:\0?[ -]?\0[0-9]){8,30}")
_BEFORE: Final = 40
_MOST: Final = 1000  # numbers that are looked at in one stream
_DIGITS: Final = re.compile(r"[0-9](?:.{0,20}?[0-9]){2}", re.DOTALL)


def in_text(engine: Engine, text: str) -> tuple[Span, ...]:
    """What the engine finds in words that nobody sees. Raises RedactionFailed."""
    return engine.redact(text).text.spans if _DIGITS.search(text) else ()


def in_bytes(engine: Engine, content: bytes) -> tuple[Span, ...]:
    """What the engine finds in bytes of any kind, as Latin-1 and UTF-16. Raises RedactionFailed."""
    numbers = [*_NUMBER.finditer(content), *_WIDE.finditer(content)][:_MOST]
    lines = (content[max(0, found.start() - _BEFORE) : found.end()] for found in numbers)
    text = "\n\n".join(line.replace(b"\0", b"").decode("latin-1") for line in lines)
    return in_text(engine, text)
