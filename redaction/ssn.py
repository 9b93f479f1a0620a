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
from redaction.context import FAR, NEAR, NOTHING, Words, evidence, lowered, names_another, speaks_against
from redaction.heads import head_of
from redaction.hit import Hit
from redaction.normalise import View, shaped
from redaction.recognizer import ViewRecognizer
from redaction.runs import plain_gap

THRESHOLD: Final = 0.5
_GAP: Final = r"[\W_]{1,4}"
_BEGIN: Final = (
    r"[0-9](?<![0-9].)"  # the look-behind after the digit, not before: the search skips to digits faster
)
_GROUPED: Final = shaped(
    re.compile(rf"{_BEGIN}[0-9]{{2}}({_GAP})[0-9]{{2}}({_GAP})[0-9]{{4}}(?![0-9])"),
    rb"0(?<!00)(?=00[^0a]{1,4}00[^0a]{1,4}0000(?!0))",
)
# Spellings that are a social security number only where words say so.
_ODD: Final = re.compile(
    _BEGIN + r"(?<![0-9][-/.].)(?:[0-9]{8}|(?:[\W_]{1,6}[0-9]){8}"
    r"|(?:[ -]?[0-9]){0,7}[ -]?\s?\n[\s>|]{0,8}(?:[ -]?[0-9]){1,8}"
    r"|[0-9]{0,7}(?P<sign>[ ._*~,:/-]{1,3})[0-9]{1,8}(?:(?P=sign)[0-9]{1,8}){0,7}(?!(?P=sign)[0-9]))(?![0-9])"
)
_ZIP_NAME: Final = 48
_FAR_BEFORE: Final = 420
_JUST_BEFORE: Final = 8
# A number at the end of what was said, and a name before it with no other number since, but for years.
_ANNOUNCED: Final = re.compile(r"(?:[:=]|\n|(?<![a-z])(?:is|was))\s{0,4}\Z")
_FAR_NAME: Final = re.compile(
    r"(?<![a-z])(?:ssn|social\ssecurity(?:\s(?:number|no))?)(?![a-z])(?:[^0-9]|(?<![0-9])[0-9]{1,4}"
    r"(?![0-9])){0,420}\Z"
)
_ZIP: Final = re.compile(r"[0-9]{5}-[0-9]{4}")
_STATE: Final = re.compile(
    r"(?<![A-Za-z])(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]"
    r"|T[NX]|UT|V[AT]|W[AIVY])[\s.,]{0,2}\Z"
)
_ANOTHER: Final = re.compile(
    r"[0-9]{2}-[0-9]{7}|20[0-9]{2}/[0-9]{5}"
)  # an employer's number (EIN), or one of a year
# A digit by itself may stand between fields, as in the name of one or for its size.
_BETWEEN: Final = r"[^0-9\x1a]{1,60}+(?:[0-9](?![0-9])[^0-9\x1a]{1,30}+){0,2}"
# In two parts, with what is said in between.
# Whatever signs stand between, where the name stands right before.
_ANY_SIGNS: Final = re.compile(
    r"(?<![a-z])(?:ssns?|social|soc|5sn)(?:\ssecurity)?(?:\s(?:number|no|num))?[\s:=#]{0,3}(?:(?:is"
    r"|was)[\s:]{1,2})?"
    r"([0-9](?:[\W_]{0,5}[0-9]){8})(?![0-9])"
)
_BETWEEN_SHAPE: Final = rb"[^0]{1,60}(?:0[^0]{1,30}){0,2}"
_HALVES: Final = shaped(
    re.compile(
        rf"({_BEGIN}[0-9]{{2}}[ -]?[0-9]{{2}})(?![0-9]){_BETWEEN}(?<![0-9])(?<![0-9]\.)([0-9]{{4}})(?![0-9])"
    ),
    rb"0(?<!00)(?=00 ?00%b0000(?!0))" % _BETWEEN_SHAPE,
)
# In three fields.
_FIELDS: Final = shaped(
    re.compile(
        rf"([0-9](?<![0-9].)[0-9]{{2}})(?![0-9]){_BETWEEN}(?<![0-9])([0-9]{{2}})(?![0-9])"
        rf"{_BETWEEN}(?<![0-9])([0-9]{{4}})(?![0-9])"
    ),
    rb"0(?<!00)(?=00%b00%b0000(?!0))" % (_BETWEEN_SHAPE, _BETWEEN_SHAPE),
)
# Field 19 of the segment that names a patient (HL7 2.x, 3.4.2).
_HL7: Final = re.compile(r"PID\|(?:[^|\n]{0,120}\|){18}([0-9]{3}-?[0-9]{2}-?[0-9]{4})(?![0-9])")
_ABBREVIATED: Final = ("ssn", "soc", "5sn")
_SERVICE: Final = re.compile(r"(?<![0-9A-Za-z])[A-Z]{2}\Z")
_COUNTRY: Final = re.compile(r"[A-Z]{2}(?![0-9A-Za-z])")
_ABOUT_SSN: Final = frozenset({"SS", "SN"})
_NAME_BEFORE: Final = 48  # code points from the beginning of such a name to the number
_TOLD: Final = 0.6
_DIGITS: Final = 9
_SCORES: Final = {"-": 0.75, " ": 0.6, ".": 0.5, "\n": 0.4}
_MIXED: Final = 0.5
_WORDS_NEEDED: Final = 0.25
_AGAINST: Final = 0.35
_PART_OF_CODE: Final = 0.4
_PART_OF_PATH: Final = 0.2

_WORDS: Final = Words(
    whole=(
        r"(?:my)?ssns?(?:is|no|num)?(?:\s?(?:/|or)\s?(?:e?i?t?ins?|tax\s?id))?|5sn|s5n|[s5]\s[s5]\s?n|ss-5"
        r"|pid[.-]19|national[\s_-]?id\w*|hicn?"
        r"|medicare(?:\s(?:claim|beneficiary))?(?:\s(?:id|number|no|#))?|mysocial(?:is)?|ss(?=\s?[:#])"
        r"|ref\*sy|usssa|us-ssn|(?:[a-z]+[_-])?ssn(?:[\s_-]?(?:no|num|number|nbr|id))?|ss[\s_-]?(?:#|no|num"
        r"|number"
        r"|nbr)|s\.\s?s\.\s?n|s\.s\.?"
        r"|so[cs](?:ial)?[\s_.-]*sec(?:urity)?(?:[\s_.-]*(?:number|num|no|nbr|card|id|#))?"
        r"|social(?:s|[\s_-]*(?:number|num|no|#))?"
        r"|socialsecurity(?:number|num|no)?|sosh|soc|sin|ssid"
        r"|i?tins?|itin|tax(?:payer)?[\s_-]*(?:id|identification|identifier)(?:[\s_-]*(?:number"
        r"|num|no|#))?|taxid|tax[\s_-]number"
        r"|seguro social|seguridad social|nss|sozialversicherungsnummer|sécurité sociale"
        r"|securite sociale|previdência social|segurança social|previdenza sociale|ubezpieczenia społecznego"
        r"|an sinh xã hội"
        r"|sociale verzekering\w*|sosyal"
    ),
    parts=(
        r"\*34\*|\^ss(?![a-z])|社会安全号|社安号|社會安全|社会保障番号|ソ[ー-]シャルセキュリティ|사회보장번호"
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
    VERSION: ClassVar = "1.2"

    def __init__(self, *, itin: bool) -> None:
        """`itin`: find individual taxpayer numbers, too."""
        super().__init__()
        self._itin = itin

    @override
    def find(self, view: View) -> Iterator[Hit]:
        sure: set[tuple[int, int]] = set()  # no other pattern gives these a better score
        for span, hit in self._grouped(view):
            if hit.score >= _WORDS_NEEDED + NEAR:
                sure.add(span)
            yield hit
        for match in (*view.at_rows(_ODD), *view.near(_HALVES, digits=_DIGITS)):
            if match.span() not in sure and not _ANOTHER.fullmatch(match[0]):
                number = match[1] + match[2] if match.re is _HALVES.pattern else ""
                yield from self._weighed(view.text, match, _WORDS_NEEDED, number)
        for match in _told(view):
            if (entity := self._entity(_digits(match[1]))) and not _ANOTHER.fullmatch(match[1]):
                yield Hit(*match.span(1), entity, _TOLD)
        for match in view.near(_FIELDS, digits=_DIGITS):
            if match.span() not in sure:
                yield from self._in_fields(view.text, match)

    def _grouped(self, view: View) -> Iterator[tuple[tuple[int, int], Hit]]:
        for match in view.at_rows(_GROUPED):
            gaps = {plain_gap(match[1]), plain_gap(match[2])}
            base = _SCORES.get(gaps.pop(), _WORDS_NEEDED) if len(gaps) == 1 else _mixed(gaps)
            for hit in self._weighed(view.text, match, base):
                yield match.span(), hit

    def _weighed(self, text: str, match: re.Match[str], base: float, number: str = "") -> Iterator[Hit]:
        entity = self._entity(_digits(number or match[0]))
        start, end = match.span()
        if entity is None or _is_postal(text, start, end):
            return
        part = _as_part(text, start, end, match[1] if match.re is _GROUPED.pattern else "")
        around = evidence(text, start, end, _WORDS, enough=base - part >= THRESHOLD)
        score = base + around.support - _AGAINST * around.against
        if around.support < NEAR:
            score -= part
        if around == NOTHING and (score >= THRESHOLD) == (base >= THRESHOLD):
            score += _from_afar(text, start, end, base)
        if score >= THRESHOLD:
            yield Hit(start, end, entity, min(score, 1.0))

    def _in_fields(self, text: str, match: re.Match[str]) -> Iterator[Hit]:
        """Numbers in three fields: each of them a hit, where words before or between say so."""
        entity = self._entity(match[1] + match[2] + match[3])
        between = text[match.end(1) : match.start(2)].lower()
        if between.isalpha() != text[match.end(2) : match.start(3)].isalpha():
            return  # two of them are of a serial number: letters and digits without a break
        if entity and (_WORDS.first(between) or evidence(text, *match.span(), _WORDS, enough=False).support):
            yield Hit(match.start(1), match.end(3), entity, THRESHOLD)

    def _entity(self, digits: str) -> str | None:
        if len(digits) != _DIGITS or digits[5:] == "0000" or digits[3:5] == "00":
            return None
        if digits[0] == "9":
            return labels.US_ITIN if self._itin and _is_itin_group(int(digits[3:5])) else None
        return None if digits[:3] in {"000", "666"} else labels.US_SSN


def _is_postal(text: str, start: int, end: int) -> bool:
    """Whether it is a parcel's number or a ZIP+4.

    Of a parcel by UPU S10: two letters, nine digits, two letters of a country. A ZIP+4 (USPS Publication 28)
    stands behind a state, or behind a number that the same name has already.
    """
    if text[start:end].isdigit():
        prefix = _SERVICE.search(text, max(0, start - 3), start)
        return prefix is not None and prefix[0] not in _ABOUT_SSN and bool(_COUNTRY.match(text, end))
    if not _ZIP.fullmatch(text, start, end):
        return False
    before = text[max(0, start - _ZIP_NAME) : start]
    last = _WORDS.last(before.lower())
    return bool(_STATE.search(before)) or (last is not None and "\x1a" in before[last:])


def _from_afar(text: str, start: int, end: int, base: float) -> float:
    """What the head of its column says against it, or a name a few sentences before for it."""
    if base >= THRESHOLD:
        return -_AGAINST if names_another(head_of(text, start, end)) else 0.0
    if not _ANNOUNCED.search(text, max(0, start - _JUST_BEFORE), start) or speaks_against(text, start, end):
        return 0.0
    return FAR if _FAR_NAME.search(lowered(text[max(0, start - _FAR_BEFORE) : start])) else 0.0


def _told(view: View) -> Iterator[re.Match[str]]:
    """Right behind a name that means nothing else, or in the field of a record that is for it."""
    if any(name in view.lower for name in _ABBREVIATED):
        yield from view.at_rows(_ANY_SIGNS, _NAME_BEFORE, view.lower)
    if "PID|" in view.text:
        yield from _HL7.finditer(view.text)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


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
    before, after = text[max(0, start - 6) : start], text[end : end + 6]
    row = len(gap) == 1 and (
        (before[-1:] == gap and before[-2:-1].isdigit()) or (after[:1] == gap and after[1:2].isdigit())
    )
    if row or _LEFT.search(before) or _RIGHT.match(after):
        return _PART_OF_CODE
    return _PART_OF_PATH if _PATH_LEFT.search(before) or _PATH_RIGHT.match(after) else 0.0
