"""What is cut out of the text nodes of a page, collected over all its views."""

from bisect import bisect_left, insort

from redaction.documents.mail.page.views import View
from redaction.types import Redaction, Span

Cut = tuple[int, int, tuple[str, Span] | None]
"""Start and end in a node's text, and the placeholder with its span where it is the first of its cuts."""


class Cuts:
    """Ranges by node that do not overlap, in order."""

    def __init__(self) -> None:
        self._cuts: dict[int, list[Cut]] = {}

    def of(self, number: int) -> list[Cut]:
        """The cuts of a node."""
        return self._cuts.get(number, [])

    def take(self, view: View, redaction: Redaction) -> None:
        """What was found in a view: its placeholder stands once, at the first place that is not cut yet.

        What overlaps with a cut of another view is the same number, and has its placeholder already.
        """
        for removed, span in zip(redaction.removed, redaction.text.spans, strict=True):
            ranges = list(view.ranges(removed.start, removed.end))
            known = any(self._overlaps(*each) for each in ranges)
            placeholder = redaction.text.text[span.start : span.end]
            first = None if known else (placeholder, span)
            for number, start, end in ranges:
                for low, high in self._free(number, start, end):
                    insort(self._cuts.setdefault(number, []), (low, high, first), key=lambda cut: cut[0])
                    first = None

    def _overlaps(self, number: int, start: int, end: int) -> bool:
        return any(low < end and high > start for low, high, _ in self._near(number, start, end))

    def _free(self, number: int, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of a range that are not cut."""
        free = []
        for low, high, _ in self._near(number, start, end):
            if start < low:
                free.append((start, low))
            start = max(start, high)
        return [*free, (start, end)] if start < end else free

    def _near(self, number: int, start: int, end: int) -> list[Cut]:
        cuts = self._cuts.get(number, [])
        first = max(0, bisect_left(cuts, start, key=lambda cut: cut[0]) - 1)
        return [cut for cut in cuts[first : bisect_left(cuts, end, key=lambda cut: cut[0])] if cut[1] > start]
