"""Card numbers."""

from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.measured import cards_people, cards_programs, cards_scripts

CATEGORIES: Final[dict[str, Maker]] = {
    **cards_people.CATEGORIES,
    **cards_scripts.CATEGORIES,
    **cards_programs.CATEGORIES,
}
