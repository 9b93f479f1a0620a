"""Documents through the door: what is still in what would be stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final, NamedTuple

from bench.attachments.deep import places
from bench.attachments.documents.build import CONSTRUCTIONS, is_left, planted
from bench.attachments.documents.construction import Construction, Planted
from bench.attachments.door import Item, Outcome, run
from bench.tables import aligned
from redaction.types import RedactedFile

_GONE, _WITHHELD, _FAILED, _LEFT = "gone", "withheld", "failed", "LEFT"
_PLACES_SHOWN: Final = 3


class _Sent(NamedTuple):
    construction: Construction
    planted: Planted


class Documents:
    """What became of every construction."""

    def __init__(self, seed: int, limit: int | None) -> None:
        self._ends: dict[Construction, str] = {}
        self._left: list[str] = []
        chosen = [_Sent(one, planted(seed, f"{one.group} {one.name}")) for one in CONSTRUCTIONS[:limit]]
        items = (
            Item(sent, sent.construction.file_name, partial(sent.construction.make, sent.planted))
            for sent in chosen
        )
        run(items, self._note)

    def tables(self) -> str:
        """All figures, then each construction that kept its number."""
        columns = (_GONE, _WITHHELD, _FAILED, _LEFT)
        groups: dict[str, list[str]] = {}
        for construction, end in self._ends.items():
            groups.setdefault(construction.group, []).append(end)
        rows = [
            [name, str(len(ends)), *(str(ends.count(c)) for c in columns)] for name, ends in groups.items()
        ]
        ends = list(self._ends.values())
        rows.append(["all", str(len(ends)), *(str(ends.count(column)) for column in columns)])
        table = aligned(["documents", "constructions", *columns], rows)
        return "\n".join([table, "", *self._left, *self._withheld(groups)])

    def _withheld(self, groups: Iterable[str]) -> Iterator[str]:
        for group in groups:
            names = [c.name for c, end in self._ends.items() if end == _WITHHELD and c.group == group]
            if names:
                yield f"withheld: {group}: {', '.join(names)}"

    def _note(self, sent: _Sent, _: bytes, outcome: Outcome) -> None:
        construction = sent.construction
        if outcome.file is None:
            end = _FAILED
        elif not isinstance(outcome.file, RedactedFile):
            end = _WITHHELD
        else:
            name, content = outcome.file.name.text, outcome.file.content
            end = _LEFT if is_left(construction, sent.planted, content, name) else _GONE
            if end == _LEFT:
                found = sorted(set(places(content, sent.planted.digits, name)))[:_PLACES_SHOWN] or [
                    "a picture"
                ]
                self._left.append(f"LEFT: {construction.group}, {construction.name}: {', '.join(found)}")
        self._ends[construction] = end
