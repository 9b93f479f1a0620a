"""Redaction for other programs: text in, redacted text out; or JSON lines, each answered at once."""

import asyncio
import json
from codecs import getincrementaldecoder
from collections.abc import AsyncIterator
from typing import Any, BinaryIO

from redaction.errors import RedactionError
from redaction.raw import Raw
from redaction.redactor import Redactor
from redaction.types import Redaction

_NO_REDACTION = "redaction failed"
_PIECE = 64 * 1024  # bytes


async def filter_text(redactor: Redactor, source: BinaryIO, sink: BinaryIO) -> None:
    """Redact a `source` of any length, UTF-8, in bounded memory; what is no UTF-8 becomes U+FFFD.

    Raises RedactionError; what was written before is redacted.
    """
    async for part in redactor.stream(_decoded(source)):
        sink.write(part.encode())
    sink.flush()


async def _decoded(source: BinaryIO) -> AsyncIterator[str]:
    decoder = getincrementaldecoder("utf-8")(errors="replace")
    while piece := await asyncio.to_thread(source.read, _PIECE):
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


async def filter_lines(redactor: Redactor, source: BinaryIO, sink: BinaryIO) -> None:
    """Answer each line before the next is read, so that a program can keep this running. A bad line gets an
    "error" in words of ours, and the next line is read."""
    while line := await asyncio.to_thread(source.readline):
        answer = await answer_line(redactor, line)
        sink.write(json.dumps(answer).encode() + b"\n")
        sink.flush()


async def answer_line(redactor: Redactor, line: bytes) -> dict[str, object]:
    """The answer to one line `{"id", "text"}`. Offsets of findings are code points of the input."""
    try:
        asked: Any = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": "the line is not JSON"}
    if not isinstance(asked, dict):
        return {"id": None, "error": "the line is not an object"}
    name = asked.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int | None):
        return {"id": None, "error": "id is neither a string nor a whole number"}
    text = asked.get("text")
    if not isinstance(text, str):
        return {"id": name, "error": "text is missing or is not a string"}
    redaction = await _redaction(redactor, text)
    if redaction is None:
        return {"id": name, "error": _NO_REDACTION}
    return {"id": name, "text": redaction.text.text, "findings": _findings(redaction)}


async def _redaction(redactor: Redactor, text: str) -> Redaction | None:
    try:
        return await redactor.explain(Raw(text))
    except RedactionError:
        return None


def _findings(redaction: Redaction) -> list[dict[str, object]]:
    return [
        {
            "entity": removed.entity,
            "start": removed.start,
            "end": removed.end,
            "score": removed.score,
            "recognizer": removed.recognizer,
            "action": removed.action,
        }
        for removed in redaction.removed
    ]
