"""File names as they may be shown and offered for saving: one path part, nothing invisible."""

import re
from collections.abc import Iterable
from typing import Final

from redaction.engine import Engine
from redaction.types import RedactedText

NAMELESS: Final = "attachment"
_LONGEST: Final = 200

# Controls, zero-width and direction characters: they can make "gpj.exe" look like "exe.jpg".
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_SPACES = re.compile(r"\s+")


def clean(name: str) -> str:
    """The last part of a path without invisible characters; "attachment" when nothing is left."""
    visible = _INVISIBLE.sub("", _SPACES.sub(" ", name))
    last = visible.replace("\\", "/").rstrip("/ ").rpartition("/")[2]
    return last.strip() if last.strip(" .") else NAMELESS


def redact_name(engine: Engine, name: str) -> RedactedText:
    """A file name fit to be shown; shortened only after redaction, so that no number is cut in two."""
    return engine.redact(clean(name)).text.shorten(_LONGEST)


def distinct(names: Iterable[str]) -> list[str]:
    """The names in order, repeated ones numbered: "a.txt", "a (2).txt"."""
    taken: set[str] = set()
    counts: dict[str, int] = {}
    result = []
    for name in names:
        stem, dot, ending = name.rpartition(".") if "." in name[1:] else (name, "", "")
        fresh = name
        while fresh.casefold() in taken:
            counts[name] = counts.get(name, 1) + 1
            fresh = f"{stem} ({counts[name]}){dot}{ending}"
        taken.add(fresh.casefold())
        result.append(fresh)
    return result
