"""Fonts whose text may be another than the one that they show."""

from pikepdf import Dictionary, Name, Object


def is_unsure(font: Object) -> bool:
    """Whether nothing says which characters the numbers of an embedded TrueType font stand for.

    Type 1 programs name their glyphs, and a font that is not embedded has the usual letters.
    """
    if font.get("/Subtype") != Name.TrueType or "/ToUnicode" in font or "/Encoding" in font:
        return False
    descriptor = font.get("/FontDescriptor")
    return isinstance(descriptor, Dictionary) and "/FontFile2" in descriptor
