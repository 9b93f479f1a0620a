"""A parsed mail becomes the same submission as a form. Nothing is lost for being too long or missing.

What is cut here is cut after a letter: a cut through a number would leave digits that redaction can't
recognise.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from redaction.documents.mail_types import ParsedMail, Sender, UnreadPart
from redaction.raw import Raw, RawFile
from redaction.types import Reason
from service.links import Links
from service.mail.route import Envelope, Route
from service.submission import (
    MAX_BODY,
    MAX_LENGTHS,
    Addition,
    MailTraits,
    Submission,
    address_problem,
    content_digest,
    readable,
)
from storage.codes import Channel, MessageKind

NULL_SENDER = "<>"  # how aiosmtpd spells the empty reverse-path of bounces (RFC 5321, section 4.5.5)
NOBODY = "nobody@invalid"  # RFC 2606 keeps this domain unused: nothing is ever sent there
NO_SUBJECT = "(no subject)"
NO_TEXT = "(no text)"
WHOLE_TEXT = "message.txt"
WHOLE_MAIL = "message.eml"
MOST_COPIED = 20
_GOES_ON = f"\n\n[The whole message is in {WHOLE_TEXT}.]"


def submission_of(
    mail: ParsedMail, envelope: Envelope, route: Route, links: Links, own: Sequence[str]
) -> Submission:
    """The submission that a mail makes when it opens a ticket.

    `own` are the addresses we send from: they get no answer, which could start a loop.
    """
    author = _author(mail, envelope, route)
    email = author.address.reveal()
    subject, body = _one_line(mail.subject), _text(mail)
    short = _cut(subject, MAX_LENGTHS["subject"])
    text = body if short == subject else f"Subject: {subject}\n\n{body}"
    machine = mail.automatic or route.automatic is not None or envelope.sender.reveal() == NULL_SENDER
    return Submission(
        channel=Channel.MAIL,
        name=author.name,
        email=author.address,
        company=Raw(""),
        subject=Raw(short or NO_SUBJECT),
        description=Raw(_beginning(text)),
        environment=Raw(""),
        key=_key(mail, subject, body, envelope, links),
        files=_files(mail, text),
        unread=mail.unread,
        mail_id=mail.message_id,
        acknowledge=not machine and email not in (NOBODY, *own),
        mail=_traits(mail, envelope, route, own),
    )


def addition_of(
    number: int, mail: ParsedMail, envelope: Envelope, route: Route, links: Links, own: Sequence[str]
) -> Addition:
    """The message that a mail makes on ticket `number`."""
    text = _text(mail)
    return Addition(
        number=number,
        body=Raw(_beginning(text)),
        key=_key(mail, _one_line(mail.subject), text, envelope, links),
        channel=Channel.MAIL,
        kind=MessageKind.REPLY_REQUESTER if route.agent is None else MessageKind.REPLY_AGENT,
        agent=route.agent,
        files=_files(mail, text),
        unread=mail.unread,
        mail_id=mail.message_id,
        mail=_traits(mail, envelope, route, own),
        person=_author(mail, envelope, route),
    )


def _traits(mail: ParsedMail, envelope: Envelope, route: Route, own: Sequence[str]) -> MailTraits:
    reply_to = mail.reply_to.address
    differs = reply_to.reveal().lower() != mail.from_address.reveal().lower()
    return MailTraits(
        checks=route.checks,
        automatic=route.automatic,
        held=route.held,
        reply_to=reply_to if differs else Raw(""),
        copied=tuple(_copied(mail, own)),
        mailbox=envelope.mailboxes[0],
        related=route.related,
        bounced=route.bounced,
        bounce_status=mail.bounce.status if mail.bounce else "",
        markup=route.markup,
    )


def _copied(mail: ParsedMail, own: Sequence[str]) -> Iterator[Sender]:
    """Who got the mail beside us, MOST_COPIED at most."""
    others = (
        one
        for one in (*mail.to, *mail.cc)
        if not address_problem(one.address) and _without_extension(one.address.reveal()) not in own
    )
    for one in islice(others, MOST_COPIED):
        address = one.address.reveal().lower()
        name = _cut(_one_line(one.name), MAX_LENGTHS["name"]) or address[: MAX_LENGTHS["name"]]
        yield Sender(Raw(name), Raw(address))


def _without_extension(address: str) -> str:
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def unread_submission(content: bytes, envelope: Envelope, links: Links, own: Sequence[str]) -> Submission:
    """The submission of a mail that can't be read: who sent it says SMTP, and all of it is withheld."""
    mail = ParsedMail(unread=(UnreadPart(Raw(WHOLE_MAIL), len(content), Reason.UNREADABLE),))
    origin = "\n".join(("unread mail", *sorted(envelope.mailboxes)))
    key = links.key_for(origin.encode(errors="surrogatepass"), hashlib.sha256(content).digest())
    return replace(submission_of(mail, envelope, Route(), links, own), key=key)


def _author(mail: ParsedMail, envelope: Envelope, route: Route) -> Sender:
    """Who wrote the mail, with a name in any case."""
    given = route.sender or Sender(mail.from_name, mail.from_address)
    candidates = (address for address in (given.address, envelope.sender) if not address_problem(address))
    email = next((address.reveal().lower() for address in candidates), NOBODY)
    name = _cut(_one_line(given.name), MAX_LENGTHS["name"]) or email[: MAX_LENGTHS["name"]]
    return Sender(Raw(name), Raw(email))


def _files(mail: ParsedMail, text: str) -> tuple[RawFile, ...]:
    """Those of the mail, and its text where that is too long for a message."""
    return ((RawFile(Raw(WHOLE_TEXT), text.encode()),) if len(text) > MAX_BODY else ()) + mail.files


def _key(mail: ParsedMail, subject: str, text: str, envelope: Envelope, links: Links) -> bytes:
    """The same mail delivered again has the same key, even when a relay encoded it anew.

    Another mail that only claims the same Message-ID has another one; and so has one with the same few words
    that has none, by its date and by the ticket that it answers.
    """
    lines = "\n".join(map(str.rstrip, text.splitlines()))
    texts = [subject, mail.from_address.reveal(), lines.strip()]
    texts += [part.name.reveal() for part in mail.unread]
    date = mail.date.isoformat() if mail.date else ""
    origin = "\n".join(
        ("mail", *sorted(envelope.mailboxes), *sorted(envelope.extensions), mail.message_id.reveal(), date)
    )
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
