"""Files of text: RTF, tables, data, markup, calendars, and charsets."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Final

from bench.attachments.documents.construction import Construction, Planted

_WIDE: Final = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
_PROSE: Final = "Hello, the device does not start. "


def _rtf(body: str) -> bytes:
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\\f0\\fs24 Card {body}\\par}}".encode()


def rtf_text(planted: Planted) -> bytes:
    """As it is."""
    return _rtf(planted.spaced)


def rtf_bytes(planted: Planted) -> bytes:
    """Escaped bytes."""
    return _rtf("".join(f"\\'{ord(digit):02x}" for digit in planted.digits))


def rtf_unicode(planted: Planted) -> bytes:
    """Escaped characters with a question mark each."""
    return _rtf("".join(f"\\u{ord(digit)}?" for digit in planted.digits))


def rtf_symbols(planted: Planted) -> bytes:
    """Characters of a symbol font."""
    return _rtf("".join(f"\\u{0xF000 + ord(digit) - 0x10000}?" for digit in planted.digits))


def rtf_split(planted: Planted) -> bytes:
    """Groups and control words between the digits."""
    return _rtf("".join(f"{{\\b {digit}}}\\i0 " for digit in planted.digits))


def rtf_hidden(planted: Planted) -> bytes:
    """Hidden text."""
    return _rtf(f"is {{\\v {planted.spaced}}}")


def rtf_lines(planted: Planted) -> bytes:
    """Line ends that mean nothing."""
    return _rtf("\r\n".join(planted.spaced))


def rtf_info(planted: Planted) -> bytes:
    """The document's title."""
    return b"{\\rtf1\\ansi{\\info{\\title " + planted.line.encode() + b"}}nothing\\par}"


def csv(planted: Planted) -> bytes:
    """Columns."""
    return f"name,card,amount\r\nJordan,{planted.digits},12.50\r\n".encode()


def csv_quoted(planted: Planted) -> bytes:
    """A cell in quotes, in the manner that keeps a spreadsheet from rounding."""
    return f'name;card\r\nJordan;"=""{planted.spaced}"""\r\n'.encode()


def tsv(planted: Planted) -> bytes:
    """Tabs."""
    return f"name\tcard\nJordan\t{planted.spaced}\n".encode()


def json_string(planted: Planted) -> bytes:
    """A value."""
    return json.dumps({"customer": {"card": planted.spaced, "ok": True}}).encode()


def json_number(planted: Planted) -> bytes:
    """A number without quotes."""
    return f'{{"card": {planted.digits}, "n": [1, 2]}}'.encode()


def json_escaped(planted: Planted) -> bytes:
    """Escaped characters."""
    escaped = "".join(f"\\u{ord(digit):04x}" for digit in planted.digits)
    return f'{{"card": "{escaped}"}}'.encode()


def json_key(planted: Planted) -> bytes:
    """A key."""
    return json.dumps({planted.digits: "declined"}).encode()


def har(planted: Planted) -> bytes:
    """A browser's record: an encoded form, and the answer in base64."""
    body = f"card={planted.spaced.replace(' ', '+')}&amount=10"
    answer = base64.b64encode(json.dumps({"card": planted.digits, "status": "declined"}).encode()).decode()
    entry = {
        "request": {"method": "POST", "url": "https://shop.example/pay", "postData": {"text": body}},
        "response": {"content": {"encoding": "base64", "text": answer}},
    }
    return json.dumps({"log": {"version": "1.2", "entries": [entry]}}).encode()


def har_answer(planted: Planted) -> bytes:
    """Only in base64."""
    answer = base64.b64encode(f'{{"card":"{planted.digits}","status":"declined"}}'.encode()).decode()
    content = {"mimeType": "application/json", "encoding": "base64", "text": answer}
    return json.dumps({"log": {"version": "1.2", "entries": [{"response": {"content": content}}]}}).encode()


def xml_text(planted: Planted) -> bytes:
    """An element's text."""
    return f'<?xml version="1.0"?><order><card>{planted.spaced}</card></order>'.encode()


def xml_attribute(planted: Planted) -> bytes:
    """An attribute."""
    return f'<?xml version="1.0"?><order card="{planted.digits}"/>'.encode()


def xml_references(planted: Planted) -> bytes:
    """Character references."""
    references = "".join(f"&#{ord(digit)};" for digit in planted.digits)
    return f'<?xml version="1.0"?><order><card>{references}</card></order>'.encode()


def xml_cdata(planted: Planted) -> bytes:
    """A section of plain text, split in two."""
    first, second = planted.digits[:6], planted.digits[6:]
    return f'<?xml version="1.0"?><o><card><![CDATA[{first}]]><![CDATA[{second}]]></card></o>'.encode()


def xml_comment(planted: Planted) -> bytes:
    """A comment."""
    return f'<?xml version="1.0"?><!-- {planted.line} --><o/>'.encode()


def yaml(planted: Planted) -> bytes:
    """A value, and a block."""
    return f"order:\n  card: {planted.digits}\n  note: |\n    {planted.line}\n".encode()


def html_text(planted: Planted) -> bytes:
    """Text with tags between the digits."""
    tagged = "".join(f"<b>{digit}</b>" for digit in planted.digits)
    return f"<!doctype html><html><body><p>Card {tagged}</p></body></html>".encode()


def html_attribute(planted: Planted) -> bytes:
    """A field's value, hidden."""
    return f'<!doctype html><html><body><input type="hidden" value="{planted.digits}"></body></html>'.encode()


def html_script(planted: Planted) -> bytes:
    """A script's data."""
    return f'<!doctype html><html><script>var c={{"card":"{planted.digits}"}}</script></html>'.encode()


def html_picture(planted: Planted) -> bytes:
    """A picture in an address."""
    packed = base64.b64encode(planted.picture.content).decode()
    return f'<!doctype html><html><body><img src="data:image/jpeg;base64,{packed}"></body></html>'.encode()


def svg_text(planted: Planted) -> bytes:
    """A drawn text."""
    text = f'<text x="10" y="20">{planted.line}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40">{text}</svg>'.encode()


def svg_places(planted: Planted) -> bytes:
    """A place for each digit."""
    digits = "".join(f'<tspan x="{10 + 12 * at}">{digit}</tspan>' for at, digit in enumerate(planted.digits))
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40"><text y="20">{digits}</text></svg>'.encode()


def calendar(planted: Planted) -> bytes:
    """A folded line of a calendar (RFC 5545)."""
    first, second = planted.digits[:9], planted.digits[9:]
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1@shop.example", "DTSTART:20260101T100000Z",
             f"DESCRIPTION:Call back about card {first}", f" {second}", "END:VEVENT", "END:VCALENDAR", "")  # fmt: skip
    return "\r\n".join(lines).encode()


def contact(planted: Planted) -> bytes:
    """A note in a business card (RFC 6350)."""
    lines = ("BEGIN:VCARD", "VERSION:4.0", "FN:Jordan Miller", f"NOTE:{planted.line}", "END:VCARD", "")
    return "\r\n".join(lines).encode()


def utf16(planted: Planted) -> bytes:
    """Two bytes a character, with a mark."""
    return (_PROSE + planted.line).encode("utf-16")


def utf16_without_mark(planted: Planted) -> bytes:
    """Two bytes a character, without one."""
    return (_PROSE + planted.line).encode("utf-16-be")


def utf32(planted: Planted) -> bytes:
    """Four bytes a character."""
    return (_PROSE + planted.line).encode("utf-32")


def latin1(planted: Planted) -> bytes:
    """An accent and a no-break space."""
    return f"Ma carte bancaire: {planted.spaced}, c'est débité.".replace(" ", "\u00a0").encode("latin-1")


def shift_jis(planted: Planted) -> bytes:
    """Full-width digits in Japanese."""
    return f"カード番号は{planted.spaced.translate(_WIDE)}です。".encode("cp932")


def log(planted: Planted) -> bytes:
    """Many lines, one of them not clean."""
    lines = [f"2026-01-01T10:00:{at % 60:02d}Z INFO request {at} done" for at in range(400)]
    lines[333] += f" card={planted.digits}"
    return "\n".join(lines).encode()


_MAKERS: Final[tuple[tuple[str, str, Callable[[Planted], bytes]], ...]] = (
    *(("RTF", "rtf", make) for make in (rtf_text, rtf_bytes, rtf_unicode, rtf_symbols, rtf_split, rtf_hidden, rtf_lines, rtf_info)),
    *(("CSV, TSV", "csv", make) for make in (csv, csv_quoted)),
    ("CSV, TSV", "tsv", tsv),
    *(("JSON, HAR", "json", make) for make in (json_string, json_number, json_escaped, json_key)),
    *(("JSON, HAR", "har", make) for make in (har, har_answer)),
    *(("XML, YAML", "xml", make) for make in (xml_text, xml_attribute, xml_references, xml_cdata, xml_comment)),
    ("XML, YAML", "yaml", yaml),
    *(("HTML, SVG", "html", make) for make in (html_text, html_attribute, html_script, html_picture)),
    *(("HTML, SVG", "svg", make) for make in (svg_text, svg_places)),
    ("ICS, VCF", "ics", calendar),
    ("ICS, VCF", "vcf", contact),
    *(("text", "txt", make) for make in (utf16, utf16_without_mark, utf32, latin1, shift_jis)),
    ("text", "log", log),
)  # fmt: skip
CONSTRUCTIONS: Final = tuple(
    Construction(
        group, make.__name__.replace("_", " "), f"{make.__name__}.{suffix}", make, make is html_picture
    )
    for group, suffix, make in _MAKERS
)
