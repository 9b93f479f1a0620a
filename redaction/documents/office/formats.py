"""Number formats that write digits apart, as Excel's "Social Security Number" does."""

import re
from typing import Final

from redaction.documents.office.markup import Element

_APART: Final = re.compile(r"0+(?:[ -]0+)+")
_GENERAL: Final = re.compile(r'\\(.)|"([^"]*)"')


def patterns(styles: Element) -> dict[str, str]:
    """By the index of a cell's style, such as "000-00-0000"; only formats of zeros, hyphens and spaces."""
    codes = {e.get("numFmtId", ""): _plain(e.get("formatCode", "")) for e in styles.iter("{*}numFmt")}
    found = {}
    for cells in styles.iterchildren("{*}cellXfs"):
        for index, style in enumerate(cells):
            code = codes.get(style.get("numFmtId", ""), "")
            if _APART.fullmatch(code):
                found[str(index)] = code
    return found


def _plain(code: str) -> str:
    return _GENERAL.sub(lambda match: match[1] or match[2] or "", code.partition(";")[0])


def written(digits: str, pattern: str) -> str:
    """The digits as the pattern shows them; as they are if they don't fit."""
    size = pattern.count("0")
    if not digits.isdigit() or len(digits) > size:
        return digits
    following = iter(digits.zfill(size))
    return "".join(next(following) if sign == "0" else sign for sign in pattern)
