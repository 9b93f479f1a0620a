"""What a mail was found to consist of: bodies, files, and parts that stay unread or were taken apart."""

from dataclasses import dataclass, field
from hashlib import sha256

from redaction.documents.mail.structure import Part
from redaction.documents.mail_types import UnpackedPart, UnreadPart
from redaction.raw import Raw
from redaction.types import Reason

_DEFAULT_NAMES = {
    "message/rfc822": "message.eml",
    "message/global": "message.eml",
    "message/delivery-status": "delivery-status.txt",
    "message/global-delivery-status": "delivery-status.txt",
    "message/disposition-notification": "disposition-notification.txt",
    "message/global-disposition-notification": "disposition-notification.txt",
    "message/feedback-report": "feedback-report.txt",
    "message/partial": "part of a message",
    "message/external-body": "external file",
    "text/rfc822-headers": "headers.txt",
    "text/calendar": "invite.ics",
    "text/html": "attachment.html",
    "text/vcard": "contact.vcf",
    "text/x-vcard": "contact.vcf",
    "application/pdf": "attachment.pdf",
    "application/pgp-encrypted": "encryption.txt",
    "application/pgp-signature": "signature.asc",
    "application/pgp-keys": "key.asc",
    "application/pkcs7-signature": "smime.p7s",
    "application/x-pkcs7-signature": "smime.p7s",
    "application/pkcs7-mime": "smime.p7m",
    "application/x-pkcs7-mime": "smime.p7m",
    "application/ms-tnef": "winmail.dat",
    "application/vnd.ms-tnef": "winmail.dat",
    "image/gif": "image.gif",
    "image/jpeg": "image.jpg",
    "image/png": "image.png",
}
ENCRYPTED = "encrypted message"


@dataclass(frozen=True, slots=True, repr=False)
class Body:
    """A text that its reader sees, and the HTML that it was made from, if it was."""

    text: str
    markup: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class FoundFile:
    """A file as it stands in the mail; `name` is what its sender calls it, or a telling one."""

    name: str
    content: bytes
    media_type: str = ""
    content_id: str = ""
    inline: bool = False


@dataclass(slots=True, repr=False)
class Contents:
    """What one part consists of, in order."""

    bodies: list[Body] = field(default_factory=list)
    files: list[FoundFile] = field(default_factory=list)
    unread: list[UnreadPart] = field(default_factory=list)
    unpacked: list[UnpackedPart] = field(default_factory=list)

    def add(self, other: "Contents") -> None:
        """Take in another part's contents."""
        self.bodies += other.bodies
        self.add_files(other)

    def add_files(self, other: "Contents") -> None:
        """Take in all of another part but its bodies."""
        self.files += other.files
        self.unread += other.unread
        self.unpacked += other.unpacked

    @property
    def rendered(self) -> bool:
        """Some of it is HTML."""
        return any(body.markup for body in self.bodies)


def file_of(part: Part, data: bytes) -> Contents:
    """A part that is a file."""
    kind = part.content_type.value
    content_id = part.headers.text("content-id").strip("<> ")
    inline = part.disposition.value == "inline" or (
        bool(content_id) and part.disposition.value != "attachment"
    )
    return Contents(files=[FoundFile(name_of(part), data, kind, content_id, inline)])


def unread_part(part: Part, size: int, reason: Reason, data: bytes = b"") -> Contents:
    """A part that stays unread; `data` are its decoded bytes where it was decoded."""
    name = name_of(part) or (ENCRYPTED if reason is Reason.ENCRYPTED else "")
    return Contents(unread=[UnreadPart(Raw(name), size, reason, sha256(data).hexdigest() if data else "")])


def unpacked_part(part: Part, data: bytes) -> UnpackedPart:
    """A part whose contents were taken out of it."""
    return UnpackedPart(Raw(name_of(part)), len(data), sha256(data).hexdigest())


def name_of(part: Part) -> str:
    """The name that its sender gave a file, or one that tells what it is, or nothing."""
    return part.name or _DEFAULT_NAMES.get(part.content_type.value, "")
