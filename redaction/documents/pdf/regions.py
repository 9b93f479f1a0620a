"""Where a page shows something that its text doesn't say: pictures, drawn letters, unknown characters."""

import ctypes
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from redaction.documents.pdf.boxes import Box
from redaction.documents.pdf.glyphs import Glyphs

_NARROWEST: Final = 24.0  # points: what is smaller holds no number that could be read
_LOWEST: Final = 3.0
_LETTER_SEGMENTS: Final = 5  # of a path: a rectangle has four
_LETTER_HEIGHT: Final = 72.0
_WORD_SEGMENTS: Final = 50  # of paths that touch each other; a drawn digit has ten or more
_NEAR: Final = 4.0
_DEEPEST: Final = 12
_MOST_UNKNOWN: Final = 30  # characters
_MOST: Final = 500  # parts; beyond, the whole page is one

Matrix = tuple[float, float, float, float, float, float]
_SAME: Final[Matrix] = (1, 0, 0, 1, 0, 0)


class _Part(NamedTuple):
    box: Box
    segments: int


def regions(page: pypdfium2.PdfPage, glyphs: Glyphs) -> list[Box] | None:
    """Boxes that don't overlap; None for the whole page."""
    if len(glyphs.unknown) > _MOST_UNKNOWN:
        return None
    parts = [_Part(glyphs.ink(index).grown(1), _WORD_SEGMENTS) for index in glyphs.unknown]
    for part in _parts(page):
        parts.append(part)
        if len(parts) >= _MOST:
            return None
    return [part.box for part in _merged(parts) if _may_hold_numbers(part)]


def images(page: pypdfium2.PdfPage) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, Matrix]]:
    """Pictures, each with the matrix that makes its square of 1 by 1 the place on the page."""
    for item, kind, matrix in _items(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield item, _product(_matrix(item), matrix)


def _items(page: pypdfium2.PdfPage) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, int, Matrix]]:
    """What is drawn, with its kind and the matrix of the form it stands in."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    waiting = [(pdfium.FPDFPage_GetObject(page.raw, index), _SAME, 0) for index in range(count)]
    while waiting:
        item, matrix, depth = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _product(_matrix(item), matrix)
            inside = range(pdfium.FPDFFormObj_CountObjects(item))
            waiting += [(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1) for index in inside]
        else:
            yield item, kind, matrix


def _parts(page: pypdfium2.PdfPage) -> Iterator[_Part]:
    for item, kind, matrix in _items(page):
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            yield _Part(_box(item, matrix), _WORD_SEGMENTS)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            part = _Part(_box(item, matrix), pdfium.FPDFPath_CountSegments(item))
            if _may_be_letters(part):
                yield part


def _may_be_letters(part: _Part) -> bool:
    if part.segments >= _WORD_SEGMENTS:
        return True
    return part.segments >= _LETTER_SEGMENTS and part.box.height <= _LETTER_HEIGHT


def _may_hold_numbers(part: _Part) -> bool:
    sides = sorted((part.box.width, part.box.height))
    return part.segments >= _WORD_SEGMENTS and sides[0] >= _LOWEST and sides[1] >= _NARROWEST


def _merged(parts: Iterable[_Part]) -> list[_Part]:
    """Parts that touch as one; what touches it then is taken in, too."""
    merged: list[_Part] = []
    for part in sorted(parts, key=lambda p: (-p.box.top, p.box.left)):
        whole = part
        while near := [other for other in merged if other.box.grown(_NEAR).meets(whole.box)]:
            merged = [other for other in merged if other not in near]
            for other in near:
                whole = _Part(whole.box | other.box, whole.segments + other.segments)
        merged.append(whole)
    return merged


def _box(item: pdfium.FPDF_PAGEOBJECT, matrix: Matrix) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    corners = [(x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return Box(min(across), min(up), max(across), max(up))


def _matrix(item: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _SAME
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
