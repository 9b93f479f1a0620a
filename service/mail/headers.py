"""What may stand in the headers of our mails: one plain address each, and Message-IDs that can do no harm."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from email.headerregistry import (
    Address,
    BaseHeader,
    HeaderRegistry,
    UniqueSingleAddressHeader,
    UnstructuredHeader,
)
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

LINE: Final = 78  # characters (RFC 5322, section 2.1.1)
WORD: Final = 45  # bytes: 72 as an encoded word, which has 75 at most (RFC 2047, section 2)
MAX_LINE: Final = 900  # characters; a line of a mail has 998 (RFC 5322, section 2.1.1)
_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9 ]{0,60}")
_MESSAGE_ID: Final = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")  # printable ASCII without <, > and @


class Unsendable(ServiceError):
    """This mail can never be sent: it has no usable address."""


class _MessageIds(UnstructuredHeader, BaseHeader):
    """Message-IDs: the standard library would cut long ones into encoded words."""

    @override
    def fold(self, *, policy: object) -> str:
        return _folded(self.name, self.split())


class _Text(UnstructuredHeader, BaseHeader):
    """A text of one line: the standard library loses blanks beside long words, and may so make an encoded
    word out of what was none."""

    @override
    def fold(self, *, policy: object) -> str:
        return _folded(self.name, self.split() if self.isascii() else _encoded_words(str(self)))


class _OneAddress(UniqueSingleAddressHeader, BaseHeader):  # type: ignore[misc]  # as the registry makes it
    """One address with a name: the standard library forgets the quotes of names that don't fit on a line, and
    what stood between them becomes more addresses."""

    @override
    def fold(self, *, policy: object) -> str:
        [address] = self.addresses
        name = address.display_name
        words = name.split() if _PLAIN_NAME.fullmatch(name) else _encoded_words(name)
        return _folded(self.name, [*words, f"<{address.addr_spec}>"])


def _folded(name: str, words: Iterable[str]) -> str:
    """A header with each word whole; lines are longer than LINE only for a word that is (RFC 5322, 2.2.3)."""
    lines = [f"{name}:"]
    for at, word in enumerate(words):
        if at and len(lines[-1]) + 1 + len(word) > LINE:
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines) + "\r\n"


def _encoded_words(text: str) -> Iterator[str]:
    """The text in base64, in words that end between characters and fit on a line (RFC 2047)."""
    while text:
        piece = text[:WORD].encode()[:WORD].decode(errors="ignore")
        yield f"=?utf-8?b?{b64encode(piece.encode()).decode()}?="
        text = text[len(piece) :]


def policy_for(address: str) -> EmailPolicy[EmailMessage]:
    """How a mail to this address is written: headers in UTF-8 only when they have to be (RFC 6531)."""
    registry = HeaderRegistry()
    for name in ("message-id", "in-reply-to", "references"):
        registry.map_to_type(name, _MessageIds)
    for name in ("from", "to", "reply-to"):
        registry.map_to_type(name, _OneAddress)
    registry.map_to_type("subject", _Text)
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
