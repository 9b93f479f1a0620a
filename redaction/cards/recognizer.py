"""Finds card numbers: digits of a network's range and length, with the check digit, written like a card's."""

from collections.abc import Iterator
from typing import ClassVar, Final, NamedTuple

from typing_extensions import override

from redaction import labels
from redaction.cards.begun import beginnings
from redaction.cards.iin import MAESTRO_WIDE, Network, network_of
from redaction.cards.joined import two_joined
from redaction.cards.lookalikes import glued_letter, is_part_of_something
from redaction.cards.parts import cards_in_parts
from redaction.cards.shape import CLEAR, LIKELY, ODD, RARE, Shape, shape_of
from redaction.cards.words import CARD_WORDS
from redaction.context import AFTER, BEFORE, NEAR, evidence
from redaction.hit import Hit
from redaction.normalise import View
from redaction.recognizer import ViewRecognizer
from redaction.runs import Run, runs

_SHORTEST: Final = 12
_AGAINST: Final = 0.4
_CELLS: Final = frozenset(("\t", ","))
_EMBEDDED: Final = 0.45
THRESHOLD: Final = 0.5


class _Candidate(NamedTuple):
    first: int  # group
    last: int  # group
    network: Network
    checked: bool  # by its check digit
    shape: Shape


class CardRecognizer(ViewRecognizer):
    """Card numbers by range, length and check digit, weighed by their shape and the words around."""

    ENTITIES: ClassVar = (labels.CREDIT_CARD,)
    VERSION: ClassVar = "1.2"

    @override
    def find(self, view: View) -> list[Hit]:
        return view.once(cards_in)


class _Found(NamedTuple):
    hits: list[Hit]
    sure: set[str]
    doubtful: list["_Number"]


class _Number(NamedTuple):
    digits: str
    start: int
    end: int
    score: float


def cards_in(view: View) -> list[Hit]:
    """The cards of a view in order; use it through `View.once`.

    What looks like a card and has no words for it counts if the same number is one elsewhere, in any view. So
    does the beginning of such a number.
    """
    hits, _, doubtful = view.once(_found_in)
    sure = set().union(*(other.once(_found_in).sure for other in view.family.views))
    cards = [*hits, *(_hit(number, THRESHOLD) for number in doubtful if number.digits in sure)]
    begun = (hit for hit in beginnings(view, sure) if not any(card.start == hit.start for card in cards))
    return sorted([*cards, *begun])


def _found_in(view: View) -> _Found:
    found = _Found(list(cards_in_parts(view)), set(), [])
    for run in runs(view):
        found.hits.extend(two_joined(run))
        for number in _in_run(run):
            if number.score >= THRESHOLD:
                found.hits.append(_hit(number, min(number.score, 1.0)))
                found.sure.add(number.digits)
            else:
                found.doubtful.append(number)
    return found


def _hit(number: _Number, score: float) -> Hit:
    return Hit(number.start, number.end, labels.CREDIT_CARD, score, number.digits[-4:])


def _in_run(run: Run) -> Iterator[_Number]:
    """Numbers with their places and scores: the best one of those that begin with the same group."""
    free_from, taken = 0, 0.0  # of two that overlap the second counts, too, if it looks more like a card
    row = _Row(run)
    for start, candidates in row.candidates.items():
        if start < free_from and max(candidate.shape.score for candidate in candidates) <= taken:
            continue
        score, best = max(((row.score(c), c) for c in candidates), key=_rank)
        if score >= THRESHOLD:
            free_from, taken = best.last + 1, score
        digits = run.digits[run.firsts[best.first] : run.firsts[best.last + 1]]
        yield _Number(digits, run.starts[best.first], run.ends[best.last], score)


def _rank(scored: tuple[float, _Candidate]) -> tuple[bool, bool, bool, int, float]:
    """Of those that count and look like a card's the longest; words, looked for in doubt only, tell less."""
    score, candidate = scored
    shape = candidate.shape.score
    return score >= THRESHOLD, candidate.checked, shape >= RARE, candidate.last, shape


def _candidates(run: Run) -> Iterator[_Candidate]:
    for first, begin in enumerate(run.firsts[:-1]):
        if len(run.digits) - begin < _SHORTEST:
            break
        network = network_of(run.digits[begin : begin + 6])
        if network is not None:
            yield from _starting(run, first, network)


def _starting(run: Run, first: int, network: Network) -> Iterator[_Candidate]:
    begin = run.firsts[first]
    for length in network.lengths:
        end = begin + length
        after = run.group_at.get(end)
        if after is None:
            continue
        checked = run.luhn(begin, end)
        if checked or not network.luhn:
            shape = shape_of(run, first, after - 1, network)
            if shape is not None:
                yield _Candidate(first, after - 1, network, checked, shape)


class _Row:
    """A run with its candidates: what stands beside one tells whether it is a part of something longer."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.candidates: dict[int, list[_Candidate]] = {}
        for candidate in _candidates(run):
            self.candidates.setdefault(candidate.first, []).append(candidate)
        likely = [c for all_ in self.candidates.values() for c in all_ if c.shape.score >= LIKELY]
        self._begins = {candidate.first for candidate in likely}
        self._ends = {candidate.last for candidate in likely}

    def score(self, candidate: _Candidate) -> float:
        """By shape and row, then by the words around if those can still decide."""
        first, last, network, checked, shape = candidate
        place = (self._run.text, self._run.starts[first], self._run.ends[last])
        if self._is_hopeless(shape.score, *place[1:]):
            return 0.0
        score = shape.score - (_EMBEDDED * self._continues(candidate) if last > first else 0)
        if not checked:
            score = min(score, ODD) if first == last or shape.score >= CLEAR else 0.0
        if network is MAESTRO_WIDE:
            score = min(score, ODD)
        if self._is_hopeless(score, *place[1:]) or is_part_of_something(*place):
            return 0.0
        text, start, end = place
        words = evidence(text, start - glued_letter(*place), end, CARD_WORDS, enough=score >= THRESHOLD)
        return score + words.support - _AGAINST * words.against

    def _is_hopeless(self, score: float, start: int, end: int) -> bool:
        """Whether no words can help, or all around that counts as words is the run itself."""
        return score < THRESHOLD and (
            score + NEAR < THRESHOLD
            or (start - self._run.starts[0] >= BEFORE and self._run.ends[-1] - end >= AFTER)
        )

    def _continues(self, candidate: _Candidate) -> float:
        """How much the groups look like a part of a longer row that is no row of cards: 0 to 1.5."""
        if candidate.shape.gap in _CELLS:  # in a row of a table anything beside it makes it one of many
            return 1.5 if self._alike(candidate, -1) or self._alike(candidate, 1) else 0.0
        before = 0 if candidate.first - 1 in self._ends else self._alike(candidate, -1)
        after = 0 if candidate.last + 1 in self._begins else self._alike(candidate, 1)
        return min(1.0, (before + after) / 2) if before + after > 1 else 0.0

    def _alike(self, candidate: _Candidate, step: int) -> int:
        """How many groups of the same size, at most three, go on before or after with the same gap.

        The cells of a row, between tabs or commas, need not be of the same size.
        """
        sizes, gaps = self._run.sizes, self._run.gaps
        group = candidate.first if step < 0 else candidate.last
        count = 0
        while count < 3 and 0 <= group + step < len(sizes):
            if gaps[min(group, group + step)] != candidate.shape.gap:
                break
            if sizes[group + step] != sizes[candidate.first] and candidate.shape.gap not in _CELLS:
                break
            count, group = count + 1, group + step
        return count
