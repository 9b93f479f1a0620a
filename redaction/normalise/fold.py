"""One alphabet: ASCII digits, letters, spaces and dashes for everything that looks or counts like them."""

import re
import unicodedata
from typing import Final

from redaction.normalise.view import View

_INVISIBLE: Final = "\ue000"  # a private-use character marks what is dropped at the end
_INVISIBLE_RUN: Final = re.compile(_INVISIBLE + "+")
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]+")
_DASHES: Final = frozenset("־᠆‐‑‒–—―⁃⁻₋−⸺⸻〜〰﹘﹣－ー─━➖")
_INVISIBLE_CATEGORIES: Final = frozenset({"Mn", "Me", "Cf"})
# Where symbol fonts keep the signs of ASCII (OpenType, 'cmap': platform 3, encoding 0).
_SYMBOLS: Final = range(0xF020, 0xF07F)
_ASCII: Final = 0xF000
_NO_SPACES: Final = frozenset("\u3164\uffa0\u115f\u1160\u2800")  # letters and signs that are drawn as nothing


class _Folding(dict[int, str]):
    """`str.translate` asks once for each code point; the answers are remembered."""

    def __missing__(self, code: int) -> str:
        self[code] = folding = _fold(chr(code))
        return folding


def _fold(character: str) -> str:
    if character.isascii():
        return character
    if ord(character) in _SYMBOLS:
        return chr(ord(character) - _ASCII)
    if character in _DASHES:
        return "-"
    if character in _NO_SPACES or unicodedata.category(character) == "Zs":
        return " "
    if unicodedata.category(character) in _INVISIBLE_CATEGORIES or character == _INVISIBLE:
        return _INVISIBLE
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    compatible = unicodedata.normalize("NFKC", character)
    if len(compatible) == 1 and compatible.isascii():
        return compatible
    return "i" if character == "İ" else character  # the one letter whose lower case is longer


_TABLE: Final = _Folding()


def folded(view: View) -> View:
    """The view in one alphabet, without what nobody sees."""
    if view.text.isascii():
        return view
    text = _FOREIGN.sub(lambda run: run[0].translate(_TABLE), view.text)
    readable = View(text, view.older, view.edits, view.offset, family=view.family)
    return readable.rewrite(_INVISIBLE_RUN, lambda _: "")
