"""CPU seconds of one worker for each file, and of a plain program on the same file."""

from __future__ import annotations

import asyncio
import io
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Final, NamedTuple

import docx
import pikepdf
from PIL import Image

from bench.attachments.door import outcome_of, policy
from bench.attachments.speed import files
from bench.processes import CpuMeter
from bench.tables import aligned, figure, percentile
from redaction.redactor import Redactor

_LOOK_SECONDS: Final = 0.05


class _Kind(NamedTuple):
    """`plain` does the least that any program would do with such a file."""

    name: str
    reference: str
    files: int
    file_name: str
    make: Callable[[int], bytes]
    plain: Callable[[bytes], object]


class _Figures(NamedTuple):
    cpu: list[float]
    wall: list[float]
    plain: list[float]
    ends: set[str]


def speeds(ocr: str | None, limit: int | None) -> str:
    """A table; `limit` files of each kind."""
    rows = []
    for kind in _KINDS:
        count = min(kind.files, limit or kind.files)
        rows.append(_row(kind, asyncio.run(_figures(kind, count, ocr))))
    head = [
        "one core",
        "files",
        "CPU s, median",
        "p95",
        "clock s, median",
        "ended",
        "beside",
        "its s",
        "ratio",
    ]
    return aligned(head, rows)


def _row(kind: _Kind, figures: _Figures) -> list[str]:
    cpu, plain = median(figures.cpu), median(figures.plain)
    return [
        *(kind.name, str(len(figures.cpu)), figure(cpu), figure(percentile(figures.cpu, 0.95))),
        *(figure(median(figures.wall)), ", ".join(sorted(figures.ends)), kind.reference, figure(plain)),
        figure(cpu / max(plain, 1e-6)),
    ]


async def _figures(kind: _Kind, count: int, ocr: str | None) -> _Figures:
    figures = _Figures([], [], [], set())
    redactor = Redactor(policy(ocr), workers=1)
    try:
        await redactor.warm()
        await outcome_of(redactor, kind.file_name, kind.make(count))  # what loads when it is first used
        for number in range(count):
            content = kind.make(number)
            with _others_cpu() as used:
                outcome = await outcome_of(redactor, kind.file_name, content)
            figures.cpu.append(used())
            figures.wall.append(outcome.seconds)
            figures.ends.add(outcome.word)
            began = time.process_time()
            kind.plain(content)
            figures.plain.append(time.process_time() - began)
    finally:
        await redactor.close()
    return figures


@contextmanager
def _others_cpu() -> Iterator[Callable[[], float]]:
    """CPU seconds of everything that this process started, while in the block."""
    meter, own, over = CpuMeter([os.getpid()]), time.process_time(), threading.Event()

    def look() -> None:
        while not over.wait(_LOOK_SECONDS):
            meter.look()

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    taken: list[float] = []
    try:
        yield lambda: taken[0]
    finally:
        over.set()
        thread.join()
        taken.append(max(0.0, meter.seconds() - (time.process_time() - own)))


def _resaved_image(content: bytes) -> None:
    Image.open(io.BytesIO(content)).convert("RGB").save(io.BytesIO(), "PNG", compress_level=1)


def _resaved_pdf(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(io.BytesIO())


def _digits(content: bytes) -> None:
    re.sub(r"\d(?:[ -]?\d){12,18}", "", content.decode()).encode()


def _resaved_document(content: bytes) -> None:
    docx.Document(io.BytesIO(content)).save(io.BytesIO())


_KINDS: Final = (
    _Kind("screenshot, 1920 x 1080", "Pillow opens and saves", 12, "a.png", files.screenshot, _resaved_image),
    _Kind("text PDF, 10 pages", "pikepdf opens and saves", 4, "a.pdf", files.text_pdf, _resaved_pdf),
    _Kind("log, 10 MiB", "one regular expression", 2, "a.log", files.log, _digits),
    _Kind("DOCX, 20 pages", "python-docx opens and saves", 4, "a.docx", files.document, _resaved_document),
)
