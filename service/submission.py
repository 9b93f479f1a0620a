"""What every channel hands to the intake: raw, in memory only, and shown by nothing."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from redaction.documents.mail_types import Sender, UnreadPart
from redaction.raw import Raw, RawFile
from redaction.redactor import LONG_TEXT
from redaction.types import Reason, RedactedText
from service.progress import Watch, unwatched
from storage.codes import Automatic, Channel, Held, MessageKind

MAX_FILES = 10
MAX_FILE_NAME = 255  # what file systems allow
MAX_EMAIL = 254  # RFC 5321 4.5.3.1.3, without the angle brackets
MAX_LENGTHS: Mapping[str, int] = MappingProxyType(  # characters
    {
        "name": 200,
        "email": MAX_EMAIL,
        "company": 200,
        "subject": 300,
        "description": 100_000,
        "environment": 10_000,
    }
)
MAX_BODY = MAX_LENGTHS["description"]
REQUIRED: Mapping[str, str] = MappingProxyType(  # what is said when one of them is missing
    {
        "name": "Enter your name.",
        "email": "Enter your email address.",
        "subject": "Enter what you need help with.",
        "description": "Enter what happened.",
    }
)
NOUNS: Mapping[str, str] = MappingProxyType(
    {
        "name": "your name",
        "email": "your email address",
        "company": "your company",
        "subject": "the subject",
        "description": "the description",
        "environment": "the technical details",
        "body": "the message",
    }
)
ONE_LINE = ("name", "email", "company", "subject")

REQUEST_FIELDS = ("contact_name", "contact_email", "request")

NOT_READ = "(This text could not be read, so it was not kept.)"
_NO_TEXT = Raw("")
NOBODY_ELSE = Sender()
# One addr-spec of RFC 5322 without comments, quoted strings and literals; with letters of RFC 6531.
_ADDRESS = re.compile(
    r"[^\s@\"(),:;<>\[\]\\]{1,64}@[^\W_](?:[\w-]{0,62})(?:\.[^\W_](?:[\w-]{0,62}))*", re.UNICODE
)
# C0 except tab and newline, DEL, C1, lone surrogates: databases refuse some of them, pages show none.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# All others. To match a whole text takes a third of the time that a search through it does.
_PLAIN = re.compile("[ -~\t\n\xa0-\ud7ff\ue000-\U0010ffff]*+")
_LINE_END = re.compile("[\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class MailTraits:
    """What is known of a message because it came by mail.

    `checks` are results of SPF, DKIM and DMARC; `copied` people who got the mail, too; `mailbox` is the
    address of ours to which it came, `related` the ticket that its subject names, `bounced` the mail of ours
    that it reports as not delivered, with the status that it gives (RFC 3463). `markup` is the message as
    safe HTML, redacted.
    """

    checks: str = ""
    automatic: Automatic | None = None
    held: Held | None = None
    reply_to: Raw = _NO_TEXT
    copied: tuple[Sender, ...] = ()
    mailbox: str = ""
    related: int | None = None
    bounced: int | None = None
    bounce_status: str = ""
    markup: RedactedText | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """A new ticket as it came in. Lines end with a bare newline.

    `key` is the idempotency key of `Links.key_for`. `unread` are parts that could not be taken out
    of the mail. `acknowledge` is False for mail that a machine wrote: answering could loop (RFC 3834).
    `watch` hears how far the files are.
    """

    channel: Channel
    name: Raw
    email: Raw
    company: Raw
    subject: Raw
    description: Raw
    environment: Raw
    key: bytes = field(repr=False)
    files: tuple[RawFile, ...] = ()
    unread: tuple[UnreadPart, ...] = ()
    mail_id: Raw = _NO_TEXT
    acknowledge: bool = True
    mail: MailTraits | None = None
    watch: Watch = unwatched

    def fingerprint(self) -> bytes:
        """The same for the same texts and files, whoever sent them by whatever form. Raw: never stored."""
        return content_digest((self.description, self.environment), self.files)

    def given_up(self) -> "Submission":
        """The same without what a worker process would read; each part is named as withheld."""
        text, unread = _given_up(self.description, "description.txt", self.files)
        return replace(self, description=text, files=(), unread=(*self.unread, *unread))


@dataclass(frozen=True, slots=True)
class Addition:
    """One more message on a ticket: a requester's reply, files that were asked for, or what `agent` writes.

    `person` wrote a reply that came by mail, who may be somebody else than the requester; or is asked for
    files. `request`: the one for which files are handed over. `copies` are those who take part and may get an
    agent's reply beside the requester, by id; None: all of them.
    """

    number: int
    body: Raw
    key: bytes = field(repr=False)
    channel: Channel
    kind: MessageKind = MessageKind.REPLY_REQUESTER
    agent: int | None = None
    files: tuple[RawFile, ...] = ()
    unread: tuple[UnreadPart, ...] = ()
    mail_id: Raw = _NO_TEXT
    mail: MailTraits | None = None
    person: Sender = NOBODY_ELSE
    request: int = 0
    copies: frozenset[int] | None = None
    watch: Watch = unwatched

    def fingerprint(self) -> bytes:
        """As of a submission."""
        return content_digest((self.body,), self.files)

    def given_up(self) -> "Addition":
        """As of a submission."""
        text, unread = _given_up(self.body, "message.txt", self.files)
        return replace(self, body=text, files=(), unread=(*self.unread, *unread))


def content_digest(texts: Sequence[Raw], files: Sequence[RawFile] = ()) -> bytes:
    """A digest of what was sent, for `Links.key_for`. It is of raw text: never store it as it is."""
    digest = hashlib.sha256()
    parts = [text.reveal().encode(errors="surrogatepass") for text in texts]
    for file in files:
        parts += [file.name.reveal().encode(errors="surrogatepass"), file.content]
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.digest()


def _given_up(text: Raw, name: str, files: Sequence[RawFile]) -> tuple[Raw, list[UnreadPart]]:
    unread = [UnreadPart(file.name, file.size, Reason.UNREADABLE) for file in files]
    if len(text) <= LONG_TEXT:
        return text, unread
    size = len(text.reveal().encode(errors="surrogatepass"))
    return Raw(NOT_READ), [*unread, UnreadPart(Raw(name), size, Reason.UNREADABLE)]


def readable(text: str) -> str:
    """Newlines for every line end, U+FFFD for what can't be kept: for channels that can't ask again."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines if _PLAIN.fullmatch(lines) else _CONTROL.sub("\ufffd", lines)


def check(submission: Submission, max_file_bytes: int) -> dict[str, str]:
    """What is wrong with a submission, by field, in plain words; empty when it can be taken."""
    problems: dict[str, str] = {}
    for name, limit in MAX_LENGTHS.items():
        text: Raw = getattr(submission, name)
        problem = _missing(name, text) or _text_problem(name, text, limit)
        if not problem and name == "email":
            problem = address_problem(text)
        if problem:
            problems[name] = problem
    return problems | _files_problems(submission.channel, submission.files, max_file_bytes)


def address_problem(email: Raw) -> str:
    """What is wrong with an email address, "" when it is one that mail can be sent to."""
    if len(email) > MAX_EMAIL:
        return f"Shorten {NOUNS['email']} to {MAX_EMAIL:,} characters."
    if not _ADDRESS.fullmatch(email.reveal()):
        return "Enter one email address, such as name@example.com."
    return ""


def check_addition(addition: Addition, max_file_bytes: int) -> dict[str, str]:
    """The same for one more message; the fields are "body" and "files", of a request `REQUEST_FIELDS`."""
    problem = _text_problem("body", addition.body, MAX_BODY)
    hands_over = addition.kind is MessageKind.HANDOVER
    if not addition.body.reveal().strip() and not hands_over:
        problem = "Enter what you need." if addition.kind is MessageKind.REQUEST else "Enter a message."
    problems = {"body": problem} if problem else {}
    if hands_over and not addition.files and not addition.unread:
        problems["files"] = "Choose at least one file."
    if addition.kind is MessageKind.REQUEST:
        return _request_problems(addition.person, problem)
    return problems | _files_problems(addition.channel, addition.files, max_file_bytes)


def _request_problems(contact: Sender, about_body: str) -> dict[str, str]:
    name = contact.name
    words = "Enter a name." if not name.reveal().strip() else _text_problem("name", name, MAX_LENGTHS["name"])
    found = zip(REQUEST_FIELDS, (words, address_problem(contact.address), about_body), strict=True)
    return {field: problem for field, problem in found if problem}


def _missing(name: str, text: Raw) -> str:
    return REQUIRED[name] if name in REQUIRED and not text.reveal().strip() else ""


def _text_problem(name: str, text: Raw, limit: int) -> str:
    """Names the field, because a summary of errors shows these words far from it."""
    if len(text) > limit:
        return f"Shorten {NOUNS[name]} to {limit:,} characters."
    if not _PLAIN.fullmatch(text.reveal()):
        return f"Remove the characters that can't be shown from {NOUNS[name]}."
    if name in ONE_LINE and _LINE_END.search(text.reveal()):
        return f"Put {NOUNS[name]} on a single line."
    return ""


def _files_problems(channel: Channel, files: Sequence[RawFile], max_file_bytes: int) -> dict[str, str]:
    """Mail is not refused for its files: what is over a limit is withheld, and named on the ticket."""
    if channel is Channel.MAIL:
        return {}
    if len(files) > MAX_FILES:
        return {"files": f"Attach {MAX_FILES} files at most."}
    if any(file.size > max_file_bytes for file in files):
        return {"files": f"Attach files of {max_file_bytes // 1_000_000} MB at most."}
    if any(len(file.name) > MAX_FILE_NAME for file in files):
        return {"files": f"Use file names of {MAX_FILE_NAME} characters at most."}
    return {}
