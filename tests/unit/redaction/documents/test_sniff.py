"""What a file is, by its bytes."""

import base64
import codecs
import gzip

import pytest

from redaction.documents.kinds import Kind, kind_of
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
        (b"text with \0 a zero", Reason.UNSUPPORTED),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "4111">]><a>&b;</a>', Reason.UNSUPPORTED),
        (b"card 4111111111111111 \0", Reason.UNSUPPORTED),
        (codecs.BOM_UTF16_LE + b"4111 1111 1111 1111 ", Reason.CORRUPT),
        ("words around ".encode("utf-16-le") + b"4111111111111111", Reason.UNSUPPORTED),
        (bytes(range(1, 256)), Reason.UNSUPPORTED),
        (b"--b\nContent-Transfer-Encoding: base64\n\nNDExMQ==", Reason.UNSUPPORTED),
        (b"one \x01 control", Reason.UNSUPPORTED),
        (b"caf\xe9 \x1b and an escape", Reason.UNSUPPORTED),
        (b"caf\xe9 \x81 and a C1 control", Reason.UNSUPPORTED),
        (codecs.BOM_UTF16_LE + "\ue123\uf000".encode("utf-16-le"), Reason.CORRUPT),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfd", Reason.CORRUPT),
        (codecs.BOM_UTF16_LE + b"odd", Reason.CORRUPT),
        ("STATEMENT 4111 1111 1111 1111 END".encode("cp037"), Reason.UNSUPPORTED),
        (b'<?xml version="1.0" encoding="UTF-7"?><a>+ADQ-111</a>', Reason.UNSUPPORTED),
    ],
)
def test_what_is_no_readable_text(content: bytes, reason: Reason) -> None:
    assert sniff(content) is reason


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%ascii only", Kind.PDF),
        (b"junk\n%PDF-1.4\n", Kind.PDF),
        (b"PK\x03\x04 zip", Kind.ZIP),
        (rb"{\rtf1 4111\b 1111}", Kind.RTF),
        (b"%!PS-Adobe", Kind.UNREAD),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Kind.PICTURE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", Kind.PICTURE),
        (b"GIF89a\x01\0\x01\0", Kind.PICTURE),
        (gzip.compress(b"4111 1111 1111 1111" * 100, mtime=0), Kind.GZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), Kind.OLE),
        (b"From: a@b\r\nMIME-Version: 1.0\r\n\r\nhello", Kind.MAIL),
        (b"From a@b Mon Jan 1\nReceived: from x\nSubject: y\n\nhello", Kind.MAIL),
        (b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n", Kind.ENCRYPTED),
        (b"\x89PNG\r\n\x1a\n123", Kind.PICTURE),
        (b"\xff\xd8\xff\xe1 short", Kind.PICTURE),
        (b"GIF89a short", Kind.PICTURE),
        (b"RIFFabcdWEBPVP8 ", Kind.PICTURE),
        (b"abcdftypheic", Kind.PICTURE),
        (b"BZh91AY&SY", Kind.UNREAD),
        (b"7z\xbc\xaf'", Kind.UNREAD),
        (b"Rar!~", Kind.UNREAD),
        (b"\x7fELFabc", Kind.UNREAD),
        (b"\xd0\xcf\x11\xe0", Kind.UNREAD),
        (b"SQLite format 3", Kind.UNREAD),
        (b"P3\n# drawn\n60 20 255\n0 0 0", Kind.UNREAD),
        (b"#define a_width 16\n#define a_height 7\n", Kind.UNREAD),
        (b"P1 incident of 4 pm\n", Kind.TEXT),
        (b"\xef\xbb\xbfMIME-Version: 1.0\nSubject: x\n\nhello", Kind.MAIL),
        (b"Content-Transfer-Encoding: base64\n\nNDExMQ==", Kind.MAIL),
        (b"name: x\nmessage: MIME-Version\n", Kind.TEXT),
        (b"key: value\n\nmessage-id: 3\n", Kind.TEXT),
        (b"a,b\n1,2\n", Kind.TEXT),
        (b'{"a": 1}\n{"a": 2}\n', Kind.TEXT),
        (b"PK is a country code", Kind.TEXT),
        (b"", Kind.TEXT),
    ],
)
def test_the_kind(content: bytes, kind: Kind) -> None:
    assert kind_of(content) is kind


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
        (b'<?xml version="1.0"?>\n<svg xmlns="x"><text>4111</text></svg>', "image/svg+xml"),
        (b"<!-- a --><!DOCTYPE svg PUBLIC 'x' 'y'>\n<s:svg xmlns:s='x'/>", "image/svg+xml"),
        (b"<!DOCTYPE html><body><svg></svg>", "text/html"),
        (b"how to write <svg> in a page", "text/plain"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar"),
        (b"BEGIN:VCARD\nEND:VCARD\n", "text/vcard"),
        (base64.b64encode(b"anything"), "text/plain"),
    ],
)
def test_the_media_type(content: bytes, media_type: str) -> None:
    found = sniff(content)
    assert isinstance(found, Text)
    assert found.media_type == media_type
