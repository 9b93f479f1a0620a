"""What stands around the bodies of a mail: header fields, delimiters, preambles."""

import re
from collections.abc import Iterable, Sequence
from email.header import Header
from typing import Final

from redaction.documents import charsets
from redaction.documents.found import placed
from redaction.documents.mail.headers import decode_words
from redaction.documents.mail.parameters import parse_field
from redaction.documents.structured.tokens import Token, rewritten
from redaction.engine import Engine
from redaction.stream import replaced
from redaction.types import Finding

_LINE: Final = re.compile(
    rb"[^\r\n]++(?:(?:\r\n|\r|\n)[ \t]++[^\r\n \t][^\r\n]*+)*+(?:\r\n|\r|\n)?|\r\n|\r|\n"
)
_FOLD: Final = re.compile(r"[\r\n]+(?=[ \t])")
_FIELD: Final = re.compile(r"([!-9;-~]{1,100}[ \t]{0,9}:)(.*)", re.DOTALL)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_OF_BOUNDARIES: Final = re.compile("--|content-type", re.IGNORECASE)
_BREAK: Final = re.compile(rb"(?:\r\n|\r|\n)\Z")
_CUT_PARAMETER: Final = re.compile(r"\*[0-9*]*\s*=")
_WORD: Final = r"[^\s<>\",;:@()]*[^\x00-\x7f][^\s<>\",;:@()]*"
_FOREIGN: Final = re.compile(rf"{_WORD}(?: {{1,9}}{_WORD})*")
_FIRST_MARK: Final = (
    0xF0000  # a private plane: each boundary is a character of its own while numbers are sought
)


class Frames:
    """The pieces of a mail between its bodies, redacted together: `pieces[i]` stands before body i."""

    def __init__(self, engine: Engine, pieces: Sequence[bytes], boundaries: Iterable[str]) -> None:
        self._marks = {
            chr(_FIRST_MARK + number): boundary
            for number, boundary in enumerate(sorted(boundaries, key=len, reverse=True))
        }
        self._renamed = [
            (boundary.encode(), b"=_part_%d" % number)
            for number, boundary in enumerate(self._marks.values())
            if engine.redact(boundary).removed
        ]
        lines = [_LINE.findall(piece) for piece in pieces]
        shown = [self._shown(line) for piece in lines for line in piece]
        text = "\n".join(shown)
        redaction = engine.redact(text)
        self.findings: tuple[Finding, ...] = placed(redaction, lambda _: "header")
        new = iter(zip(shown, rewritten(text, replaced(redaction), _lines(shown)).split("\n"), strict=True))
        self.pieces = [
            self._with_new_boundaries(b"".join(self._line(line, *next(new)) for line in piece))
            for piece in lines
        ]

    def _shown(self, line: bytes) -> str:
        """A line as a person sees it, on one line."""
        text = _FOLD.sub("", charsets.decode(line)).rstrip("\r\n")
        field = _FIELD.fullmatch(text)
        if field:
            value = _joined(field[2]) if _CUT_PARAMETER.search(field[2]) else field[2]
            text = f"{field[1]} {decode_words(value)}" if "=?" in value else field[1] + value
        if _OF_BOUNDARIES.match(text):
            for mark, boundary in self._marks.items():
                text = text.replace(boundary, mark)
        return _CONTROLS.sub(" ", text)

    def _line(self, line: bytes, shown: str, new: str) -> bytes:
        """The line of the mail: its own bytes, or what is left of it."""
        if shown == new:
            return line
        ending = _BREAK.search(line)
        line_break = ending[0] if ending else b""
        old_field, field = _FIELD.fullmatch(shown), _FIELD.fullmatch(new)
        if old_field and not (field and field[1] == old_field[1]):
            return b""  # a field whose name held something
        for mark, boundary in self._marks.items():
            new = new.replace(mark, boundary)
        return encoded_words(new, line_break or b"\n") + line_break

    def _with_new_boundaries(self, piece: bytes) -> bytes:
        """A boundary that reads like a number gets another name, wherever it stands."""
        for boundary, name in self._renamed:
            piece = piece.replace(boundary, name)
        return piece


def _lines(shown: Iterable[str]) -> Iterable[Token]:
    position = 0
    for line in shown:
        yield Token(position, position + len(line))
        position += len(line) + 1


def _joined(value: str) -> str:
    """A field whose parameters are cut into pieces or percent-encoded (RFC 2231), with whole ones."""
    field = parse_field(value)
    parameters = (f'; {name}="{text}"' for name, text in field.parameters.items())
    return " " + field.value + "".join(text.replace("\\", "") for text in parameters)


def encoded_words(text: str, line_break: bytes) -> bytes:
    """A field as bytes; words beyond ASCII are encoded (RFC 2047)."""
    ascii_text = _FOREIGN.sub(lambda words: Header(words[0], "utf-8").encode(), text)
    return ascii_text.encode("ascii", "replace").replace(b"\n", line_break)
