"""One attached file: redacted if it can be read, else withheld with the reason."""

from typing import Final

from redaction.documents import names
from redaction.documents.sniff import packed, sniff
from redaction.documents.text import redact_text
from redaction.engine import Engine
from redaction.types import Reason, RedactedFile, RedactedText, Withheld, seal_file

# A text file of this size takes the engine one second, or up to the limit of a worker process
# (`Limits.cpu_seconds`) when it is full of numbers. Much larger ones would only wait for that limit.
MAX_TEXT_BYTES: Final = 10 * 1024 * 1024
_MAX_NAME: Final = 200


def redact_file(engine: Engine, name: str, content: bytes) -> RedactedFile | Withheld:
    """Redact the name and, where the content is text, the content."""
    safe_name = redact_name(engine, name)
    if reason := packed(content):
        return Withheld(safe_name, len(content), reason)
    if len(content) > MAX_TEXT_BYTES:
        return Withheld(safe_name, len(content), Reason.TOO_LARGE)
    found = sniff(content)
    if isinstance(found, Reason):
        return Withheld(safe_name, len(content), found)
    redacted, findings = redact_text(engine, found)
    return seal_file(safe_name, found.media_type, redacted, findings)


def redact_name(engine: Engine, name: str) -> RedactedText:
    """A file name fit to be shown; shortened only after redaction, so that no number is cut in two."""
    return engine.redact(names.clean(name)).text.shorten(_MAX_NAME)
