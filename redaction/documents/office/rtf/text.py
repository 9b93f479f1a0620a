"""The text of an RTF file: what stands in the lines, what stands apart, and the data between."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from redaction.documents.content import NotRead
from redaction.documents.office.passage import Passage
from redaction.documents.office.rtf.source import CodeSlot, FallbackSlot, RunSlot, Source
from redaction.documents.office.rtf.tokens import Kind, Token, tokens
from redaction.documents.office.rtf.words import APART, CODE_PAGES, PLACES, SIGNS, SYMBOLS
from redaction.documents.office.slots import Slot
from redaction.types import Reason

_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)
_MOST_SKIPPED: Final = 100
_MOST_TOKENS: Final = 1_000_000  # about ten seconds of processor time
_DEEPEST: Final = 1_000  # groups in groups


class Piece(NamedTuple):
    """A slot or a sign, and where it stands."""

    place: str
    content: Slot | str


@dataclass
class Block:
    """A group's own text. `name` is its control word; `raw` are the ranges of bytes that are no RTF."""

    name: str
    place: str
    start: int
    end: int = 0
    pieces: list[Piece] = field(default_factory=list)
    raw: list[Token] = field(default_factory=list)

    @property
    def runs(self) -> list[RunSlot]:
        """Its plain texts."""
        return [piece.content for piece in self.pieces if isinstance(piece.content, RunSlot)]


@dataclass(frozen=True)
class _Group:
    """`skip`: how many characters follow each Unicode character for old programs."""

    block: Block
    skip: int = 1
    in_table: bool = False


class Text:
    """Reads a file up to its last brace, at `end`."""

    def __init__(self, source: Source) -> None:
        self._source = source
        body = Block("", "", 0)
        self.blocks = [body]
        self._fallback: list[Piece] = []
        self._group = _Group(body)
        self._outer: list[tuple[int, _Group]] = []
        self._new_decoder = codecs.getincrementaldecoder("cp1252")
        self._undecoded: tuple[int, codecs.IncrementalDecoder] | None = None
        self._code: CodeSlot | None = None  # the last Unicode character, while it is followed by others
        self._high: tuple[int, int] | None = None
        self._skipping = 0
        self._fresh = False
        self._starred = False
        self._paragraph = 1
        self._place = "paragraph 1"
        self.end = len(source.content)
        self._read()

    def passages(self, without: set[int]) -> Iterator[Passage]:
        """The text, then what only old programs show. `without`: identities of blocks that are data."""
        yield _passage(block.pieces for block in self.blocks if id(block) not in without)
        yield _passage([self._fallback])

    def _read(self) -> None:
        take = {
            Kind.OPEN: self._open,
            Kind.CLOSE: self._close,
            Kind.WORD: self._word,
            Kind.SYMBOL: self._symbol,
            Kind.TEXT: self._text,
            Kind.BYTE: self._byte,
            Kind.RAW: self._raw,
        }
        for number, token in enumerate(tokens(self._source.content)):
            if number > _MOST_TOKENS:
                raise NotRead(Reason.TOO_LARGE)
            if token.kind is not Kind.BYTE:
                self._undecoded = None
            take[token.kind](token)
            if token.kind is Kind.CLOSE and not self._outer:
                self.end = token.end
                return

    def _raw(self, token: Token) -> None:
        self._group.block.raw.append(token)

    def _open(self, token: Token) -> None:
        self._outer.append((token.start, self._group))
        if len(self._outer) > _DEEPEST:
            raise NotRead(Reason.CORRUPT)
        self._skipping = 0
        self._fresh, self._starred = True, False

    def _close(self, token: Token) -> None:
        self._skipping = 0
        self._fresh = self._starred = False
        if self._outer:
            _, outer = self._outer.pop()
            if outer.block is not self._group.block:
                self._group.block.end = token.end
            self._group = outer

    def _symbol(self, token: Token) -> None:
        if token.word == "*" and self._fresh:
            self._starred = True
        elif self._skips(1):
            self._skipped(token.start, token.end, token.word)
        elif token.word in SYMBOLS:
            self._sign(SYMBOLS[token.word])
        self._fresh = False

    def _word(self, token: Token) -> None:
        name, number = token.word, token.number
        if self._starred or (self._fresh and name in APART):
            self._begin(name)
        self._fresh = self._starred = False
        if name == "u" and number is not None:
            self._unicode(token, number % 0x10000)
        elif self._skips(1):
            self._skipped(token.start, token.end, "")
        elif name == "uc" and number is not None:
            self._group = replace(self._group, skip=min(abs(number), _MOST_SKIPPED))
        elif name in {"intbl", "trowd", "pard"}:
            self._group = replace(self._group, in_table=name != "pard")
        elif name == "ansicpg" or name in CODE_PAGES:
            self._set_code_page(CODE_PAGES.get(name) or f"cp{number}")
        elif name in SIGNS:
            is_row = self._group.in_table and name in {"par", "line"}
            self._sign(" " if is_row else SIGNS[name])

    def _begin(self, name: str) -> None:
        block = Block(name, PLACES.get(name) or self._group.block.place, self._outer[-1][0])
        self.blocks.append(block)
        self._group = replace(self._group, block=block)

    def _set_code_page(self, name: str) -> None:
        try:
            self._new_decoder = codecs.getincrementaldecoder(name)
        except LookupError:
            return

    def _sign(self, sign: str) -> None:
        if sign == "\n":
            if self._group.block is self.blocks[0]:
                self._paragraph += 1
                self._place = f"paragraph {self._paragraph}"
            self._fallback.append(self._piece("\n"))
        self._write(sign)

    def _text(self, token: Token) -> None:
        self._fresh = False
        start, text = token.start, token.word
        count = min(self._skipping, len(text))
        if count:
            self._skipping -= count
            self._skipped(start, start + count, text[:count])
            start, text = start + count, text[count:]
        if text:
            self._write(RunSlot(self._source, start, text))

    def _byte(self, token: Token) -> None:
        code = bytes([token.number or 0])
        if self._skips(1):
            self._skipped(token.start, token.end, code.decode("latin-1"))
            return
        start, decoder = self._undecoded or (token.start, self._new_decoder("replace"))
        decoded = decoder.decode(code)
        self._undecoded = None if decoded else (start, decoder)
        if decoded:
            self._write(CodeSlot(self._source, start, token.end, decoded))

    def _unicode(self, token: Token, value: int) -> None:
        start = token.start
        self._skipping = self._group.skip
        if value in _HIGH:
            self._high = (start, value)
            return
        if value in _LOW and self._high:
            start, high = self._high
            value = 0x10000 + (high - _HIGH.start << 10) + value - _LOW.start
        self._high = None
        self._code = CodeSlot(self._source, start, token.end, chr(value))
        self._write(self._code)

    def _skips(self, count: int) -> bool:
        """Whether what comes is only for old programs."""
        self._skipping -= count if (skips := self._skipping >= count) else 0
        return skips

    def _skipped(self, start: int, end: int, text: str) -> None:
        if self._code is None:
            return
        self._code.end = end
        if text.strip("?"):
            self._fallback.append(self._piece(FallbackSlot(self._source, start, end, text, self._code)))

    def _write(self, content: Slot | str) -> None:
        self._group.block.pieces.append(self._piece(content))

    def _piece(self, content: Slot | str) -> Piece:
        return Piece(self._group.block.place or self._place, content)


def _passage(texts: "Iterator[list[Piece]] | list[list[Piece]]") -> Passage:
    passage = Passage()
    for pieces in texts:
        for place, content in pieces:
            passage.mark(place)
            if isinstance(content, str):
                passage.sign(content)
            else:
                passage.add(content)
        passage.sign("\n")
    return passage
