"""What people and programs write every day."""

from bench.redaction.corpus.everyday import cards, disguises, negatives, sensitive, ssns

__all__ = ["cards", "disguises", "negatives", "sensitive", "ssns"]
