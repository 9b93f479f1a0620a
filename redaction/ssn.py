"""Finds US social security numbers, and taxpayer numbers (ITIN) on request.

A number is one by the rules of the Social Security Administration (20 CFR 422.103 and SSA's "Randomization"
notice): no area 000, 666 or 900-999, no group 00, no serial 0000. An ITIN begins with 9 and its fourth and
fifth digits lie in the ranges of IRS Publication 1915.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from typing_extensions import override

from redaction import labels
from redaction.context import NEAR, Words, evidence
from redaction.hit import Hit
from redaction.normalise import View
from redaction.recognizer import ViewRecognizer
from redaction.runs import plain_gap

THRESHOLD: Final = 0.5
_GAP: Final = r"[\W_]{1,4}"
_BEGIN: Final = (
    r"[0-9](?<![0-9].)"  # the look-behind after the digit, not before: the search skips to digits faster
)
_GROUPED: Final = re.compile(rf"{_BEGIN}[0-9]{{2}}({_GAP})[0-9]{{2}}({_GAP})[0-9]{{4}}(?![0-9])")
# Spellings that are a social security number only where words say so.
_ODD: Final = re.compile(
    _BEGIN + r"(?<![0-9][-/.].)(?:[0-9]{8}|(?:[\W_]{1,6}[0-9]){8}"
    r"|(?:[ -]?[0-9]){0,7}[ -]?\s?\n[\s>|]{0,8}(?:[ -]?[0-9]){1,8}"
    r"|[0-9]{0,7}(?P<sign>[ ._*~,:/-]{1,3})[0-9]{1,8}(?:(?P=sign)[0-9]{1,8}){0,7}(?!(?P=sign)[0-9]))(?![0-9])"
)
_EMPLOYER: Final = re.compile(r"[0-9]{2}-[0-9]{7}")  # an employer's number (EIN)
# In two parts, with what is said in between.
_HALVES: Final = re.compile(
    _BEGIN + r"[0-9]{2}[ -]?[0-9]{2}(?![0-9])[^0-9]{1,60}?(?<![0-9])[0-9]{4}(?![0-9])"
)
# Three fields; a digit by itself may stand between them, as in the name of a field or for its size.
_BETWEEN: Final = r"(?:[^0-9]|(?<![0-9])[0-9](?![0-9])){1,60}?"
_FIELDS: Final = re.compile(
    rf"([0-9](?<![0-9].)[0-9]{{2}})(?![0-9]){_BETWEEN}(?<![0-9])([0-9]{{2}})(?![0-9])"
    rf"{_BETWEEN}(?<![0-9])([0-9]{{4}})(?![0-9])"
)
_SCORES: Final = {"-": 0.75, " ": 0.6, ".": 0.5, "\n": 0.4}
_MIXED: Final = 0.5
_WORDS_NEEDED: Final = 0.25
_AGAINST: Final = 0.35
_PART_OF_CODE: Final = 0.4
_PART_OF_PATH: Final = 0.2

_WORDS: Final = Words(
    whole=(
        r"(?:my)?ssns?(?:is|no|num)?|mysocial(?:is)?|ss(?=\s?[:#])|ref\*sy|usssa|us-ssn|(?:[a-z]+[_-])?ssn(?:[\s_-]?(?:no|num|number|nbr|id))?|ss[\s_-]?(?:#|no|num|number"
        r"|nbr)|s\.\s?s\.\s?n|s\.s\.?"
        r"|so[cs](?:ial)?[\s_.-]*sec(?:urity)?(?:[\s_.-]*(?:number|num|no|nbr|card|id|#))?"
        r"|social(?:s|[\s_-]*(?:number|num|no|#))?"
        r"|socialsecurity(?:number|num|no)?|sosh|soc|sin|ssid"
        r"|i?tins?|itin|tax(?:payer)?[\s_-]*(?:id|identification|identifier)(?:[\s_-]*(?:number"
        r"|num|no|#))?|taxid|tax[\s_-]number"
        r"|seguro social|seguridad social|nss|sozialversicherungsnummer|sécurité sociale"
        r"|securite sociale|previdência social"
    ),
    parts=(
        r"\*34\*|\^ss(?![a-z])|社会安全号|社安号|社會安全|社会保障番号|사회보장번호"
        r"|соц(?:иального)? страхования|الضمان الاجتماعي"
    ),
    foreign=(
        r"social (?:media|network\w*|stud\w+|club|event\w*|distanc\w+|profile|impact|post|team|care|work\w*"
        r"|app|link|login)"
    ),
)


class SsnRecognizer(ViewRecognizer):
    """Social security numbers by SSA's rules, weighed by their spelling and the words around."""

    ENTITIES: ClassVar = (labels.US_SSN, labels.US_ITIN)

    def __init__(self, *, itin: bool) -> None:
        """`itin`: find individual taxpayer numbers, too."""
        super().__init__()
        self._itin = itin

    @override
    def find(self, view: View) -> Iterator[Hit]:
        sure: set[tuple[int, int]] = set()  # no other pattern gives these a better score
        for match in view.near(_GROUPED):
            gaps = {plain_gap(match[1]), plain_gap(match[2])}
            base = _SCORES.get(gaps.pop(), _WORDS_NEEDED) if len(gaps) == 1 else _mixed(gaps)
            for hit in self._weighed(view.text, match, base):
                if hit.score >= _WORDS_NEEDED + NEAR:
                    sure.add(match.span())
                yield hit
        for match in view.near(_ODD):
            if match.span() not in sure and not _EMPLOYER.fullmatch(match[0]):
                yield from self._weighed(view.text, match, _WORDS_NEEDED)
        for match in view.near(_HALVES):
            if match.span() not in sure:
                yield from self._weighed(view.text, match, _WORDS_NEEDED)
        for match in view.near(_FIELDS):
            if match.span() not in sure:
                yield from self._in_fields(view.text, match)

    def _weighed(self, text: str, match: re.Match[str], base: float) -> Iterator[Hit]:
        entity = self._entity("".join(filter(str.isdigit, match[0])))
        if entity is None:
            return
        start, end = match.span()
        part = _as_part(text, start, end, match[1] if match.re is _GROUPED else "")
        around = evidence(text, start, end, _WORDS, enough=base - part >= THRESHOLD)
        score = base + around.support - _AGAINST * around.against
        if around.support < NEAR:
            score -= part
        if score >= THRESHOLD:
            yield Hit(start, end, entity, min(score, 1.0))

    def _in_fields(self, text: str, match: re.Match[str]) -> Iterator[Hit]:
        """Numbers in three fields: each of them a hit, where words before or between say so."""
        entity = self._entity(match[1] + match[2] + match[3])
        between = text[match.end(1) : match.start(2)].lower()
        if entity and (_WORDS.first(between) or evidence(text, *match.span(), _WORDS, enough=False).support):
            yield Hit(match.start(1), match.end(3), entity, THRESHOLD)

    def _entity(self, digits: str) -> str | None:
        if len(digits) != 9 or digits[5:] == "0000" or digits[3:5] == "00":
            return None
        if digits[0] == "9":
            return labels.US_ITIN if self._itin and _is_itin_group(int(digits[3:5])) else None
        return None if digits[:3] in {"000", "666"} else labels.US_SSN


def _is_itin_group(group: int) -> bool:
    return 50 <= group <= 65 or 70 <= group <= 88 or 90 <= group <= 92 or 94 <= group <= 99


def _mixed(gaps: set[str]) -> float:
    return _MIXED if gaps <= {"-", " ", ".", "\n"} else _WORDS_NEEDED


_LEFT: Final = re.compile(r"(?:[A-Za-z0-9]-|(?<![A-Za-z])[A-Za-z]{1,2}|[A-Z]{1,4}|[+*#•xX]-?)\Z")
_RIGHT: Final = re.compile(r"-[A-Za-z0-9]|[A-Z]{1,3}(?![a-z])|[a-f](?![a-z])|\.[0-9]|,[0-9]{3}(?![0-9/-])")
_PATH_LEFT: Final = re.compile(r"[A-Za-z0-9][_/]\Z")
_PATH_RIGHT: Final = re.compile(r"[_/][A-Za-z0-9]")


def _as_part(text: str, start: int, end: int, gap: str) -> float:
    """What is taken off when it goes on: a longer number, a part number, a phone number, a mask, a path."""
    before, after = text[max(0, start - 6) : start], text[end : end + 4]
    row = len(gap) == 1 and (
        (before[-1:] == gap and before[-2:-1].isdigit()) or (after[:1] == gap and after[1:2].isdigit())
    )
    if row or _LEFT.search(before) or _RIGHT.match(after):
        return _PART_OF_CODE
    return _PART_OF_PATH if _PATH_LEFT.search(before) or _PATH_RIGHT.match(after) else 0.0
