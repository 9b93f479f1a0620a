"""What was removed from a text, as findings of the file that holds it."""

from collections.abc import Callable

from redaction.types import Finding, RedactedText, Redaction, Span


def finding(span: Span, where: str) -> Finding:
    """One place of a redacted text as a finding. `where` is made of words of ours and numbers."""
    return Finding(span.entity, span.kept, where, span.score, span.recognizer, span.version)


def findings(text: RedactedText, where: str) -> tuple[Finding, ...]:
    """All places of a text that stands as a whole in one place of a file."""
    return tuple(finding(span, where) for span in text.spans)


def placed(redaction: Redaction, where: Callable[[int], str]) -> tuple[Finding, ...]:
    """All places of a text; `where` tells of an offset of the input what a person calls it."""
    pairs = zip(redaction.removed, redaction.text.spans, strict=True)
    return tuple(finding(span, where(removed.start)) for removed, span in pairs)
