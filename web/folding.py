"""Where a message's own words end and quoted mail or a signature begins. Offsets only: nothing is cut out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

QUOTED = re.compile(r"\s{0,3}>")
SIGNATURE = re.compile(r"-- \r?$")  # RFC 3676, section 4.3; without the space it is as often a line of a log


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive paragraphs, as half-open offsets into the text; `label` is "" unless it is folded."""

    label: str
    paragraphs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    label: str
    blank: bool


def blocks(text: str) -> list[Block]:
    """The text in order, as blocks; every character that is not white space between lines lies in one."""
    found = []
    for label, lines in groupby(_lines(text), key=lambda line: line.label):
        if runs := tuple(_runs(list(lines))):
            found.append(Block(label, runs))
    return found


def _lines(text: str) -> Iterator[_Line]:
    """Each line with what it belongs to. A blank line belongs to what stands above it."""
    start, label = 0, ""
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            label = _label(line, label)
        yield _Line(start, end, label, blank=not line.strip())
        start = end + 1


def _label(line: str, above: str) -> str:
    if above == "Signature" or SIGNATURE.match(line):
        return "Signature"
    return "Quoted text" if QUOTED.match(line) else ""


def _runs(lines: list[_Line]) -> Iterator[tuple[int, int]]:
    """Paragraphs: what stands between blank lines."""
    for blank, run in groupby(lines, key=lambda line: line.blank):
        if not blank:
            inside = list(run)
            yield inside[0].start, inside[-1].end
