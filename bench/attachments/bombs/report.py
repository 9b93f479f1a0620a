"""Hostile files through the door: how each ended, how soon, with how much memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from bench.attachments.bombs import BOMBS, CARD, Bomb
from bench.attachments.deep import holds
from bench.attachments.door import Item, Outcome, run
from bench.tables import aligned, figure

_MIB: Final = 1024 * 1024
_SECONDS: Final = 20
_MEMORY: Final = 1_500_000_000


class _Row(NamedTuple):
    bomb: Bomb
    size: int
    outcome: Outcome
    unchecked: bool


class Bombs:
    """What became of every bomb."""

    def __init__(self, limit: int | None) -> None:
        self._rows: list[_Row] = []
        run((Item(bomb, bomb.file_name, bomb.make) for bomb in BOMBS[:limit]), self._note)

    def tables(self) -> str:
        """A row for each, then what went wrong."""
        rows = [
            [row.bomb.kind, row.bomb.name, figure(row.size / 1000), row.outcome.word, figure(row.outcome.seconds),
             figure(row.outcome.memory / _MIB)]
            for row in sorted(self._rows, key=lambda row: BOMBS.index(row.bomb))
        ]  # fmt: skip
        table = aligned(["kind", "file", "kB", "ended", "seconds", "MiB"], rows)
        return "\n".join([table, "", *self._wrong(), f"{len(rows)} files"])

    def _note(self, bomb: Bomb, content: bytes, outcome: Outcome) -> None:
        stored = outcome.content
        unchecked = stored is not None and holds(stored, CARD, bomb.file_name)
        self._rows.append(_Row(bomb, len(content), outcome, unchecked))

    def _wrong(self) -> Iterator[str]:
        for row in self._rows:
            if row.unchecked:
                yield f"STORED UNCHECKED: {row.bomb.name}"
            if row.outcome.seconds > _SECONDS:
                yield f"OVER {_SECONDS} s: {row.bomb.name}"
            if row.outcome.memory > _MEMORY:
                yield f"OVER 1.5 GB: {row.bomb.name}"
