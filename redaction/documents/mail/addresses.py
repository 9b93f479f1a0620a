"""The mailboxes of an address field (RFC 5322, 3.4), read from left to right once."""

import re
from typing import NamedTuple

from redaction.documents.mail.headers import decode_words

_ADDRESS = re.compile(
    r'(?:[^\s@<>(),;:"\\\[\]\x00-\x1f\x7f]+|"[^"\\\s\x00-\x1f\x7f]+")@[^\s@<>(),;:"\\\x00-\x1f\x7f]+'
)
_MAX_ADDRESS = 254  # RFC 5321, 4.5.3.1.3 as corrected by erratum 1690
_ENCODED_WORD = r"=\?[^?\s]{1,130}\?[bBqQ]\?[^?\s]*\?="
_TOKEN = re.compile(_ENCODED_WORD + r'|[^"<(),;:=]+|"(?:[^"\\]|\\.)*"?|<[^<>]*>?|.', re.DOTALL)
_COMMENT = re.compile(r"[^()\\]+|\\.|.", re.DOTALL)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"?', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPACE = re.compile(r"\s+")


class Mailbox(NamedTuple):
    """A display name and one plain address; either may be empty."""

    name: str
    address: str


def sender(field: str) -> Mailbox:
    """The first mailbox of an unfolded field; some mailers encode the whole of it, address included."""
    first, _ = _mailbox(field, 0)
    return first if first.address or "=?" not in field else _mailbox(decode_words(field), 0)[0]


def mailboxes(field: str, most: int) -> tuple[list[Mailbox], int]:
    """The first mailboxes of an unfolded field, and how many characters of it lie beyond them."""
    if "=?" in field and "@" not in field:
        field = decode_words(field)
    found: list[Mailbox] = []
    position = 0
    while position < len(field) and len(found) < most:
        mailbox, position = _mailbox(field, position)
        if mailbox.name or mailbox.address:
            found.append(mailbox)
    return found, len(field) - position


class _Reader:
    """One mailbox, as far as it was read."""

    def __init__(self, *, grouped: bool) -> None:
        self.words: list[str] = []
        self.comments: list[str] = []
        self.angle = ""
        self._after_comma: list[str] = []
        self._grouped = grouped

    def take(self, piece: str) -> bool:
        """Take in a piece; False when it ends the mailbox."""
        if piece in {",", ";"}:
            if self.angle or self.bare:
                return False
            self._after_comma.clear()
            self.words.append(piece)
        elif piece == ":" and self._grouped:
            self.words.clear()  # the name of a group
            self._after_comma.clear()
        elif piece.startswith("<"):
            self.angle = self.angle or piece.strip("<>")
        else:
            self.words.append(piece)
            self._after_comma.append(piece)
        return True

    @property
    def bare(self) -> str:
        """The address, where it stands without angle brackets."""
        return _address("".join(self._after_comma))

    def result(self) -> Mailbox:
        """The mailbox as read so far."""
        comment = _tidy(" ".join(self.comments))
        if address := _address(self.angle):
            return Mailbox(_unquoted("".join(self.words)) or comment, address)
        bare = self.bare
        return Mailbox(comment if bare else _unquoted("".join(self.words)), bare)


def _mailbox(field: str, position: int) -> tuple[Mailbox, int]:
    """The mailbox that begins at a position, and where the next one does."""
    mailbox = _Reader(grouped=";" in field)
    depth = start = 0
    while piece := (_COMMENT if depth else _TOKEN).match(field, position):
        position = piece.end()
        if piece[0] == "(":
            depth, start = depth + 1, start if depth else position
        elif piece[0] == ")" and depth:
            depth -= 1
            if not depth:
                mailbox.comments.append(decode_words(field[start : position - 1]))
        elif not depth and not mailbox.take(piece[0]):
            break
    return mailbox.result(), position


def _address(text: str) -> str:
    """One plain address without a route, or nothing."""
    local, at, domain = text.rpartition(":")[2].rpartition("@")
    plain = f"{local.strip()}{at}{domain.strip()}".strip("'")
    return plain if len(plain) <= _MAX_ADDRESS and _ADDRESS.fullmatch(plain) else ""


def _unquoted(phrase: str) -> str:
    plain = _QUOTED.sub(lambda quoted: _ESCAPED.sub(r"\1", quoted[1]), phrase)
    return _tidy(decode_words(plain).strip(" ,;'"))


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
