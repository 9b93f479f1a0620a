"""Security codes, PINs, tracks and expiry dates."""

from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.measured import card_data, codes

CATEGORIES: Final[dict[str, Maker]] = {**codes.CATEGORIES, **card_data.CATEGORIES}
