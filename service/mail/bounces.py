"""Which delivery reports are believed: whoever has seen a Message-ID of ours can write one.

A report counts that wants no answer itself (RFC 3464, section 2) and names the address to which the mail
went. A forger needs both that address and our Message-ID, and gains that one mail is shown as not delivered.
"""

from contextlib import suppress

from redaction.documents.mail_types import ParsedMail
from redaction.types import RedactedText
from service.mail.envelope import NULL_SENDER
from service.mail.headers import Unsendable, recipient
from service.mail.route import Envelope

_NOBODY = "mailer-daemon"  # how Postfix spells the null sender for a pipe


def is_believed(mail: ParsedMail, envelope: Envelope, sent_to: RedactedText | None) -> bool:
    """Whether a report is about a mail to this address."""
    if mail.bounce is None or sent_to is None or not _wants_no_answer(mail, envelope):
        return False
    known = {sent_to.text.lower()}
    with suppress(Unsendable):
        known.add(recipient(sent_to.text, "").addr_spec.lower())
    return any(named.reveal().lower() in known for named in mail.bounce.recipients)


def _wants_no_answer(mail: ParsedMail, envelope: Envelope) -> bool:
    sender = envelope.sender.reveal()
    return sender.lower() in {NULL_SENDER, _NOBODY} if sender else mail.no_return
