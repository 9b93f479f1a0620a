"""Office documents made in memory, opened again, and searched to the last byte."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import docx
import openpyxl
import pptx
from docx.document import Document
from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OPEN_DOCUMENT = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("meta", "meta"))
)

_NO_DIGITS = bytes(sorted({*range(256)} - {*b"0123456789"}))

Parts = Mapping[str, str | bytes]


def zipped(parts: Parts, comment: bytes = b"") -> bytes:
    """A ZIP file; `mimetype` is not packed."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
        file.comment = comment
    return buffer.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """All parts by name."""
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_parts(content: bytes, parts: Parts, kind: str = "", owner: str = "", target: str = "") -> bytes:
    """A package with more parts, or others; the first new one is related to `owner` and has a type."""
    found: dict[str, str | bytes] = {**unzipped(content), **parts}
    if kind:
        name = next(iter(parts))
        folder, _, last = owner.rpartition("/")
        relations = f"{folder}/_rels/{last}.rels".lstrip("/")
        link = f'<Relationship Id="rIdNew" Type="{RELATION}/{kind}" Target="{target or f"/{name}"}"/>'
        empty = f'<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'
        found[relations] = _text(found.get(relations, empty)).replace(
            "</Relationships>", f"{link}</Relationships>"
        )
        override = f'<Override PartName="/{name}" ContentType="application/xml"/></Types>'
        types = _text(found["[Content_Types].xml"])
        found["[Content_Types].xml"] = types.replace("</Types>", override)
    return zipped(found)


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """A package with a part in which something stands in place of something else."""
    parts = unzipped(content)
    text = parts[part].decode()
    assert old in text
    return zipped({**parts, part: text.replace(old, new)})


def word(body: str = "", fill: Callable[[Document], None] | None = None) -> bytes:
    """A document of python-docx whose first paragraph is `body`, in WordprocessingML."""
    document = docx.Document()
    document.add_paragraph("untouched")
    if fill is not None:
        fill(document)
    buffer = BytesIO()
    document.save(buffer)
    return changed(buffer.getvalue(), "word/document.xml", "<w:body>", f"<w:body>{body}")


def runs(*texts: str) -> str:
    """A paragraph of WordprocessingML."""
    inner = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{inner}</w:p>"


def book(*rows: list[object], title: str = "Sheet") -> bytes:
    """A workbook of openpyxl with one sheet."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def cells(content: bytes) -> list[tuple[object, ...]]:
    """The rows of the first sheet, as openpyxl reads them."""
    return [tuple(row) for row in openpyxl.load_workbook(BytesIO(content)).worksheets[0].values]


def slides(text: str, notes: str = "") -> bytes:
    """A presentation of python-pptx with one slide."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = text
    slide.notes_slide.notes_text_frame.text = notes
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def open_document(kind: str, body: str, more: Parts | None = None, manifest: str = "") -> bytes:
    """An OpenDocument file; `body` stands in its content."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    entries = '<m:file-entry m:full-path="/" m:media-type=""/>' + manifest
    return zipped(
        {
            "mimetype": mimetype,
            "content.xml": f"<office:document-content {_OPEN_DOCUMENT}><office:body><office:{kind}>{body}"
            f"</office:{kind}></office:body></office:document-content>",
            **(more or {}),
            "META-INF/manifest.xml": (
                '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                f"{entries}</m:manifest>"
            ),
        }
    )


def opens(content: bytes) -> bool:
    """Whether the program of the format's own library takes it."""
    names = unzipped(content)
    if "word/document.xml" in names:
        return bool(docx.Document(BytesIO(content)).element.body is not None)
    if "xl/workbook.xml" in names:
        return bool(openpyxl.load_workbook(BytesIO(content)).worksheets)
    if "ppt/presentation.xml" in names:
        return len(pptx.Presentation(BytesIO(content)).slides) > 0
    return next(iter(names)) == "mimetype" and etree.fromstring(names["content.xml"]) is not None


def holders(content: bytes, number: str, name: str = "file") -> Iterator[str]:
    """The parts, at any depth, that hold a number: in their bytes, their text or an attribute."""
    if content.startswith(b"PK\x03\x04"):
        for part, data in unzipped(content).items():
            yield from holders(data, number, f"{name}/{part}")
    elif any(number.encode() in text.translate(None, _NO_DIGITS) for text in _texts(content, len(number))):
        yield name


def _texts(content: bytes, shortest: int) -> Iterator[bytes]:
    yield content
    if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        root = etree.fromstring(content)
        yield "".join(map(str, root.itertext())).encode()
        values = (str(value) for element in root.iter() for value in element.attrib.values())
        yield from (value.encode() for value in values if len(value) >= shortest)


def _text(data: str | bytes) -> str:
    return data if isinstance(data, str) else data.decode()
