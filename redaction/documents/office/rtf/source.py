"""The bytes of an RTF file, with the edits that redaction makes in them."""

import re
from typing import Final

_SPECIAL: Final = re.compile(r"[\\{}]")


class Source:
    """`content` stays as it is; `edited` gives it with all edits done."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._edits: list[tuple[int, int, bytes]] = []

    def edit(self, start: int, end: int, new: bytes) -> None:
        """Replace `content[start:end]`."""
        self._edits.append((start, -end, new))

    def edited(self) -> bytes:
        """Of edits that overlap the first and widest one counts, and nothing of the others stays."""
        parts: list[bytes] = []
        position = 0
        for start, end, new in sorted(self._edits):
            if start >= position:
                parts += (self.content[position:start], new)
            position = max(position, -end)
        return b"".join([*parts, self.content[position:]])


class RunSlot:
    """A text as it stands in the file, each byte a character."""

    exact = True

    def __init__(self, source: Source, start: int, shown: str) -> None:
        self.shown = shown
        self.start = start
        self.end = start + len(shown)
        self._source = source

    def put(self, text: str) -> None:
        """Write the redacted text."""
        self.shown = text
        escaped = _SPECIAL.sub(r"\\\g<0>", text)
        self._source.edit(self.start, self.end, escaped.encode("latin-1", "replace"))


class CodeSlot:
    """A character that is written as a code; `end` grows by what old programs show in its place."""

    exact = False

    def __init__(self, source: Source, start: int, end: int, shown: str) -> None:
        self.shown = shown
        self.end = end
        self._start = start
        self._source = source

    def put(self, text: str) -> None:
        """Write the placeholder. The braces keep a control word before it from taking more in."""
        self.shown = ""
        self._source.edit(self._start, self.end, b"{}" + text.encode("ascii", "replace"))


class FallbackSlot:
    """What old programs show in place of a character: as many characters must stay."""

    exact = False

    def __init__(self, source: Source, start: int, end: int, text: str, owner: CodeSlot) -> None:
        self._text = text
        self._place = (start, end)
        self._source = source
        self._owner = owner

    @property
    def shown(self) -> str:
        """The text; "" once the character has been replaced with it."""
        return self._text if self._owner.shown else ""

    def put(self, _: str) -> None:
        """Write as many question marks."""
        self._source.edit(*self._place, b"?" * len(self._text))
        self._text = ""
