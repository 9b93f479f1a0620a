"""What is known of a mail beside its content: how it came, and where it goes."""

from dataclasses import dataclass

from redaction.documents.mail_types import Sender
from redaction.raw import Raw
from redaction.types import RedactedText
from storage.codes import Automatic, Held


@dataclass(frozen=True, slots=True)
class Envelope:
    """What SMTP says beside the mail itself. `mailboxes` are ours, without what follows a plus sign, which
    `extensions` hold.

    `by_fields`: nobody said to whom the mail was sent, so that its own fields tell it. They choose among our
    mailboxes where there are none here.
    """

    sender: Raw
    mailboxes: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    by_fields: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """Where a mail goes. `ticket` is None: a new one, for `sender` when it is not the From.

    `agent` is who answers by it. `bounced` is the mail of ours that could not be delivered. `related` is the
    ticket that the subject of a new one names, `markup` the mail as safe HTML.
    """

    ticket: int | None = None
    held: Held | None = None
    agent: int | None = None
    bounced: int | None = None
    related: int | None = None
    sender: Sender | None = None
    automatic: Automatic | None = None
    checks: str = ""
    markup: RedactedText | None = None
