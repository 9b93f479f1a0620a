"""A MIME message in, its sender, subject, text and files out."""

from dataclasses import replace

from redaction.documents import names
from redaction.documents.mail import identity
from redaction.documents.mail.addresses import Mailbox, mailboxes, sender
from redaction.documents.mail.alternatives import page_of
from redaction.documents.mail.bounce import bounce_of
from redaction.documents.mail.contents import ContentReader
from redaction.documents.mail.found import Contents
from redaction.documents.mail.headers import ALL, Headers
from redaction.documents.mail.kinds import has_no_return, is_delivery_report, kind_of
from redaction.documents.mail.structure import Part, Structure
from redaction.documents.mail_types import MailFile, MailLimits, ParsedMail, Sender, UnreadPart
from redaction.raw import Raw
from redaction.types import Reason

_SHOWN_HEADERS = {
    "subject": "Subject",
    "from": "From",
    "to": "To",
    "cc": "Cc",
    "message-id": "Message-ID",
    ALL: "header",
}


def parse_mail(content: bytes, limits: MailLimits) -> ParsedMail:
    """Read a message of any kind. What lies beyond the limits or can't be read is named in `unread`."""
    structure = Structure(content, limits)
    root = structure.root
    headers = replace(root.headers, charset=_charset(root))
    contents = ContentReader(content, root, limits).read()
    author = sender(headers.raw("from"))
    to, beyond_to = _recipients(headers, "to", limits)
    cc, beyond_cc = _recipients(headers, "cc", limits)
    return ParsedMail(
        subject=Raw(headers.text("subject")),
        from_field=Raw(headers.text("from")),
        from_name=Raw(author.name),
        from_address=Raw(author.address),
        to_field=Raw(headers.text("to")),
        cc_field=Raw(headers.text("cc")),
        to=to,
        cc=cc,
        delivered_to=tuple(
            Raw(mailbox.address)
            for value in headers.delivered_to(limits.deliveries)
            for mailbox in mailboxes(value, limits.deliveries)[0]
        ),
        reply_to=_person(sender(headers.raw("reply-to"))),
        date=identity.written_at(headers),
        message_id=Raw(identity.message_id(headers)),
        in_reply_to=Raw(identity.in_reply_to(headers)),
        references=tuple(map(Raw, identity.references(headers, limits.references))),
        authentication=tuple(map(Raw, headers.every("authentication-results")[: limits.results])),
        received_count=len(headers.every("received")),
        loop=Raw(headers.text("x-veilbox-loop")),
        auto_submitted=Raw(headers.text("auto-submitted")),
        kind=kind_of(root, author.address),
        bounce=bounce_of(content, root, limits) if is_delivery_report(root) else None,
        no_return=has_no_return(headers),
        text=Raw(_text(contents)),
        html=Raw(page_of(contents.bodies)),
        files=_files(contents),
        unread=(*_unread_headers(headers), *beyond_to, *beyond_cc, *contents.unread, *_beyond(structure)),
        unpacked=tuple(contents.unpacked),
    )


def _charset(part: Part) -> str:
    """What the message says of its own letters: raw ones in its header are often of the same charset."""
    parts = [part]
    while parts:
        part = parts.pop(0)
        if given := part.content_type.parameters.get("charset", ""):
            return given
        parts += part.children
    return ""


def _recipients(
    headers: Headers, name: str, limits: MailLimits
) -> tuple[tuple[Sender, ...], list[UnreadPart]]:
    found, beyond = mailboxes(headers.raw(name), limits.recipients)
    shown = Raw(_SHOWN_HEADERS[name])
    unread = [UnreadPart(shown, beyond, Reason.TOO_MANY)] if beyond else []
    return tuple(map(_person, found)), unread


def _person(mailbox: Mailbox) -> Sender:
    return Sender(Raw(mailbox.name), Raw(mailbox.address))


def _text(contents: Contents) -> str:
    texts = (body.text.replace("\0", "").strip("\n").rstrip() for body in contents.bodies)
    return "\n\n".join(text for text in texts if text)


def _files(contents: Contents) -> tuple[MailFile, ...]:
    clean = names.distinct(names.clean(file.name) for file in contents.files)
    return tuple(
        MailFile(Raw(name), file.content, Raw(file.media_type), Raw(file.content_id), file.inline)
        for name, file in zip(clean, contents.files, strict=True)
    )


def _unread_headers(headers: Headers) -> list[UnreadPart]:
    return [
        UnreadPart(Raw(shown), headers.withheld[name], Reason.TOO_LARGE)
        for name, shown in _SHOWN_HEADERS.items()
        if name in headers.withheld
    ]


def _beyond(structure: Structure) -> list[UnreadPart]:
    return [UnreadPart(Raw(""), structure.beyond, Reason.TOO_MANY)] if structure.beyond else []
