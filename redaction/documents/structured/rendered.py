"""Views of a text as its program shows it, where that joins what stands apart in the source."""

import re
from typing import Final

from redaction.documents.sniff import CALENDAR, CARD, HTML, Text
from redaction.documents.structured.calendar_text import FOLD
from redaction.normalise import View

# What a browser doesn't show, with all that is in it.
_UNSEEN: Final = re.compile(
    r"<(script|style|template|svg|noscript|head)\b(?:(?!</\1\b).)*+</\1[^>]{0,99}>|<!--(?:(?!-->).)*+-->",
    re.IGNORECASE | re.DOTALL,
)
_BOX: Final = re.compile(
    r"<input\b[^<>]{0,400}?\bvalue\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,40})\"|'([^'<>]{1,40})'|([^\s\"'<>]{1,40}))[^<>]{0,400}>",
    re.IGNORECASE,
)


def rendered(file: Text) -> View | None:
    """The view; None when it is no other than the text itself."""
    view = View(file.text)
    if file.media_type in {CALENDAR, CARD}:
        view = view.rewrite(FOLD, lambda _: "")
    elif file.media_type == HTML:
        view = view.rewrite(_UNSEEN, lambda _: "").rewrite(_BOX, _value)
    return view if view.older is not None else None


def _value(box: "re.Match[str]") -> str:
    return f" {box[1] or box[2] or box[3]} "
