"""`type/subtype; name=value` fields, with RFC 2231 continuations and charsets."""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from redaction.documents import charsets
from redaction.documents.mail.headers import decode_words

_PARAMETER = re.compile(r'\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))', re.DOTALL)
_ESCAPE = re.compile(r'\\(["\\])')
_SECTION = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?")


@dataclass(frozen=True, slots=True, repr=False)
class Field:
    """`value` in lower case without its parameters; the parameters by lower-case name."""

    value: str
    parameters: dict[str, str]


def parse_field(text: str) -> Field:
    """Read a Content-Type, Content-Disposition or Content-Transfer-Encoding field."""
    value, _, rest = text.partition(";")
    plain: dict[str, str] = {}
    sections: dict[str, dict[int, tuple[str, bool]]] = {}
    for name, given in _pairs(rest):
        match = _SECTION.fullmatch(name)
        if match and (match[2] or match[3]):
            sections.setdefault(match[1], {}).setdefault(int(match[2] or 0), (given, bool(match[3])))
        else:
            plain.setdefault(name, given)
    extended = {name: _join(parts) for name, parts in sections.items()}
    return Field(_token(value), {name: _shown(name, given) for name, given in plain.items()} | extended)


def _shown(name: str, given: str) -> str:
    return given if name == "boundary" else decode_words(given)


def _token(value: str) -> str:
    words = re.sub(r"\([^()]*\)", " ", value).split()
    return words[0].strip('"').lower() if words else ""


def _pairs(text: str) -> list[tuple[str, str]]:
    pairs = []
    position = 0
    while position < len(text):
        match = _PARAMETER.match(text, position)
        if match:
            quoted, bare = match[2], match[3]
            given = _ESCAPE.sub(r"\1", quoted) if quoted is not None else bare.strip()
            pairs.append((match[1].lower(), given))
        next_one = text.find(";", match.end() if match else position)
        position = next_one + 1 if next_one >= 0 else len(text)
    return pairs


def _join(parts: dict[int, tuple[str, bool]]) -> str:
    ordered = [parts[number] for number in sorted(parts)]
    charset = ""
    if ordered[0][1] and ordered[0][0].count("'") >= 2:
        charset, _, first = ordered[0][0].split("'", 2)
        ordered[0] = (first, True)
    data = b"".join(unquote_to_bytes(text) if extended else text.encode() for text, extended in ordered)
    return charsets.decode(data, charset)
