"""Several renderings of one text (RFC 2046, 5.1.4): what each of them says is kept.

The rule: the first plain rendering that says anything is the text, else the last one. Of the others those
lines follow that say something else: a word, or two words next to each other, that were not there before.
Links count with their addresses, letter case and punctuation don't. Of very long texts all lines follow.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from redaction.documents.mail.found import Body, Contents

ONLY_THERE: Final = "[Only in the other version of this text:]"
_COMPARED: Final = 1024 * 1024  # characters; the pairs of words of a text take some forty times its memory
_WORD: Final = re.compile("[^\\W_]+|[\u2190-\u2bff\U0001f000-\U0001faff]")  # signs and emoji are words, too


def alternative(parts: list[Contents]) -> Contents:
    """One body from several renderings; the files of all."""
    whole = Contents()
    for part in parts:
        whole.add_files(part)
    shown = [part for part in parts if any(body.text.strip() for body in part.bodies)]
    readable = [part for part in shown if any(_WORD.search(body.text) for body in part.bodies)] or shown
    if not readable:
        return whole
    chosen = next((part for part in readable if not part.rendered), readable[-1])
    page = next((part for part in reversed(readable) if part.rendered), Contents())
    others = [_text(part) for part in readable if part is not chosen]
    whole.bodies.append(Body(with_others(_text(chosen), others), page_of(page.bodies)))
    return whole


def with_others(text: str, others: Iterable[str]) -> str:
    """The text, followed by the lines of others that say something else."""
    more: list[str] = []
    words, said = _words(text), set[tuple[str, ...]]()
    left = _COMPARED - len(text)
    for other in others:
        left -= len(other)
        if left < 0:
            more += other.split("\n")
            continue
        new = _words(other)
        if new == words:  # as most programs write them
            continue
        said = said or _pairs(words)
        more += (line for line in other.split("\n") if not _pairs(_words(line)) <= said)
        said |= _pairs(new)
    return "\n".join([text.rstrip(), "", ONLY_THERE, *more]) if more else text


def page_of(bodies: Iterable[Body]) -> str:
    """The HTML of bodies that follow each other; a plain one between them is spelled in it."""
    bodies = [body for body in bodies if body.text.strip() or body.markup]
    if not any(body.markup for body in bodies):
        return ""
    return "\n<hr>\n".join(body.markup or _spelled(body.text) for body in bodies)


def _spelled(text: str) -> str:
    for sign, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "<br>\n")):
        text = text.replace(sign, reference)
    return f"<div>{text}</div>"


def _text(part: Contents) -> str:
    return "\n\n".join(body.text for body in part.bodies)


def _words(text: str) -> list[str]:
    words: list[str] = _WORD.findall(text.casefold())
    return words


def _pairs(words: list[str]) -> set[tuple[str, ...]]:
    """The words, and each with the one after it."""
    return {(word,) for word in words} | set(pairwise(words))
