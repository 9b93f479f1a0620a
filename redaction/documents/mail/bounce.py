"""What a delivery status notification says (RFC 3464), and which mail it is about."""

import re
from collections.abc import Iterator
from dataclasses import replace

from redaction.documents.mail.headers import HeaderReader, Headers
from redaction.documents.mail.identity import message_id
from redaction.documents.mail.structure import Part
from redaction.documents.mail.transfer import decoded
from redaction.documents.mail_types import Bounce, MailLimits
from redaction.raw import Raw

_STATUS = {"message/delivery-status", "message/global-delivery-status"}
_RETURNED = {"message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"}
_CODE = re.compile(r"(?<![0-9.])[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9])")
_NAMED = ("final-recipient", "original-recipient")
_NOT_FINAL = {"delayed", "delivered", "relayed", "expanded"}  # RFC 3464, section 2.3.3
_BLANK = re.compile(rb"[\r\n \t]+")
_GROUPS = 20  # of fields: one of the message, and one for each recipient


def bounce_of(content: bytes, root: Part, limits: MailLimits) -> Bounce:
    """Of whom it says what, and the Message-ID of the mail that it returns."""
    found, returned = Bounce(), ""
    for part in root.children:
        kind = part.content_type.value
        if kind in _STATUS and found == Bounce():
            found = _delivery(decoded(content[part.start : part.end], part.encoding), limits)
        elif kind in _RETURNED and not returned:
            body = decoded(content[part.start : part.end], part.encoding)
            returned = message_id(HeaderReader(body, limits).read(0, len(body))[0])
    return replace(found, message_id=Raw(returned))


def _delivery(body: bytes, limits: MailLimits) -> Bounce:
    status = ""
    recipients: list[Raw] = []
    actions: set[str] = set()
    for fields in _groups(body, limits):
        code = _CODE.search(fields.raw("status"))
        status = status or (code[0] if code else "")
        named = (fields.raw(name).rpartition(";")[2].strip().strip("<>") for name in _NAMED)
        recipients += (Raw(address) for address in named if address)
        actions.add(fields.raw("action").lower())
    final = not actions & _NOT_FINAL or "failed" in actions
    return Bounce(status, tuple(recipients), final=final)


def _groups(body: bytes, limits: MailLimits) -> Iterator[Headers]:
    reader = HeaderReader(body, limits)
    position = 0
    for _ in range(_GROUPS):
        blank = _BLANK.match(body, position)
        start = blank.end() if blank else position
        fields, position = reader.read(start, len(body))
        if not fields.fields:
            return
        yield fields
