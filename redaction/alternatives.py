"""Patterns of many words."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of these words, letter by letter: much faster than word by word."""
    by_letter: dict[str, set[str]] = {}
    ends = False
    for word in words:
        if word:
            by_letter.setdefault(word[0], set()).add(word[1:])
        else:
            ends = True
    branches = "|".join(letter + any_of(rest) for letter, rest in sorted(by_letter.items()))
    return f"(?:{branches}){'?' if ends else ''}" if branches else ""


class AnyOf:
    """Looks for any of these words in a text, and for those of other alphabets only where there is one."""

    def __init__(self, words: Iterable[str]) -> None:
        every = frozenset(words)
        self._any = re.compile(any_of(every))
        self._of_ascii = re.compile(any_of(filter(str.isascii, every)))

    def pattern(self, text: str) -> re.Pattern[str]:
        """The pattern for this text."""
        return self._of_ascii if text.isascii() else self._any
