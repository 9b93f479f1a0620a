"""English for what the pages show: codes, reasons, kinds of finding, sizes and times. No markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

STATUSES: Final = {"new": "New", "open": "Open", "waiting": "Waiting", "solved": "Solved"}
"""Ticket status as agents read it."""

PROGRESS: Final = {
    "new": "Received",
    "open": "Being worked on",
    "waiting": "Waiting for you",
    "solved": "Solved",
}
"""The same status as its requester reads it, in the order in which a ticket passes through them."""

EMPTY_VIEWS: Final = {
    "unassigned": "Nothing to triage. New tickets show up here.",
    "mine": "Nothing is assigned to you.",
    "open": "No open tickets.",
    "solved": "No solved tickets yet.",
}
"""What a view says when it holds no ticket."""

CHANNELS: Final = {"form": "web form", "mail": "email", "desk": "desk"}

DELIVERIES: Final = {"queued": "Queued for sending", "sent": "Sent by email", "failed": "Not delivered"}

AUTOMATIC: Final = {
    "auto-reply": "Automatic reply",
    "bounce": "Came back",
    "list": "Mailing list",
    "report": "Sent by a program",
}
"""What kind of program sent a mail."""

HELD: Final = {
    "stranger": "Whoever wrote this answers one of our mails, but does not take part in this ticket. "
    "The requester does not see it until you accept it. Then they take part, and get the replies.",
    "agent": "This was sent to an agent’s own address, but nothing proves that the agent wrote it. "
    "The requester does not see it until you accept it.",
}
"""Why a message is held, as a sentence."""

MAILS: Final = {"receipt": "Receipt", "reply": "Reply", "request": "Request"}
"""What a mail of ours is."""

FAILURES: Final = {
    "no address": "the address can’t be used",
    "recipient": "the mail server refused the address",
    "sender": "the mail server refused the sender’s address",
    "content": "the mail server refused the message",
    "unreachable": "the mail server can’t be reached",
    "tls": "there is no secure connection to the mail server",
    "sign-in": "the mail server refused our sign-in",
    "own": "something went wrong on our side",
    "bounced": "it came back after it was sent",
}
"""Why a mail was not delivered, to follow "Not delivered: "."""

MAIL_STATUSES: Final = {
    "1.0": "the address is unknown",
    "1.1": "there is no such mailbox",
    "1.2": "there is no such domain",
    "1.3": "the address is not valid",
    "1.10": "the domain takes no mail",
    "2.1": "the mailbox is switched off",
    "2.2": "the mailbox is full",
    "2.3": "the mail is too large",
    "3.4": "the mail is too large",
    "4.7": "it could not be delivered in time",
    "7.1": "the mail server does not take mail from us",
    "7.26": "the mail server could not tell that the mail is ours",
}
"""What a mail server means by an enhanced status code, without its class (RFC 3463, 7505, 7372)."""

CHECKS_FAILED: Final = {"fail", "softfail", "permerror"}

REASONS: Final = {
    "encrypted": "it is encrypted, so we could not check it",
    "corrupt": "it is damaged, so we could not check it",
    "unsupported": "we can’t check this kind of file",
    "too large": "it is larger than we can check",
    "too many": "there were more files than we check at once",
    "too deep": "it holds files inside files, deeper than we check",
    "timed out": "checking it took too long",
    "unreadable": "it could not be read",
}
"""Why a file was withheld, to follow "Not kept: "."""

FIXES: Final = {
    "encrypted": "Send it without a password.",
    "corrupt": "Save it again and send the new copy.",
    "unsupported": "Send it as a picture, a PDF, an Office document or text.",
    "too large": "Send the part that matters.",
    "too many": "Send the others in a reply.",
    "too deep": "Take out the file that matters and send it alone.",
    "timed out": "Send the part that matters.",
    "unreadable": "Save it again and send the new copy.",
}
"""What the requester can do about it."""

ENTITIES: Final = {
    "CREDIT_CARD": ("card number", "card numbers"),
    "US_SSN": ("SSN", "SSNs"),
    "US_ITIN": ("ITIN", "ITINs"),
    "CARD_CVV": ("security code", "security codes"),
    "CARD_PIN": ("PIN", "PINs"),
    "CARD_TRACK": ("card track", "card tracks"),
    "CARD_EXPIRY": ("expiry date", "expiry dates"),
    "OTHER": ("text", "texts"),
}
"""Kinds of finding, one and many."""

MISSED: Final = {
    "CREDIT_CARD": "Card number",
    "US_SSN": "Social security number",
    "CARD_CVV": "Security code",
    "CARD_PIN": "PIN",
    "CARD_EXPIRY": "Expiry date",
    "OTHER": "Something else",
}
"""What an agent says that a missed text is."""

REPORTS: Final = {"miss": "Missed, removed by hand", "mistake": "Removed by mistake"}
"""What an agent reported."""

PLACES: Final = {"description": "message", "environment": "technical details"}
"""Where something was found, when the field's own name is not the word on the page."""

FILE_PLACE: Final = re.compile(r"file (\d+)(?: (.+))?")

STEP: Final = 1000
MINUTE: Final = 60


@dataclass(frozen=True)
class Counted:
    """One finding of a kind."""

    entity: str
    count: int = 1


class Failed(Protocol):
    """Why a mail was not delivered, with the codes of the server's reply."""

    @property
    def why(self) -> str: ...
    @property
    def code(self) -> int: ...
    @property
    def status(self) -> str: ...


class Countable(Protocol):
    """A finding with the number of times it was made."""

    @property
    def entity(self) -> str: ...
    @property
    def count(self) -> int: ...


def entity(code: str, count: int = 1) -> str:
    """One or many of a kind of finding; a kind without words of its own is spelt out in lower case."""
    plain = code.replace("_", " ").lower()
    one, many = ENTITIES.get(code, (plain, plain))
    return one if count == 1 else many


def chip(code: str, kept: str) -> tuple[str, str]:
    """Kind and detail on a redaction chip: ("card", "•••• 4242"), ("SSN", "removed")."""
    kind = "card" if code == "CREDIT_CARD" else entity(code)
    return kind, f"•••• {kept}" if kept else "removed"


def removed(findings: Iterable[Countable]) -> str:
    """What was removed, counted by kind: "2 card numbers and 1 SSN"; "" for nothing."""
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.entity] += finding.count
    return listing([f"{count} {entity(code, count)}" for code, count in counts.items()])


def failed_checks(checks: str) -> str:
    """What SPF, DKIM and DMARC say against a sender, in a sentence; "" when they say nothing against them."""
    results = dict(result.split("=") for result in checks.split())
    failed = [method.upper() for method in ("spf", "dkim", "dmarc") if results.get(method) in CHECKS_FAILED]
    if not failed or results.get("dmarc") == "pass":
        return ""
    return f"The sender’s address may be forged: {listing(failed)} failed."


def failure(failed: Failed) -> str:
    """Why a mail was not delivered: "there is no such mailbox (550 5.1.1)"."""
    codes = " ".join(str(code) for code in (failed.code, failed.status) if code)
    meant = MAIL_STATUSES.get(failed.status.partition(".")[2])
    came_back = failed.why == "bounced" and meant
    reason = f"it came back: {meant}" if came_back else meant or FAILURES[failed.why]
    return f"{reason} ({codes})" if codes else reason


def listing(parts: Iterable[str], last: str = "and") -> str:
    """Words in a row: "a, b and c"."""
    *others, end = list(parts) or [""]
    return f"{', '.join(others)} {last} {end}" if others else end


def place(where: str) -> str:
    """Where something was found, as the pages call it: "message", "file 2, line 3"."""
    file = FILE_PLACE.fullmatch(where)
    if file is None:
        return PLACES.get(where, where)
    return f"file {file[1]}, {file[2]}" if file[2] else f"file {file[1]}"


def size(count: int) -> str:
    """A size in bytes as people read it: "820 bytes", "14 KB", "3.1 MB" (steps of 1000)."""
    if count < STEP:
        return f"{count} byte{'' if count == 1 else 's'}"
    if count < STEP * STEP:
        return f"{max(1, round(count / STEP))} KB"
    return f"{count / STEP / STEP:.1f}".removesuffix(".0") + " MB"


def moment(at: datetime, now: datetime) -> str:
    """A time in its own zone: "today at 09:14 UTC", "yesterday at …", "24 Nov at …", "24 Nov 2025 at …"."""
    clock = f"{at:%H:%M} {at.tzname() or ''}".rstrip()
    days = (now.astimezone(at.tzinfo).date() - at.date()).days
    if days in (0, 1):
        return f"{'yesterday' if days else 'today'} at {clock}"
    return f"{at.day} {at:%b}{'' if at.year == now.year else f' {at.year}'} at {clock}"


def duration(seconds: int) -> str:
    """A time to wait, rounded up: "1 second", "45 seconds", "15 minutes"."""
    count, unit = (seconds, "second") if seconds < MINUTE else (-(-seconds // MINUTE), "minute")
    return f"{count} {unit}{'' if count == 1 else 's'}"


def age(at: datetime, now: datetime) -> str:
    """Time gone by, in its largest unit: "now", "12m", "3h", "5d", "7w"."""
    gone = max(now - at, timedelta())
    minutes = int(gone.total_seconds() // 60)
    for unit, length in (("w", 7 * 24 * 60), ("d", 24 * 60), ("h", 60), ("m", 1)):
        if minutes >= length:
            return f"{minutes // length}{unit}"
    return "now"


def initials(name: str) -> str:
    """Up to two letters for an avatar, of the first and last word that start with a letter; else "?"."""
    letters = [word[0].upper() for word in name.split() if word[0].isalpha()]
    return "".join(letters[:1] + letters[1:][-1:]) or "?"


def extension(name: str) -> str:
    """A file name's ending for its thumbnail: "PDF"; "FILE" when it has no short, plain one."""
    ending = name.rpartition(".")[2] if "." in name else ""
    return ending.upper() if 0 < len(ending) <= 5 and ending.isascii() and ending.isalnum() else "FILE"
