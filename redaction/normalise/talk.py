"""Undoes what stands between the parts of a number that is told in pieces: names, times, words of speech."""

import re
from bisect import bisect_left
from typing import Final

from redaction.normalise.ranges import REACH, Range, around
from redaction.normalise.shape import shaped
from redaction.normalise.view import View, rows_of

# "[10:48:21] Ann: ", "10:48 <ann> ", "Caller: " at the beginning of a line.
_TIME: Final = (
    r"[\[(]?(?:[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4},?[ T])?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    r"(?:\s?[AaPp]\.?[Mm]\.?)?[\])]?[ \t]?(?:-[ \t])?"
)
_NAME: Final = r"(?:<[^<>\n]{1,30}>|[A-Z][\w .'-]{0,30}:)(?=[ \t])[ \t]*"
_SPEAKER: Final = re.compile(
    r"(?m)^(?:(?:SMS|[Pp]art|[Mm]essage|[Mm]sg|[Tt]ext)\s?[0-9]/[0-9]:\s"
    r"|[A-Z][\w.'-]{1,20}(?:[ ][A-Z][\w.'-]{0,20}){0,2},?[ ](?:[@-][ ])?[(\[]?[0-9]{1,2}:[0-9]{2}"
    r"(?:[ ]?[AaPp][Mm])?[)\]]?(?:\n|:[ ])"
    rf"|{_TIME}(?:{_NAME})?|{_NAME})"
)
_FILLER: Final = (
    r"(?:u[hm]+|er+m?|hmm+|then|and|next|ok(?:ay)?|so|well|hold on|finally|lastly|pause|yes|yeah|right"
    r"|followed by|comma|again|after that|the|it's|plus|dann|luego|puis|poi|und|et|y)"
)
_FILLED: Final = shaped(
    re.compile(
        rf"[\s,.;:…-](?<=[0-9].)[\s,.;:…-]{{0,3}}(?:{_FILLER}[\s,.;:…-]{{1,4}}){{1,5}}+(?=[0-9])",
        re.IGNORECASE,
    ),
    rb"0([^0a])(?=[^0a]{0,3}a)",
)


# "4111. - 4111, yes."; the groups of one number have no words and no line end between, and neighbours.
_REPEATED: Final = shaped(
    re.compile(
        r"([0-9](?<![0-9].)(?<![0-9][ -].)[0-9]{2,3})"
        r"([^0-9A-Za-z\n]{0,4}[A-Za-z\n][^0-9]{0,15})\1(?![ -]?[0-9])"
    ),
    rb"0(?<!00)(?=00[^0]{1,20}000(?!0)|000[^0]{1,20}0000(?!0))",
)
_PLACE: Final = re.compile(
    r"[A-Za-z](?<![A-Za-z0-9].)[A-Za-z]{0,5}[0-9]{1,2}\s?[=:]\s?([0-9])(?![0-9])"
)  # "d1=4, d2=1"
# In every match of the last pattern.
_VALUE: Final = shaped(re.compile(r"[0-9]\s?[=:]\s?[0-9](?![0-9])"), rb"0(?=[^0a]{1,3}0(?!0))")
_NAMED: Final = re.compile(r"[:>\n][ \t]*\Z")
# A number soon after the time, and no part of an address or an id.
_SOON: Final = re.compile(
    r"(?:[.,][0-9]{1,6}Z?)?+[^0-9\n]{0,60}"
    r"[0-9](?<![0-9A-Za-z].)(?:[ *#_,/-]?[0-9]){2,}(?![0-9A-Za-z]|\.[0-9])"
)
_PLACE_BEFORE: Final = 6  # letters before its first digit
_FACE: Final = re.compile(r"[ <:](?<=[0-9].)(?:(?<= )[<:])?(?:(?<=[<:])3|(?<=:)0)[ ]?(?=[0-9]{2})")


def without_speakers(view: View) -> View:
    """A conversation as one text, and no words of speech or names of places between digits."""
    if "\n" in view.text and ":" in view.text:
        near_rows = around(view.once(rows_of), REACH)
        view = view.rewrite(_SPEAKER, lambda speaker: _turn(speaker, near_rows), REACH)
    if "<3" in view.text or ":3" in view.text:
        view = view.rewrite(_FACE, lambda _: " ", ranges=around(view.once(rows_of), 0))
    view = view.rewrite(_REPEATED, lambda twice: twice[1] + twice[2], before=0, digits=9)
    view = view.rewrite(_FILLED, lambda _: " ", before=0)
    if not any(view.everywhere(_VALUE)):
        return view
    return view.rewrite(_PLACE, lambda place: place[1], _PLACE_BEFORE)


def _turn(speaker: re.Match[str], near_rows: list[Range]) -> str | None:
    """Nothing for who speaks and when; the time that begins a line of a log stays, if no number is near."""
    if not speaker[0]:
        return None
    index = bisect_left(near_rows, speaker.start(), key=lambda ends: ends[1])
    near = index < len(near_rows) and near_rows[index][0] <= speaker.start()
    return "" if near or _NAMED.search(speaker[0]) or _SOON.match(speaker.string, speaker.end()) else None
