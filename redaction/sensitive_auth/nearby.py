"""What stands around a short number: whether something else explains it, whether more of its kind follow."""

import re
from collections.abc import Container, Iterable, Iterator
from typing import Final

# "error 382", "order number is 382", "card ending in 4242": the word before names the number.
_NAMES: Final = (
    "error err status http response reason result return exit line lines page step row col column field "
    "size version build v order ticket pr mr task story commit case ref reference invoice claim issue "
    "bug item part model sku batch lot flight bus phone tel ext extension fax call room suite apt unit "
    "floor gate door desk lane store shop terminal till register node port pid id user customer account "
    "acct amount total sum price balance charge charged paid pay refund fee usd eur gbp chf rs inr "
    "ending ends finishing above below over under than about after before since within every top first "
    "zone policy slot bay box aisle seat table platform volume offset chapter section article paragraph "
    "rule year born age aged"
)
_PAIRS: Final = (
    "zip code, postal code, area code, country code, promo code, branch code, "
    "ending in, ends in, ending with, ends with, last four, last 4, and the next"
)
_EXPLAINS: Final = frozenset(_NAMES.split())
_EXPLAIN: Final = frozenset(_PAIRS.split(", "))
_LINKS: Final = frozenset(("no", "number", "num", "code", "id", "is", "was", "of"))
_SIGNS: Final = " \n\t:.#=(\"'-"
_CURRENCY: Final = frozenset("$€£¥#+*•×")
_EXPLAINED_AFTER: Final = re.compile(
    r"\s?(?:%|€|\$|£|¥|°|[x×]\s?[0-9]|of\s[0-9])|[\s-]?(?:usd|eur|gbp|chf|times|days?|nights?|hours?|hrs?"
    r"|minutes?|mins?|seconds?|secs?|weeks?|months?|years?"
    r"|errors?|attempts?|tries|characters|chars|digits?|customers|orders|transactions|withdrawals|payments"
    r"|purchases|cards|users|people|persons|dollars|bucks|cents|euros?|pounds|points|items|pieces"
    r"|street|st|ave|avenue|road|rd|drive|dr|lane|ln|blvd|court|ct|px|pt|ms|mb|gb|kb|tb|kg|lbs?|mm|cm|km"
    r"|miles|am|pm|mah|kwh|volts?|watts?"
    r"|(?:[nsew]\s)?[a-z]{2,12}\s(?:st|ave|rd|dr|ln|blvd|street|road|avenue|lane|court|way))(?![a-z])"
)
_LOOK_BACK: Final = 28
_AND: Final = (
    r"(?:or|and|then|nor|not|but|to|now|instead\sof|rather\sthan|maybe|perhaps|even|also|it's|its|it\sis|is"
    r"|was"
    r"|oder|und|nicht|sondern|o|y|ou|et|no|sino|mais|ma|e|non|eller|och|of|en|lub|i|или|и|а|не)"
)


def is_explained(text: str, start: int, end: int) -> bool:
    """Whether the words around say that `text[start:end]`, in lower case, is something else."""
    return _is_named(text[max(0, start - _LOOK_BACK) : start]) or bool(_EXPLAINED_AFTER.match(text, end))


def _is_named(before: str) -> bool:
    if before.rstrip(" ")[-1:] in _CURRENCY and before:
        return True
    words = before.replace("(", " ").replace("[", " ").rstrip(_SIGNS).split()[-3:]
    if words and words[-1] not in _EXPLAINS and words[-1] in _LINKS and " ".join(words[-2:]) not in _EXPLAIN:
        words = words[:-1]
    return bool(words) and (words[-1].strip(_SIGNS) in _EXPLAINS or " ".join(words[-2:]) in _EXPLAIN)


def _further(size: int) -> re.Pattern[str]:
    number = rf"([0-9]{{{size}}})(?![0-9]|[.,:/-][0-9])"
    return re.compile(
        rf"[\"')\]]?(?:\s?[,;/]?\s(?:(?:my|the)\s)?(?:{_AND}\s){{1,3}}[\"'(\[]?{number}"
        rf"|\s?[,;/]\s?[\"'(\[]?{number}(?=\s*(?:[,;.)\n]|\Z)|\s(?:-|{_AND})\s)"
        rf"|[,;]?\s(?:try|attempt|no\.?)\s[2-9][:\s]\s?{number})"
    )


_FURTHER: Final = {size: _further(size) for size in range(3, 7)}


def further(text: str, end: int, size: int) -> Iterator[tuple[int, int]]:
    """More numbers of the same size in a list: "382, 832 or 238", "from 4821 to 1248"."""
    pattern = _FURTHER.get(size)
    while pattern and (found := pattern.match(text, end)):
        group = found.lastindex or 1
        if not is_explained(text, *found.span(group)):
            yield found.span(group)
        end = found.end(group)


# "zip/cvv: 89501/382": as many values as names, in the same order.
_LIST: Final = re.compile(r"[a-z#.]{2,12}\s?(?:[/+&]|and)\s?\Z")
_LISTED: Final = re.compile(
    r"(?:\s?[/+&]\s?[a-z]{2,8}){0,2}[\s:=-]{1,3}(?:[0-9][0-9 /.-]{1,22}?\s?[/+&,;|]\s?){1,3}([0-9]{3,6})"
    r"(?![0-9a-z]|[.,:/-][0-9])"
)


def listed(text: str, name: tuple[int, int], sizes: Container[int]) -> tuple[int, int] | None:
    """The value of the last of some names that stand together, before their values."""
    if not _LIST.search(text, max(0, name[0] - _LOOK_BACK), name[0]):
        return None
    found = _LISTED.match(text, name[1])
    return found.span(1) if found and len(found[1]) in sizes else None


def joined(places: Iterable[tuple[int, int]], before: int, after: int) -> Iterator[tuple[int, int]]:
    """What is near the places, which are ordered, in ranges that do not overlap."""
    start, end = -1, -1
    for first, last in places:
        if first - before > end >= 0:
            yield start, end
            start = -1
        start = max(0, first - before) if start < 0 else start
        end = last + after
    if end >= 0:
        yield start, end
