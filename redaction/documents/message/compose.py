"""Writes a mail of redacted parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from redaction.documents.message.frame import encoded_words

_FIELDS: Final = ("From", "To", "Cc", "Subject")


@dataclass(slots=True, repr=False)
class Letter:
    """The parts of a mail: fields by name, the text, its page of HTML, files with their names."""

    fields: dict[str, str] = field(default_factory=dict)
    text: str = ""
    page: str = ""
    files: list[tuple[str, str, bytes]] = field(default_factory=list)


def composed(letter: Letter) -> bytes:
    """The mail as bytes."""
    message = EmailMessage(policy=SMTP)
    message.set_content(letter.text, cte="base64" if _is_rough(letter.text) else None)
    if letter.page:
        message.add_alternative(letter.page, subtype="html", cte="base64")
    for name, media_type, content in letter.files:
        kind, _, subtype = media_type.partition("/")
        if kind in {"message", "multipart"}:  # those may not be base64
            kind, subtype = "application", "octet-stream"
        message.add_attachment(content, maintype=kind, subtype=subtype, filename=name)
    _name_boundaries([message])
    return b"".join(_field(name, letter.fields.get(name, "")) for name in _FIELDS) + message.as_bytes()


def _field(name: str, words: str) -> bytes:
    """Written by hand: the library would parse the words, however long they are."""
    line = " ".join(words.split())
    return encoded_words(f"{name}: {line}", b"\r\n") + b"\r\n" if line else b""


def _is_rough(text: str) -> bool:
    return not text.isascii() or any(len(line) > 900 for line in text.split("\n"))


def _name_boundaries(parts: Sequence[EmailMessage]) -> None:
    """Boundaries of our own: those of the library are long numbers of chance."""
    level = 0
    while parts:
        containers = [part for part in parts if part.is_multipart()]
        for number, part in enumerate(containers):
            part.set_boundary(f"=_veilbox_{level}_{number}")
        parts = [
            child for part in containers for child in part.iter_parts() if isinstance(child, EmailMessage)
        ]
        level += 1
