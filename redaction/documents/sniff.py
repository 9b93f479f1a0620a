"""What a file is, by its content alone: names and declared types are whatever the sender wrote."""

import re
from dataclasses import dataclass

from redaction.documents import charsets
from redaction.documents.magic import is_binary
from redaction.types import Reason


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """A file that is text: `mark` (the byte order mark) and then `text` in `codec`, exactly."""

    mark: bytes
    text: str
    codec: str
    media_type: str


_ENCRYPTED = re.compile(rb"\A\s{0,99}-----BEGIN (?:PGP MESSAGE|PKCS7)-----|\ASalted__")
_DRAWN = re.compile(r"<svg[\s>]", re.IGNORECASE)
# A MIME message hides its text in transfer encodings; it is read as mail, never as a text file.
_ENCODED = re.compile(
    r"^content-transfer-encoding[ \t]*:[ \t]*(?:base64|quoted-printable|x-?uu)", re.IGNORECASE | re.MULTILINE
)
_HEADER = re.compile(r"[!-9;-~]+:|From ")
_MAIL_HEADER = re.compile(r"^(?:received|mime-version|message-id):", re.IGNORECASE | re.MULTILINE)
_BLANK_LINE = re.compile(r"\r?\n\r?\n")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD_CHARACTERS = 4096

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
_NO_CHARACTERS = re.compile("[\x00-\x07\x0e-\x1f\x7f\ue000-\uf8ff\ufffe\uffff]")


def packed(content: bytes) -> Reason | None:
    """Whether a file is of a kind that is not read, as far as its first bytes tell."""
    if _ENCRYPTED.match(content) or _ENCRYPTED.match(content.removeprefix(b"\xef\xbb\xbf")):
        return Reason.ENCRYPTED
    return Reason.UNSUPPORTED if is_binary(content) else None


def sniff(content: bytes) -> Text | Reason:
    """The text of a file, or why it can't be read as text."""
    if reason := packed(content):
        return reason
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
    return text if exact and not _strange(codec).search(text) and not _hidden(body, text, codec) else None


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
    if _DRAWN.search(head) or _ENCODED.search(text) or _is_mail(head):
        return None
    if _HTML.match(head):
        return "text/html"
    if head.startswith("<?xml"):
        return "text/xml"
    return "text/plain"


def _is_mail(head: str) -> bool:
    return bool(_HEADER.match(head) and _MAIL_HEADER.search(_BLANK_LINE.split(head, maxsplit=1)[0]))
