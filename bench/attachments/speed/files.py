"""Usual files: screenshots of 1920 by 1080, a text PDF, a log, a long document."""

from __future__ import annotations

import io
from random import Random
from typing import Final

import docx
from PIL import Image
from reportlab.pdfgen.canvas import Canvas as Pdf

from bench.attachments.documents.construction import unzipped, zipped
from bench.attachments.images.canvas import DARK, LIGHT, Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.formats import png
from bench.attachments.images.tuned import LAYOUTS

SCREEN: Final = (1920, 1080)
_LOG_BYTES: Final = 10 * 1024 * 1024
_PAGES_OF_PDF, _PAGES_OF_DOCUMENT, _LINES_OF_PAGE, _WORDS_OF_LINE = 10, 20, 42, 12
_WORDS: Final = (
    *(
        "the",
        "device",
        "does",
        "not",
        "start",
        "after",
        "an",
        "update",
        "since",
        "yesterday",
        "and",
        "we",
        "tried",
    ),
    *(
        "to",
        "restart",
        "it",
        "again",
        "can",
        "you",
        "help",
        "our",
        "order",
        "is",
        "late",
        "invoice",
        "shows",
        "a",
    ),
    *(
        "wrong",
        "amount",
        "thanks",
        "for",
        "looking",
        "into",
        "this",
        "app",
        "crashes",
        "when",
        "I",
        "log",
        "in",
    ),
)


def screenshot(number: int) -> bytes:
    """Four windows, light or dark, with about sixty lines of text."""
    random = Random(f"screen {number}")
    screen = Image.new("RGB", SCREEN, (44, 62, 80))
    look = DARK if number % 2 else LIGHT
    for place in ((0, 0), (960, 0), (0, 540), (960, 540)):
        layout = random.choice(LAYOUTS)
        canvas = Canvas(layout.size, look)
        layout.draw(canvas, Numbers(random))
        screen.paste(canvas.image, place)
    return png(screen)


def text_pdf(number: int) -> bytes:
    """Ten pages of prose; a card on the third when `number` is odd."""
    random = Random(f"pdf {number}")
    file = io.BytesIO()
    canvas = Pdf(file, invariant=1)
    for page in range(_PAGES_OF_PDF):
        canvas.setFont("Helvetica", 11)
        for line in range(_LINES_OF_PAGE):
            secret = number % 2 and (page, line) == (2, 20)
            canvas.drawString(60, 780 - 17 * line, "card 4012 8888 8888 1881" if secret else _line(random))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def document(number: int) -> bytes:
    """Twenty pages of prose; a card in the middle when `number` is odd."""
    random = Random(f"docx {number}")
    written = docx.Document()
    for page in range(_PAGES_OF_DOCUMENT):
        for _ in range(_LINES_OF_PAGE // 3):
            written.add_paragraph(" ".join(_line(random) for _ in range(3)))
        if number % 2 and page == _PAGES_OF_DOCUMENT // 2:
            written.add_paragraph("card 4012 8888 8888 1881")
    file = io.BytesIO()
    written.save(file)
    return zipped(unzipped(file.getvalue()))


def log(number: int) -> bytes:
    """Ten mebibytes of a server's lines, one in a thousand with a card."""
    random = Random(f"log {number}")
    some = [_log_line(random, secret=at == 0) for at in range(1000)]
    block = "\n".join(some) + "\n"
    return (block * (_LOG_BYTES // len(block) + 1)).encode()[:_LOG_BYTES]


def _log_line(random: Random, *, secret: bool) -> str:
    clock = f"2026-03-{random.randint(1, 28):02d}T{random.randint(0, 23):02d}:15:{random.randint(0, 59):02d}Z"
    tail = " card=4012888888881881" if secret else ""
    request = f"id={random.getrandbits(64):016x} took={random.randint(1, 900)}ms"
    return f"{clock} INFO web.request {request} {_line(random)}{tail}"


def _line(random: Random) -> str:
    return " ".join(random.choices(_WORDS, k=_WORDS_OF_LINE))
