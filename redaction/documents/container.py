"""What a ZIP file is: an office document, or an archive of files."""

from typing import Final

from redaction.documents.archive.zip import read_zip
from redaction.documents.content import Content
from redaction.documents.office.ooxml import read_ooxml
from redaction.documents.office.opendocument import read_opendocument
from redaction.documents.office.relations import CONTENT_TYPES
from redaction.documents.office.unzip import unpack
from redaction.documents.reading import Reading

# An OpenDocument file begins with an entry of this name that is not packed (ODF 1.3 part 2, 3.3).
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument."
_HEAD: Final = 30  # bytes of an entry's header before its name


def read_container(reading: Reading, content: bytes) -> Content:
    """A document by its own reader, or an archive. Raises NotRead."""
    if content.startswith(_OPEN_DOCUMENT, _HEAD):
        return read_opendocument(reading, content, unpack(reading, content))
    if CONTENT_TYPES.encode() in content:
        package = unpack(reading, content)
        if CONTENT_TYPES in package.parts:
            return read_ooxml(reading, content, package)
    return read_zip(reading, content)
