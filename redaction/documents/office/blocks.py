"""An XML part as people read it: runs joined to paragraphs, cells to rows, everything else by itself.

Every text of the part is taken, whatever element it stands in. OOXML and OpenDocument share most names; of
those that differ in meaning none matters here, so names are looked at without their namespaces.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from redaction.documents.office.markup import Element, attributes, local
from redaction.documents.office.passage import Passage
from redaction.documents.office.slots import Slot, SymbolSlot, TailSlot, TextSlot

# Notes, ruby and pictures with their descriptions stand in the midst of a paragraph that goes on behind them.
_PARAGRAPHS: Final = frozenset(
    (
        *("p", "h", "si", "is", "text", "Fallback", "rPh", "source-code"),
        *("annotation", "note", "ruby-text", "rt", "frame"),
    )
)
_ROWS: Final = frozenset(("tr", "table-row"))
_CELLS: Final = frozenset(("tc", "table-cell", "covered-table-cell"))
_SIGNS: Final = {
    "br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-",
}  # fmt: skip
_CODES: Final = frozenset(("instrText", "delInstrText"))
_RUNS: Final = frozenset(("t", "delText", *_CODES))
_TRACKED: Final = {"del": "deleted", "moveFrom": "deleted", "ins": "inserted", "moveTo": "inserted"}
_OPEN_DOCUMENT: Final = "{urn:oasis:"
_SPACES: Final = 100  # at most, for one element that stands for many

Places = dict[str, str]
"""Which elements are counted, and the word for them: `{"comment": "comment"}` gives "comment 2"."""


class Label(NamedTuple):
    """The name of the text that follows."""

    text: str


class Piece(NamedTuple):
    """A slot or a sign, and whether a tracked change has "deleted" or "inserted" it."""

    content: Slot | Label | str
    change: str


@dataclass
class Block:
    """What is read without a break. `cell` is the row it stands in, if any, and its place there."""

    place: str
    cell: tuple[int, int] | None
    white: bool
    pieces: list[Piece] = field(default_factory=list)
    code: "Block | None" = None


class Blocks:
    """Reads a part into blocks; `labelled` texts have the names of their elements before them.

    `skip`: an element that is read elsewhere.
    """

    def __init__(
        self, root: Element, base: str, counted: Places, *, labelled: bool = False, skip: str = ""
    ) -> None:
        self._base = base
        self._place = base
        self._counted = counted
        self._counts: dict[str, int] = {}
        self._labelled = labelled
        self._open: list[Block] = []
        self._rows: list[list[int]] = []
        self._row_count = 0
        self._changes: list[str] = []
        self.blocks: list[Block] = []
        self._read(root, skip)

    def passages(self) -> Iterator[Passage]:
        """The part as it is, without labels, and where changes are tracked as it was before and is after."""
        yield self._passage("")
        if self._labelled:
            self._labelled = False
            yield self._passage("")
        for change in ("deleted", "inserted"):
            if any(piece.change == change for block in self.blocks for piece in block.pieces):
                yield self._passage(change)

    def _passage(self, without: str) -> Passage:
        passage = Passage()
        before: tuple[int, int] | None = None
        for block in self.blocks:
            passage.sign(_between(before, block.cell))
            before = block.cell
            passage.mark(block.place)
            for content, change in block.pieces:
                if change == without != "":
                    continue
                if isinstance(content, Label):
                    passage.sign(content.text if self._labelled else "")
                elif isinstance(content, str):
                    passage.sign(content if block.cell is None else " " * len(content))
                else:
                    passage.add(content, one_line=block.cell is not None)
        return passage

    def _read(self, root: Element, skip: str) -> None:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start" and skip and local(element.tag) == skip:
                walk.skip_subtree()
            elif event == "start":
                self._start(element, local(element.tag))
            elif event == "end":
                self._end(local(element.tag))
                self._tail(element)
            else:
                self._by_itself(TextSlot(element), "")
                self._tail(element)

    def _start(self, element: Element, name: str) -> None:
        if name in self._counted:
            number = self._counts[name] = self._counts.get(name, 0) + 1
            numbered = f"{self._counted[name]} {number}"
            self._place = f"{self._base}, {numbered}" if self._base else numbered
        if name in _ROWS:
            self._row_count += 1
            self._rows.append([self._row_count, -1])
        elif name in _CELLS and self._rows:
            self._rows[-1][1] += 1
            self._block(white=False)
        elif name in _PARAGRAPHS:
            self._open.append(self._block(white=element.tag.startswith(_OPEN_DOCUMENT)))
        elif name in _TRACKED:
            self._changes.append(_TRACKED[name])
        elif self._open and name in _SIGNS:
            self._write(_SIGNS[name])
        elif self._open and name == "s":
            self._write(" " * _count(element))
        elif self._open and name == "sym":
            self._write(SymbolSlot(element))
        if element.text:
            self._text(element, name)

    def _end(self, name: str) -> None:
        if name in _ROWS:
            self._rows.pop()
        elif name in _PARAGRAPHS:
            self._open.pop()
        elif name in _TRACKED:
            self._changes.pop()

    def _text(self, element: Element, name: str) -> None:
        if not self._open:
            self._by_itself(TextSlot(element), self._label(element, name))
        elif name in _CODES:
            self._code().pieces.append(Piece(TextSlot(element), self._change()))
        elif name in _RUNS or self._open[-1].white or not (element.text or "").isspace():
            self._write(TextSlot(element))

    def _tail(self, element: Element) -> None:
        if not element.tail:
            return
        if not self._open:
            self._by_itself(TailSlot(element), "")
        elif self._open[-1].white or not element.tail.isspace():
            self._write(TailSlot(element))

    def _write(self, content: Slot | str) -> None:
        self._open[-1].pieces.append(Piece(content, self._change()))

    def _change(self) -> str:
        return self._changes[-1] if self._changes else ""

    def _by_itself(self, slot: Slot, label: str) -> None:
        if not slot.shown.isspace():
            block = self._block(white=False)
            block.pieces += [Piece(Label(label), ""), Piece(slot, "")]

    def _label(self, element: Element, name: str) -> str:
        if not self._labelled:
            return ""
        owners = [element, *element.iterancestors()][:2]
        named = (value for owner in owners for key, value in attributes(owner) if local(key) == "name")
        return f"{next(named, name)}: "

    def _block(self, *, white: bool) -> Block:
        row = self._rows[-1] if self._rows else None
        block = Block(self._place, (row[0], row[1]) if row else None, white)
        self.blocks.append(block)
        return block

    def _code(self) -> Block:
        """The paragraph's field codes: they stand between the runs that a reader sees."""
        block = self._open[-1]
        if block.code is None:
            block.code = Block(block.place, None, white=False)
            self.blocks.append(block.code)
        return block.code


def _between(before: tuple[int, int] | None, after: tuple[int, int] | None) -> str:
    if before is not None and after is not None and before[0] == after[0]:
        return "\t" * (after[1] - before[1]) or " "
    return "\n" + "\t" * (after[1] if after and after[1] > 0 else 0)


def _count(element: Element) -> int:
    """How many spaces an OpenDocument element stands for."""
    for key, value in attributes(element):
        if local(key) == "c" and value.isascii() and value.isdigit():
            return min(int(value[:6]), _SPACES)
    return 1
