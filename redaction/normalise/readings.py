"""Which views of a text are read, and where: each only where it can tell more than those before it."""

from collections.abc import Callable
from dataclasses import replace

from redaction.normalise.ranges import REACH, Range, Ranges, common, merged
from redaction.normalise.view import View


class Readings:
    """The views of one part of a text, in the order in which they were added.

    Undoing one thing after the other makes many views of an odd text, and most of each is the same as in the
    view that it was made from. What is found at some place depends on what stands within `REACH` of it. So a
    view is read where something within that reach was rewritten since a form of it that is read. Farther away
    the same was found in that form.

    Nor is it read where that form wasn't: there the form is the same as an older one, and what was undone in
    this view is also undone in a view of that older one. This holds because every step is made on every view.
    """

    def __init__(self, original: View, plain: View) -> None:
        """`plain`: what is read of the original."""
        self._areas: dict[View, Ranges | None] = {}
        self._views = {plain.text: plain}
        self._remember(original, plain)

    @property
    def views(self) -> tuple[View, ...]:
        """All that are to be read."""
        return tuple(self._views.values())

    def add(self, view: View, readable: Callable[[View], View]) -> None:
        """`readable` makes of the view what is read of it. What reads like an earlier one is left out."""
        if view in self._areas:
            return
        read = readable(view)
        if read.text not in self._views:
            read = replace(read, areas=self._to_read(read), _read={})
            self._views[read.text] = read
        self._remember(view, read)

    def _remember(self, view: View, read: View) -> None:
        self._areas[read] = read.areas
        self._areas[view] = read.areas if len(view.text) == len(read.text) else None

    def _to_read(self, view: View) -> Ranges:
        changed, areas = self._since_read(view)
        widened = merged((max(0, start - REACH), min(len(view.text), end + REACH)) for start, end in changed)
        return widened if areas is None else common(widened, areas)

    def _since_read(self, view: View) -> tuple[list[Range], Ranges | None]:
        """Where a view differs from the newest of its forms that is read, and where that one is read."""
        if view in self._areas or view.older is None:
            return [], self._areas.get(view)
        changed, areas = self._since_read(view.older)
        edits = view.edits
        all_changed = sorted([*edits.moved_all(changed), *zip(edits.starts, edits.ends, strict=True)])
        return merged(all_changed, REACH), areas and edits.moved_all(areas)
