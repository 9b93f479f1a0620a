"""Writes a content stream anew: what draws stays; comments, marks and their properties don't."""

import warnings
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Object, Operator, PdfInlineImage

from redaction.documents.pdf.notes import NotPlain
from redaction.documents.pdf.strings import name_of

_SHOWING: Final = frozenset(("Tj", "TJ", "'", '"'))
_MOVING: Final = frozenset(("BT", "ET", "Td", "TD", "Tm", "T*"))
# ISO 32000-2, annex A, without marked content and its kin.
_DRAWING: Final = frozenset(
    """
    b B b* B* c cm cs CS d d0 d1 Do f F f* g G gs h i j J k K l m M n q Q re rg RG ri s S sc SC scn SCN sh
    T* Tc Td TD Tf TL Tm Tr Ts Tw Tz v w W W* y BT ET
    """.split()  # noqa: SIM905 - as the annex lists them
)
_NAMING: Final = {
    "Do": "/XObject",
    "Tf": "/Font",
    "gs": "/ExtGState",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "scn": "/Pattern",
    "SCN": "/Pattern",
    "sh": "/Shading",
}
_DEFLATED: Final = (["/FlateDecode"], ["/Fl"])
_LARGEST_INLINE: Final = 10_000_000  # bytes; ISO 32000-2, 8.9.7 recommends 4 KB

_Instruction = ContentStreamInstruction | ContentStreamInlineImage
_Kept = _Instruction | tuple[Collection[Object | PdfInlineImage], Operator]


@dataclass
class Drawing:
    """A content stream as it is kept.

    `used` are the names of resources by their kind, with how often each is used; `text` is what its strings
    spell as Latin-1; `pictures` are the bytes of inline images, packed and unpacked. `clear` is false when it
    holds what can't be kept.
    """

    content: bytes = b""
    used: dict[str, Counter[str]] = field(default_factory=dict)
    operators: int = 0
    text: str = ""
    pictures: list[bytes] = field(default_factory=list)
    inline: bool = False
    clear: bool = True

    @property
    def shows(self) -> bool:
        """Whether it shows text or pictures, not only lines and areas."""
        return bool(self.text.strip()) or self.inline or "/XObject" in self.used

    def join(self, other: "Drawing") -> None:
        """Add what another one uses."""
        self.inline |= other.inline
        for kind, names in other.used.items():
            self.used.setdefault(kind, Counter()).update(names)


def redrawn(stream: Object) -> Drawing:
    """The content of a page, a form, a pattern or a glyph. Raises NotPlain for what is not understood."""
    drawing = Drawing()
    words: list[str] = []
    exceeded = pikepdf.settings.qpdf_limit_errors()
    try:
        kept = list(_kept(_instructions(stream), drawing, words))
        drawing.content = pikepdf.unparse_content_stream(kept)
        drawing.operators = len(kept)
    except (pikepdf.PdfError, TypeError, ValueError, zlib.error, UserWarning):
        raise NotPlain from None
    if pikepdf.settings.qpdf_limit_errors() > exceeded:
        raise NotPlain
    drawing.text = "".join(words).replace("\0", "")
    return drawing


def _instructions(stream: Object) -> Iterable[_Instruction]:
    """All of them; what is cut short or damaged raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return pikepdf.parse_content_stream(stream)


def _kept(instructions: Iterable[_Instruction], drawing: Drawing, words: list[str]) -> Iterator[_Kept]:
    for instruction in instructions:
        if isinstance(instruction, ContentStreamInlineImage):
            _look_at(instruction, drawing)
            yield instruction
            continue
        operator, operands = str(instruction.operator), instruction.operands
        if operator in _SHOWING:
            spelt = [operand for operand in operands if _is_spelt(operand)]
            words.append(_spelt(spelt, operator))
            yield spelt, instruction.operator
        elif operator in _DRAWING:
            if operator in _MOVING:
                words.append("\n")
            plain = [operand for operand in operands if _is_plain(operand)]
            if operator in _NAMING:
                _note(drawing, _NAMING[operator], plain)
            yield plain, instruction.operator


def _spelt(operands: Iterable[object], operator: str) -> str:
    """The strings of an operator, without the kerning between them."""
    parts = [part for item in operands for part in (item if isinstance(item, pikepdf.Array) else (item,))]
    line = "".join(bytes(part).decode("latin-1") for part in parts if isinstance(part, pikepdf.String))
    return line if operator in {"Tj", "TJ"} else f"\n{line}"


def _is_spelt(operand: object) -> bool:
    if isinstance(operand, pikepdf.Array):
        return all(isinstance(item, int | Decimal | pikepdf.String) for item in operand)
    return isinstance(operand, int | Decimal | pikepdf.String)


def _is_plain(operand: object) -> bool:
    if isinstance(operand, pikepdf.Array):
        return all(isinstance(item, int | Decimal) for item in operand)
    return isinstance(operand, int | Decimal | pikepdf.Name)


def _note(drawing: Drawing, kind: str, operands: Iterable[object]) -> None:
    names = [name_of(operand) for operand in operands if isinstance(operand, pikepdf.Name)]
    drawing.used.setdefault(kind, Counter()).update(names)


def _look_at(instruction: ContentStreamInlineImage, drawing: Drawing) -> None:
    image = instruction.iimage
    drawing.inline = True
    drawing.pictures.append(image.unparse())
    filters = [str(name) for name in image.filters]
    if filters in _DEFLATED:
        drawing.pictures.append(zlib.decompressobj().decompress(image.read_raw_bytes(), _LARGEST_INLINE))
    elif filters:
        drawing.clear = False
