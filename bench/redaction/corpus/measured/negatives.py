"""What must survive byte for byte."""

from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.measured import negatives_offices, negatives_systems, negatives_trade

CATEGORIES: Final[dict[str, Maker]] = {
    **negatives_trade.CATEGORIES,
    **negatives_offices.CATEGORIES,
    **negatives_systems.CATEGORIES,
}
