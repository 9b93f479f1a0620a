"""ODT and ODS: text, cells, changes, notes, properties and media."""

from __future__ import annotations

from typing import Final

from bench.attachments.documents.construction import Construction, Planted, zipped

_NS: Final = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            *(
                ("office", "office"),
                ("text", "text"),
                ("table", "table"),
                ("meta", "meta"),
                ("draw", "drawing"),
            ),
            *(("style", "style"), ("svg", "svg-compatible"), ("manifest", "manifest")),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_TEXT, _SHEET = "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"


def _package(
    kind: str, body: str, meta: str = "", styles: str = "", media: dict[str, bytes] | None = None
) -> bytes:
    inner = "text" if kind == _TEXT else "spreadsheet"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media_type}"/>'
        for path, media_type in (("/", kind), ("content.xml", "text/xml"), ("meta.xml", "text/xml"), ("styles.xml", "text/xml"))
    )  # fmt: skip
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    parts: dict[str, bytes | str] = {
        "mimetype": kind,
        "META-INF/manifest.xml": f"{head}<manifest:manifest {_NS}>{entries}</manifest:manifest>",
        "content.xml": (
            f'{head}<office:document-content {_NS} office:version="1.2"><office:body><office:{inner}>{body}'
            f"</office:{inner}></office:body></office:document-content>"
        ),
        "meta.xml": (
            f'{head}<office:document-meta {_NS} office:version="1.2"><office:meta>{meta}</office:meta>'
            "</office:document-meta>"
        ),
        "styles.xml": f'{head}<office:document-styles {_NS} office:version="1.2">{styles}</office:document-styles>',
    }
    return zipped(parts | (media or {}), stored=("mimetype",))


def _sheet(cell: str, more: str = "") -> bytes:
    row = f"<table:table-row>{cell}</table:table-row>"
    return _package(_SHEET, f'<table:table table:name="Sheet1">{row}</table:table>{more}')


def odt_paragraph(planted: Planted) -> bytes:
    """Text in spans."""
    first, second = planted.digits[:5], planted.digits[5:]
    return _package(
        _TEXT, f"<text:p>Card <text:span>{first}</text:span><text:span>{second}</text:span></text:p>"
    )


def odt_spaces(planted: Planted) -> bytes:
    """Spaces as elements."""
    return _package(_TEXT, f"<text:p>Card {planted.spaced.replace(' ', '<text:s/>')}</text:p>")


def odt_deleted(planted: Planted) -> bytes:
    """A tracked deletion."""
    region = f'<text:changed-region text:id="c1"><text:deletion><text:p>{planted.line}</text:p></text:deletion></text:changed-region>'
    return _package(_TEXT, f"<text:tracked-changes>{region}</text:tracked-changes><text:p>clean</text:p>")


def odt_note(planted: Planted) -> bytes:
    """A comment."""
    note = (
        f"<office:annotation><dc:creator>Sam</dc:creator><text:p>{planted.line}</text:p></office:annotation>"
    )
    return _package(_TEXT, f"<text:p>clean{note}</text:p>")


def odt_properties(planted: Planted) -> bytes:
    """A property of the user's own."""
    own = f'<meta:user-defined meta:name="card">{planted.spaced}</meta:user-defined>'
    return _package(_TEXT, "<text:p>clean</text:p>", meta=own)


def odt_header(planted: Planted) -> bytes:
    """A page's head, among the styles."""
    page = f'<style:master-page style:name="Standard"><style:header><text:p>{planted.line}</text:p></style:header></style:master-page>'
    return _package(
        _TEXT, "<text:p>clean</text:p>", styles=f"<office:master-styles>{page}</office:master-styles>"
    )


def odt_picture(planted: Planted) -> bytes:
    """A picture."""
    frame = (
        '<draw:frame svg:width="12cm" svg:height="5cm"><draw:image xlink:href="Pictures/a.jpg"/></draw:frame>'
    )
    return _package(_TEXT, f"<text:p>{frame}</text:p>", media={"Pictures/a.jpg": planted.picture.content})


def ods_number(planted: Planted) -> bytes:
    """A bare number."""
    digits = planted.digits
    return _sheet(
        f'<table:table-cell office:value-type="float" office:value="{digits}"><text:p>{digits}</text:p></table:table-cell>'
    )


def ods_value_alone(planted: Planted) -> bytes:
    """A number shown as something else."""
    return _sheet(
        f'<table:table-cell office:value-type="float" office:value="{planted.digits}"><text:p>####</text:p></table:table-cell>'
    )


def ods_formula(planted: Planted) -> bytes:
    """A constant in a formula."""
    return _sheet(
        f'<table:table-cell table:formula="of:=&quot;{planted.digits}&quot;"><text:p>x</text:p></table:table-cell>'
    )


def ods_name(planted: Planted) -> bytes:
    """A named expression."""
    name = f'<table:named-expression table:name="card" table:expression="{planted.digits}"/>'
    return _sheet("<table:table-cell/>", f"<table:named-expressions>{name}</table:named-expressions>")


CONSTRUCTIONS: Final = tuple(
    Construction(
        "ODF",
        make.__name__.replace("_", " "),
        f"{make.__name__}.{make.__name__[:3]}",
        make,
        make is odt_picture,
    )
    for make in (
        *(odt_paragraph, odt_spaces, odt_deleted, odt_note, odt_properties, odt_header, odt_picture),
        *(ods_number, ods_value_alone, ods_formula, ods_name),
    )
)
