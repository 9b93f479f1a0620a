"""The keys of ISO 32000-2 that say how a page looks. Whatever else a dictionary holds is not kept."""

from typing import Final

PAGE: Final = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group")
INHERITED: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")

_FONTS: Final = """
    Type Subtype BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts
    CIDSystemInfo W DW W2 DW2 CIDToGIDMap FontBBox FontMatrix BaseEncoding Differences CMapName WMode UseCMap
    FontName FontStretch FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH
    AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 Length1 Length2 Length3 Registry Ordering
    Supplement
"""
_FORMS: Final = "FormType BBox Matrix Group S CS I K G BC TR"
_PICTURES: Final = """
    Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte
"""
_STATES: Final = """
    LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR2 FL SM SA BM CA ca AIS TK
"""
_COLOURS: Final = """
    N Alternate Range WhitePoint BlackPoint Gamma FunctionType Domain Size BitsPerSample Order Encode C0 C1
    Functions Bounds ShadingType Background AntiAlias Function Extend Coords BitsPerCoordinate BitsPerFlag
    VerticesPerRow PatternType PaintType TilingType XStep YStep Shading ExtGState
"""
KEPT: Final = frozenset(
    f"/{key}" for group in (_FONTS, _FORMS, _PICTURES, _STATES, _COLOURS) for key in group.split()
)
# The only texts that say how something looks: which characters a font's numbers mean.
WITH_TEXT: Final = frozenset(("/Registry", "/Ordering"))
