"""What reading a mail gives: raw texts and files for the intake to redact, and what could not be read."""

from dataclasses import dataclass

from typing_extensions import override

from redaction.raw import Raw, RawFile
from redaction.types import Reason


@dataclass(frozen=True)
class MailLimits:
    """How much of one mail is read. What lies beyond is named in `ParsedMail.unread`, never cut in two.

    Real mail stays far below: the longest header fields in practice are some KiB of References, the most
    parts a few dozen, the deepest nesting about ten. Sizes are in bytes as received.
    """

    header: int = 64 * 1024
    all_headers: int = 1024 * 1024
    parts: int = 1000
    depth: int = 50


@dataclass(frozen=True)
class UnreadPart:
    """A part of a mail that was not read. `size` is in bytes as received, `name` may be empty."""

    name: Raw
    size: int
    reason: Reason


@dataclass(frozen=True, repr=False)
class ParsedMail:
    """A mail as its sender meant it, nothing of it checked yet.

    `from_address` is one plain address, or empty when the mail has none that can be used. `automatic` tells
    that a program sent it (answers, bounces, lists: RFC 3834), so that no program answers it.
    """

    subject: Raw
    from_name: Raw
    from_address: Raw
    message_id: Raw
    text: Raw
    files: tuple[RawFile, ...]
    unread: tuple[UnreadPart, ...]
    automatic: bool

    @override
    def __repr__(self) -> str:
        return f"ParsedMail({len(self.text)} characters, {len(self.files)} files, {len(self.unread)} unread)"
