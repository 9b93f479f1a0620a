"""What may stand in the headers of our mails: one plain address each, and Message-IDs that can do no harm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, EmailPolicy
from typing import Final

from typing_extensions import override

from redaction.raw import Raw
from redaction.types import RedactedText
from service.errors import ServiceError
from service.mail.addressing import Addressing
from service.mail.envelope import NOBODY
from service.submission import address_problem
from storage.mail_views import SentBefore

MAX_LINE: Final = 900  # characters; a line of a mail has 998 (RFC 5322, section 2.1.1)
_MESSAGE_ID: Final = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")  # printable ASCII without <, > and @


class Unsendable(ServiceError):
    """This mail can never be sent: it has no usable address."""


class _MessageIds(UnstructuredHeader, BaseHeader):
    """Message-IDs, one a line: the standard library would cut long ones into encoded words."""

    @override
    def fold(self, *, policy: object) -> str:
        return f"{self.name}: " + "\r\n ".join(self.split()) + "\r\n"


def policy_for(address: str) -> EmailPolicy[EmailMessage]:
    """How a mail to this address is written: headers in UTF-8 only when they have to be (RFC 6531)."""
    registry = HeaderRegistry()
    for name in ("message-id", "in-reply-to", "references"):
        registry.map_to_type(name, _MessageIds)
    return (SMTP if address.isascii() else SMTPUTF8).clone(header_factory=registry)


def one_line(text: str) -> str:
    """Without line breaks and control characters: they could begin another header.

    What looks like an encoded word (RFC 2047) is spelt so that nobody decodes it: redaction has not seen what
    would come out.
    """
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain.replace("=?", "= ?")[:MAX_LINE]


def recipient(address: str, name: str) -> Address:
    """A header's one address. Raises Unsendable."""
    if address == NOBODY or address_problem(Raw(address)):
        raise Unsendable
    local, _, domain = address.rpartition("@")
    try:
        return Address(one_line(name), local, domain.encode("idna").decode())
    except ValueError:
        raise Unsendable from None


def known_ids(thread: Sequence[RedactedText | SentBefore], ticket: int, addressing: Addressing) -> list[str]:
    """The Message-IDs of a thread, without those that can't be used or hold something that was removed."""
    ids = [
        addressing.message_id(ticket, one.id, one.created) if isinstance(one, SentBefore) else _usable(one)
        for one in thread
    ]
    return [each for each in ids if each]


def _usable(mail_id: RedactedText) -> str:
    fits = len(mail_id) <= MAX_LINE and _MESSAGE_ID.fullmatch(mail_id.text) and "=?" not in mail_id.text
    return mail_id.text if fits and mail_id.is_clean else ""
