"""Shapes that are only counted and never tuned on: whoever works on the recognizers does not read them."""

from bench.redaction.corpus.unseen import cards, disguises, negatives, sensitive, ssns

__all__ = ["cards", "disguises", "negatives", "sensitive", "ssns"]
