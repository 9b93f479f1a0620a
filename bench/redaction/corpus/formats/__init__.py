"""Formats of files, forms, records and systems; numbers told in talk."""

from bench.redaction.corpus.formats import cards, disguises, negatives, sensitive, ssns

__all__ = ["cards", "disguises", "negatives", "sensitive", "ssns"]
