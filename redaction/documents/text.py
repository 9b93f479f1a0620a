"""Redacts a text file of any encoding; what is no finding keeps its bytes."""

import re
from bisect import bisect_right

from redaction.documents.sniff import Text
from redaction.engine import Engine
from redaction.types import Finding, Redaction

_LINE_END = re.compile(r"\r\n|\r|\n")


def redact_text(engine: Engine, file: Text) -> tuple[bytes, tuple[Finding, ...]]:
    """The redacted bytes in the file's own encoding, and what was removed, by line."""
    redaction = engine.redact(file.text)
    content = file.mark + redaction.text.text.encode(file.codec)
    return content, _findings(file.text, redaction)


def _findings(text: str, redaction: Redaction) -> tuple[Finding, ...]:
    if not redaction.removed:
        return ()
    starts = [match.end() for match in _LINE_END.finditer(text)]
    return tuple(
        Finding(
            span.entity,
            span.kept,
            f"line {bisect_right(starts, removed.start) + 1}",
            span.score,
            span.recognizer,
            span.version,
        )
        for removed, span in zip(redaction.removed, redaction.text.spans, strict=True)
    )
