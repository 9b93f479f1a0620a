"""MSG: Outlook's messages ([MS-OXMSG]), with a number in the text, the subject, the HTML, the RTF, a file."""

from __future__ import annotations

import struct
from typing import Final

from bench.attachments.documents.compound import Storage, compound
from bench.attachments.documents.construction import Construction, Planted
from bench.attachments.documents.word import paragraph

_UNICODE, _BINARY = "001F", "0102"
_SUBJECT, _BODY, _HTML, _RTF, _CLASS = "0037", "1000", "1013", "1009", "001A"
_DATA, _LONG_NAME = "3701", "3707"


def _property(tag: str, value: str | bytes) -> tuple[str, bytes]:
    kind = _BINARY if isinstance(value, bytes) else _UNICODE
    return f"__substg1.0_{tag}{kind}", value if isinstance(value, bytes) else value.encode("utf-16-le")


def _message(properties: dict[str, str | bytes], attached: dict[str, str | bytes] | None = None) -> bytes:
    message: dict[str, bytes | Storage] = {"__properties_version1.0": bytes(32)}
    message |= dict(_property(tag, value) for tag, value in ({_CLASS: "IPM.Note"} | properties).items())
    if attached:
        inner = dict(_property(tag, value) for tag, value in attached.items())
        message["__attach_version1.0_#00000000"] = {"__properties_version1.0": bytes(8), **inner}
    return compound(message)


def body(planted: Planted) -> bytes:
    """The text."""
    return _message({_SUBJECT: "Refund", _BODY: planted.line})


def subject(planted: Planted) -> bytes:
    """The subject."""
    return _message({_SUBJECT: planted.line, _BODY: "nothing"})


def html(planted: Planted) -> bytes:
    """Only in the HTML."""
    page = f"<html><body>Card <b>{planted.digits[:6]}</b>{planted.digits[6:]}</body></html>"
    return _message({_SUBJECT: "Refund", _BODY: "nothing", _HTML: page.encode()})


def rtf(planted: Planted) -> bytes:
    """Only in the RTF, stored as it is ([MS-OXRTFCP], type MELA)."""
    text = f"{{\\rtf1\\ansi Card {planted.spaced}\\par}}".encode()
    head = struct.pack("<2I4sI", len(text) + 12, len(text), b"MELA", 0)
    return _message({_SUBJECT: "Refund", _BODY: "nothing", _RTF: head + text})


def attachment(planted: Planted) -> bytes:
    """A document."""
    return _message({_SUBJECT: "Refund", _BODY: "see"}, {_LONG_NAME: "a.docx", _DATA: paragraph(planted)})


def attachment_name(planted: Planted) -> bytes:
    """The name of a file."""
    return _message({_SUBJECT: "Refund"}, {_LONG_NAME: f"card {planted.digits}.txt", _DATA: b"nothing"})


CONSTRUCTIONS: Final = tuple(
    Construction("MSG", make.__name__.replace("_", " "), "sent.msg", make)
    for make in (body, subject, html, rtf, attachment, attachment_name)
)
