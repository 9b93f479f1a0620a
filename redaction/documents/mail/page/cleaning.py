"""HTML as senders write it, down to a few tags and attributes that do nothing but show text."""

import re
from collections import Counter
from typing import Final

import nh3

HIDDEN: Final = "hidden"
_SHOWN: Final = frozenset(
    {"a", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt", "em", "hr", "i"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "img", "ins", "kbd", "li", "ol", "p", "pre", "s", "samp", "small"}
    | {"strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul"}
)
_AS_BLOCKS: Final = frozenset(
    {"address", "article", "aside", "center", "details", "fieldset", "figcaption", "figure", "footer", "form"}
    | {"header", "legend", "main", "nav", "section", "summary"}
)
_INLINE: Final = frozenset({"abbr", "acronym", "bdi", "big", "data", "font", "label", "mark", "nobr", "q"})
# Tags whose names are needed to see what the reader saw, and that are then left out.
_ALL: Final = _SHOWN | _AS_BLOCKS | _INLINE | {"span", "strike", "time", "tt", "var"}
_UNSEEN: Final = frozenset({"script", "style", "title", "template"})
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_ENDING: Final = frozenset(
    {"a", "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta"}
    | {"option", "p", "td", "th", "tr", "wbr", "tbody", "thead", "tfoot"}
)
_DEEPEST: Final = 1000
_STYLE: Final = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|color\s*:\s*transparent"
    r"|(?:font-size|opacity|width|height|max-width|max-height|line-height)\s*:\s*0(?![.0-9]*[1-9])"
    r"|text-indent\s*:\s*-|(?:left|top)\s*:\s*-\d{3})",
    re.IGNORECASE,
)


def is_deep(markup: str) -> bool:
    """Whether its elements lie so deep in each other that a parser of HTML would take quadratic time.

    Elements that end by themselves are not counted: they lie in others that are.
    """
    opened: Counter[str] = Counter()
    depth = 0
    for slash, tag in _TAG.findall(markup):
        name = tag.lower()
        if name in _ENDING:
            continue
        if not slash:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > _DEEPEST:
            return True
    return False


def cleaned(markup: str) -> str:
    """Well-formed markup; an element that its style or an attribute hides has the attribute `hidden`."""
    return _CLEANER.clean(markup)


def tag_shown(name: str) -> str:
    """What a tag becomes in the markup that is shown; "" when only its content stays."""
    return "div" if name in _AS_BLOCKS else name if name in _SHOWN else ""


def _attribute(_: str, name: str, value: str) -> str | None:
    if name == "style":
        return HIDDEN if _STYLE.search(value) else None
    return value


_CLEANER: Final = nh3.Cleaner(
    tags=set(_ALL),
    clean_content_tags=set(_UNSEEN),
    attributes={
        "*": {"style", HIDDEN},
        "a": {"href"},
        "img": {"src", "alt"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan"},
    },
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto", "cid"},
    url_relative="deny",
    link_rel=None,
    strip_comments=True,
)
