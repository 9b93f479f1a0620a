"""Writes all mails, from redacted texts alone, and never a requester's words.

Message-ID and content stay the same at every attempt, so that a mail that arrives twice is seen as one.
"""

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import urlsplit

from service.links import Links
from service.mail.addressing import LOOP_HEADER, Addressing
from service.mail.headers import known_ids, one_line, policy_for, recipient
from service.mail.markup import paragraphs
from service.mail.templating import Templates
from service.settings import Settings
from storage.codes import OutgoingKind
from storage.views import OutgoingMail

# Quoted-printable, which both parts are written in, has no "=_": the boundary can't stand in them.
BOUNDARY = "=_"


class Composer:
    """Knows the names, addresses and templates of all mails. `hostname` is what we call ourselves in EHLO."""

    def __init__(self, links: Links, settings: Settings, addressing: Addressing) -> None:
        self._links = links
        self._addressing = addressing
        self._company = settings.company
        self._sender = settings.sender
        self._mailboxes = frozenset(settings.mailboxes) if settings.takes_mail else frozenset()
        self._has_extensions = settings.mail_plus
        self._public_url = settings.public_url
        self._templates = templates(settings)
        self.hostname = urlsplit(settings.public_url).hostname or "localhost"

    def compose(self, mail: OutgoingMail) -> EmailMessage:
        """The message to send. Raises Unsendable."""
        to = recipient(mail.to.text, one_line(mail.to_name.text))
        sender = mail.mailbox if mail.mailbox in self._mailboxes else self._sender
        message = EmailMessage(policy=policy_for(to.addr_spec))
        message["From"] = Address(self._company, addr_spec=sender)
        message["To"] = to
        self._reply_to(message, sender, mail)
        message["Date"] = format_datetime(mail.created)
        message["Message-ID"] = self._addressing.message_id(mail.number, mail.id, mail.created)
        self._thread(message, mail)
        _automatic(message, mail)
        message[LOOP_HEADER] = self._addressing.loop
        self._fill(message, mail, by_mail=sender in self._mailboxes)
        return message

    def _reply_to(self, message: EmailMessage, sender: str, mail: OutgoingMail) -> None:
        """The ticket's own address, when mail to it comes to us."""
        if sender not in self._mailboxes or not self._has_extensions:
            return
        address = self._addressing.reply_address(sender, mail.number)
        if address is not None:
            message["Reply-To"] = Address(self._company, addr_spec=address)

    def _thread(self, message: EmailMessage, mail: OutgoingMail) -> None:
        """What this mail answers: the requester's newest mail, else our own (RFC 5322, section 3.6.4)."""
        ids = known_ids(mail.thread, mail.number, self._addressing)
        if ids:
            theirs = [each for each in ids if self._addressing.ours(each) is None]
            message["In-Reply-To"] = (theirs or ids)[-1]
            message["References"] = " ".join(ids)

    def _fill(self, message: EmailMessage, mail: OutgoingMail, *, by_mail: bool) -> None:
        values = self._values(mail, by_mail=by_mail)
        text, subject = (self._templates.render(mail.kind, part, values) for part in ("txt", "subject"))
        html = self._templates.render(mail.kind, "html", values | {"body": paragraphs(mail.body)})
        message["Subject"] = one_line(subject)
        message.set_content(text.strip() + "\n", charset="utf-8", cte="quoted-printable")
        message.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
        message.set_boundary(BOUNDARY + self._addressing.loop)

    def _values(self, mail: OutgoingMail, *, by_mail: bool) -> dict[str, object]:
        """All that templates see. A receipt has no `body`: nobody's words are sent back."""
        words = self._templates.words
        more: dict[str, object] = {
            "body": mail.body.text,
            "agent": one_line(mail.agent_name.text if mail.agent_name else ""),
        }
        if mail.kind is OutgoingKind.RECEIPT:
            more = {"removed": words.removed(mail.removed), "withheld": words.withheld(mail.withheld)}
        elif mail.request:
            more["until"] = mail.request[1].date().isoformat()
        return {
            "locale": self._templates.locale,
            "company": self._company,
            "number": mail.number,
            "subject": one_line(mail.subject.text),
            "link": self._link(mail),
            "by_mail": by_mail,
            **more,
        }

    def _link(self, mail: OutgoingMail) -> str:
        if mail.request:
            return f"{self._public_url}/h/{self._links.request_token(mail.request[0])}"
        # With the link one speaks as the requester.
        return "" if mail.copied else f"{self._public_url}/t/{self._links.ticket_token(mail.number)}"


def templates(settings: Settings) -> Templates:
    """The templates that the settings name."""
    folder = Path(settings.mail_templates) if settings.mail_templates else None
    return Templates(settings.mail_locale, folder)


def template_faults(settings: Settings) -> list[str]:
    """What is wrong with an operator's own templates, tried with a mail of each kind."""
    common = {
        "locale": settings.mail_locale,
        "company": settings.company,
        "number": 1,
        "subject": "Subject",
        "link": settings.public_url,
        "by_mail": True,
    }
    receipt = {"removed": ["1 card number in your message"], "withheld": [("a.zip", "it is encrypted")]}
    reply = {"body": "Text", "agent": "Agent"}
    samples = {
        OutgoingKind.RECEIPT: common | receipt,
        OutgoingKind.REPLY: common | reply,
        OutgoingKind.REQUEST: common | reply | {"until": "2026-01-31"},
    }
    return list(templates(settings).faults(samples))


def _automatic(message: EmailMessage, mail: OutgoingMail) -> None:
    """A receipt is made by a machine, and says so (RFC 3834, section 5)."""
    if mail.kind is OutgoingKind.RECEIPT:
        message["Auto-Submitted"] = "auto-replied"
        message["X-Auto-Response-Suppress"] = "All"
