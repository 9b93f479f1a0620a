"""Texts in which a program spelled the number in its own way: logs, data, markup, address cards, mails."""

from __future__ import annotations

import base64
import binascii
import gzip
import json
import urllib.parse
import zlib
from collections.abc import Callable
from typing import Final

from bench.attachments.documents.construction import Construction, Planted
from bench.attachments.documents.word import paragraph

_HEAD: Final = (
    "From: a@shop.example\r\nMessage-ID: <1@shop.example>\r\nMIME-Version: 1.0\r\nSubject: Refund\r\n"
)


def log_colours(planted: Planted) -> bytes:
    """A match that a search has coloured."""
    first, second = planted.digits[:8], planted.digits[8:]
    return f"2026-01-01 INFO card {first}\x1b[1;31m{second}\x1b[0m\n".encode()


def log_colours_escaped(planted: Planted) -> bytes:
    """The same in JSON."""
    first, second = planted.digits[:8], planted.digits[8:]
    return json.dumps({"msg": f"card {first}\x1b[38;5;196m{second}\x1b[0m"}).encode()


def log_overprinted(planted: Planted) -> bytes:
    """Each sign twice, as old printers make bold letters."""
    return b"card " + "".join(f"{digit}\b{digit}" for digit in planted.digits).encode() + b"\n"


def json_exponent(planted: Planted) -> bytes:
    """A float as JavaScript writes it."""
    return f'{{"card": {planted.digits[0]}.{planted.digits[1:]}e15}}'.encode()


def json_slashes(planted: Planted) -> bytes:
    """Base64 whose slashes PHP escapes."""
    packed = base64.b64encode(f"???>>> {planted.line} ???>>> ???>>>".encode()).decode()
    return ('{"body": "' + packed.replace("/", "\\/") + '"}').encode()


def json_lines_of_base64(planted: Planted) -> bytes:
    """Base64 in lines, as interfaces of code hosts give the content of a file."""
    return json.dumps({"content": base64.encodebytes((planted.line * 2).encode()).decode()}).encode()


def json_base64_twice(planted: Planted) -> bytes:
    """Base64 in base64."""
    inner = base64.b64encode(json.dumps({"card": planted.digits}).encode()).decode()
    return json.dumps({"body": base64.b64encode(json.dumps({"data": inner}).encode()).decode()}).encode()


def json_other_format(planted: Planted) -> bytes:
    """A message that is no text, in base64."""
    message = b"\x08\x96\x01\x12\x10" + planted.digits.encode() + b"\x18\xff\x01"
    return json.dumps({"body": base64.b64encode(message).decode()}).encode()


def json_token(planted: Planted) -> bytes:
    """A signed token (RFC 7519)."""
    parts = ({"alg": "none"}, {"sub": "1", "card": planted.digits})
    packed = (base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts)
    return json.dumps({"token": ".".join([*packed, "c2lnbmF0dXJlc2lnbmF0dXJl"])}).encode()


def har_packed(planted: Planted) -> bytes:
    """An answer that is packed and then in base64; a cookie that is JSON in percent signs."""
    packed = base64.b64encode(gzip.compress((planted.line * 3).encode(), mtime=0)).decode()
    cookie = urllib.parse.quote(json.dumps({"pan": planted.digits}))
    entry = {"request": {"cookies": [{"value": cookie}]}, "response": {"content": {"text": packed}}}
    return json.dumps({"log": {"entries": [entry]}}).encode()


def json_whole_float(planted: Planted) -> bytes:
    """A float with an exponent of nothing."""
    return f'{{"card": {planted.digits}e0}}'.encode()


def json_typed(planted: Planted) -> bytes:
    """A long integer, as a database exports it."""
    return f'{{"card": {{"$numberLong": "{planted.digits}"}}}}'.encode()


def json_packed_text(planted: Planted) -> bytes:
    """A text that zlib packed, in base64."""
    return json.dumps(
        {"request": base64.b64encode(zlib.compress(planted.line.encode() * 2)).decode()}
    ).encode()


def yaml_float(planted: Planted) -> bytes:
    """A float with a small exponent."""
    return f"order: 7\ncard: {planted.digits}E+00\n".encode()


def log_link_of_base64(planted: Planted) -> bytes:
    """Data that a link carries."""
    packed = base64.b64encode(json.dumps({"pan": planted.digits}).encode()).decode()
    return f"GET /pay?data={packed.replace('=', '%3D')} 200\n".encode()


def log_terminal_link(planted: Planted) -> bytes:
    """A link of a terminal within the number."""
    link, end = "\x1b]8;;https://shop.example\x1b\\", "\x1b]8;;\x1b\\"
    return f"card {planted.digits[:8]}{link}{end}{planted.digits[8:]}\n".encode()


def txt_joined(planted: Planted) -> bytes:
    """Two halves that a query joins."""
    return f"SELECT '{planted.digits[:8]}' || '{planted.digits[8:]}';\n".encode()


def txt_misread(planted: Planted) -> bytes:
    """No-break spaces of UTF-8 that were read as Windows-1252."""
    return f"card {planted.spaced}".replace(" ", "Â\u00a0").encode()


def txt_symbols(planted: Planted) -> bytes:
    """What is copied from text in a symbol font."""
    return "".join(chr(0xF000 + ord(digit)) for digit in f"card {planted.spaced}").encode()


def html_indented(planted: Planted) -> bytes:
    """A line for each tag and each group."""
    groups = "".join(f"      <span>\n        {group}\n      </span>\n" for group in planted.spaced.split())
    return f"<!doctype html>\n<html>\n  <body>\n{groups}  </body>\n</html>\n".encode()


def xml_instruction(planted: Planted) -> bytes:
    """An instruction within the number."""
    return f'<?xml version="1.0"?><o><c>{planted.digits[:6]}<?x y?>{planted.digits[6:]}</c></o>'.encode()


def xml_word(planted: Planted) -> bytes:
    """A document that Word saved as one XML file."""
    first, second = planted.digits[:6], planted.digits[6:]
    runs = f"<w:r><w:t>{first}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{second}</w:t></w:r>"
    space = "http://schemas.microsoft.com/office/word/2003/wordml"
    body = f"<w:body><w:p>{runs}</w:p></w:body>"
    return f'<?xml version="1.0"?><w:wordDocument xmlns:w="{space}">{body}</w:wordDocument>'.encode()


def xml_flat_open_document(planted: Planted) -> bytes:
    """A document that LibreOffice saved as one XML file."""
    spans = "".join(f"<text:span>{digit}</text:span>" for digit in planted.digits)
    names = "urn:oasis:names:tc:opendocument:xmlns"
    return (
        f'<?xml version="1.0"?><office:document xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0">'
        f"<office:body><office:text><text:p>{spans}</text:p></office:text></office:body></office:document>"
    ).encode()


def vcf_quoted(planted: Planted) -> bytes:
    """A phone's address card, every byte of its note escaped."""
    note = "".join(f"={byte:02X}" for byte in f"né {planted.digits}".encode())
    coded = "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:"
    return f"BEGIN:VCARD\r\nVERSION:2.1\r\n{coded}{note[:39]}=\r\n{note[39:]}\r\nEND:VCARD\r\n".encode()


def txt_uuencode(planted: Planted) -> bytes:
    """A file that is spelled in a text."""
    return b"Hello,\r\n" + _uuencoded(planted.line.encode(), "cards.txt") + b"bye\r\n"


def txt_ebcdic(planted: Planted) -> bytes:
    """A mainframe's list."""
    return f"ACCOUNT {planted.digits} END OF LIST\n".encode("cp037")


def eml_uuencode(planted: Planted) -> bytes:
    """A document that is spelled in the text of a mail."""
    return f"{_HEAD}\r\nhello\r\n".encode() + _uuencoded(paragraph(planted), "a.docx")


def eml_utf7(planted: Planted) -> bytes:
    """A charset in which digits can be letters."""
    hidden = base64.b64encode(planted.digits.encode("utf-16-be")).rstrip(b"=")
    return f"{_HEAD}Content-Type: text/plain; charset=utf-7\r\n\r\ncard +".encode() + hidden + b"-\r\n"


def eml_rich_text(planted: Planted) -> bytes:
    """RTF as one of the forms of a message."""
    rich = f"{{\\rtf1\\ansi card {planted.digits[:6]}\\b {planted.digits[6:]}}}"
    parts = ("text/plain\r\n\r\nnothing", f"text/rtf\r\n\r\n{rich}")
    body = "".join(f"\r\n--b\r\nContent-Type: {part}" for part in parts)
    return f"{_HEAD}Content-Type: multipart/alternative; boundary=b\r\n{body}\r\n--b--\r\n".encode()


def eml_enriched(planted: Planted) -> bytes:
    """Text with tags of its own (RFC 1896)."""
    text = f"card {planted.digits[:6]}<color><param>red</param>{planted.digits[6:]}</color>"
    return f"{_HEAD}Content-Type: text/enriched\r\n\r\n{text}\r\n".encode()


def eml_soft_line(planted: Planted) -> bytes:
    """Quoted-printable that breaks the line within the number, with spaces behind."""
    coded = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return f"{_HEAD}{coded}caf=C3=A9 {planted.digits[:7]}=  \r\n{planted.digits[7:]}\r\n".encode()


def eml_flowed(planted: Planted) -> bytes:
    """A paragraph whose lines flow together (RFC 3676)."""
    flowed = "Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\n"
    return f"{_HEAD}{flowed}the card is {planted.digits[:8]} \r\n{planted.digits[8:]} ok\r\n".encode()


def eml_encoded_words(planted: Planted) -> bytes:
    """A subject that is cut in two words."""
    first, second = planted.digits[:7], planted.digits[7:]
    head = _HEAD.replace("Refund", f"=?utf-8?Q?card_{first}?=\r\n =?utf-8?Q?{second}?=")
    return f"{head}\r\nnothing\r\n".encode()


def eml_long_name(planted: Planted) -> bytes:
    """A file's name in pieces (RFC 2231)."""
    first, second = planted.digits[:6], planted.digits[6:]
    named = f"filename*0*=utf-8''card%20{first};\r\n filename*1={second}.txt"
    part = (
        f"--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; {named}\r\n\r\nx\r\n--b--\r\n"
    )
    return f"{_HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n{part}".encode()


def _uuencoded(content: bytes, name: str) -> bytes:
    lines = (binascii.b2a_uu(content[at : at + 45]).rstrip(b"\n") for at in range(0, len(content), 45))
    return b"\r\n".join([f"begin 644 {name}".encode(), *lines, b"`", b"end", b""])


_GROUPS: Final = {"log": "text", "txt": "text", "json": "JSON, HAR", "har": "JSON, HAR", "xml": "XML, YAML",
                  "yaml": "XML, YAML", "html": "HTML, SVG", "vcf": "ICS, VCF", "eml": "EML"}  # fmt: skip


def _construction(make: Callable[[Planted], bytes]) -> Construction:
    suffix = make.__name__.split("_", maxsplit=1)[0]
    return Construction(_GROUPS[suffix], make.__name__.replace("_", " "), f"sent.{suffix}", make)


CONSTRUCTIONS: Final = tuple(
    _construction(make)
    for make in (
        *(log_colours, log_colours_escaped, log_overprinted, log_link_of_base64, log_terminal_link),
        *(json_exponent, json_whole_float, json_typed, json_packed_text, json_slashes, yaml_float),
        *(txt_joined, txt_misread, txt_symbols, html_indented, eml_enriched),
        *(json_lines_of_base64, json_base64_twice, json_other_format, json_token, har_packed),
        *(xml_instruction, xml_word, xml_flat_open_document, vcf_quoted, txt_uuencode, txt_ebcdic),
        *(eml_uuencode, eml_utf7, eml_rich_text, eml_soft_line, eml_flowed, eml_encoded_words, eml_long_name),
    )
)
