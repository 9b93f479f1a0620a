"""Security codes, PINs and expiry dates."""

from typing import Final

from bench.redaction.corpus.families import codes, dates, pins
from bench.redaction.corpus.frames import Maker

CATEGORIES: Final[dict[str, Maker]] = {**codes.CATEGORIES, **pins.CATEGORIES, **dates.CATEGORIES}
