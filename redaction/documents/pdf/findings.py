"""Findings in PDFs."""

from redaction.types import Finding, Span


def finding(span: Span, where: str) -> Finding:
    """What a span says, with its place in the file."""
    return Finding(span.entity, span.kept, where, span.score, span.recognizer, span.version)
