"""What a mail would become, without storing anything: for operators, and for trials with many mails."""

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from redaction.documents.mail_types import MailFile, MailKind, ParsedMail, UnpackedPart, UnreadPart
from redaction.raw import Raw
from redaction.redactor import Redactor
from redaction.types import Finding, Reason, RedactedFile, RedactedText, Storable, Withheld
from service.attempts import HOPELESS
from service.checking import Checking

__all__ = ["Attachment", "Inspected", "Inspector", "MailKind"]

MESSAGES = {"message/rfc822", "message/global"}
DEEPEST = 3  # messages in messages whose files are told
LARGEST_KNOWN = 64 * 1024  # bytes of a result that is kept for the next mail with the same file
MOST_KNOWN = 1000
_NOTHING = Raw("")


@dataclass(frozen=True, slots=True)
class Attachment:
    """One part that is no text of the mail. `received_sha256` is of its decoded bytes; "" for none.

    `done` is None for what isn't kept as a file of its own: a container that was unpacked, or a file of a
    message that is attached itself, which `inside` names.
    """

    name: RedactedText
    media_type: RedactedText
    size: int
    received_sha256: str
    done: Storable | Withheld | None
    inline: bool = False
    inside: RedactedText | None = None


@dataclass(frozen=True, slots=True)
class Inspected:
    """A mail as it would be kept: all texts redacted."""

    subject: RedactedText
    from_field: RedactedText
    name: RedactedText
    address: RedactedText
    to_field: RedactedText
    cc_field: RedactedText
    text: RedactedText
    date: datetime | None
    kind: MailKind
    attachments: tuple[Attachment, ...]
    unread: tuple[Withheld, ...]

    def findings(self) -> Iterator[Finding]:
        """What was removed, with its place: a field, a line of the text, or an attachment by its number."""
        fields = {"subject": self.subject, "from": self.from_field, "to": self.to_field, "cc": self.cc_field}
        for where, field in fields.items():
            yield from _in_text(where, field)
        for span in self.text.spans:
            line = self.text.text.count("\n", 0, span.start) + 1
            found = (span.score, span.recognizer, span.version)
            yield Finding(span.entity, span.kept, f"text, line {line}", *found)
        for number, attachment in enumerate(self.attachments, 1):
            yield from _in_text(f"attachment {number}, name", attachment.name)
            if isinstance(attachment.done, RedactedFile):
                yield from _in_file(f"attachment {number}", attachment.done)

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """Parts and files that would not be kept, also those inside of others."""
        files = [one.done for one in self.attachments]
        inner = (one for file in files if isinstance(file, RedactedFile) for one in file.withheld)
        return (*self.unread, *(file for file in files if isinstance(file, Withheld)), *inner)


class Inspector:
    """Inspects one mail after the other, or several at once."""

    def __init__(self, redactor: Redactor, max_file_bytes: int) -> None:
        self._redactor = redactor
        self._checking = Checking(redactor, max_file_bytes)
        self._known: dict[bytes, Storable | Withheld] = {}

    async def inspect(self, content: bytes) -> Inspected:
        """What would become of a mail. Raises RedactionError."""
        mail = await self._redactor.mail(content)
        subject, author, name, address, to, cc, text = await self._redactor.texts(_texts(mail))
        known = self._known.copy()
        files = await self._files(mail, known)
        self._remember(known)
        parts = [
            (part, await self._redactor.withhold(part.name, part.size, part.reason)) for part in mail.unread
        ]
        decoded = [await self._part(done, part.sha256) for part, done in parts if part.sha256]
        return Inspected(
            subject=subject,
            from_field=author,
            name=name,
            address=address,
            to_field=to,
            cc_field=cc,
            text=text,
            date=mail.date,
            kind=mail.kind,
            attachments=(*files, *decoded, *(await self._unpacked(mail)), *(await self._nested(mail.files))),
            unread=tuple(done for part, done in parts if not part.sha256),
        )

    async def _files(
        self, mail: ParsedMail, known: MutableMapping[bytes, Storable | Withheld]
    ) -> list[Attachment]:
        try:
            done = await self._checking.each(mail.files, known)
        except HOPELESS:  # as the intake does it in the end
            lost = [(file.name, file.size, Reason.UNREADABLE) for file in mail.files]
            done = [await self._redactor.withhold(*one) for one in lost]
        types = await self._redactor.texts([file.media_type for file in mail.files])
        return [
            Attachment(one.name, kind, file.size, _digest(file.content), one, file.inline)
            for file, one, kind in zip(mail.files, done, types, strict=True)
        ]

    async def _part(self, done: Withheld, digest: str) -> Attachment:
        nothing = await self._redactor.text(_NOTHING)
        return Attachment(done.name, nothing, done.size, digest, done)

    async def _unpacked(self, mail: ParsedMail) -> list[Attachment]:
        names = await self._redactor.texts([part.name for part in mail.unpacked])
        nothing = await self._redactor.text(_NOTHING)
        return [
            Attachment(name, nothing, part.size, part.sha256, None)
            for name, part in zip(names, mail.unpacked, strict=True)
        ]

    async def _nested(self, files: Sequence[MailFile], depth: int = 1) -> list[Attachment]:
        """The files of attached messages, which are kept within those."""
        found: list[Attachment] = []
        for message in files:
            if message.media_type.reveal() not in MESSAGES or depth > DEEPEST:
                continue
            mail = await self._redactor.mail(message.content)
            parts = [(file.name, file.media_type, file.size, _digest(file.content)) for file in mail.files]
            parts += [(part.name, _NOTHING, part.size, part.sha256) for part in _decoded(mail)]
            names = [message.name, *(name for name, *_ in parts), *(kind for _, kind, *_ in parts)]
            outer, *labels = await self._redactor.texts(names)
            pairs = zip(labels[: len(parts)], labels[len(parts) :], parts, strict=True)
            found += (
                Attachment(name, kind, size, digest, None, inside=outer)
                for name, kind, (_, _, size, digest) in pairs
            )
            found += await self._nested(mail.files, depth + 1)
        return found

    def _remember(self, known: MutableMapping[bytes, Storable | Withheld]) -> None:
        """Pictures of signatures come again and again, and take long to read."""
        small = {digest: done for digest, done in known.items() if _size(done) <= LARGEST_KNOWN}
        self._known = {**self._known, **small} if len(self._known) < MOST_KNOWN else {}


def _texts(mail: ParsedMail) -> list[Raw]:
    sender = [mail.from_field, mail.from_name, mail.from_address]
    return [mail.subject, *sender, mail.to_field, mail.cc_field, mail.text]


def _decoded(mail: ParsedMail) -> Iterator[UnreadPart | UnpackedPart]:
    yield from (part for part in mail.unread if part.sha256)
    yield from mail.unpacked


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _size(done: Storable | Withheld) -> int:
    return 0 if isinstance(done, Withheld) else done.size


def _in_text(where: str, text: RedactedText) -> Iterator[Finding]:
    for span in text.spans:
        yield Finding(span.entity, span.kept, where, span.score, span.recognizer, span.version)


def _in_file(where: str, file: RedactedFile) -> Iterator[Finding]:
    for one in file.findings:
        place = f"{where}, {one.where}" if one.where else where
        yield Finding(one.entity, one.kept, place, one.score, one.recognizer, one.version)
