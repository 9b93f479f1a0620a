"""Frames with a spelling of their own; other places are filled as in the measured part."""

from collections.abc import Callable
from random import Random

from bench.redaction.corpus.formats.frames import fill, filled, rows
from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import card16

__all__ = ["Spelling", "any_of", "fill", "filled", "joined", "rows", "scripted", "spelled"]

Spelling = Callable[[Random, str], str]


def spelled(frames: tuple[str, ...], spell: Spelling, number: Callable[[Random], str] = card16) -> Maker:
    """One of the frames, filled, with a spelled number where it says {}."""

    def make(random: Random) -> str:
        frame = fill(random, random.choice(frames))
        return frame.replace("{}", f"⟦{spell(random, number(random))}⟧")

    return make


def any_of(*makers: Maker) -> Maker:
    """One of the makers."""
    return lambda random: random.choice(makers)(random)


def joined(separators: tuple[str, ...], sizes: tuple[int, ...] = (4, 4, 4, 4)) -> Spelling:
    """Groups of the sizes, between any two of them another separator."""

    def spell(random: Random, number: str) -> str:
        parts = []
        for size in sizes:
            parts.append(number[:size])
            number = number[size:]
        text = parts[0]
        for part in parts[1:]:
            text += random.choice(separators) + part
        return text

    return spell


def scripted(zeros: tuple[int, ...], spell: Spelling) -> Spelling:
    """As another spelling, in the digits of one of the scripts, each named by its zero."""

    def make(random: Random, number: str) -> str:
        zero = random.choice(zeros)
        return "".join(chr(zero + int(c)) if c in "0123456789" else c for c in spell(random, number))

    return make
