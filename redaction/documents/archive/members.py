"""The files in an archive, each through the same door as the archive itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from redaction.documents import names
from redaction.documents.archive.paths import redact_path
from redaction.documents.content import Content, NotRead, within
from redaction.documents.reading import Reading
from redaction.errors import RedactionError
from redaction.types import Finding, Reason, RedactedText, Withheld, join, seal

_LARGE: Final = 1_000_000  # bytes unpacked, from which on the ratio counts: a short text may be all spaces
_LONGEST: Final = 200
_INSIDE: Final = seal(" › ", ())


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """A file or folder as the archive's directory names it.

    `unpack` gives the file's bytes or raises NotRead; a folder has none. `size` is what the archive tells.
    `modified` is in the archive's own units.
    """

    name: str
    size: int
    unpack: Callable[[], bytes] | None
    modified: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Member:
    """A file or folder (`content` is None) as it goes into the new archive."""

    name: str
    content: bytes | None
    modified: int


@dataclass(frozen=True, slots=True, repr=False)
class Members:
    """What stays of an archive. `changed`: some name or content is not what it was."""

    kept: tuple[Member, ...]
    findings: tuple[Finding, ...]
    withheld: tuple[Withheld, ...]
    changed: bool


def read_members(reading: Reading, entries: Sequence[Entry]) -> Members:
    """Redact every entry. Raises NotRead: too many, or none that can be inspected."""
    if len(entries) > reading.budget.entries:
        raise NotRead(Reason.TOO_MANY)
    reader = _Reader(reading)
    for number, entry in enumerate(entries, 1):
        reading.progress("entry", number, len(entries))
        reader.take(number, entry)
    if reader.withheld and not any(member.content is not None for member in reader.kept):
        raise NotRead(reader.withheld[0].reason)
    return reader.members()


def gathered(reading: Reading, pieces: Iterable[bytes], packed: int) -> bytes:
    """The pieces of one file while they are unpacked from `packed` bytes. Raises NotRead(TOO_LARGE)."""
    whole = bytearray()
    for piece in pieces:
        reading.budget.unpack(len(piece))
        whole += piece
        if len(whole) > _LARGE and len(whole) > reading.caps.ratio * packed:
            raise NotRead(Reason.TOO_LARGE)
    return bytes(whole)


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.kept: list[Member] = []
        self.withheld: list[Withheld] = []
        self._findings: list[Finding] = []
        self._changed = False

    def take(self, number: int, entry: Entry) -> None:
        name, found = redact_path(self._reading.engine, entry.name)
        self._findings += within(f"entry {number}", found)
        done = self._content(number, name, entry) if entry.unpack else None
        if entry.unpack and done is None:
            return
        new_name = name.text + (done.ending if done else "")
        self._changed |= new_name != entry.name.rstrip("/")
        self.kept.append(Member(new_name, done.content if done else None, entry.modified))

    def _content(self, number: int, name: RedactedText, entry: Entry) -> Content | None:
        """The redacted content of an entry; None when it is withheld."""
        try:
            sent = entry.unpack() if entry.unpack else b""
            done = self._reading.inside(sent)
        except NotRead as error:
            reason = error.reason
        except (RedactionError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - one file that nobody can read doesn't cost the others
            reason = Reason.UNREADABLE
        else:
            return self._taken(number, name, sent, done)
        self.withheld.append(Withheld(name.shorten(_LONGEST), entry.size, reason))
        self._changed = True
        return None

    def _taken(self, number: int, name: RedactedText, sent: bytes, done: Content) -> Content:
        self._findings += within(f"entry {number}", done.findings)
        self.withheld += (replace(one, name=inside(name, one.name)) for one in done.withheld)
        self._changed |= done.content != sent
        return done

    def members(self) -> Members:
        """Names that became equal are told apart."""
        told = names.distinct(member.name for member in self.kept)
        kept = tuple(replace(member, name=name) for member, name in zip(self.kept, told, strict=True))
        return Members(
            kept, tuple(self._findings), tuple(self.withheld), self._changed or kept != tuple(self.kept)
        )


def inside(name: RedactedText, inner: RedactedText) -> RedactedText:
    """The name of a file in a file: "logs.zip › core.bin"."""
    return join("", (name, _INSIDE, inner)).shorten(_LONGEST)
