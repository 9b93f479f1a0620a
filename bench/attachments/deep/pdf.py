"""What a PDF holds: the text of its pages, every string and stream of every object."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

import pikepdf
import pypdfium2

_DEEPEST: Final = 12


def members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Names and bytes; texts are in UTF-8."""
    if b"%PDF-" not in content[:2048]:
        return
    yield from _pages(content)
    with pikepdf.open(io.BytesIO(content)) as document:
        for number, thing in enumerate(document.objects):
            yield from _object(f"object {number}", thing)
        yield from _object("trailer", document.trailer)
        for number, page in enumerate(document.pages):
            yield f"page {number + 1} operators", _shown(page)


def _pages(content: bytes) -> Iterator[tuple[str, bytes]]:
    document = pypdfium2.PdfDocument(content)
    try:
        for number in range(len(document)):
            text = document[number].get_textpage().get_text_range()
            yield f"page {number + 1}", text.encode("utf-8", "ignore")
    finally:
        document.close()


def _object(path: str, thing: pikepdf.Object) -> Iterator[tuple[str, bytes]]:
    if isinstance(thing, pikepdf.Stream):
        yield path, thing.read_raw_bytes()
        with suppress(pikepdf.PdfError):
            yield path, thing.read_bytes()
    strings = list(_strings(thing, 0))
    if strings:
        yield path, "\n".join(strings).encode("utf-8", "ignore")


def _strings(thing: object, depth: int) -> Iterator[str]:
    if depth > _DEEPEST or (depth and getattr(thing, "is_indirect", False)):
        return
    if isinstance(thing, pikepdf.String):
        yield str(thing)
        yield bytes(thing).decode("latin-1")
    elif isinstance(thing, pikepdf.Array):
        for entry in thing:
            yield from _strings(entry, depth + 1)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, entry in dict(thing.items()).items():
            yield str(key)
            yield from _strings(entry, depth + 1)
    elif isinstance(thing, pikepdf.Name):
        yield str(thing)


def _shown(page: pikepdf.Page) -> bytes:
    """All strings that a page's operators show, joined."""
    pieces: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        for operand in instruction.operands:
            shown = operand if isinstance(operand, pikepdf.Array) else [operand]
            pieces += [bytes(one).decode("latin-1") for one in shown if isinstance(one, pikepdf.String)]
    return "".join(pieces).encode()
