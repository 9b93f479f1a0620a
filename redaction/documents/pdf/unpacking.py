"""Unpacks streams within limits."""

from typing import Final

import pikepdf
from pikepdf import Stream

from redaction.caps import FileCaps
from redaction.documents.content import NotRead
from redaction.documents.pdf.notes import NotPlain
from redaction.documents.reading import Reading
from redaction.types import Reason

_DEEPEST: Final = 100
_FILTERS: Final = 5
_BYTES_PER_PIXEL: Final = 4


def limit(caps: FileCaps) -> None:
    """Set what qpdf may unpack at once, for the whole process: also for the tables of a file it opens."""
    most = max(caps.unpacked, caps.pixels * _BYTES_PER_PIXEL)
    pikepdf.settings.set_qpdf_limits(
        parser_max_nesting=_DEEPEST,
        max_stream_filters=_FILTERS,
        flate_max_memory=most,
        run_length_max_memory=most,
        png_max_memory=most,
        tiff_max_memory=most,
        dct_max_memory=most,
    )


def unpacked(reading: Reading, stream: Stream, *, picture: bool = False) -> bytes:
    """The content of a stream, counted unless it is a picture, whose pixels are.

    Raises NotRead(TOO_LARGE), and NotPlain for what can't be unpacked.
    """
    try:
        content = stream.read_bytes()
    except pikepdf.PdfError as error:
        raise _reason(error) from None
    if not picture:
        reading.budget.unpack(len(content))
    return content


def _reason(error: pikepdf.PdfError) -> NotRead | NotPlain:
    """Only the text tells a stream that is too large from a damaged one."""
    return NotRead(Reason.TOO_LARGE) if "limit exceeded" in str(error) else NotPlain()
