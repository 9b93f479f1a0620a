"""SVG drawings."""

from redaction.documents.content import Content, NotRead
from redaction.documents.reading import Reading
from redaction.types import Reason


def read_svg(reading: Reading, content: bytes) -> Content:
    raise NotRead(Reason.UNSUPPORTED)
