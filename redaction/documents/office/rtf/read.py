"""The reader of RTF files."""

import re
from collections.abc import Sequence
from typing import Final

from redaction.documents.content import Content
from redaction.documents.office.rtf.source import RunSlot, Source
from redaction.documents.office.rtf.text import Block, Text
from redaction.documents.office.rtf.words import COPIES
from redaction.documents.office.sweep import Sweep
from redaction.documents.reading import Reading
from redaction.types import Reason

_HEXADECIMAL: Final = re.compile(r"\s*(?:[0-9A-Fa-f]{2}\s*)+")
_DATA: Final = 256  # hexadecimal digits: fewer are an identity
_FILES: Final = frozenset(("pict", "objdata"))
_NOTHING: Final = b"\0\r\n\t "


def read_rtf(reading: Reading, content: bytes) -> Content:
    """The file with placeholders in place of what was found. Raises NotRead."""
    source, sweep = Source(content), Sweep(reading)
    text = Text(source)
    data = _data(source, sweep, text)
    sweep.passages(text.passages(data))
    if content[text.end :].strip(_NOTHING):
        source.edit(text.end, len(content), b"")
    return Content("application/rtf", source.edited(), tuple(sweep.findings), tuple(sweep.withheld))


def _data(source: Source, sweep: Sweep, text: Text) -> set[int]:
    """Identities of the groups that are no text."""
    found, gone = set(), 0
    for block in text.blocks:
        if block.start < gone:
            found.add(id(block))
        elif block.name in COPIES:
            source.edit(block.start, block.end, b"")
            gone = block.end
            found.add(id(block))
        elif _is_data(source, sweep, block):
            found.add(id(block))
    return found


def _is_data(source: Source, sweep: Sweep, block: Block) -> bool:
    """Whether a group holds a file; if it can't be read, it is taken out."""
    written = "".join(run.shown for run in block.runs)
    is_file = block.name in _FILES or len(written) >= _DATA
    digits = written if is_file and _HEXADECIMAL.fullmatch(written) else ""
    raw = b"".join(source.content[token.start : token.end] for token in block.raw)
    if not digits:
        return _without_raw(source, sweep, block, raw) if raw else False
    content = bytes.fromhex(digits) + raw
    done = _redacted(sweep, block.name, content, block.place or "data")
    if not done:
        source.edit(block.start, block.end, b"")
    elif done != content:
        _write(source, block, block.runs, done)
    return True


def _redacted(sweep: Sweep, name: str, content: bytes, place: str) -> bytes:
    if name == "pict":
        return sweep.inside("picture", content, place)
    if name == "objdata":
        return sweep.withhold("embedded object", content, Reason.UNSUPPORTED)
    return sweep.unknown("data", content, place)


def _without_raw(source: Source, sweep: Sweep, block: Block, raw: bytes) -> bool:
    """A picture in raw bytes, redacted; raw bytes anywhere else have no meaning."""
    done = _redacted(sweep, block.name, raw, block.place or "data") if block.name in _FILES else b""
    if done != raw:
        _write(source, block, (), done)
    return False


def _write(source: Source, block: Block, runs: Sequence[RunSlot], content: bytes) -> None:
    """In hexadecimal digits, in place of the first bytes."""
    new = content.hex().encode()
    for run in runs:
        source.edit(run.start, run.end, new)
        new = b""
    for token in block.raw:
        source.edit(source.content.rindex(b"\\bin", 0, token.start), token.end, new)
        new = b""
