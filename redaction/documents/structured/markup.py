"""XML and HTML: text, comments, attributes and names; tags stay."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from redaction.documents.structured.tokens import Form, Token

_ENTITY: Final = re.compile(r"&[#\w]{1,40};")
_TEXT: Final = Form(_ENTITY)
_NO_NAME: Final = re.compile(r"\W+")
# Words that replace a part of a name can't have spaces; each place of the same name is written the same way.
_NAME: Final = Form(written=lambda words: "_" + _NO_NAME.sub("_", words).strip("_"), aside=True)
_QUOTED: Final = Form(_ENTITY, aside=True)
_BARE: Final = Form(_ENTITY, lambda words: f'"{words}"', aside=True)  # an attribute of HTML without quotes
_TAG: Final = re.compile(r"</?[A-Za-z_:](?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>")
_WORDS: Final = Form(aside=True)
# Signs that begin and end what holds words of any kind; the longer ones first.
_FRAMES: Final = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
_IN_TAG: Final = re.compile(
    r"(?P<equals>=\s*+)?(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<word>[^\s\"'<>=/]++))"
)


def tokens(text: str) -> Iterator[Token]:
    """All that is not a sign of the markup."""
    missing: set[str] = set()  # endings that don't come any more: each search would read to the end
    position = 0
    while (angle := text.find("<", position)) >= 0:
        yield Token(position, angle, _TEXT)
        if tag := _TAG.match(text, angle):
            yield from _of_tag(text, angle + 1, tag.end() - 1)
            position = tag.end()
        elif framed := _framed(text, angle, missing):
            words, position = framed
            yield words
        else:
            yield Token(angle, angle + 1, _TEXT)
            position = angle + 1
    yield Token(position, len(text), _TEXT)


def _framed(text: str, angle: int, missing: set[str]) -> tuple[Token, int] | None:
    """The words of a comment, a CDATA section, an instruction or a declaration, and where it ends."""
    for begin, end in _FRAMES:
        if text.startswith(begin, angle):
            found = -1 if end in missing else text.find(end, angle + len(begin))
            if found >= 0:
                return Token(angle + len(begin), found, _WORDS), found + len(end)
            missing.add(end)
    return None


def _of_tag(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _IN_TAG.finditer(text, start, end):
        group = str(match.lastgroup)
        if group != "word":
            yield Token(*match.span(group), _QUOTED)
        else:
            yield Token(*match.span(group), _BARE if match["equals"] else _NAME)


def is_xml(content: bytes) -> bool:
    """Whether it is well-formed, by a parser that fetches and expands nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError, LookupError):
        return False
    return True
