"""Views of a text: what a person reads in it, however a program has written it down."""

from redaction.normalise.decode import (
    without_escapes,
    without_quoting,
    without_tags,
    without_transfer_encoding,
)
from redaction.normalise.disguise import undisguised
from redaction.normalise.fold import folded
from redaction.normalise.view import View

__all__ = ["View", "views"]


def views(text: str) -> tuple[View, ...]:
    """The views in which recognizers look; the first is the text in one alphabet.

    Undoing what was never done can spoil a number ("=41" is quoted-printable or a value), so every step leaves the
    view it began with in place, and what is found in any of them counts.
    """
    whole = View(text)
    decoded = without_transfer_encoding(whole)
    found: dict[str, View] = {}
    for base in dict.fromkeys((whole, decoded)):
        marked = without_escapes(base)
        for view in (base, marked, without_quoting(marked), without_quoting(without_tags(marked))):
            readable = folded(view)
            found.setdefault(readable.text, readable)
    for view in tuple(found.values()):
        found.setdefault((plain := undisguised(view)).text, plain)
    return tuple(found.values())
