"""What workers answer of a mail, as plain values and back.

The server's half (`…_of`) trusts nothing, as in `redaction.pool.shapes`.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from redaction.documents.mail_types import (
    Bounce,
    MailFile,
    MailKind,
    ParsedMail,
    Sender,
    UnpackedPart,
    UnreadPart,
)
from redaction.raw import Raw
from redaction.types import Reason

_SENDER: Final = ("from_field", "from_name", "from_address", "to_field", "cc_field")
_TEXTS: Final = ("subject", *_SENDER, "message_id", "in_reply_to", "loop", "auto_submitted")
_BODIES: Final = ("text", "html")  # as bytes: they may be long, and JSON takes long to quote them
_LISTS: Final = ("references", "authentication", "delivered_to")
_PEOPLE: Final = ("to", "cc")
_STATUS: Final = re.compile(r"[0-9]\.[0-9]{1,3}\.[0-9]{1,3}")


def mail(parsed: ParsedMail) -> list[object]:
    """A mail with its raw texts laid open: `Raw` itself doesn't travel."""
    return [
        [getattr(parsed, name).reveal() for name in _TEXTS],
        [_revealed(getattr(parsed, name)) for name in _LISTS],
        [[_sender(one) for one in getattr(parsed, name)] for name in _PEOPLE],
        _sender(parsed.reply_to),
        parsed.date.isoformat() if parsed.date else None,
        [parsed.received_count, parsed.kind.value, parsed.no_return],
        _bounce(parsed.bounce) if parsed.bounce else None,
        [_file(file) for file in parsed.files],
        [[part.name.reveal(), part.size, part.reason, part.sha256] for part in parsed.unread],
        [[part.name.reveal(), part.size, part.sha256] for part in parsed.unpacked],
        [getattr(parsed, name).reveal().encode(errors="surrogatepass") for name in _BODIES],
    ]


def mail_of(value: object) -> ParsedMail:
    """Raises ValueError."""
    match value:
        case [list(texts), [*lists], [*people], reply, date, [*facts], bounce, *parts, [*bodies]]:
            fields: dict[str, Any] = dict(zip(_TEXTS, _raws(texts), strict=True))
            fields |= zip(_LISTS, map(_raws, lists), strict=True)
            fields |= zip(_PEOPLE, map(_senders, people), strict=True)
            fields |= zip(_BODIES, map(_body_of, bodies), strict=True)
            fields |= _facts_of(facts)
            files, unread, unpacked = _parts_of(parts)
            return ParsedMail(
                **fields,
                reply_to=_sender_of(reply),
                date=_date_of(date),
                bounce=_bounce_of(bounce),
                files=files,
                unread=unread,
                unpacked=unpacked,
            )
    raise ValueError("not a mail")


def _revealed(raws: Sequence[Raw]) -> list[str]:
    return [raw.reveal() for raw in raws]


def _raws(value: object) -> tuple[Raw, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ValueError("not a list of texts")
    return tuple(map(Raw, value))


def _body_of(value: object) -> Raw:
    if isinstance(value, bytes):
        with suppress(UnicodeDecodeError):  # its text would quote the mail
            return Raw(value.decode(errors="surrogatepass"))
    raise ValueError("not a text")


def _sender(one: Sender) -> list[str]:
    return [one.name.reveal(), one.address.reveal()]


def _sender_of(value: object) -> Sender:
    return Sender(*_exactly(2, _raws(value)))


def _senders(value: object) -> tuple[Sender, ...]:
    match value:
        case list(people):
            return tuple(map(_sender_of, people))
    raise ValueError("not a list of people")


def _exactly(count: int, raws: tuple[Raw, ...]) -> tuple[Raw, ...]:
    if len(raws) != count:
        raise ValueError("not as many as a record has")
    return raws


def _date_of(value: object) -> datetime | None:
    match value:
        case None:
            return None
        case str(text) if (date := datetime.fromisoformat(text)).tzinfo:
            return date
    raise ValueError("not a date with a zone")


def _facts_of(value: list[object]) -> dict[str, Any]:
    match value:
        case [int(count), str(kind), bool(no_return)]:
            return {"received_count": count, "kind": MailKind(kind), "no_return": no_return}
    raise ValueError("not a list of facts")


def _bounce(bounce: Bounce) -> list[object]:
    return [bounce.status, bounce.message_id.reveal(), _revealed(bounce.recipients), bounce.final]


def _bounce_of(value: object) -> Bounce | None:
    match value:
        case None:
            return None
        case [str(status), str(message_id), recipients, bool(final)]:
            if status and not _STATUS.fullmatch(status):
                raise ValueError("not a status code")
            return Bounce(status, _raws(recipients), Raw(message_id), final)
    raise ValueError("not a bounce")


def _file(file: MailFile) -> list[object]:
    texts = [file.name.reveal(), file.media_type.reveal(), file.content_id.reveal()]
    return [texts, file.content, file.inline]


def _parts_of(
    value: list[object],
) -> tuple[tuple[MailFile, ...], tuple[UnreadPart, ...], tuple[UnpackedPart, ...]]:
    match value:
        case [list(files), list(unread), list(unpacked)]:
            return (
                tuple(map(_file_of, files)),
                tuple(map(_unread_of, unread)),
                tuple(map(_unpacked_of, unpacked)),
            )
    raise ValueError("not a list of parts")


def _file_of(value: object) -> MailFile:
    match value:
        case [texts, bytes(content), bool(inline)]:
            name, media_type, content_id = _exactly(3, _raws(texts))
            return MailFile(name, content, media_type, content_id, inline)
    raise ValueError("not a file")


def _unread_of(value: object) -> UnreadPart:
    match value:
        case [str(name), int(size), str(reason), str(digest)]:
            return UnreadPart(Raw(name), size, Reason(reason), digest)
    raise ValueError("not a part")


def _unpacked_of(value: object) -> UnpackedPart:
    match value:
        case [str(name), int(size), str(digest)]:
            return UnpackedPart(Raw(name), size, digest)
    raise ValueError("not a part")
