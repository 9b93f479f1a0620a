"""A parsed mail becomes the same submission as a form. Nothing is lost for being too long or missing.

What is cut here is cut after a letter: a cut through a number would leave digits that redaction can't
recognise.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from redaction.documents.mail_types import ParsedMail, UnreadPart
from redaction.raw import Raw, RawFile
from redaction.types import Reason
from service.links import Links
from service.submission import (
    MAX_BODY,
    MAX_LENGTHS,
    Submission,
    address_problem,
    content_digest,
    readable,
)
from storage.codes import Channel

NULL_SENDER = "<>"  # how aiosmtpd spells the empty reverse-path of bounces (RFC 5321, section 4.5.5)
NOBODY = "nobody@invalid"  # RFC 2606 keeps this domain unused: nothing is ever sent there
NO_SUBJECT = "(no subject)"
NO_TEXT = "(no text)"
WHOLE_TEXT = "message.txt"
WHOLE_MAIL = "message.eml"
_GOES_ON = f"\n\n[The whole message is in {WHOLE_TEXT}.]"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What SMTP says beside the mail itself. `mailboxes` are ours, without what follows a plus sign."""

    sender: Raw
    mailboxes: tuple[str, ...]


def submission_of(mail: ParsedMail, envelope: Envelope, links: Links, own: Sequence[str]) -> Submission:
    """The submission that a mail makes. `own` are the addresses we send from: they get no answer, which could
    start a loop."""
    email = _address(mail, envelope)
    subject = _one_line(mail.subject)
    short = _cut(subject, MAX_LENGTHS["subject"])
    text = _text(mail) if short == subject else f"Subject: {subject}\n\n{_text(mail)}"
    machine = mail.automatic or envelope.sender.reveal() == NULL_SENDER
    return Submission(
        channel=Channel.MAIL,
        name=Raw(_cut(_one_line(mail.from_name), MAX_LENGTHS["name"]) or email[: MAX_LENGTHS["name"]]),
        email=Raw(email),
        company=Raw(""),
        subject=Raw(short or NO_SUBJECT),
        description=Raw(_beginning(text)),
        environment=Raw(""),
        key=_key(mail, envelope, links),
        files=((RawFile(Raw(WHOLE_TEXT), text.encode()),) if len(text) > MAX_BODY else ()) + mail.files,
        unread=mail.unread,
        mail_id=mail.message_id,
        acknowledge=not machine and email not in (NOBODY, *own),
    )


def unread_submission(content: bytes, envelope: Envelope, links: Links, own: Sequence[str]) -> Submission:
    """The submission of a mail that can't be read: who sent it says SMTP, and all of it is withheld."""
    mail = ParsedMail(unread=(UnreadPart(Raw(WHOLE_MAIL), len(content), Reason.UNREADABLE),))
    origin = "\n".join(("unread mail", *sorted(envelope.mailboxes)))
    key = links.key_for(origin.encode(errors="surrogatepass"), hashlib.sha256(content).digest())
    return replace(submission_of(mail, envelope, links, own), key=key)


def _address(mail: ParsedMail, envelope: Envelope) -> str:
    for address in (mail.from_address, envelope.sender):
        if address and not address_problem(address):
            return address.reveal().lower()
    return NOBODY


def _key(mail: ParsedMail, envelope: Envelope, links: Links) -> bytes:
    """The same mail delivered again has the same key, even when a relay encoded it anew; another mail that
    only claims the same Message-ID has another one."""
    lines = (line.rstrip() for line in _text(mail).splitlines())
    texts = [_one_line(mail.subject), mail.from_address.reveal(), "\n".join(lines).strip()]
    texts += [part.name.reveal() for part in mail.unread]
    origin = "\n".join(("mail", *sorted(envelope.mailboxes), mail.message_id.reveal()))
    content = content_digest([Raw(text) for text in texts], mail.files)
    return links.key_for(origin.encode(errors="surrogatepass"), content)


def _one_line(text: Raw) -> str:
    return " ".join(readable(text.reveal()).split())


def _text(mail: ParsedMail) -> str:
    return readable(mail.text.reveal()).strip() or NO_TEXT


def _beginning(text: str) -> str:
    if len(text) <= MAX_BODY:
        return text
    return (_cut(text, MAX_BODY - len(_GOES_ON)) or NO_TEXT) + _GOES_ON


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    end = length
    while end and not text[end - 1].isalpha():
        end -= 1
    return text[:end]
