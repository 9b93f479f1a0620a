"""Images through the door: a verdict on each number, and the tables of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from statistics import median
from typing import Final

from bench.attachments.door import Item, Outcome, run
from bench.attachments.images.judge import Verdict, judged, leftovers
from bench.attachments.images.truth import Sample
from bench.tables import aligned, figure, percentile

_MIB: Final = 1024 * 1024


class Images:
    """What became of all samples of a part."""

    def __init__(self, samples: Iterable[Sample], ocr: str | None) -> None:
        self._verdicts: list[Verdict] = []
        self._ends: dict[str, int] = {}
        self._left: dict[str, int] = {}
        self._seconds: list[float] = []
        # All are made before the event loop runs: Playwright's plain interface can't be used inside it.
        items = [Item(sample, f"{sample.name}.png", partial(_content, sample)) for sample in samples]
        self._largest = run(items, self._note, ocr)

    @property
    def missed(self) -> list[str]:
        """Names of samples with the numbers in them that are not right, digits left out."""
        wrong: dict[str, list[str]] = {}
        for verdict in self._verdicts:
            if not verdict.good:
                wrong.setdefault(verdict.sample.name, []).append(verdict.mark.kind)
        return [f"{name}: {', '.join(kinds)}" for name, kinds in sorted(wrong.items())]

    def tables(self) -> str:
        """All figures."""
        if not self._verdicts:
            return "no samples"
        return "\n\n".join(
            (
                self._table("tier", lambda v: "hard" if v.sample.hard else "9 px and more"),
                self._table("number", lambda v: v.mark.kind),
                self._table("condition", lambda v: v.sample.condition),
                self._table("layout", lambda v: v.sample.layout),
                self._about_files(),
            )
        )

    def _note(self, sample: Sample, _: bytes, outcome: Outcome) -> None:
        self._verdicts += judged(sample, outcome.content)
        self._seconds.append(outcome.seconds)
        self._ends[outcome.word] = self._ends.get(outcome.word, 0) + 1
        for name in leftovers(outcome.content) if outcome.content else ():
            self._left[name] = self._left.get(name, 0) + 1

    def _table(self, head: str, group: Callable[[Verdict], str]) -> str:
        groups: dict[str, list[Verdict]] = {}
        for verdict in self._verdicts:
            groups.setdefault(group(verdict), []).append(verdict)
        rows = [_row(name, verdicts) for name, verdicts in sorted(groups.items())]
        total = _row("all", self._verdicts)
        return aligned([head, "targets", "covered", "%", "negatives", "false bars", "%"], [*rows, total])

    def _about_files(self) -> str:
        rows = [[word, str(count)] for word, count in sorted(self._ends.items())]
        rows += [[f"left in the file: {name}", str(count)] for name, count in sorted(self._left.items())]
        rows += [
            ["seconds, median", figure(median(self._seconds))],
            ["seconds, p95", figure(percentile(self._seconds, 0.95))],
            ["MiB of the largest worker", figure(self._largest / _MIB)],
        ]
        return aligned(["files", ""], rows)


def _content(sample: Sample) -> bytes:
    return sample.content


def _row(name: str, verdicts: Sequence[Verdict]) -> list[str]:
    targets = [v.good for v in verdicts if v.mark.is_target]
    negatives = [not v.good for v in verdicts if not v.mark.is_target]
    return [name, *_share(targets), *_share(negatives)]


def _share(chosen: Sequence[bool]) -> list[str]:
    if not chosen:
        return ["0", "0", "-"]
    return [str(len(chosen)), str(sum(chosen)), f"{100 * sum(chosen) / len(chosen):.1f}"]
