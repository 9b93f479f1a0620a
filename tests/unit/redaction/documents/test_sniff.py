"""What a file is, by its bytes."""

import base64
import codecs
import gzip

import pytest

from redaction.documents.sniff import Text, sniff
from redaction.types import Reason

TEXT = "naïve “text” with a card 4111 1111 1111 1111\r\nand a line\n"


@pytest.mark.parametrize(
    ("content", "codec"),
    [
        (b"", "utf_8"),
        (b"ascii\n", "utf_8"),
        (TEXT.encode(), "utf_8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf_8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf_16_le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf_16_be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf_32_le"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf_32_be"),
        (TEXT.encode("utf-16-le"), "utf_16_le"),
        (TEXT.encode("utf-16-be"), "utf_16_be"),
        (TEXT.encode("utf-32-le"), "utf_32_le"),
        (TEXT.encode("utf-32-be"), "utf_32_be"),
        (TEXT.encode("cp1252"), "cp1252"),
        (b"\x1b$B4111111111111111\x1b(B", "utf_8"),
        ("４１１１ 日本".encode("cp932"), "cp932"),
        ("４１１１ 中文".encode("gb18030"), "gb18030"),
        ("４１１１ 日本".encode("iso2022_jp"), "iso2022_jp"),
        (b"\x1b[31mred\x1b[0m log\x08\x0c", "utf_8"),
    ],
)
def test_text_in_its_encoding(content: bytes, codec: str) -> None:
    found = sniff(content)
    assert isinstance(found, Text)
    assert found.codec == codec
    assert found.mark + found.text.encode(found.codec) == content


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\n%ascii only", Reason.UNSUPPORTED),
        (b"junk\n%PDF-1.4\n", Reason.UNSUPPORTED),
        (b"PK\x03\x04 zip", Reason.UNSUPPORTED),
        (rb"{\rtf1 4111\b 1111}", Reason.UNSUPPORTED),
        (b"%!PS-Adobe", Reason.UNSUPPORTED),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Reason.UNSUPPORTED),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", Reason.UNSUPPORTED),
        (b"GIF89a\x01\0\x01\0", Reason.UNSUPPORTED),
        (gzip.compress(b"4111 1111 1111 1111" * 100), Reason.UNSUPPORTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), Reason.UNSUPPORTED),
        (b"text with \0 a zero", Reason.UNSUPPORTED),
        (b"card 4111111111111111 \0", Reason.UNSUPPORTED),
        (codecs.BOM_UTF16_LE + b"4111 1111 1111 1111 ", Reason.CORRUPT),
        ("words around ".encode("utf-16-le") + b"4111111111111111", Reason.UNSUPPORTED),
        (bytes(range(1, 256)), Reason.UNSUPPORTED),
        (b'<?xml version="1.0"?>\n<svg xmlns="x"><text>4111</text></svg>', Reason.UNSUPPORTED),
        (b"From: a@b\r\nMIME-Version: 1.0\r\n\r\nhello", Reason.UNSUPPORTED),
        (b"From a@b Mon Jan 1\nReceived: from x\nSubject: y\n\nhello", Reason.UNSUPPORTED),
        (b"--b\nContent-Transfer-Encoding: base64\n\nNDExMQ==", Reason.UNSUPPORTED),
        (b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n", Reason.ENCRYPTED),
        (b"\x89PNG\r\n\x1a\n123", Reason.UNSUPPORTED),
        (b"\xff\xd8\xff\xe1 short", Reason.UNSUPPORTED),
        (b"GIF89a short", Reason.UNSUPPORTED),
        (b"RIFFabcdWEBPVP8 ", Reason.UNSUPPORTED),
        (b"abcdftypheic", Reason.UNSUPPORTED),
        (b"BZh91AY&SY", Reason.UNSUPPORTED),
        (b"7z\xbc\xaf'", Reason.UNSUPPORTED),
        (b"Rar!~", Reason.UNSUPPORTED),
        (b"\x7fELFabc", Reason.UNSUPPORTED),
        (b"\xd0\xcf\x11\xe0", Reason.UNSUPPORTED),
        (b"SQLite format 3", Reason.UNSUPPORTED),
        (b"one \x01 control", Reason.UNSUPPORTED),
        (b"caf\xe9 \x1b and an escape", Reason.UNSUPPORTED),
        (b"caf\xe9 \x81 and a C1 control", Reason.UNSUPPORTED),
        (codecs.BOM_UTF16_LE + "\ue123\uf000".encode("utf-16-le"), Reason.CORRUPT),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfd", Reason.CORRUPT),
        (codecs.BOM_UTF16_LE + b"odd", Reason.CORRUPT),
    ],
)
def test_what_is_no_readable_text(content: bytes, reason: Reason) -> None:
    assert sniff(content) is reason


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"words", "text/plain"),
        (b"BMW is broken, II* and MM too", "text/plain"),
        (b"MZ is a country code", "text/plain"),
        (b"a,b\n1,2\n", "text/plain"),
        (b"From: bob\nSubject: copied from a mail\n\nhello", "text/plain"),
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b" <!-- c --> <HTML lang=en>", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "text/html"),
        (b'<?xml version="1.0"?><order/>', "text/xml"),
        (base64.b64encode(b"anything"), "text/plain"),
    ],
)
def test_the_media_type(content: bytes, media_type: str) -> None:
    found = sniff(content)
    assert isinstance(found, Text)
    assert found.media_type == media_type
