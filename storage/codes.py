"""The closed lists of words that rows are described with."""

from enum import StrEnum


class Channel(StrEnum):
    """The door through which a message came."""

    FORM = "form"
    MAIL = "mail"
    DESK = "desk"


class Status(StrEnum):
    """Where a ticket stands. NEW: no agent has answered yet. WAITING: for the requester."""

    NEW = "new"
    OPEN = "open"
    WAITING = "waiting"
    SOLVED = "solved"


class MessageKind(StrEnum):
    """Who wrote a message, and for whom. The requester sees replies alone.

    REQUEST: an agent asks somebody else for files. HANDOVER: that person hands them over.
    """

    REPLY_REQUESTER = "requester"
    REPLY_AGENT = "agent"
    NOTE = "note"
    EVENT = "event"
    REQUEST = "request"
    HANDOVER = "handover"

    @property
    def field(self) -> str:
        """What the ledger calls the text of such a message, unless it is a ticket's first."""
        is_reply = self in {MessageKind.REPLY_REQUESTER, MessageKind.REPLY_AGENT}
        return "reply" if is_reply else self.value


class EventKind(StrEnum):
    """What happened to a ticket, told between its messages.

    JOINED and LEFT: somebody takes part, or no longer. WITHDRAWN: a request for files.
    """

    ASSIGNED = "assigned"
    STATUS = "status"
    MOVED = "moved"
    JOINED = "joined"
    LEFT = "left"
    WITHDRAWN = "withdrawn"


class Automatic(StrEnum):
    """What kind of program sent a mail (RFC 3834). Nobody answers it by a program."""

    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    LIST = "list"
    REPORT = "report"


class Held(StrEnum):
    """Why a message waits for an agent's yes before it counts.

    STRANGER: its sender doesn't take part in the ticket. AGENT: it claims to be an agent's own reply, which
    could not be proved.
    """

    STRANGER = "stranger"
    AGENT = "agent"


class OutgoingKind(StrEnum):
    """Why a mail is sent. A request goes to whoever is asked for files, the others to the requester."""

    RECEIPT = "receipt"
    REPLY = "reply"
    REQUEST = "request"


class Delivery(StrEnum):
    """How far an outgoing mail has come."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


class Failure(StrEnum):
    """Why an attempt to send a mail failed; BOUNCED: it was handed over and came back.

    RECIPIENT, SENDER and CONTENT: the mail server refused that. OWN: a fault of the program itself.
    """

    NO_ADDRESS = "no address"
    RECIPIENT = "recipient"
    SENDER = "sender"
    CONTENT = "content"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    SIGN_IN = "sign-in"
    OWN = "own"
    BOUNCED = "bounced"


class Action(StrEnum):
    """What was done with something that was found."""

    KEPT_LAST_FOUR = "kept last four"
    REMOVED = "removed"


class ReportKind(StrEnum):
    """What an agent says of the recognizers: they left something, or took what was harmless."""

    MISS = "miss"
    MISTAKE = "mistake"


class View(StrEnum):
    """The lists at the desk. OPEN: all that are not solved; UNASSIGNED and MINE are parts of it."""

    UNASSIGNED = "unassigned"
    MINE = "mine"
    OPEN = "open"
    SOLVED = "solved"
