"""Paints solid bars over what has to go from a picture."""

from PIL import Image

from redaction.documents.content import NotRead
from redaction.documents.reading import Reading
from redaction.types import Finding, Reason


def blackout(reading: Reading, picture: Image.Image, where: str) -> tuple[Image.Image, tuple[Finding, ...]]:
    """The picture with bars over what was found, or the very same one when nothing was. Raises NotRead."""
    del reading, picture, where
    raise NotRead(Reason.UNSUPPORTED)
