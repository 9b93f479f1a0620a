"""Fonts whose text may be another than the one that they show."""

from typing import Final

from pikepdf import Dictionary, Name, Object

_PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")


def is_unsure(font: Object) -> bool:
    """Whether nothing says which characters the numbers of a font of its own stand for."""
    if font.get("/Subtype") not in (Name.Type1, Name.TrueType, Name.MMType1) or "/FirstChar" not in font:
        return False
    if "/ToUnicode" in font or "/Encoding" in font:
        return False
    descriptor = font.get("/FontDescriptor")
    return isinstance(descriptor, Dictionary) and any(program in descriptor for program in _PROGRAMS)
