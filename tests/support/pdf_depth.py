"""All that a PDF holds, unpacked."""

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String


def everything(content: bytes) -> Iterator[bytes]:
    """The file's bytes, and each text, name, number and stream of it."""
    yield content
    with Pdf.open(io.BytesIO(content)) as pdf:
        waiting: list[object] = [pdf.trailer, *pdf.objects]
        while waiting:
            item = waiting.pop()
            if isinstance(item, Stream):
                yield item.read_raw_bytes()
                if item.get("/Filter") != Name.DCTDecode:
                    yield item.read_bytes()
            if isinstance(item, Dictionary | Stream):
                yield from (key.encode() for key in item.keys())  # noqa: SIM118
                waiting += [part for _, part in item.items() if not _is_elsewhere(part)]
            elif isinstance(item, Array):
                waiting += [part for part in item if not _is_elsewhere(part)]
            else:
                yield bytes(item) if isinstance(item, String) else str(item).encode()


def _is_elsewhere(part: object) -> bool:
    return isinstance(part, pikepdf.Object) and part.is_indirect


def holds(content: bytes, number: str) -> bool:
    """Whether the digits stand anywhere in it, however they are written or set apart."""
    spelt = number.encode()
    hidden = (spelt.hex().encode(), number.encode("utf-16-be").hex().encode())
    return any(
        spelt in re.sub(rb"[^0-9]", b"", part) or any(form in part.lower() for form in hidden)
        for part in everything(content)
    )
