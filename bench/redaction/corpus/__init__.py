"""A body of spellings, generated from a seed: what people and programs write, and what must survive."""

from bench.redaction.corpus.build import Case, Corpus, Part, build

__all__ = ["Case", "Corpus", "Part", "build"]
