"""Shapes that the recognizers were made with at hand."""

from bench.redaction.corpus.tuned import cards, disguises, negatives, sensitive, ssns

__all__ = ["cards", "disguises", "negatives", "sensitive", "ssns"]
