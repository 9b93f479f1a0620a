"""What reading a mail gives: raw texts and files for the intake to redact, and what could not be read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from typing_extensions import override

from redaction.raw import Raw, RawFile
from redaction.types import Reason

_NOTHING: Final = Raw("")


@dataclass(frozen=True)
class MailLimits:
    """How much of one mail is read. What lies beyond is named in `ParsedMail.unread`, never cut in two.

    Real mail stays far below: the longest header fields in practice are some KiB of References, the most
    parts a few dozen, the deepest nesting about ten. Sizes are in bytes as received.

    Args:
        recipients: mailboxes that are told apart in each of To and Cc; the fields themselves are kept whole.
        references: Message-IDs of References, the last ones.
        deliveries: Delivered-To fields and such, the first ones.
        results: Authentication-Results fields, the first ones.
        markup: bytes of HTML from which a page is made; of longer ones only the text is shown.
    """

    header: int = 64 * 1024
    all_headers: int = 1024 * 1024
    parts: int = 1000
    depth: int = 50
    recipients: int = 100
    references: int = 100
    deliveries: int = 10
    results: int = 20
    markup: int = 1024 * 1024


class MailKind(StrEnum):
    """Who sent a mail. No program answers what a program sent (RFC 3834)."""

    PERSON = "person"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    LIST = "list"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Sender:
    """One mailbox: a display name and one plain address; either may be empty."""

    name: Raw = _NOTHING
    address: Raw = _NOTHING


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a delivery status notification says (RFC 3464); each may be empty.

    `status` is such as "5.1.1" (RFC 3463), of the first recipient that has one; `recipients` are all
    addresses that it names, `message_id` is that of the mail which it is about. `final`: the mail will not
    arrive, as opposed to a delay.
    """

    status: str = ""
    recipients: tuple[Raw, ...] = ()
    message_id: Raw = _NOTHING
    final: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class MailFile(RawFile):
    """A file in a mail. `media_type` is what its sender says, in lower case.

    `content_id` has no angle brackets. `inline`: its sender shows it within the text.
    """

    media_type: Raw = _NOTHING
    content_id: Raw = _NOTHING
    inline: bool = False


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """A part of a mail that was not read. `size` is in bytes as received, `name` may be empty.

    `sha256` of its decoded bytes, in hexadecimal, is for whoever asked what becomes of a mail; "" where
    nothing was decoded. It tells what the bytes are, so it is never stored.
    """

    name: Raw
    size: int
    reason: Reason
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class UnpackedPart:
    """A part whose contents were all taken out, such as winmail.dat. `size` in bytes; `sha256` as above."""

    name: Raw
    size: int
    sha256: str


@dataclass(frozen=True, repr=False)
class ParsedMail:
    """A mail as its sender meant it, nothing of it checked yet. Without arguments: one that says nothing.

    `from_field`, `to_field` and `cc_field` are the fields as their reader sees them. `from_address` is one
    plain address, or empty when the mail has none that can be used. Message-IDs have their angle brackets.
    `no_return`: nobody wants to hear of its fate, as the last mail server says (Return-Path, RFC 5321).
    `delivered_to` are the addresses to which the last mail server says that it delivered the mail.
    `authentication` are the Authentication-Results fields in order, whoever wrote them. `loop` is our own
    X-Veilbox-Loop. `html` is the markup of the bodies, if there is any, and `text` always all that they say.
    """

    subject: Raw = _NOTHING
    from_field: Raw = _NOTHING
    from_name: Raw = _NOTHING
    from_address: Raw = _NOTHING
    to_field: Raw = _NOTHING
    cc_field: Raw = _NOTHING
    to: tuple[Sender, ...] = ()
    cc: tuple[Sender, ...] = ()
    delivered_to: tuple[Raw, ...] = ()
    reply_to: Sender = Sender()
    date: datetime | None = None
    message_id: Raw = _NOTHING
    in_reply_to: Raw = _NOTHING
    references: tuple[Raw, ...] = ()
    authentication: tuple[Raw, ...] = ()
    received_count: int = 0
    loop: Raw = _NOTHING
    auto_submitted: Raw = _NOTHING
    kind: MailKind = MailKind.PERSON
    bounce: Bounce | None = None
    no_return: bool = False
    text: Raw = _NOTHING
    html: Raw = _NOTHING
    files: tuple[MailFile, ...] = ()
    unread: tuple[UnreadPart, ...] = ()
    unpacked: tuple[UnpackedPart, ...] = ()

    @property
    def automatic(self) -> bool:
        """A program sent it, so that no program answers it."""
        return self.kind is not MailKind.PERSON

    @override
    def __repr__(self) -> str:
        return f"ParsedMail({len(self.text)} characters, {len(self.files)} files, {len(self.unread)} unread)"
