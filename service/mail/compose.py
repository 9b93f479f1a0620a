"""Writes the mails to requesters: plain text, from redacted texts alone, never the requester's words back.

Message-ID and content stay the same at every attempt, so that a mail that arrives twice is seen as one.
"""

import re
from collections.abc import Iterable
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from urllib.parse import urlsplit

from redaction.raw import Raw
from redaction.types import Reason
from service.errors import ServiceError
from service.links import Links
from service.mail.envelope import NOBODY
from service.settings import Settings
from service.submission import address_problem
from service.tokens import Signer
from storage.codes import OutgoingKind
from storage.views import FindingView, OutgoingMail, WithheldView

MAX_HEADER = 900  # characters; a line of a mail has 998 (RFC 5322, section 2.1.1)
ENTITIES = {  # one, several
    "CREDIT_CARD": ("card number", "card numbers"),
    "US_SSN": ("social security number", "social security numbers"),
    "US_ITIN": ("taxpayer number", "taxpayer numbers"),
    "CARD_CVV": ("card security code", "card security codes"),
    "CARD_PIN": ("card PIN", "card PINs"),
    "CARD_TRACK": ("card track", "card tracks"),
    "CARD_EXPIRY": ("card expiry date", "card expiry dates"),
    "OTHER": ("text", "texts"),
}
REASONS = {
    Reason.ENCRYPTED: "it is encrypted",
    Reason.CORRUPT: "it is damaged",
    Reason.UNSUPPORTED: "files of this kind can't be checked",
    Reason.TOO_LARGE: "it is too large",
    Reason.TOO_MANY: "there were too many files",
    Reason.TOO_DEEP: "it is nested too deeply",
    Reason.TIMED_OUT: "checking it took too long",
    Reason.UNREADABLE: "it can't be read",
}
_MESSAGE_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")  # printable ASCII without <, > and @


class Unsendable(ServiceError):
    """This mail can never be sent: it has no usable address."""


class Composer:
    """Knows the names and addresses that stand in every mail."""

    def __init__(self, links: Links, settings: Settings, secret: bytes) -> None:
        self._links = links
        self._company = settings.company
        self._sender = settings.sender
        self._public_url = settings.public_url
        self._domain = settings.sender.rpartition("@")[2]
        self._ids = Signer(secret, "message id")
        self.hostname = (
            urlsplit(settings.public_url).hostname or "localhost"
        )  # what we call ourselves in EHLO

    def compose(self, mail: OutgoingMail) -> EmailMessage:
        """The message to send. Raises Unsendable."""
        recipient = _address(mail.to.text, mail.to_name.text)
        message = EmailMessage(policy=SMTP if recipient.addr_spec.isascii() else SMTPUTF8)
        message["From"] = Address(self._company, addr_spec=self._sender)
        message["To"] = recipient
        message["Subject"] = _one_line(f"Re: {mail.subject.text} [ticket {mail.number}]")
        message["Date"] = format_datetime(mail.created)
        message["Message-ID"] = self._message_id(mail)
        _answering(message, mail)
        message.set_content(self._text(mail), charset="utf-8", cte="quoted-printable")
        return message

    def _message_id(self, mail: OutgoingMail) -> str:
        """Time as well as number: a database that was emptied counts from one again."""
        made = int(mail.created.timestamp())
        return f"<{self._ids.sign(mail.id.to_bytes(8) + made.to_bytes(8))}@{self._domain}>"

    def _text(self, mail: OutgoingMail) -> str:
        if mail.kind is OutgoingKind.RECEIPT:
            paragraphs = [
                f"{self._company} received your message. It is ticket {mail.number}.",
                _removed(mail.removed),
                _withheld(mail.withheld),
                "See the ticket, add to it and follow it here:",
            ]
        else:
            name = mail.agent_name.text if mail.agent_name else ""
            paragraphs = [
                mail.body.text,
                _one_line(name) + f"\n{self._company}",
                "See the ticket and reply here:",
            ]
        paragraphs.append(f"{self._public_url}/t/{self._links.ticket_token(mail.number)}")
        paragraphs.append("Whoever has this link can read the ticket.")
        return "\n\n".join(filter(None, paragraphs)) + "\n"


def _answering(message: EmailMessage, mail: OutgoingMail) -> None:
    """What this mail answers, and that a receipt is made by a machine (RFC 3834, section 5)."""
    origin = mail.reply_to_mail_id
    if origin.is_clean and len(origin) <= MAX_HEADER and _MESSAGE_ID.fullmatch(origin.text):
        message["In-Reply-To"] = origin.text
        message["References"] = origin.text
    if mail.kind is OutgoingKind.RECEIPT:
        message["Auto-Submitted"] = "auto-replied"
        message["X-Auto-Response-Suppress"] = "All"


def _address(address: str, name: str) -> Address:
    if address == NOBODY or address_problem(Raw(address)):
        raise Unsendable
    local, _, domain = address.rpartition("@")
    try:
        return Address(_one_line(name), local, domain.encode("idna").decode())
    except ValueError:
        raise Unsendable from None


def _one_line(text: str) -> str:
    """Without line breaks and control characters: they could begin another header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:MAX_HEADER]


def _removed(findings: Iterable[FindingView]) -> str:
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.entity] = counts.get(finding.entity, 0) + finding.count
    if not counts:
        return ""
    return f"We removed {_listed([_counted(*pair) for pair in counts.items()])} before storing it."


def _counted(entity: str, count: int) -> str:
    words = entity.lower().replace("_", " ")
    one, several = ENTITIES.get(entity, (words, words))
    return f"{count} {one if count == 1 else several}"


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _withheld(files: Iterable[WithheldView]) -> str:
    lines = [f"- {_one_line(file.name.text)}: {REASONS[Reason(file.reason)]}" for file in files]
    return (
        "\n".join(["We did not keep these files, because we could not check them:", *lines]) if lines else ""
    )
