"""The streams of pictures as they are kept in a page."""

import zlib
from collections.abc import Iterable
from typing import Final, NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Stream

from redaction.documents.content import NotRead
from redaction.documents.pdf.jpeg import stripped
from redaction.documents.pdf.strings import name_of
from redaction.documents.pdf.unpacking import unpacked
from redaction.documents.reading import Reading
from redaction.types import Reason

_PLAIN: Final = frozenset(
    ("/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCIIHexDecode", "/ASCII85Decode")
)
_PARAMETERS: Final = frozenset(("/Predictor", "/Colors", "/BitsPerComponent", "/Columns"))


class Pixels(NamedTuple):
    """`packed` is what the stream holds, by `filter` and `parameters`; `looked` what is swept for numbers."""

    packed: bytes
    filter: Name
    parameters: Object | None
    looked: bytes


def pixels(reading: Reading, source: Stream) -> Pixels | None:
    """The picture without what is not drawn; None for formats that may hold more than pixels.

    Raises NotRead(TOO_LARGE), and NotPlain for what can't be unpacked.
    """
    width: object = source.get("/Width")
    height: object = source.get("/Height")
    if not isinstance(width, int) or not isinstance(height, int):
        return None
    if width * height > reading.caps.pixels:
        raise NotRead(Reason.TOO_LARGE)
    filters = _filters(source)
    if filters == ["/DCTDecode"]:
        packed = stripped(source.read_raw_bytes())
        return Pixels(packed, Name.DCTDecode, _colour_transform(source), b"") if packed else None
    if not _PLAIN.issuperset(filters):
        return None
    content = unpacked(reading, source, picture=True)
    raw = source.read_raw_bytes()
    if filters == ["/FlateDecode"] and _is_whole(raw, reading.caps.pixels):
        return Pixels(raw, Name.FlateDecode, _parameters(source), content)
    return Pixels(zlib.compress(content, 1), Name.FlateDecode, None, content)


def _filters(source: Stream) -> list[str]:
    filters = source.get("/Filter")
    names: Iterable[object] = filters if isinstance(filters, Array) else [filters]
    return [name_of(name) for name in names if isinstance(name, Name)]


def _first_parameters(source: Stream) -> Object | None:
    parameters = source.get("/DecodeParms")
    if isinstance(parameters, Array):
        parameters = parameters[0] if len(parameters) else None
    return parameters if isinstance(parameters, Dictionary) else None


def _colour_transform(source: Stream) -> Object | None:
    parameters = _first_parameters(source)
    if parameters is None or "/ColorTransform" not in parameters:
        return None
    return _numbers(parameters, ("/ColorTransform",))


def _parameters(source: Stream) -> Object | None:
    parameters = _first_parameters(source)
    if parameters is None:
        return None
    return _numbers(parameters, _PARAMETERS)


def _numbers(parameters: Object, keys: Iterable[str]) -> Object:
    values: list[tuple[str, object]] = [(key, parameters.get(key)) for key in keys]
    return Dictionary({key: value for key, value in values if isinstance(value, int)})


def _is_whole(raw: bytes, most: int) -> bool:
    """Whether nothing stands behind the packed pixels."""
    try:
        inflate = zlib.decompressobj()
        left, inflated = raw, 0
        while left and not inflate.eof and inflated <= most * 4:
            inflated += len(inflate.decompress(left, 1 << 20))
            left = inflate.unconsumed_tail
    except zlib.error:
        return False
    return inflate.eof and not inflate.unused_data
