"""A MIME message in, its sender, subject, text and files out."""

import re

from redaction.documents import names
from redaction.documents.mail.addresses import sender
from redaction.documents.mail.automatic import is_automatic
from redaction.documents.mail.contents import ContentReader, Contents
from redaction.documents.mail.headers import ALL, Headers
from redaction.documents.mail.structure import Structure
from redaction.documents.mail_types import MailLimits, ParsedMail, UnreadPart
from redaction.raw import Raw, RawFile
from redaction.types import Reason

_SHOWN_HEADERS = {"subject": "Subject", "from": "From", "message-id": "Message-ID", ALL: "header"}
_ID = re.compile(r"<[^<>]*>")


def parse_mail(content: bytes, limits: MailLimits) -> ParsedMail:
    """Read a message of any kind. What lies beyond the limits or can't be read is named in `unread`."""
    structure = Structure(content, limits)
    headers = structure.root.headers
    contents = ContentReader(content, structure.root).read()
    name, address = sender(headers.raw("from"))
    return ParsedMail(
        subject=Raw(headers.text("subject")),
        from_name=Raw(name),
        from_address=Raw(address),
        message_id=Raw(_message_id(headers)),
        text=Raw(_text(contents)),
        files=_files(contents),
        unread=(*_unread_headers(headers), *contents.unread, *_beyond(structure)),
        automatic=is_automatic(structure.root),
    )


def _message_id(headers: Headers) -> str:
    value = headers.text("message-id")
    found = _ID.search(value)
    return found[0] if found else value


def _text(contents: Contents) -> str:
    texts = (text.replace("\0", "").strip("\n").rstrip() for text in contents.texts)
    return "\n\n".join(text for text in texts if text)


def _files(contents: Contents) -> tuple[RawFile, ...]:
    clean = names.distinct(names.clean(name) for name, _ in contents.files)
    return tuple(RawFile(Raw(name), data) for name, (_, data) in zip(clean, contents.files, strict=True))


def _unread_headers(headers: Headers) -> list[UnreadPart]:
    return [
        UnreadPart(Raw(shown), headers.withheld[name], Reason.TOO_LARGE)
        for name, shown in _SHOWN_HEADERS.items()
        if name in headers.withheld
    ]


def _beyond(structure: Structure) -> list[UnreadPart]:
    return [UnreadPart(Raw(""), structure.beyond, Reason.TOO_MANY)] if structure.beyond else []
