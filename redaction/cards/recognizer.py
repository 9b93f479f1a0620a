"""Finds card numbers: digits in a network's range and length, with the check digit, that are written like a card's."""

from collections.abc import Iterator
from typing import ClassVar, Final, NamedTuple

from typing_extensions import override

from redaction import labels
from redaction.cards.iin import MAESTRO_WIDE, Network, network_of
from redaction.cards.lookalikes import is_part_of_something
from redaction.cards.parts import cards_in_parts
from redaction.cards.shape import Shape, plain_gap, shape_of
from redaction.cards.words import CARD_WORDS
from redaction.context import evidence
from redaction.hit import Hit
from redaction.normalise import View
from redaction.recognizer import ViewRecognizer
from redaction.runs import Run, runs

_SHORTEST, _LONGEST = 12, 19
_AGAINST: Final = 0.4
_EMBEDDED: Final = 0.45
THRESHOLD: Final = 0.5


class _Candidate(NamedTuple):
    first: int  # group
    last: int  # group
    network: Network
    shape: Shape


class CardRecognizer(ViewRecognizer):
    """Card numbers by the networks' ranges, lengths and check digit, weighed by their shape and the words around."""

    ENTITIES: ClassVar = (labels.CREDIT_CARD,)

    @override
    def find(self, view: View) -> list[Hit]:
        return view.once(cards_in)


def cards_in(view: View) -> list[Hit]:
    """The cards of a view in order; use it through `View.once`. A number found once is found wherever it stands."""
    hits = list(cards_in_parts(view.text))
    doubtful: list[tuple[str, Hit]] = []
    sure: set[str] = set()
    for run in runs(view.text):
        for number, hit in _in_run(run):
            if hit.score >= THRESHOLD:
                hits.append(hit)
                sure.add(number)
            else:
                doubtful.append((number, hit._replace(score=THRESHOLD)))
    hits += [hit for number, hit in doubtful if number in sure]
    return sorted(hits)


def _in_run(run: Run) -> Iterator[tuple[str, Hit]]:
    """Numbers with their places and scores: the best one of those that begin with the same group."""
    free_from = 0
    found = _candidates(run)
    for start, candidates in found.items():
        if start < free_from:
            continue
        weighed = [(_score(run, c, found, after_card=start == free_from), c) for c in candidates]
        score, best = max(weighed, key=lambda pair: (pair[0], pair[1].last))
        if score >= THRESHOLD:
            free_from = best.last + 1
        number = run.digits[run.firsts[best.first] : run.firsts[best.last + 1]]
        place = (run.starts[best.first], run.ends[best.last])
        yield number, Hit(*place, labels.CREDIT_CARD, min(score, 1.0), number[-4:])


def _candidates(run: Run) -> dict[int, list[_Candidate]]:
    """By the group they begin with."""
    found: dict[int, list[_Candidate]] = {}
    for first in range(len(run.starts)):
        begin = run.firsts[first]
        if len(run.digits) - begin < _SHORTEST:
            break
        network = network_of(run.digits[begin : begin + 6])
        if network is not None:
            candidates = list(_starting(run, first, network))
            if candidates:
                found[first] = candidates
    return found


def _starting(run: Run, first: int, network: Network) -> Iterator[_Candidate]:
    begin = run.firsts[first]
    for last in range(first, len(run.starts)):
        end = run.firsts[last + 1]
        if end - begin > _LONGEST:
            return
        if end - begin in network.lengths and (run.luhn(begin, end) or not network.luhn):
            shape = shape_of(run, first, last, network)
            if shape is not None:
                yield _Candidate(first, last, network, shape)


def _score(
    run: Run, candidate: _Candidate, others: dict[int, list[_Candidate]], *, after_card: bool
) -> float:
    first, last, network, shape = candidate
    score = shape.score
    start, end = run.starts[first], run.ends[last]
    if last > first and not (after_card and last + 1 in others):
        score -= _EMBEDDED * _continues(run, candidate, after_card=after_card)
    if network is MAESTRO_WIDE or not run.luhn(run.firsts[first], run.firsts[last + 1]):
        score = min(score, 0.3)
    if score + 0.35 < THRESHOLD or is_part_of_something(run.text, start, end):
        return 0.0
    words = evidence(run.text, start, end, CARD_WORDS)
    return score + words.support - _AGAINST * words.against


def _continues(run: Run, candidate: _Candidate, *, after_card: bool) -> float:
    """How much the groups look like a part of a longer row: 0 to 1."""
    before = 0 if after_card else _alike(run, candidate, -1)
    after = _alike(run, candidate, 1)
    return min(1.0, (before + after) / 2) if before + after > 1 else 0.0


def _alike(run: Run, candidate: _Candidate, step: int) -> int:
    """How many groups of the same size, at most three, go on before or after the candidate with the same gap."""
    edge = candidate.first if step < 0 else candidate.last
    count, group = 0, edge
    while count < 3 and 0 <= group + step < len(run.starts):
        gap = plain_gap(run.gap(min(group, group + step)))
        if gap != candidate.shape.gap or run.size(group + step) != run.size(candidate.first):
            break
        count, group = count + 1, group + step
    return count
