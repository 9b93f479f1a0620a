"""How much of one file is read. What lies beyond a cap is withheld, never cut in two and never let pass."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileCaps:
    """Caps on one file, with all that is inside of it.

    Args:
        text_bytes: of a text that is redacted whole; the engine takes one second for the default.
        pixels: of one picture, or of one page as it is drawn; known before anything is decoded.
        frames: pictures in one file: frames of an animation, pages of a TIFF.
        pages: of a document.
        depth: how deep files may lie in files: 2 admits an archive in an archive.
        entries: files in one file, counted over all depths.
        unpacked: bytes that all entries may have together, counted while they are unpacked.
        ratio: how many times its packed size an entry may have, when it is large.
    """

    text_bytes: int = 10 * 1024 * 1024
    pixels: int = 40_000_000
    frames: int = 100
    pages: int = 200
    depth: int = 2
    entries: int = 200
    unpacked: int = 100_000_000
    ratio: int = 100
