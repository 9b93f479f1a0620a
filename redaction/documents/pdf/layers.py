"""Layers ("optional content") that a viewer may hide."""

from pikepdf import Array, Dictionary, Name, Pdf


def may_be_hidden(source: Pdf) -> bool:
    """Whether any layer is off, or may be by the time or the way that the file is looked at."""
    layers = source.Root.get("/OCProperties")
    if not isinstance(layers, Dictionary):
        return False
    shown = layers.get("/D")
    if not isinstance(shown, Dictionary) or shown.get("/BaseState", Name.ON) != Name.ON or "/AS" in shown:
        return True
    off = shown.get("/OFF")
    return isinstance(off, Array) and len(off) > 0
