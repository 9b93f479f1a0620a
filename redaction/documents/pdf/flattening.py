"""Makes what annotations and form fields show a part of their pages, so that it is read like the rest."""

import io
import warnings
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from redaction.documents.pdf.pages import Leaf

_UNSEEN_FLAGS: Final = 1 << 1 | 1 << 5  # hidden, not on the screen (ISO 32000-2, table 167)
_TYPED: Final = (Name.Tx, Name.Ch)


def flattened(source: Pdf, leaves: list[Leaf], *, layers: bool) -> bytes:
    """The file with pages that show all there is to see. Raises pikepdf.PdfError."""
    for leaf in leaves:
        seen = (one for one in _annotations(leaf.page) if _is_seen(one, layers=layers))
        leaf.page.Annots = Array(list(seen))
    if isinstance(form := source.Root.get("/AcroForm"), Dictionary):
        if any(_is_bare(one) for leaf in leaves for one in _annotations(leaf.page)):
            form.NeedAppearances = True
        source.generate_appearance_streams()
    source.flatten_annotations("screen")
    plain = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # fields that are in no form
        source.save(
            plain,
            preserve_pdfa=False,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return plain.getvalue()


def _annotations(page: Object) -> list[Object]:
    annotations = page.get("/Annots")
    found = list(annotations) if isinstance(annotations, Array) else []
    return [one for one in found if isinstance(one, Dictionary)]


def _is_seen(annotation: Object, *, layers: bool) -> bool:
    if layers and "/OC" in annotation:
        return False
    flags = annotation.get("/F", 0)
    return not (isinstance(flags, int) and flags & _UNSEEN_FLAGS) and annotation.get("/Subtype") != Name.Popup


def _is_bare(annotation: Object) -> bool:
    """A field whose value a viewer would draw."""
    field = annotation
    kind, value = field.get("/FT"), field.get("/V")
    if isinstance(parent := field.get("/Parent"), Dictionary):
        kind, value = kind or parent.get("/FT"), value if value is not None else parent.get("/V")
    return kind in _TYPED and value is not None and "/AP" not in annotation
