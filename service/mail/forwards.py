"""Who wrote a mail that somebody forwards: as mail programs put it before the text that they quote."""

import re

from redaction.documents.mail_types import ParsedMail, Sender
from redaction.raw import Raw
from service.submission import address_problem

_SUBJECT = re.compile(r"\s{0,9}(fwd?|wg|tr|rv|i|vs|doorst)\s{0,9}:", re.IGNORECASE)
_FROM = re.compile(
    r"^[>\s*]{0,20}(?:From|Von|De|Da|Van|Fra|Från)\s{0,5}:[\s*]{0,5}(?P<name>[^<>\n@]{0,200}?)\s{0,5}"
    r"[<\[(]?(?:mailto:)?(?P<address>[^\s<>\[\]()\"]{1,64}@[^\s<>\[\]()\"]{1,190})[>\])]?",
    re.MULTILINE,
)
MOST = 20_000  # characters, in which the head of the forwarded mail has to stand


def original_sender(mail: ParsedMail) -> Sender | None:
    """The sender of the mail that this one forwards; None when it forwards none, or does not say of whom."""
    if not _SUBJECT.match(mail.subject.reveal()):
        return None
    found = _FROM.search(mail.text.reveal()[:MOST])
    if found is None or address_problem(Raw(found["address"])):
        return None
    return Sender(Raw(found["name"].strip(" \"'")), Raw(found["address"]))
