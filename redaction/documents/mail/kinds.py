"""Who sent a mail: a person or a program (RFC 3834, and what mailers do beside it)."""

from redaction.documents.mail.headers import Headers
from redaction.documents.mail.structure import Part
from redaction.documents.mail_types import MailKind

_OF_LISTS = {"bulk", "list"}
_OF_ANSWERS = {"junk", "auto_reply"}
_MARKS = ("x-autoreply", "x-autorespond", "x-autoresponder")
_DAEMONS = ("mailer-daemon@", "mailerdaemon@", "mail-daemon@")
_OF_SYSTEMS = (*_DAEMONS, "postmaster@")  # people write as postmaster, too


def kind_of(root: Part, sender: str) -> MailKind:
    """The kind of the message. `sender` is its plain address in From."""
    headers = root.headers
    names = headers.fields.keys() | headers.withheld.keys()
    precedence = _first_word(headers.raw("precedence"))
    no_return = has_no_return(headers)
    from_system = sender.lower().startswith(_OF_SYSTEMS if no_return else _DAEMONS)
    if is_delivery_report(root) or from_system:
        return MailKind.BOUNCE
    if root.content_type.value == "multipart/report":
        return MailKind.REPORT
    if precedence in _OF_LISTS or any(name.startswith("list-") for name in names):
        return MailKind.LIST
    if (
        no_return
        or precedence in _OF_ANSWERS
        or _first_word(headers.raw("auto-submitted")) not in {"", "no"}
        or _first_word(headers.raw("x-auto-response-suppress")) not in {"", "none"}
        or any(mark in names for mark in _MARKS)
    ):
        return MailKind.AUTO_REPLY
    return MailKind.PERSON


def has_no_return(headers: Headers) -> bool:
    """Whether the server that delivered it has noted an empty reverse path (RFC 5321, section 4.4)."""
    return headers.raw("return-path").replace(" ", "") == "<>"


def is_delivery_report(root: Part) -> bool:
    """A notification that says what became of another mail (RFC 3464)."""
    if root.content_type.value != "multipart/report":
        return False
    if root.content_type.parameters.get("report-type", "").lower() == "delivery-status":
        return True
    return any(child.content_type.value.endswith("delivery-status") for child in root.children)


def _first_word(value: str) -> str:
    return value.partition(";")[0].partition(",")[0].strip().lower()
