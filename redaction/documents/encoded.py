"""Base64 within a text, such as bodies in HAR files, data in links, tokens of the web (RFC 4648)."""

import binascii
import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from typing import Final

from redaction.documents import charsets
from redaction.engine import Engine
from redaction.stream import Replaced

# As long as a card number becomes; lines may follow each other. Possessive, so that nothing is read twice.
_RUN: Final = re.compile(
    r"(?<![A-Za-z0-9+/_=-])(?:[A-Za-z0-9+/]{20,}+|[A-Za-z0-9_-]{20,}+)"
    r"(?:\r?\n[ \t]{0,8}[A-Za-z0-9+/]{4,}+)*+={0,2}"
)
_WHITE: Final = re.compile(r"[\r\n \t]+")
_DIGITS: Final = re.compile(r"(?:[0-9][^0-9]{0,12}){9}")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def encoded_places(engine: Engine, text: str) -> Iterator[Replaced]:
    """Where a run of base64 spells a text that holds something; the new run in its place."""
    for run in _RUN.finditer(text):
        content = _bytes(run[0])
        inner = _text(content)
        if inner is None or not _DIGITS.search(inner[0]):
            continue
        redaction = engine.redact(inner[0])
        if redaction.removed:
            words = redaction.text.text.encode(inner[1])
            yield Replaced(run.start(), run.end(), _again(words, run[0]), redaction.text.spans)


def _bytes(run: str) -> bytes:
    plain = _WHITE.sub("", run).rstrip("=").replace("-", "+").replace("_", "/")
    usable = plain if len(plain) % 4 != 1 else plain[:-1]
    return binascii.a2b_base64(usable + "=" * (-len(usable) % 4))


def _text(content: bytes) -> tuple[str, str] | None:
    """The text and its codec, if it is one that a person could read."""
    codec = (charsets.wide(content) if b"\0" in content else None) or "utf_8"
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if _CONTROLS.search(text) else (text, codec)


def _again(content: bytes, run: str) -> str:
    """The same spelling of base64: its alphabet, its padding, and its lines if it had some."""
    encode = urlsafe_b64encode if "-" in run or "_" in run else b64encode
    whole = encode(content).decode("ascii")
    if not run.endswith("="):
        whole = whole.rstrip("=") if len(_WHITE.sub("", run)) % 4 else whole
    first, end, _ = run.partition("\n")
    if not end:
        return whole
    width = max(4, len(first.rstrip("\r")))
    break_ = "\r\n" if first.endswith("\r") else "\n"
    return break_.join(whole[start : start + width] for start in range(0, len(whole), width))
