"""Families: what else is like a spelling that was missed once, in other words, languages and programs."""

from bench.redaction.corpus.families import cards, disguises, negatives, sensitive, ssns

__all__ = ["cards", "disguises", "negatives", "sensitive", "ssns"]
