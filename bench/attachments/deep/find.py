"""Whether a number stands in a file, in any usual spelling."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from bench.attachments.deep.layers import layers

# Between two digits of a number: spaces, dashes, dots, soft hyphens, what has no width, and misread UTF-8.
_BETWEEN: Final = "[\\s.\\-_\u00ad\u00b7\u200b-\u200f\u2010-\u2015\u2060\ufeffÂ]{0,4}"
_COLOUR: Final = re.compile(r"(?:\x1b|\\u001b)\[[0-9:;]*[A-Za-z]|\x1b\]8;[^\x1b]*\x1b\\|[^\n]\x08")
_TAG: Final = re.compile(r"<!\[CDATA\[|\]\]>|<param>[^<>]{0,99}</param>|<[^<>]{0,2000}>")
_NOTE: Final = re.compile("<office:annotation[ >].*?</office:annotation>", re.DOTALL)
# Texts that a formula, a program or a query puts together.
_JOINED: Final = re.compile("""(["'])\\s?(?:&(?:amp;)?|,|\\|\\|)\\s?\\1""")
_SYMBOL: Final = re.compile(r'<w:sym [^<>]*w:char="F0([0-9A-F]{2})"/>')
_SYMBOLS: Final = {0xF000 + code: code for code in range(0x20, 0x7F)}  # ASCII in symbol fonts
_INDENTED: Final = re.compile(r"\s{5,}")
_U: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_RTF_UNICODE: Final = re.compile(r"\\u(-?\d{1,5}) ?(?:\\'[0-9a-fA-F]{2}|\?)?")
_RTF_BYTE: Final = re.compile(r"\\'([0-9a-fA-F]{2})")
_RTF_WORD: Final = re.compile(r"\\[a-z]{1,20}-?\d{0,6} ?|\\\*|[{}\r\n]")


def holds(content: bytes, number: str, name: str = "") -> bool:
    """Whether the file or its name holds the digits, however deep."""
    return next(places(content, number, name), None) is not None


def places(content: bytes, number: str, name: str = "") -> Iterator[str]:
    """The path of each layer that holds the digits, as "a.zip/b.docx/word/document.xml"."""
    wanted = spelled(number)
    for layer in layers(content, name):
        if any(wanted.search(text) for text in readings(layer.text)):
            yield layer.path


@lru_cache(maxsize=64)
def spelled(number: str) -> re.Pattern[str]:
    """The digits with little between them, and the number as a spreadsheet stores it."""
    digits = re.sub(r"\D", "", number)
    as_float = re.escape(f"{digits[0]}.{digits[1:].rstrip('0')}")
    return re.compile(f"{_BETWEEN.join(digits)}|{as_float}[Ee]")


def readings(text: str) -> Iterator[str]:
    """What programs make of a text: as it is, without markup, without escapes."""
    yield text
    signs = _SYMBOL.sub(lambda sign: chr(int(sign[1], 16)), text)
    plain = unicodedata.normalize("NFKC", signs.translate(_SYMBOLS))
    if plain != text:
        yield plain
    if "\x1b" in plain or "\\u001b" in plain or "\b" in plain:
        yield _COLOUR.sub("", plain)
    if _JOINED.search(plain):
        yield _JOINED.sub("", plain)
    bare = _TAG.sub("", _NOTE.sub("", plain)) if "<" in plain else plain
    if bare != plain:
        yield _INDENTED.sub(" ", bare)
    if "&" in bare:
        yield html.unescape(bare)
    if "%" in plain:
        yield unquote(plain)
    if "\\u" in plain:
        yield _U.sub(lambda found: chr(int(found[1], 16)), plain)
    if "{\\rtf" in plain[:100]:
        yield _rich(plain)


def _rich(text: str) -> str:
    """RTF without its control words; what is hidden or deleted is text, too."""
    text = _RTF_UNICODE.sub(lambda found: chr(int(found[1]) % 65536), text).translate(_SYMBOLS)
    text = _RTF_BYTE.sub(lambda found: chr(int(found[1], 16)), text)
    return _RTF_WORD.sub("", text)
