"""Patterns of many words."""

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
