"""How people write: brands, slips, halves, labels near and far."""

from bench.redaction.corpus.writing import cards, disguises, negatives, sensitive, ssns

__all__ = ["cards", "disguises", "negatives", "sensitive", "ssns"]
