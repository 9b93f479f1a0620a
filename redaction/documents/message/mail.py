"""Mails as files (EML, mbox): every part in its place, each redacted by what it is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from redaction.documents.content import Content, NotRead, within
from redaction.documents.mail.structure import Part, Structure
from redaction.documents.mail_types import MailLimits
from redaction.documents.message.bodies import Bodies
from redaction.documents.message.frame import Frames
from redaction.documents.reading import Reading
from redaction.types import Finding, Reason, Withheld

MEDIA_TYPE: Final = "message/rfc822"
_MBOX_TYPE: Final = "application/mbox"
_MARK: Final = b"\xef\xbb\xbf"
_SIGNED_ONLY: Final = {"signed-data", "certs-only", "compressed-data"}
_DELIMITER: Final = re.compile(rb"(?:\A|[\r\n])--[^\r\n]*(?:\r\n|\r|\n)?")
_MESSAGE: Final = re.compile(
    rb"(?<=\n\n)From (?=[^\n]{1,400}\n[!-9;-~]+:)|(?<=\n\r\n)From (?=[^\n]{1,400}\n[!-9;-~]+:)"
)


def read_mail(reading: Reading, content: bytes) -> Content:
    """The mail, its unchanged parts with their own bytes. Raises NotRead."""
    if content.startswith(b"From ") and _MESSAGE.search(content):
        return _read_mbox(reading, content)
    mark = _MARK if content.startswith(_MARK) else b""
    done = _Mail(reading, content.removeprefix(mark)).read()
    return replace(done, content=mark + done.content)


def _read_mbox(reading: Reading, content: bytes) -> Content:
    """The mails of a folder in one file, each by itself."""
    starts = [0, *(match.start() for match in _MESSAGE.finditer(content))]
    if len(starts) > reading.budget.entries:
        raise NotRead(Reason.TOO_MANY)
    findings: list[Finding] = []
    withheld: list[Withheld] = []
    mails: list[bytes] = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(content)], strict=True), 1):
        reading.progress("entry", number, len(starts))
        reading.budget.enter()
        done = _Mail(reading, content[start:end]).read()
        mails.append(done.content)
        findings += within(f"entry {number}", done.findings)
        withheld += done.withheld
    return Content(_MBOX_TYPE, b"".join(mails), tuple(findings), tuple(withheld))


class _Mail:
    def __init__(self, reading: Reading, content: bytes) -> None:
        self._reading = reading
        self._content = content
        self._structure = Structure(content, MailLimits())
        if self._structure.beyond:
            raise NotRead(Reason.TOO_MANY)
        self._line_break = b"\r\n" if b"\r\n" in content[:4096] else b"\n"
        self._bodies = Bodies(reading, read_mail, self._line_break)

    def read(self) -> Content:
        root = self._structure.root
        leaves = list(_leaves(root))
        bodies: list[bytes | None] = []
        for number, leaf in enumerate(leaves, 1):
            self._reading.progress("entry", number, len(leaves))
            bodies.append(self._body(leaf, "" if leaf is root else f"part {number}"))
        frames = Frames(self._reading.engine, list(self._frames(leaves, bodies)), _boundaries(root))
        pieces = [
            b"".join(pair) for pair in zip(frames.pieces, [*(b or b"" for b in bodies), b""], strict=True)
        ]
        findings = (*frames.findings, *self._bodies.findings)
        return Content(MEDIA_TYPE, b"".join(pieces), findings, tuple(self._bodies.withheld))

    def _body(self, leaf: Part, place: str) -> bytes | None:
        """The redacted body, None for a part that is taken out. Raises NotRead: that is the whole mail."""
        raw = self._content[leaf.start : leaf.end]
        reason = _unreadable(leaf)
        if not reason:
            try:
                return self._bodies.redacted(leaf, raw, place)
            except NotRead as error:
                reason = error.reason
        if leaf is self._structure.root:
            raise NotRead(reason)
        self._bodies.withhold(leaf, len(raw), reason)
        return None

    def _frames(self, leaves: list[Part], bodies: list[bytes | None]) -> Iterator[bytes]:
        """What stands before each body and behind the last one; a part that is taken out becomes a notice."""
        position = 0
        for leaf, body in zip(leaves, bodies, strict=True):
            frame = self._content[position : leaf.start]
            if body is None:
                frame = self._notice(frame)
            yield frame
            position = leaf.end
        yield self._content[position:]

    def _notice(self, frame: bytes) -> bytes:
        """The same delimiter, and a part of our own behind it."""
        delimiter = 0
        for match in _DELIMITER.finditer(frame):
            delimiter = match.end()
        lines = (
            b"Content-Type: text/plain; charset=us-ascii",
            b"",
            b"This part was withheld: it could not be inspected.",
        )
        before = frame[:delimiter]
        gap = b"" if not before or before.endswith((b"\r", b"\n")) else self._line_break
        return before + gap + self._line_break.join(lines)


def _leaves(part: Part) -> Iterator[Part]:
    """The parts without parts, in order; the depth of parts is limited."""
    if part.children and not _unreadable(part):
        for child in part.children:
            yield from _leaves(child)
    else:
        yield part


def _boundaries(part: Part) -> set[str]:
    given = part.content_type.parameters.get("boundary", "")
    return {given.rstrip()} - {""} | {name for child in part.children for name in _boundaries(child)}


def _unreadable(part: Part) -> Reason | None:
    kind = part.content_type.value
    if part.unread:
        return part.unread
    if kind == "multipart/encrypted":
        return Reason.ENCRYPTED
    if kind.removeprefix("application/").removeprefix("x-") == "pkcs7-mime":
        smime_type = part.content_type.parameters.get("smime-type", "").lower()
        return Reason.UNSUPPORTED if smime_type in _SIGNED_ONLY else Reason.ENCRYPTED
    return None
