"""From templates to cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.redaction.corpus import cards, disguises, negatives, sensitive, ssns
from bench.redaction.corpus.frames import Maker


@dataclass(frozen=True, slots=True)
class Case:
    """`secrets` are the ranges of `text` that must go; a negative has none."""

    category: str
    text: str
    secrets: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Cases by what is asked of them."""

    positives: tuple[Case, ...]
    disguises: tuple[Case, ...]
    negatives: tuple[Case, ...]


def build(seed: int, cases_per_category: int) -> Corpus:
    """The same corpus for the same seed."""
    made = {**cards.CATEGORIES, **ssns.CATEGORIES, **sensitive.CATEGORIES}
    return Corpus(
        tuple(_cases(made, seed, cases_per_category)),
        tuple(_cases(disguises.CATEGORIES, seed, cases_per_category)),
        tuple(_cases(negatives.CATEGORIES, seed, cases_per_category)),
    )


def _cases(categories: dict[str, Maker], seed: int, count: int) -> Iterator[Case]:
    for category, make in categories.items():
        for number in range(count):
            yield parsed(category, make(Random(f"{seed} {category} {number}")))


def parsed(category: str, marked: str) -> Case:
    """A text whose secrets stand between ⟦ and ⟧."""
    parts: list[str] = []
    secrets: list[tuple[int, int]] = []
    length = start = 0
    for piece in _pieces(marked):
        if piece == "⟦":
            start = length
        elif piece == "⟧":
            secrets.append((start, length))
        else:
            parts.append(piece)
            length += len(piece)
    return Case(category, "".join(parts), tuple(secrets))


def _pieces(marked: str) -> Iterator[str]:
    for outside in marked.split("⟦"):
        inside, mark, rest = outside.partition("⟧")
        if mark:
            yield from ("⟦", inside, "⟧", rest)
        else:
            yield inside
