"""Shapes that are only counted: no recognizer was made or changed with them at hand."""

from bench.redaction.corpus.measured import cards, disguises, negatives, sensitive, ssns

__all__ = ["cards", "disguises", "negatives", "sensitive", "ssns"]
