"""What a ZIP file is: an office document, or an archive of files."""

from redaction.documents.archive.zip import read_zip
from redaction.documents.content import Content
from redaction.documents.office import opendocument, relations
from redaction.documents.office.ooxml import read_ooxml
from redaction.documents.office.opendocument import read_opendocument
from redaction.documents.office.unzip import names_of, unpack
from redaction.documents.reading import Reading


def read_container(reading: Reading, content: bytes) -> Content:
    """A document by its own reader, or an archive. Raises NotRead."""
    names = names_of(reading, content)
    if relations.CONTENT_TYPES in names:
        return read_ooxml(reading, content, unpack(reading, content))
    if names >= {opendocument.MIMETYPE, opendocument.CONTENT}:
        return read_opendocument(reading, content, unpack(reading, content))
    return read_zip(reading, content)
