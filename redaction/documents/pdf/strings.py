"""Names and strings of a PDF as text, whatever bytes they hold."""

from collections.abc import Mapping

from pikepdf import Dictionary, Name, Object, String


def name_of(name: Name) -> str:
    """With the slash; bytes that are no UTF-8 as surrogates, as pikepdf gives the keys of dictionaries."""
    return bytes(name).decode("utf-8", "surrogateescape")


def text_of(string: String) -> str:
    """As its mark says (UTF-16, UTF-8) or in PDF's own encoding; as Latin-1 where that fails."""
    try:
        return str(string)
    except UnicodeDecodeError:
        return bytes(string).decode("latin-1")


def named(items: Mapping[str, object]) -> Object:
    """A dictionary with keys of any bytes; pikepdf takes those one by one only."""
    made = Dictionary()
    for key, item in items.items():
        made[key] = item
    return made
