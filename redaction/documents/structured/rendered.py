"""Views of a text as its program shows it, where that joins what stands apart in the source."""

import re
from typing import Final

from redaction.documents.sniff import CALENDAR, CARD, HTML, Text
from redaction.documents.structured.calendar_text import FOLD
from redaction.normalise import View

# How that begins and ends which a browser doesn't show.
_UNSEEN: Final = (
    ("<!--", "-->"),
    *((f"<{name}", f"</{name}") for name in ("script", "style", "template", "svg", "noscript")),
)
_BEGIN: Final = "<![CDATA["  # of XML, which needs no declaration at its beginning
_SECTION: Final = re.compile(r"<!\[CDATA\[|\]\]>")  # sections that stand side by side are one text
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
        if unseen := _unseen(file.text.lower()):
            view = view.rewrite(unseen, lambda _: "")
        view = view.rewrite(_BOX, _value)
    elif _BEGIN in file.text:
        view = view.rewrite(_SECTION, lambda _: "")
    return view if view.older is not None else None


def _unseen(lower: str) -> "re.Pattern[str] | None":
    """Matches what isn't shown, if its last beginning has an end: else each one would look for it anew."""
    pairs = [
        rf"{begin}(?:(?!{end}).)*+{end}(?:(?<=-->)|[^>]{{0,99}}+>?)"
        for begin, end in _UNSEEN
        if 0 <= lower.rfind(begin) < lower.rfind(end)
    ]
    return re.compile("|".join(pairs), re.IGNORECASE | re.DOTALL) if pairs else None


def _value(box: "re.Match[str]") -> str:
    return f" {box[1] or box[2] or box[3]} "
