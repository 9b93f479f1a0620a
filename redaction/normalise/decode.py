"""Undoes what programs do to text on its way: escapes, entities, transfer encodings, quoting, tags.

No pattern here goes back over text it has read: each class ends where the next match could begin.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final

from redaction.normalise.ranges import Range, merged
from redaction.normalise.shape import shaped
from redaction.normalise.view import View


def _bytes(prefix: str) -> str:
    """A pattern for one character that was written down byte by byte: of UTF-8, else of an 8-bit alphabet."""
    more = f"{prefix}[89ABab][0-9A-Fa-f]"
    return (
        f"{prefix}(?:[CDcd][0-9A-Fa-f]{more}|[Ee][0-9A-Fa-f](?:{more}){{2}}|[Ff][0-7](?:{more}){{3}}"
        "|[0-9A-Fa-f]{2})"
    )


_ENCODED: Final = re.compile(r"=(?:[ \t]*\r?\n|3D|20|0[DA]|[C-F][0-9A-F]=[89AB]|3[0-9]=3[0-9]=3[0-9]=3[0-9])")
# In quoted-printable every equals sign begins a code.
_NOT_ENCODED: Final = re.compile(
    r"(?<!\?)=(?![?]|[ \t]{0,3}\r?\n|[ \t]{0,3}\Z|[0-9A-Fa-f]{0,1}\Z|[0-9A-Fa-f]{2})"
    r"|=(?=[0-9]{0,12}[a-f])[0-9a-f]{12,}"
)
# A property of vCard 2.1 says so itself, with equals signs of its own.
_PROPERTY: Final = re.compile(
    r"[a-z.-]{1,40}(?:;[^:;\n]{1,80}){0,8};encoding=quoted-printable(?:;[^:;\n]{1,80}){0,8}:", re.IGNORECASE
)
_PASSAGE: Final = 512  # code points
_QUOTED_PRINTABLE: Final = re.compile(rf"=[ \t]{{0,3}}\r?\n|{_bytes('=')}", re.ASCII)
_PERCENT: Final = re.compile(_bytes("%"))
_BACKSLASH_BYTE: Final = re.compile(_bytes(r"\\{1,2}(?:x|')"))  # of programs, and of RTF
_CONTINUED: Final = re.compile(r"(?<=[0-9])\\\r?\n[ \t]{0,40}+(?=[0-9])")  # a line of a script or of settings
_HEX: Final = re.compile(r"[0-9A-Fa-f]{2}(?![0-9A-Fa-f])")
_JSON: Final = re.compile(r"(?<!\\)\\{1,8}+(?:u([0-9A-Fa-f]{4})|([nrtf/\"'-]))")
_JSON_SIGNS: Final = {"n": "\n", "r": "\n", "t": "\t", "f": "\n"}
_ENTITY: Final = re.compile(
    r"&(?:amp;){0,3}(?:#([0-9]{1,7})(?:;|(?![0-9A-Za-z]))|#[xX]([0-9A-Fa-f]{1,6})(?:;"
    r"|(?![0-9A-Za-z]))|([A-Za-z]{2,31};|nbsp))"
)
_TAG: Final = re.compile(
    r"<(?:param>[^<>]{0,99}+</param|"  # of text/enriched (RFC 1896)
    r"/?([A-Za-z][A-Za-z0-9:-]*+)(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+|[!?][^<>]*+)>"
)
_INLINE: Final = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font"}
    | {"i", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"}
    | {"time", "tt", "u", "var", "wbr", "o:p"}
    | {"bigger", "bold", "color", "fixed", "fontfamily", "italic", "smaller", "underline"}  # of text/enriched
)
# Of WordprocessingML and DrawingML all but these stand within a line.
_OFFICE: Final = ("w:", "a:")
_OFFICE_LINES: Final = frozenset(
    {"w:p", "w:tc", "w:tr", "w:tbl", "w:br", "w:cr", "w:tab", "w:body", "a:p", "a:br", "a:tc", "a:tr"}
    | {"a:tbl"}
)
# Elements of HTML that begin a line, and of which many may be left open.
_LINES: Final = frozenset(
    {"article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "div", "dl", "dt"}
    | {"fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html"}
    | {"img", "input", "label", "legend", "li", "main", "nav", "ol", "optgroup", "option", "p", "pre"}
    | {"section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title"}
    | {"tr", "ul"}
)
_CELL: Final = frozenset({"td", "th"})
_INDENTED: Final = re.compile(r"(?<=[0-9])[ \t\r\n]{9,200}+(?=[0-9])")  # markup of which each tag has a line
# However a program spells a float: 4.5e15, 4500000000000000E0, 0.45e+016, 45000000000000000e-1. A comma may
# also stand between two numbers, and is looked at last.
_FLOATS: Final = tuple(
    re.compile(
        rf"(?<![0-9.])([0-9]{{1,19}}+)(?:{sign}([0-9]{{1,19}}+))?[eE]([+-]?[0-9]{{1,3}})(?![0-9A-Za-z])"
    )
    for sign in ("[.]", ",")
)
_EXPONENT: Final = shaped(
    re.compile(r"[0-9](?<![0-9A-Fa-f.,].)[0-9.,]{8,}+[eE][+-]?[0-9]{1,3}(?![0-9A-Za-z])"),
    rb"0(?<!00)(?=[0 ]{8})",
)
_SHORTEST, _LONGEST = 9, 19  # digits of a number that is looked for
# Colours and links (ECMA-48, 8.3), also as `cat -v`, shells and programs spell the escape; overprinting.
_TERMINAL: Final = re.compile(
    r"(?:\x1b|\^\[|\\(?:033|e))\[[0-9:;<=>?]{0,40}[@-~]|\x1b\]8;[^\x1b\n]{0,400}+\x1b\\|[^\n]\x08"
)
_TERMINAL_SIGNS: Final = ("\x1b[", "^[[", "\\033[", "\\e[", "\x1b]8;", "\x08")
_TURNED: Final = re.compile("\u202e([^\u202c\n]{1,200})\u202c?")  # shown from right to left
# UTF-8 that was read as Windows-1252: its spaces, dashes and marks.
_WESTERN: Final = {bytes([byte]).decode("cp1252", "replace"): byte for byte in range(0x80, 0x100)}
_MISREAD: Final = re.compile("Â[\u00a0 ­]|[âï][^\x00-\x7f]{2}")
_MISREAD_SIGNS: Final = ("Â", "â", "ï")
_QUOTE: Final = shaped(re.compile(r"[>|](?<=\n.)[ \t]?(?:[>|][ \t]?){0,11}+"), rb"\n( )")


def without_transfer_encoding(view: View) -> View:
    """Quoted-printable undone (RFC 2045, 6.7), where the text has something that looks like it."""
    if "=" not in view.text:
        return view
    ranges = merged(_encoded(view.text))
    return view.rewrite(_QUOTED_PRINTABLE, _unquoted, ranges=ranges)


def _encoded(text: str) -> Iterator[Range]:
    """What stands around what looks like it, without the lines that have a sign that it doesn't have."""
    position = 0
    for code in _ENCODED.finditer(text):
        first, last = code.start() - _PASSAGE, min(len(text), code.end() + _PASSAGE)
        if first > position:  # whole lines, where they are not too long
            position = text.rfind("\n", max(position, first - _PASSAGE), first) + 1 or first
        last = text.find("\n", last, last + _PASSAGE) + 1 or last
        while position < last:
            end = text.find("\n", position, last) + 1 or last
            head = _PROPERTY.match(text, position, end)
            if not _NOT_ENCODED.search(text, head.end() if head else position, end):
                yield position, end
            position = end


def _unquoted(code: re.Match[str]) -> str:
    return "" if code[0].endswith("\n") else _character(code)


def without_escapes(view: View) -> View:
    """Percent-encoding, escapes of JSON, programs, terminals and RTF, entities and floats undone, once."""
    if any(sign in view.text for sign in _TERMINAL_SIGNS):
        view = view.rewrite(_TERMINAL, lambda _: "")
    if "%" in view.text:
        view = view.rewrite(_PERCENT, _character)
    if "\\" in view.text:
        view = view.rewrite(_CONTINUED, lambda _: "")
        view = view.rewrite(_BACKSLASH_BYTE, _character).rewrite(_JSON, _json)
    if "&" in view.text:
        view = view.rewrite(_ENTITY, _entity)
    if _at_exponents(view):
        for spelling in _FLOATS:
            view = view.rewrite(spelling, _whole_number, ranges=_at_exponents(view))
    if any(sign in view.text for sign in _MISREAD_SIGNS):
        view = view.rewrite(_MISREAD, _reread)
    if "\u202e" in view.text:
        view = view.rewrite(_TURNED, lambda turned: turned[1][::-1])
    return view


def _character(code: re.Match[str]) -> str:
    content = bytes.fromhex("".join(_HEX.findall(code[0])))
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _at_exponents(view: View) -> list[Range]:
    """What may be floats with as many digits as are looked for, and numbers before them between commas."""
    return [found.span() for found in view.everywhere(_EXPONENT)]


def _whole_number(match: re.Match[str]) -> str | None:
    """The digits of a float that is a whole number, and as long as one that is looked for."""
    digits, point = match[1] + (match[2] or ""), len(match[1]) + int(match[3])
    if len(digits) < _SHORTEST:
        return None
    before, after = digits[: max(0, point)], digits[max(0, point) :]
    whole = before.ljust(min(point, 2 * _LONGEST), "0").lstrip("0")
    return whole if _SHORTEST <= len(whole) <= _LONGEST and not after.strip("0") else None


def _reread(match: re.Match[str]) -> str | None:
    content = bytes(_WESTERN.get(sign, ord(sign) % 0x100) for sign in match[0].replace(" ", "\u00a0"))
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


def _json(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _JSON_SIGNS.get(match[2], match[2])


def _entity(match: re.Match[str]) -> str | None:
    if match[3]:
        return html5.get(match[3])
    code = int(match[1]) if match[1] else int(match[2], 16)
    return chr(code) if code <= 0x10FFFF else None


def without_tags(view: View) -> View:
    """Tags removed as a browser shows it: those within a line leave nothing, the others a line break."""
    if "<" not in view.text:
        return view
    bare = view.rewrite(_TAG, lambda tag: "" if tag[1] is None or _is_inline(tag, tag[1].lower()) else "\n")
    return bare.rewrite(_INDENTED, lambda _: "\n")


def _is_inline(tag: re.Match[str], name: str) -> bool:
    if name in _INLINE or name.startswith(_OFFICE):
        return name not in _OFFICE_LINES
    # In XML for data no text stands beside elements: where one does, they are marks in a line.
    beside = tag.end() if tag[0][1] == "/" else tag.start() - 1
    return tag.string[beside : beside + 1].isdigit() and name not in _LINES


def with_cells(view: View) -> View:
    """Tables as lines of cells between tabs; other tags removed."""
    if "<t" not in view.text and "<T" not in view.text:
        return view
    return view.rewrite(_TAG, _cell)


def _cell(tag: re.Match[str]) -> str:
    name = (tag[1] or "").lower()
    if name in _CELL:
        return "\t" if tag[0].startswith("</") else ""
    return "\n" if name == "tr" and tag[0].startswith("</") else ""


def without_quoting(view: View) -> View:
    """The marks of quoted mail at the beginning of lines removed."""
    return view.rewrite(_QUOTE, lambda _: "") if "\n>" in view.text or "\n|" in view.text else view
