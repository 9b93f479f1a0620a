"""From templates to cases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import ModuleType
from typing import Final

from bench.redaction.corpus import everyday, families, formats, helpdesk, measured, variants, writing
from bench.redaction.corpus.frames import Maker


@dataclass(frozen=True, slots=True)
class Case:
    """`secrets` are the ranges of `text` that must go; a negative has none."""

    group: str
    category: str
    text: str
    secrets: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Cases by what is asked of them."""

    positives: tuple[Case, ...]
    disguises: tuple[Case, ...]
    negatives: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """`tuned`: the recognizers were made with these shapes at hand. `measured`: nobody who made them saw these."""

    tuned: Part
    measured: Part


_TUNED: Final = (everyday, formats, writing, variants, helpdesk, families)
_MEASURED: Final = (measured,)


def build(seed: int, cases_per_category: int) -> Corpus:
    """The same corpus for the same seed."""

    def cases(group: str, modules: Iterable[ModuleType]) -> tuple[Case, ...]:
        return tuple(
            case for module in modules for case in _cases(group, module.CATEGORIES, seed, cases_per_category)
        )

    def part(packages: Sequence[ModuleType]) -> Part:
        positives = (
            *cases("cards", (package.cards for package in packages)),
            *cases("SSNs", (package.ssns for package in packages)),
            *cases("codes, PINs, tracks, dates", (package.sensitive for package in packages)),
        )
        return Part(
            positives,
            cases("disguises", (package.disguises for package in packages)),
            cases("negatives", (package.negatives for package in packages)),
        )

    return Corpus(part(_TUNED), part(_MEASURED))


def _cases(group: str, categories: Mapping[str, Maker], seed: int, count: int) -> Iterator[Case]:
    for category, make in categories.items():
        for number in range(count):
            yield parsed(category, make(Random(f"{seed} {category} {number}")), group)


def parsed(category: str, marked: str, group: str = "") -> Case:
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
    return Case(group, category, "".join(parts), tuple(secrets))


def _pieces(marked: str) -> Iterator[str]:
    for outside in marked.split("⟦"):
        inside, mark, rest = outside.partition("⟧")
        if mark:
            yield from ("⟦", inside, "⟧", rest)
        else:
            yield inside
