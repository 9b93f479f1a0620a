"""Variants of all that: tickets, exports, logs, what was glued or wrapped."""

from bench.redaction.corpus.variants import cards, disguises, negatives, sensitive, ssns

__all__ = ["cards", "disguises", "negatives", "sensitive", "ssns"]
