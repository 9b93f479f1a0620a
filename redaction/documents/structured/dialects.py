"""Which format a text is in, as far as it matters for taking something out of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from redaction.documents.content import NotRead
from redaction.documents.sniff import CALENDAR, CARD, HTML, Text
from redaction.documents.structured import calendar_text, json_text, markup, tables, yaml_text
from redaction.documents.structured.tokens import Token
from redaction.types import Reason

_LARGEST: Final = 30_000_000  # characters: a parser makes an object of every value


@dataclass(frozen=True, slots=True)
class Dialect:
    """`tokens` finds the tokens of a text; `sound` tells whether a text is still well-formed."""

    tokens: Callable[[str], Iterable[Token]]
    sound: Callable[[str], bool]


def dialect(file: Text) -> Dialect | None:
    """The format by its real parser; None for plain text.

    Raises NotRead: it looks like a format that must be parsed whole, and is too large for that.
    """
    if file.media_type == HTML:
        return _HTML
    if file.media_type in {CALENDAR, CARD}:
        return _CALENDAR
    sign = file.text.lstrip()[:1]
    if len(file.text) > _LARGEST:
        if sign and sign in "{[<":
            raise NotRead(Reason.TOO_LARGE)
        return None
    if sign == "<":
        return _xml(file)
    return _parsed(file.text)


def _xml(file: Text) -> Dialect | None:
    def sound(text: str) -> bool:
        return markup.is_xml(file.mark + text.encode(file.codec))

    return Dialect(markup.tokens, sound) if sound(file.text) else None


def _parsed(text: str) -> Dialect | None:
    if json_text.is_json(text):
        return _JSON
    if json_text.is_json_lines(text):
        return _JSON_LINES
    if sign := tables.delimiter(text):
        return _table(text, sign)
    return _YAML if yaml_text.is_yaml(text) else None


def _table(text: str, sign: str) -> Dialect:
    shape = tables.shape(text, sign)
    return Dialect(lambda text: tables.tokens(text, sign), lambda text: tables.shape(text, sign) == shape)


_HTML: Final = Dialect(markup.tokens, lambda _: True)  # browsers read anything
_CALENDAR: Final = Dialect(calendar_text.tokens, lambda _: True)
_JSON: Final = Dialect(json_text.tokens, json_text.is_json)
_JSON_LINES: Final = Dialect(json_text.tokens, json_text.is_json_lines)
_YAML: Final = Dialect(yaml_text.tokens, yaml_text.is_yaml)
