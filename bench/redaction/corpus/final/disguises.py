"""Stub."""

from typing import Final

from bench.redaction.corpus.frames import Maker

CATEGORIES: Final[dict[str, Maker]] = {}
