"""Redacts a text file of any encoding; what is no finding keeps its bytes."""

import re
from bisect import bisect_right

from redaction.documents.content import Content, NotRead
from redaction.documents.reading import Reading
from redaction.documents.sniff import packed, sniff
from redaction.types import Finding, Reason, Redaction

_LINE_END = re.compile(r"\r\n|\r|\n")


def read_text(reading: Reading, content: bytes) -> Content:
    """The redacted bytes in the file's own encoding, and what was removed, by line. Raises NotRead."""
    if reason := packed(content):
        raise NotRead(reason)
    if len(content) > reading.caps.text_bytes:
        raise NotRead(Reason.TOO_LARGE)
    file = sniff(content)
    if isinstance(file, Reason):
        raise NotRead(file)
    redaction = reading.engine.redact(file.text)
    redacted = file.mark + redaction.text.text.encode(file.codec)
    return Content(file.media_type, redacted, _findings(file.text, redaction))


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
