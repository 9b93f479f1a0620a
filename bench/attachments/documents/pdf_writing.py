"""Helps to write PDFs."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Final

import pikepdf
from pikepdf import Pdf
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from bench.attachments.documents.construction import Planted

CLEAN: Final = "The device arrived on Monday and does not start."


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = letter) -> bytes:
    """A page that reportlab draws."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1)
    canvas.setFont("Helvetica", 12)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def base() -> Pdf:
    """A document with a clean line."""
    return pikepdf.open(io.BytesIO(drawn(lambda canvas: canvas.drawString(72, 700, CLEAN))))


def saved(document: Pdf) -> bytes:
    """Its bytes."""
    file = io.BytesIO()
    document.save(file, deterministic_id=True)
    return file.getvalue()


def changed(change: Callable[[Pdf], None]) -> bytes:
    """A clean document with something done to it."""
    document = base()
    change(document)
    return saved(document)


def operators(planted: Planted, shown: str) -> bytes:
    """A page that shows some operators; `%s` stands for the number."""
    document = base()
    content = f"BT /F1 12 Tf 72 700 Td {shown} ET".replace("%s", planted.spaced)
    document.pages[0].Contents = document.make_stream(content.encode("latin-1"))
    return saved(document)
