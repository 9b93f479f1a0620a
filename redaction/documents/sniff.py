"""What a file is, by its content alone: names and declared types are whatever the sender wrote."""

import re
from dataclasses import dataclass

from redaction.documents import charsets
from redaction.types import Reason


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """A file that is text: `mark` (the byte order mark) and then `text` in `codec`, exactly."""

    mark: bytes
    text: str
    codec: str
    media_type: str


# A part of a MIME message hides its text in transfer encodings; without its beginning it can't be read.
_ENCODED = re.compile(
    r"^content-transfer-encoding[ \t]*:[ \t]*(?:base64|quoted-printable|x-?uu)", re.IGNORECASE | re.MULTILINE
)
# Atomic: a comment ends at its first end, however the rest goes on.
_BEFORE_ROOT = r"\s*+(?:(?><\?.{0,500}?\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,500}+>)\s*+)*+"
_DRAWN = re.compile(_BEFORE_ROOT + r"<(?:[\w.-]{1,40}:)?svg[\s/>]", re.IGNORECASE | re.DOTALL)
# Definitions of one's own: a text that expands to another one, or to what lies elsewhere.
_ENTITIES = re.compile(r"<!DOCTYPE\s[^>\[]{0,500}\[|<!ENTITY\s", re.IGNORECASE)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_UTF_7 = re.compile(r"\s*<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}[\"']utf-?7", re.IGNORECASE)
_HEAD_CHARACTERS = 4096
SVG = "image/svg+xml"
HTML = "text/html"
XML = "text/xml"
CALENDAR = "text/calendar"
CARD = "text/vcard"
_CALENDARS = {"BEGIN:VCALENDAR": CALENDAR, "BEGIN:VCARD": CARD}

# Double-byte charsets are guessed only where they spell digits: else a Western reading is good enough.
_DIGITS = (
    (re.compile(rb"(?:\x82[\x4f-\x58]){4}"), "cp932"),
    (re.compile(rb"(?:\xa3[\xb0-\xb9]){4}"), "gb18030"),
    (re.compile(rb"(?:\xa2[\xaf-\xb8]){4}"), "big5"),
    (re.compile(rb"\x1b\$[@B]"), "iso2022_jp"),
)
# Charsets in which the bytes of ASCII digits can spell something else.
_NOT_ASCII = re.compile("utf_(?:16|32)_.e|iso2022_jp")
_NUMBER = re.compile(r"[0-9](?:[ -]?[0-9]){8}")
_NUMBER_BYTES = re.compile(rb"[0-9](?:[ -]?[0-9]){8}")
# White space, backspace and the escapes of terminals stand in text; nothing else below the space does.
_CONTROLS = re.compile(r"[\x00-\x07\x0e-\x19\x1c-\x1f\x7f]")
_CONTROLS_OF_GUESS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# What digits of EBCDIC are in Windows-1252, with its spaces and dashes.
_DIGITS_OF_EBCDIC = re.compile("[ð-ù](?:[@`]?[ð-ù]){8}")
_NO_CHARACTERS = re.compile("[\x00-\x07\x0e-\x1f\x7f\ue000-\uf8ff\ufffe\uffff]")


def sniff(content: bytes) -> Text | Reason:
    """The text of a file, or why it can't be read as text."""
    mark = charsets.marked(content)
    length = mark[1] if mark else 0
    body = content[length:]
    for codec in [mark[0]] if mark else _codecs(body):
        if (text := _exactly(body, codec)) is not None:
            media_type = _media_type(text)
            return Text(content[:length], text, codec, media_type) if media_type else Reason.UNSUPPORTED
    return Reason.CORRUPT if mark else Reason.UNSUPPORTED


def _codecs(body: bytes) -> list[str]:
    if b"\0" in body:
        wide = charsets.wide(body)
        return [wide] if wide else []
    if body.isascii() and b"\x1b$" not in body:
        return ["utf_8"]
    guesses = [codec for digits, codec in _DIGITS if digits.search(body)]
    if "iso2022_jp" in guesses:
        return ["iso2022_jp", "utf_8"]
    return ["utf_8", *guesses, "cp1252"]


def _exactly(body: bytes, codec: str) -> str | None:
    """The text, if it is readable and gives the same bytes back."""
    try:
        text = body.decode(codec)
        exact = text.encode(codec) == body
    except UnicodeError:
        return None
    if not exact or _strange(codec).search(text) or (codec == "cp1252" and _DIGITS_OF_EBCDIC.search(text)):
        return None
    return None if _hidden(body, text, codec) else text


def _strange(codec: str) -> "re.Pattern[str]":
    """What no text has; nearly any byte is a letter in Windows-1252 and UTF-16, so those are held to more."""
    if codec in {"utf_8", "iso2022_jp"}:
        return _CONTROLS
    return _NO_CHARACTERS if codec.startswith("utf") else _CONTROLS_OF_GUESS


def _hidden(body: bytes, text: str, codec: str) -> bool:
    """Whether the bytes show numbers that the text doesn't: a reader of another charset would see them."""
    if not _NOT_ASCII.fullmatch(codec):
        return False
    seen = len(_NUMBER.findall(text)) if codec == "iso2022_jp" else 0
    return len(_NUMBER_BYTES.findall(body)) > seen


def _media_type(text: str) -> str | None:
    head = text[:_HEAD_CHARACTERS]
    markup = head.lstrip().startswith("<")
    if _ENCODED.search(text) or (markup and (_ENTITIES.search(text) or _UTF_7.match(head))):
        return None
    if markup and _DRAWN.match(head):
        return SVG
    if markup and _HTML.match(head):
        return HTML
    if head.startswith("<?xml"):
        return XML
    return _CALENDARS.get(head.partition("\n")[0].rstrip().upper(), "text/plain")
