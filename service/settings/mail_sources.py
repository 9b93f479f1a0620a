"""Mailboxes from which mail is fetched, as addresses that begin with imap:// or imaps://."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, unquote

from service.settings import parts

IMAPS_PORT = 993
IMAP_PORT = 143
Then = Literal["delete", "move", "flag"]
_BETWEEN = re.compile(r"[\s,]+")
_ASKED = frozenset({"mailbox", "then", "to", "token_file", "ca"})


@dataclass(frozen=True, slots=True)
class MailSource:
    """One folder of a mailbox at an IMAP server.

    `tls`: from the first byte; otherwise STARTTLS, always. `token_file` holds an OAuth 2 access token that
    somebody else renews; it takes the password's place. `then` is what is done with a mail after its ticket
    was committed: deleted and expunged, moved to the folder `to`, or flagged as seen. `mailbox` is the
    address of ours to which its mails belong; "": the one that each was sent to.
    """

    host: str
    port: int
    tls: bool
    username: str
    password: str = field(repr=False)
    folder: str
    mailbox: str
    then: Then
    to: str
    token_file: Path | None
    ca: Path | None


def mail_sources(value: str) -> tuple[MailSource, ...]:
    """The sources of a list of addresses, separated by commas or white space. Raises ValueError.

    imaps://user:password@host:port/folder?mailbox=…&then=delete|move|flag&to=…&token_file=…&ca=…
    """
    return tuple(_source(item) for item in _BETWEEN.split(value) if item)


def _source(value: str) -> MailSource:
    url = parts.split_url(value)
    if url.scheme not in {"imap", "imaps"} or not url.hostname or not url.username:
        raise ValueError("must be imaps://user:password@host/folder or imap://…")
    asked = dict(parse_qsl(url.query, keep_blank_values=True))
    then = _then(asked.get("then", "delete"))
    if not asked.keys() <= _ASKED or (then == "move") != bool(asked.get("to")):
        raise ValueError("may ask for mailbox, then, to, token_file and ca; then=move needs to=FOLDER")
    if bool(url.password) == bool(asked.get("token_file")):
        raise ValueError("must hold a password or name a token_file")
    mailbox = asked.get("mailbox", "")
    tls = url.scheme == "imaps"
    return MailSource(
        host=url.hostname,
        port=url.port or (IMAPS_PORT if tls else IMAP_PORT),
        tls=tls,
        username=unquote(url.username),
        password=unquote(url.password or ""),
        folder=unquote(url.path.strip("/")) or "INBOX",
        mailbox=parts.address(mailbox) if mailbox else "",
        then=then,
        to=asked.get("to", ""),
        token_file=Path(asked["token_file"]) if asked.get("token_file") else None,
        ca=Path(asked["ca"]) if asked.get("ca") else None,
    )


def _then(value: str) -> Then:
    match value:
        case "delete" | "move" | "flag":
            return value
        case _:
            raise ValueError("may ask for then=delete, then=move or then=flag")
