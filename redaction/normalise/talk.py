"""Undoes what stands between the parts of a number that is told in pieces: names, times, words of speech."""

import re
from typing import Final

from redaction.normalise.ranges import REACH, Range, around
from redaction.normalise.view import View, spots_of

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
_FILLED: Final = re.compile(
    rf"[\s,.;:…-](?<=[0-9].)[\s,.;:…-]{{0,3}}(?:{_FILLER}[\s,.;:…-]{{1,4}}){{1,5}}+(?=[0-9])", re.IGNORECASE
)


# "4111. - 4111, yes."; the groups of one number have no words and no line end between, and neighbours.
_REPEATED: Final = re.compile(
    r"(?<![0-9])(?<![0-9][ -])([0-9]{3,4})([^0-9A-Za-z\n]{0,4}[A-Za-z\n][^0-9]{0,15})\1(?![ -]?[0-9])"
)
_PLACE: Final = re.compile(
    r"[A-Za-z](?<![A-Za-z0-9].)[A-Za-z]{0,5}[0-9]{1,2}\s?[=:]\s?([0-9])(?![0-9])"
)  # "d1=4, d2=1"
_LONG: Final = 9
_BEGINNING: Final = 100  # code points of a line: who speaks and when, and the first words
_PLACE_BEFORE: Final = 6  # letters before its first digit
_FACE: Final = re.compile(r"[ <:](?<=[0-9].)(?:(?<= )[<:])?(?:(?<=[<:])3|(?<=:)0)[ ]?(?=[0-9]{2})")


def _turns(view: View) -> list[Range]:
    """What stands around long numbers, and around short ones near the beginning of what somebody says."""
    chosen = (spot for spot in view.once(spots_of) if spot.digits >= _LONG or _begins(view.text, spot.start))
    return around(chosen, REACH)


def _begins(text: str, position: int) -> bool:
    return position <= _BEGINNING or "\n" in text[position - _BEGINNING : position]


def without_speakers(view: View) -> View:
    """A conversation as one text, and no words of speech or names of places between digits."""
    if "\n" in view.text and ":" in view.text:
        view = view.rewrite(_SPEAKER, lambda speaker: "" if speaker[0] else None, ranges=_turns(view))
    if "<3" in view.text or ":3" in view.text:
        view = view.rewrite(_FACE, lambda _: " ", before=0)
    view = view.rewrite(_REPEATED, lambda twice: twice[1] + twice[2], before=0, digits=9)
    view = view.rewrite(_FILLED, lambda _: " ", before=0)
    return view.rewrite(_PLACE, lambda place: place[1], _PLACE_BEFORE)
