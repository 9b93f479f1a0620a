"""Names of files in archives: redacted, and harmless to unpack."""

import re
from typing import Final

from redaction.documents.found import findings
from redaction.documents.names import clean, redact_name
from redaction.engine import Engine
from redaction.types import Finding, RedactedText, join

_DRIVE: Final = re.compile(r"[A-Za-z]:")
_SEPARATOR: Final = re.compile(r"[/\\]+")
_LONGEST: Final = 4096  # what file systems take; a longer path is kept from its end
_UPWARDS: Final = frozenset({"", ".", ".."})


def redact_path(engine: Engine, path: str) -> tuple[RedactedText, tuple[Finding, ...]]:
    """A relative path without upward steps, and what was removed from it ("name").

    The path is redacted as a whole, because a number may be spread over its parts, and then each part.
    """
    whole = engine.redact(_DRIVE.sub("", path[:3]) + path[3:])
    found = list(findings(whole.text, "name"))
    if whole.text.spans:
        return _again(engine, whole.text), tuple(found)
    parts = [redact_name(engine, part) for part in _parts(path)]
    for part in parts:
        found += findings(part, "name")
    return join("/", parts or [redact_name(engine, "")]), tuple(found)


def _parts(path: str) -> list[str]:
    parts = [part for part in _SEPARATOR.split(path[-_LONGEST:]) if part not in _UPWARDS]
    if parts and _DRIVE.fullmatch(parts[0]):
        del parts[0]
    return parts


def _again(engine: Engine, path: RedactedText) -> RedactedText:
    """A path that holds placeholders; what they replaced must not come back, so each part is read again."""
    return engine.redact("/".join(map(clean, _parts(path.text)))).text
