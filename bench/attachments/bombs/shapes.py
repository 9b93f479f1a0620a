"""Shapes on which a careless parser takes quadratic time, or opens the same thing again and again."""

from __future__ import annotations

import base64
import io
import struct
import tarfile
import zlib
from email.message import EmailMessage
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

from bench.attachments.bombs.bomb import CARD, LINE, Bomb, bombs
from bench.attachments.documents.build import with_digits
from bench.attachments.documents.construction import patched, zipped
from bench.attachments.documents.open_document import odt_note
from bench.attachments.documents.pdf_writing import base, saved
from bench.attachments.documents.sheets import number_cell
from bench.attachments.documents.word import paragraph

_SOME: Final = with_digits(CARD)
_SPACED: Final = _SOME.spaced


def base64_nested() -> bytes:
    """Base64 of base64, twenty times."""
    packed = LINE * 40
    for _ in range(20):
        packed = base64.b64encode(packed)
    return b'{"a": "' + packed[:8_000_000] + b'", "card": "' + LINE + b'"}'


def base64_many() -> bytes:
    """Twenty thousand small answers in base64, each a format of its own."""
    body = base64.b64encode(b'{"status": "declined", "number": 12345678901}')
    return b"[" + b",".join(b'"%s"' % body for _ in range(20_000)) + b',"' + LINE + b'"]'


def uuencode_begun() -> bytes:
    """A hundred thousand beginnings of files, and one end."""
    return b"begin 644 A\n" * 100_000 + LINE + b"\nend\n"


def terminal_codes() -> bytes:
    """A million beginnings of colours, and as many signs struck over."""
    return b"\x1b[" * 1_000_000 + b"1\x08" * 1_000_000 + LINE


def backslashes() -> bytes:
    """Four million in one string."""
    return b'{"a": "' + b"\\\\" * 2_000_000 + b'", "card": "' + LINE + b'"}'


def markup_begun() -> bytes:
    """Beginnings of everything that markup has, without an end."""
    begun = b"<!--<![CDATA[<?<!<a b='<input value=\"<script<style&#&#x1;&"
    return b"<!doctype html><html>" + begun * 60_000 + LINE


def calendar_folded() -> bytes:
    """A property folded a million times."""
    return b"BEGIN:VCALENDAR\nDESCRIPTION:a" + b"\n 1" * 1_000_000 + b"\nX:" + LINE + b"\nEND:VCALENDAR\n"


def mail_words() -> bytes:
    """Forty thousand encoded words in one header field after the other."""
    word = b" =?utf-8?Q?=31=32?=\r\n"
    field = b"Subject:" + word * 2_000
    head = b"MIME-Version: 1.0\r\nMessage-ID: <1@a.example>\r\n"
    return head + field * 20 + b"\r\n" + LINE


def mail_alternatives() -> bytes:
    """A message in nine hundred forms."""
    message = EmailMessage()
    message["Message-ID"] = "<1@a.example>"
    message.set_content("nothing")
    for _ in range(900):
        message.add_alternative(f"<p>{'<b>' * 200}{_SPACED}</p>", subtype="html")
    return message.as_bytes()


def docx_runs() -> bytes:
    """A million runs of a digit each in one paragraph."""
    runs = "<w:r><w:t>7</w:t></w:r>" * 300_000
    return patched(paragraph(_SOME), {"word/document.xml": ("</w:body>", f"<w:p>{runs}</w:p></w:body>")})


def xlsx_formulas() -> bytes:
    """Sixty thousand formulas that all share another one."""
    first = '<row r="9"><c r="A9"><f t="shared" ref="A9:A60009" si="0">B9&amp;"1"</f><v>1</v></c></row>'
    rows = "".join(
        f'<row r="{at}"><c r="A{at}"><f t="shared" si="0"/><v>1</v></c></row>' for at in range(10, 60_010)
    )
    return patched(
        number_cell(_SOME), {"xl/worksheets/sheet1.xml": ("</sheetData>", f"{first}{rows}</sheetData>")}
    )


def odt_notes() -> bytes:
    """A hundred thousand comments in one paragraph."""
    notes = "<office:annotation><text:p>1</text:p></office:annotation>2" * 100_000
    return patched(odt_note(_SOME), {"content.xml": ("<text:p>clean", f"<text:p>clean{notes}")})


def rtf_fields() -> bytes:
    """A hundred thousand fields, characters and objects that are begun."""
    return b"{\\rtf1\\ansi " + b"{\\field{\\*\\fldinst \\u52?\\'3" * 100_000 + LINE


def pdf_pictures() -> bytes:
    """One large picture, placed five thousand times on a page and covered each time."""
    document = base()
    packed = zlib.compress(bytes(6000 * 750), 9)
    image = document.make_stream(packed, Subtype=Name.Image, Width=6000, Height=6000)
    image.ColorSpace, image.BitsPerComponent, image.Filter = Name.DeviceGray, 1, Name.FlateDecode
    page = document.pages[0]
    page.Resources.XObject = Dictionary(I=image)
    shown = "".join(
        f"q 30 0 0 30 {at % 80 * 7} {at // 80 * 12} cm /I Do Q 1 g 0 0 9 9 re f\n" for at in range(5000)
    )
    page.contents_add(f"{shown} BT /F1 12 Tf 72 700 Td ({_SPACED}) Tj ET".encode())
    return saved(document)


def pdf_names() -> bytes:
    """Forty thousand pages' worth of objects that all lead to the same text."""
    document = base()
    shared = document.make_indirect(pikepdf.String(_SPACED))
    document.Root.PieceInfo = document.make_indirect(
        Dictionary({f"/N{at}": Dictionary(A=Array([shared] * 20)) for at in range(20_000)})
    )
    return saved(document)


def gif_numbers() -> bytes:
    """A hundred frames with another number in each."""
    face = ImageFont.load_default(22)
    frames = []
    for at in range(100):
        frame = Image.new("P", (700, 500), 255)
        ImageDraw.Draw(frame).text((10 + at, 4 * at), f"card {_SPACED} {at}", fill=0, font=face)
        frames.append(frame)
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=50)
    return file.getvalue()


def svg_places() -> bytes:
    """A hundred thousand places for a digit each, and path data of five megabytes."""
    digits = "".join(f'<tspan x="{at}">7</tspan>' for at in range(100_000))
    path = f'<path d="M{"1 " * 2_500_000}"/>'
    text = f"<text>{digits}</text><text>{_SPACED}</text>"
    return f'<svg xmlns="http://www.w3.org/2000/svg">{text}{path}</svg>'.encode()


def tar_headers() -> bytes:
    """Extended headers of fifty kilobytes for each of a hundred members."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for at in range(100):
            info = tarfile.TarInfo(f"{at}.txt")
            info.pax_headers = {"comment": "8" * 50_000}
            info.size = len(LINE)
            archive.addfile(info, io.BytesIO(LINE))
    return file.getvalue()


def zip_extras() -> bytes:
    """Long names, and a comment that is as long as the format lets it be."""
    parts = {f"{'a' * 20_000}{at}": LINE for at in range(199)}
    content = bytearray(zipped(parts))
    struct.pack_into("<H", content, content.rindex(b"PK\x05\x06") + 20, 0xFFFF)
    return bytes(content) + b"8" * 0xFFFF


def yaml_keys() -> bytes:
    """Keys that are keys that are keys."""
    return b"a: 1\n" + b"? " * 100_000 + LINE


BOMBS: Final[tuple[Bomb, ...]] = bombs(
    "shape",
    *((base64_nested, "json"), (base64_many, "json"), (uuencode_begun, "txt"), (terminal_codes, "log")),
    *((backslashes, "json"), (markup_begun, "html"), (calendar_folded, "ics"), (mail_words, "eml")),
    *((mail_alternatives, "eml"), (docx_runs, "docx"), (xlsx_formulas, "xlsx"), (odt_notes, "odt")),
    *((rtf_fields, "rtf"), (pdf_pictures, "pdf"), (pdf_names, "pdf"), (gif_numbers, "gif")),
    *((svg_places, "svg"), (tar_headers, "tar"), (zip_extras, "zip"), (yaml_keys, "yaml")),
)
