"""Finds the parts of a message by their delimiter lines, in one pass, without recursion (RFC 2046, 5.1)."""

import re
from dataclasses import dataclass, field

from redaction.documents.mail.headers import ALL, HeaderReader, Headers
from redaction.documents.mail.parameters import Field, parse_field
from redaction.documents.mail_types import MailLimits
from redaction.types import Reason

_DELIMITER = re.compile(rb"[\r\n]--([^\r\n]*)")
_FIRST_DELIMITER = re.compile(rb"[\r\n]--([^\r\n]{1,200})[\r\n]")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_NEEDED = ("content-type", "content-transfer-encoding", "content-disposition")


@dataclass(slots=True, repr=False)
class Part:
    """A message or one part of it; its body lies between `start` and `end` of the message's bytes.

    `gaps` are the places before its first part and after its last one, which mail programs don't show.
    """

    headers: Headers
    content_type: Field
    disposition: Field
    start: int
    end: int
    unread: Reason | None = None
    children: "list[Part]" = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)

    @property
    def encoding(self) -> str:
        """The transfer encoding, in lower case."""
        return parse_field(self.headers.raw("content-transfer-encoding")).value

    @property
    def name(self) -> str:
        """The file name its sender gave, or nothing."""
        return self.disposition.parameters.get("filename") or self.content_type.parameters.get("name", "")


@dataclass(slots=True, repr=False)
class _Open:
    part: Part
    boundary: bytes

    def end_child(self, end: int) -> None:
        if self.part.children:
            child = self.part.children[-1]
            child.end = max(child.start, end)


class Structure:
    """The tree of one message. `beyond` counts the bytes after the last part that the limits let in."""

    def __init__(self, content: bytes, limits: MailLimits) -> None:
        self._content = content
        self._limits = limits
        self._reader = HeaderReader(content, limits)
        self._open: list[_Open] = []
        self._boundaries: set[bytes] = set()
        self._count = 0
        self._ended: tuple[Part, int] | None = None
        self.beyond = 0
        self.root = self._part(0, "text/plain")
        self._find_parts()

    def _find_parts(self) -> None:
        position = self.root.start
        while self._open:
            # One byte back: the line end before a delimiter may belong to the header block.
            match = _DELIMITER.search(self._content, max(0, position - 1))
            if not match:
                break
            position = self._delimiter(match)
        end = self._last_line(len(self._content))
        self._end_gap(end)
        self._close(0, end)

    def _end_gap(self, end: int) -> None:
        """What follows a container ends where the one around it goes on."""
        if self._ended:
            part, start = self._ended
            part.gaps.append((start, max(start, end)))
            self._ended = None

    def _delimiter(self, match: "re.Match[bytes]") -> int:
        line = match[1].rstrip(b" \t")
        last = line not in self._boundaries
        boundary = line.removesuffix(b"--") if last else line
        if boundary not in self._boundaries:
            return match.end()
        level = max(index for index, container in enumerate(self._open) if container.boundary == boundary)
        body_end = self._body_end(match.start())
        self._end_gap(body_end)
        self._close(level + 1, body_end)
        self._open[level].end_child(body_end)
        part = self._open[level].part
        if not part.children:
            part.gaps.append((part.start, max(part.start, body_end)))
        if last:
            self._ended = (part, match.end())
            self._close(level, body_end)
            return match.end()
        if self._count >= self._limits.parts:
            self.beyond = len(self._content) - match.start()
            self._close(0, body_end)
            return match.end()
        return self._child(match.end())

    def _child(self, position: int) -> int:
        line_end = _LINE_END.match(self._content, position)
        position = line_end.end() if line_end else position
        parent = self._open[-1].part  # asked for here, because reading the child may open it
        digest = parent.content_type.value == "multipart/digest"
        child = self._part(position, "message/rfc822" if digest else "text/plain")
        parent.children.append(child)
        return child.start

    def _part(self, position: int, default_type: str) -> Part:
        self._count += 1
        headers, start = self._reader.read(position, len(self._content))
        content_type = parse_field(headers.raw("content-type"))
        if "/" not in content_type.value:
            content_type = Field(default_type, content_type.parameters)
        disposition = parse_field(headers.raw("content-disposition"))
        part = Part(headers, content_type, disposition, start, len(self._content))
        if ALL in headers.withheld or any(name in headers.withheld for name in _NEEDED):
            part.unread = Reason.TOO_LARGE
        elif content_type.value.startswith("multipart/"):
            self._open_part(part)
        return part

    def _open_part(self, part: Part) -> None:
        if len(self._open) >= self._limits.depth:
            part.unread = Reason.TOO_DEEP
        elif boundary := self._boundary(part):
            self._open.append(_Open(part, boundary))
            self._boundaries.add(boundary)

    def _boundary(self, part: Part) -> bytes:
        given = part.content_type.parameters.get("boundary", "")
        if given.rstrip() and given.isascii():
            return given.encode().rstrip(b" \t")
        first = _FIRST_DELIMITER.search(
            self._content, max(0, part.start - 1), part.start + self._limits.header
        )
        found = first[1].rstrip(b" \t") if first else b""
        return b"" if found in self._boundaries or found.removesuffix(b"--") in self._boundaries else found

    def _close(self, level: int, end: int) -> None:
        """Everything from this level inwards ends here."""
        for container in self._open[level:]:
            container.part.end = max(container.part.start, end)
            container.end_child(end)
        del self._open[level:]
        self._boundaries = {container.boundary for container in self._open}

    def _last_line(self, end: int) -> int:
        """Without the line end that would belong to a delimiter, were there one."""
        return self._body_end(end - 1) if self._open and self._content.endswith((b"\n", b"\r")) else end

    def _body_end(self, line_end: int) -> int:
        return line_end - 1 if self._content[line_end - 1 : line_end + 1] == b"\r\n" else line_end
