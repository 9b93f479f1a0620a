"""Numbers in the bytes of a file that no reader understands: its runs of ASCII and UTF-16."""

import re
from collections.abc import Iterator
from typing import Final

from redaction.documents.found import finding
from redaction.engine import Engine
from redaction.stream import Stream
from redaction.types import Finding

# As long as the shortest number that is looked for.
_RUNS: Final = (
    ("ascii", re.compile(rb"[\t\x20-\x7e]{9,}+")),
    ("utf-16-le", re.compile(rb"(?:[\t\x20-\x7e]\0){9,}+")),
    ("utf-16-be", re.compile(rb"(?:\0[\t\x20-\x7e]){9,}+")),
)
_STEP: Final = 1_000_000  # bytes of runs that are read together


def scan(engine: Engine, content: bytes) -> tuple[Finding, ...]:
    """What the engine finds in them ("raw bytes"), each kind and ending once; nothing is removed.

    A number that is packed, encrypted or written in another way is not found. Raises RedactionFailed.
    """
    found: dict[tuple[str, str], Finding] = {}
    for codec, runs in _RUNS:
        stream = Stream(engine)
        for text in _texts(content, codec, runs):
            stream.feed(text)
        stream.close()
        for place in stream.replaced:
            for span in place.spans:
                found.setdefault((span.entity, span.kept), finding(span, "raw bytes"))
    return tuple(found.values())


def _texts(content: bytes, codec: str, runs: "re.Pattern[bytes]") -> Iterator[str]:
    """The runs, a line each."""
    lines: list[str] = []
    size = 0
    for run in runs.finditer(content):
        lines.append(run[0].decode(codec))
        size += len(run[0])
        if size > _STEP:
            yield "\n".join([*lines, ""])
            lines.clear()
            size = 0
    yield "\n".join(lines)
