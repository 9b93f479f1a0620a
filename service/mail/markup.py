"""Redacted texts as they stand in the HTML part of a mail: escaped, and what was removed as a styled text."""

import re

from markupsafe import Markup, escape

from redaction.types import RedactedText, Span

# Borders and sizes but no colours: a mail program that turns a page dark chooses those by itself.
CHIP = Markup(
    '<span style="border:1px solid;border-radius:4px;padding:0 5px;font-size:0.9em;white-space:nowrap">'
    "{}</span>"
)
PARAGRAPH = Markup('<p dir="auto" style="margin:0 0 1em">{}</p>')
BREAK = Markup("<br>\n")
SPACES = Markup("&nbsp; ")
_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def paragraphs(text: RedactedText) -> Markup:
    """The whole text; blank lines part paragraphs, and indented lines stay so."""
    drawn = Markup("").join(_segment(part, span) for part, span in text.strip().segments())
    return Markup("\n").join(PARAGRAPH.format(block) for block in drawn.split(BREAK * 2) if block)


def _segment(part: str, span: Span | None) -> Markup:
    if span is not None:
        return CHIP.format(part)
    # Mail programs that use a word processor for HTML know no `white-space: pre-wrap`.
    return BREAK.join(escape(line).replace("  ", SPACES) for line in _LINE_END.split(part))
