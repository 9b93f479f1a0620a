"""The characters of a page with the place of each, as PDFium finds them: hidden ones, too."""

import ctypes
from array import array
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from redaction.documents.content import NotRead
from redaction.documents.pdf.boxes import Box
from redaction.types import Reason

_HYPHENS: Final = {0x02, 0xFFFE}  # what PDFium makes of one at the end of a line
_NO_CHARACTER: Final = "\ufffd"
_QUARTER: Final = 1.5707963


class Glyphs:
    """A page's characters in the order of its content. To be closed.

    `turns` are in quarters, clockwise. `unknown` are the characters whose font doesn't say which they are.
    """

    def __init__(self, page: pypdfium2.PdfPage, most: int) -> None:
        """At most that many characters. Raises NotRead(TOO_LARGE) and pypdfium2.PdfiumError."""
        self._page = page.get_textpage()
        count = self._page.count_chars()
        if count > most:
            self.close()
            raise NotRead(Reason.TOO_LARGE)
        self._cells = array("f")
        self.turns = bytearray()
        self.unknown: list[int] = []
        self.text = self._read(self._page.raw, count)

    def close(self) -> None:
        """Free what PDFium holds."""
        self._page.close()

    def cell(self, index: int) -> Box:
        """What a character takes of its line; empty for spaces that PDFium adds."""
        return Box(*self._cells[4 * index : 4 * index + 4])

    def ink(self, index: int) -> Box:
        """The cell of a character with all that is drawn of it: fonts may say that it is smaller."""
        edges = [ctypes.c_double() for _ in range(4)]
        left, right, bottom, top = edges
        if not pdfium.FPDFText_GetCharBox(self._page.raw, index, left, right, bottom, top):
            return self.cell(index)
        return self.cell(index) | Box(left.value, bottom.value, right.value, top.value)

    def _read(self, page: pdfium.FPDF_TEXTPAGE, count: int) -> str:
        characters = []
        cell = pdfium.FS_RECTF()
        for index in range(count):
            characters.append(_character(pdfium.FPDFText_GetUnicode(page, index)))
            known = pdfium.FPDFText_GetLooseCharBox(page, index, cell)
            self._cells.extend((cell.left, cell.bottom, cell.right, cell.top) if known else (0.0,) * 4)
            turn = pdfium.FPDFText_GetCharAngle(page, index)
            self.turns.append(round(turn / _QUARTER) % 4 if turn > 0 else 0)
            if pdfium.FPDFText_HasUnicodeMapError(page, index) == 1:
                self.unknown.append(index)
        return "".join(characters)


def _character(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    return chr(code) if code and not 0xD800 <= code < 0xE000 else _NO_CHARACTER
