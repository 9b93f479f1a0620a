"""Every page in its states, with made-up people, in the shapes that service hands to the templates."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jinja2 import Environment

import web
from redaction.types import EMPTY, RedactedText, Span, seal
from service.attachments import KIND
from service.file_requests import Handover
from service.mail.dead_letters import DONE, Undeliverable
from service.queues import Queues
from service.reports import NOT_FOUND, Placeholder, Review, Where
from service.settings.queues import queues
from storage.codes import (
    Automatic,
    Channel,
    Delivery,
    EventKind,
    Failure,
    Held,
    MessageKind,
    OutgoingKind,
    ReportKind,
    Status,
)
from storage.mail_views import Failed, MailState, MailView, Participant, TicketMail, Undelivered
from storage.views import (
    Agent,
    EventView,
    FileRequest,
    FindingView,
    Message,
    ReportView,
    StoredAttachment,
    Ticket,
    TicketRow,
    WithheldView,
)
from web.desk.files import AREAS
from web.desk.mail import AGAIN
from web.forms import Problems
from web.rendering import environment, read_manifest

WEB = Path(web.__file__).parent
NOW = datetime(2026, 11, 24, 9, 26, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
FORGED = "[card ending 4242 removed]"

_MARK = re.compile(r"\{(card|ssn)\}")
_PLACEHOLDERS = {
    "card": ("[card ending 4242 removed]", "CREDIT_CARD", "4242"),
    "ssn": ("[SSN removed]", "US_SSN", ""),
}


def redacted(marked: str) -> RedactedText:
    """A redacted text; {card} and {ssn} stand for something that was removed."""
    text, spans = "", []
    for index, part in enumerate(_MARK.split(marked)):
        if index % 2 == 0:
            text += part
            continue
        placeholder, entity, kept = _PLACEHOLDERS[part]
        spans.append(Span(len(text), len(text) + len(placeholder), entity, kept, 1.0, "sample"))
        text += placeholder
    return seal(text, spans)


CARD = FindingView("CREDIT_CARD", "4242", "description", 1.0, "card", 1)
SSN = FindingView("US_SSN", "", "description", 0.9, "ssn", 1)
JONAS = Agent(1, redacted("jonas@northwind.example"), redacted("Jonas Okafor"))
MARA = Agent(2, redacted("mara@northwind.example"), redacted("Mara Kim"))
PRIYA = redacted("Priya Raman")

BODY = redacted(
    "I tried to renew our Team plan this morning. Checkout says “payment declined” but my bank shows a "
    "pending charge for $1,188.\n\nThe card is {card}. Can you check it and tell me if I should try again? "
    "The bank asked for my SSN too, it’s {ssn} if you need it.\n\n> Your renewal is due.\n> The card on file "
    "is {card}\n\n-- \nPriya Raman\nHarbor Freight Lines"
)
FILES = (
    StoredAttachment(7, "k7", redacted("{card}-checkout-log.txt"), "text/plain", 18_240, "00", (CARD,)),
    StoredAttachment(8, "k8", redacted("bank-statement-november-2026.csv"), "text/csv", 3_100_000, "00", ()),
)
WITHHELD = (WithheldView(redacted("scan-{ssn}.pdf"), 48_000_000, "unsupported"),)


def message(
    number: int, kind: MessageKind, author: RedactedText, body: RedactedText, minutes: int
) -> Message:
    """A message that was written some minutes before NOW."""
    return Message(
        id=number,
        kind=kind,
        channel=Channel.FORM,
        author_name=author,
        agent_id=None,
        body=body,
        event=None,
        attachments=(),
        withheld=(),
        findings=(),
        created=NOW - timedelta(minutes=minutes),
        mails=(),
    )


def _event(number: int, event: EventView, minutes: int) -> Message:
    return replace(message(number, MessageKind.EVENT, MARA.name, EMPTY, minutes), event=event)


SENDING = MailState(
    id=3,
    kind=OutgoingKind.REPLY,
    delivery=Delivery.QUEUED,
    attempts=0,
    created=NOW - timedelta(minutes=2),
    due=NOW,
    finished=None,
    failed=None,
    resent=None,
    resent_by=None,
)
WAITING = replace(SENDING, id=4, attempts=3, due=NOW + timedelta(hours=1), failed=Failed(Failure.UNREACHABLE))
GIVEN_UP = replace(
    SENDING,
    id=5,
    kind=OutgoingKind.RECEIPT,
    delivery=Delivery.FAILED,
    attempts=2,
    finished=NOW,
    failed=Failed(Failure.RECIPIENT, 550, "5.1.1"),
    resent=NOW - timedelta(minutes=1),
    resent_by=MARA.name,
)
ASKED = replace(
    message(1, MessageKind.REPLY_REQUESTER, PRIYA, BODY, 12), attachments=FILES, withheld=WITHHELD
)
ANSWER = redacted("Hi Priya, thanks. I can see the attempt ending 4242.\n\nPlease don’t try again yet.")
MESSAGES = (
    ASKED,
    _event(2, EventView(EventKind.ASSIGNED, None, JONAS.name), 11),
    _event(3, EventView(EventKind.STATUS, Status.OPEN, None), 11),
    message(4, MessageKind.NOTE, MARA.name, redacted("Two more reports about holds from the same bank."), 10),
    replace(message(5, MessageKind.REPLY_AGENT, JONAS.name, ANSWER, 2), mails=(SENDING,)),
)
TICKET = Ticket(
    number=1042,
    subject=redacted("Renewal payment declined, but my card was charged"),
    company=redacted("Harbor Freight Lines"),
    environment=redacted("Firefox 145, Windows 11"),
    channel=Channel.FORM,
    status=Status.OPEN,
    requester_name=PRIYA,
    requester_email=redacted("priya@harborfreight.example"),
    assignee=MARA,
    created=NOW - timedelta(minutes=12),
    updated=NOW - timedelta(minutes=2),
    messages=MESSAGES,
    findings=(CARD, SSN, replace(CARD, where="file 1 line 3", count=2)),
    mail=TicketMail(None, None, ()),
)
PUBLIC_TICKET = replace(TICKET, messages=tuple(one for one in MESSAGES if one.kind in {"requester", "agent"}))
HOSTILE_TICKET = replace(
    PUBLIC_TICKET,
    subject=redacted(HOSTILE),
    requester_name=redacted(HOSTILE),
    company=redacted(HOSTILE),
    messages=(
        replace(
            message(1, MessageKind.REPLY_REQUESTER, redacted(HOSTILE), redacted(f"{HOSTILE} {FORGED}"), 3),
            attachments=(replace(FILES[0], name=redacted(HOSTILE), findings=()),),
            withheld=(replace(WITHHELD[0], name=redacted(HOSTILE)),),
        ),
    ),
    findings=(),
)

_LINES = """
Renewal payment declined, but my card was charged|Priya Raman|Harbor Freight Lines|The card is {card}.
Webhooks stopped arriving after the 14:00 deploy|Leo Brandt|Fjordline|Since this afternoon no events.
Wrong tax ID on three invoices|Amara Diallo|Studio Kente|Our accountant says the ID is {ssn}, not ours.
SSO login loops back to the sign-in page|Tomás Herrera|Vela Health|After the redirect we land on /login again.
How do I add a technical contact?|Ines Moreau||I’d like our IT partner to get the follow-ups instead of me.
"""
_SUBJECTS = [line.split("|") for line in _LINES.strip().splitlines()]
_STATUSES = (Status.NEW, Status.NEW, Status.OPEN, Status.WAITING, Status.SOLVED)


def row(index: int) -> TicketRow:
    """The list's row of that index, newest first."""
    subject, name, company, snippet = _SUBJECTS[index % len(_SUBJECTS)]
    return TicketRow(
        number=1042 - index,
        subject=redacted(subject),
        snippet=redacted(snippet),
        requester_name=redacted(name),
        requester_email=redacted("someone@example.com"),
        company=redacted(company),
        status=_STATUSES[index % len(_STATUSES)],
        assignee=(MARA, None, None)[index % 3],
        attachments=(2, 3, 0, 1)[index % 4],
        withheld=int(index % 7 == 1),
        removed=0,
        created=NOW - timedelta(minutes=12 + 37 * index * index),
        updated=NOW - timedelta(minutes=12 + 37 * index * index),
    )


@dataclass(frozen=True)
class Page:
    """A template in one state."""

    template: str
    context: dict[str, object] = field(default_factory=dict)

    def but(self, **changes: object) -> "Page":
        """The same page with other values."""
        return Page(self.template, self.context | changes)

    def draw(self, theme: str = "system") -> str:
        """The page as HTML."""
        context = {"company": "Northwind", "by_mail": True, "theme": theme} | self.context
        return pages().get_template(self.template).render(context)


def pages() -> Environment:
    """The real templates with the real assets, on the day of the samples."""
    return environment(WEB / "templates", read_manifest(WEB / "static"), now=lambda: NOW)


_NAMES = ("name", "email", "company", "subject", "description", "environment", "body", "password")
_REQUEST_NAMES = ("contact_name", "contact_email", "request")
_BLANK = dict.fromkeys((*_NAMES, *_REQUEST_NAMES), EMPTY)
_VALUES = _BLANK | {
    "name": PRIYA,
    "email": redacted("priya@harbor"),
    "company": redacted("Harbor Freight Lines"),
    "subject": TICKET.subject,
    "description": BODY,
}
_FILES = {
    "max_files": 10,
    "max_file_mb": 10,
    "max_mb": 60,
    "checked": ["log", "CSV"],
    "unchecked": "png pdf zip",
}
FORM = Page(
    "form.html",
    {
        "values": _BLANK,
        "problems": {},
        "files_lost": 0,
        "form_key": "abcdefgh",
        **_FILES,
    },
)
FORM_REFUSED = FORM.but(
    values=_VALUES,
    files_lost=2,
    problems={
        "email": "Enter an email address in the right format, like name@example.com",
        "files": "A file is larger than 25 MB",
        "environment": "Technical details must be 10,000 characters or fewer",
    },
)
REQUESTER = Page(
    "ticket.html",
    {
        "ticket": PUBLIC_TICKET,
        "link": "http://127.0.0.1:8000/t/abcdefghijkl",
        "receipt": False,
        "values": _BLANK,
        "problems": {},
        "files_lost": 0,
        "form_key": "abcdefgh",
        **_FILES,
    },
)
TARA = redacted("Tara Tech")
REQUESTED = message(
    11, MessageKind.REQUEST, JONAS.name, redacted("Hello Tara, can you send us the log? Not {card}."), 7
)
HANDED = replace(
    message(12, MessageKind.HANDOVER, TARA, redacted("Here it is. It was {card}."), 5),
    attachments=FILES,
    withheld=WITHHELD,
)
REQUEST = FileRequest(
    3,
    REQUESTED.id,
    TARA,
    redacted("tara.with.a.very.long.address@it.harborfreight.example"),
    NOW + timedelta(days=14),
    None,
    (HANDED.id,),
)
HANDOVER = Page(
    "handover.html",
    {
        "request": Handover(
            3, 1042, JONAS.name, REQUESTED.body, REQUEST.expires, is_open=True, messages=(HANDED,)
        ),
        "received": True,
        "values": _BLANK,
        "problems": {},
        "files_lost": 0,
        "form_key": "abcdefgh",
        **_FILES,
    },
)
SIGN_IN = Page("sign_in.html", {"problems": {}, "values": _BLANK, "next": "/desk"})
WELCOME = Page("welcome.html", {"agent_to_be": JONAS, "problems": {}, "values": _BLANK})
PROBLEM = Page(
    "problem.html",
    {
        "status": 404,
        "title": "Page not found",
        "detail": "Check the address, or write to us.",
        "way": ("/desk", "Go to the desk"),
    },
)
QUEUES = Queues(queues("support@example.com=Support,billing@example.com=Billing"))
INBOX = Page(
    "desk.html",
    {
        "agent": JONAS,
        "views": [
            ("unassigned", "Unassigned", 7),
            ("mine", "Mine", 4),
            ("open", "Open", 31),
            ("solved", "Solved", 9),
        ],
        "view": "open",
        "queues": {"Support": 31},
        "queue": "",
        "queue_of": QUEUES.name,
        "place": "?view=open&page=1",
        "in_queue": "",
        "rows": [row(index) for index in range(9)],
        "page": 1,
        "has_more": False,
    },
)
DESK = INBOX.but(
    ticket=TICKET,
    composer="reply",
    values=_BLANK,
    problems={},
    agents=[JONAS, MARA],
    statuses=list(Status),
    form_key="abcdefgh",
    done="",
    mail_address=None,
    links={},
)
BILLING = {
    "queues": {"Support": 29, "Billing and whatever else is about invoices": 2},
    "queue": "Billing and whatever else is about invoices",
    "in_queue": "&queue=Billing",
}
JOINED = _event(13, EventView(EventKind.JOINED, None, None, None, TARA), 6)
MOVED = _event(9, EventView(EventKind.MOVED, None, None, "billing@example.com"), 7)
SHOT_OF_MAIL = StoredAttachment(9, "k9", redacted("shot.png"), "image/png", 90_000, "00", (), part=0)
ARRIVED = MailView("spf=fail dmarc=fail", None, None, None, None, redacted("else@example.org"), None)
FORMATTED = redacted(
    "<p>The <b>new</b> card {card} was <i>declined</i>.</p>"
    '<img src="part:0" alt="shot"><table><tr><td>a</td></tr></table><blockquote>You wrote</blockquote>'
)
COPY = replace(SENDING, to_name=redacted("Carl"))
BY_MAIL = replace(
    TICKET,
    channel=Channel.MAIL,
    mail=TicketMail(
        "support@example.com",
        1039,
        (
            Participant(4, redacted("Dora Dry"), redacted("dora@harborfreight.example"), confirmed=False),
            Participant(5, redacted("Carl"), redacted("carl@harborfreight.example"), confirmed=True),
        ),
    ),
    messages=(
        replace(ASKED, arrival=replace(ARRIVED, markup=FORMATTED), attachments=(SHOT_OF_MAIL,)),
        replace(
            message(6, MessageKind.REPLY_REQUESTER, redacted("Mallory"), redacted("Let me in."), 9),
            arrival=replace(ARRIVED, checks="", held=Held.STRANGER, author_email=redacted("m@example.net")),
        ),
        replace(
            message(7, MessageKind.REPLY_REQUESTER, PRIYA, redacted("I am away."), 8),
            arrival=replace(ARRIVED, checks="", automatic=Automatic.AUTO_REPLY, reply_to=None),
        ),
        replace(
            message(8, MessageKind.REPLY_REQUESTER, MARA.name, redacted("Have a cake."), 8),
            arrival=replace(ARRIVED, checks="", held=Held.AGENT, author_email=MARA.email, reply_to=None),
        ),
        MOVED,
        replace(message(10, MessageKind.REPLY_AGENT, JONAS.name, ANSWER, 2), mails=(SENDING, COPY)),
    ),
)
REPORT = ReportView(
    2, ReportKind.MISS, 1042, "description", 24, 43, 2, "CREDIT_CARD", "agent", MARA.name, TICKET.updated
)
REPORTED = (REPORT, replace(REPORT, kind=ReportKind.MISTAKE, where="file 2", recognizer="SsnRecognizer"))
REPORTS = Page(
    "reports.html", INBOX.context | {"view": "", "review": Review(REPORTED, 1, has_more=True), "page": 1}
)
_LETTERS = tuple(
    Undelivered(mail, 1042 - index, redacted(_SUBJECTS[index][0]), redacted("someone@example.com"), PRIYA)
    for index, mail in enumerate((WAITING, GIVEN_UP))
)
MAIL = Page(
    "mail.html",
    INBOX.context
    | {"view": "", "mail": Undeliverable(_LETTERS, 1, has_more=True), "problems": {}, "done": "", "page": 1},
)
PLACEHOLDER = Page(
    "placeholder.html",
    INBOX.context
    | {
        "back": "/desk/tickets/1042?view=open&page=1",
        "known": Placeholder(1042, "description", BODY.spans[0], ASKED),
        "where": Where(BODY.spans[0].start, ASKED.id),
    },
)

SHOT = StoredAttachment(9, "k9", redacted("{card}.png"), "image/png", 90_000, "00", (CARD, SSN))
FILE = Page(
    "file.html",
    INBOX.context
    | {
        "back": "/desk/tickets/1042?view=open&page=1",
        "number": 1042,
        "file": SHOT,
        "problems": Problems(),
        "is_picture": True,
        "painted": False,
    },
)

STATES: dict[str, Page] = {
    "form": FORM,
    "form-refused": FORM_REFUSED,
    "ticket": REQUESTER,
    "ticket-receipt": REQUESTER.but(
        receipt=True, ticket=replace(PUBLIC_TICKET, status=Status.NEW, messages=(ASKED,))
    ),
    "ticket-receipt-no-mail": REQUESTER.but(
        receipt=True, by_mail=False, ticket=replace(PUBLIC_TICKET, status=Status.SOLVED, messages=(ASKED,))
    ),
    "ticket-refused": REQUESTER.but(problems={"body": "Write a reply or attach a file"}, files_lost=1),
    "ticket-hostile": REQUESTER.but(ticket=HOSTILE_TICKET),
    "handover": HANDOVER,
    "handover-refused": HANDOVER.but(
        received=False, problems={"files": "Choose at least one file."}, files_lost=1
    ),
    "sign-in": SIGN_IN,
    "sign-in-refused": SIGN_IN.but(problems={"": "The email address or password is wrong"}),
    "welcome": WELCOME,
    "welcome-refused": WELCOME.but(problems={"password": "Choose a password of 12 characters or more"}),
    "problem": PROBLEM,
    "inbox": INBOX,
    "inbox-empty": INBOX.but(rows=[], view="unassigned"),
    "inbox-full": INBOX.but(rows=[row(index) for index in range(50)], has_more=True, page=2),
    "inbox-queue": INBOX.but(**BILLING),
    "desk": DESK,
    "desk-note": DESK.but(composer="note", ticket=replace(TICKET, status=Status.SOLVED, findings=())),
    "desk-refused": DESK.but(
        values=_BLANK | {"body": redacted("The card {card} was declined")},
        problems={"body": "Write a reply", "status": "Choose a status", "agent_id": "Choose an agent"},
    ),
    "desk-mail": DESK.but(
        ticket=BY_MAIL,
        mail_address="support+abcdefghijklmnop@example.com",
        **BILLING | {"queue": ""},
    ),
    "desk-requests": DESK.but(
        ticket=replace(
            TICKET,
            messages=(ASKED, REQUESTED, HANDED, JOINED),
            requests=(REQUEST, replace(REQUEST, id=4, withdrawn=NOW, handovers=())),
        ),
        links={3: "https://help.example.com/h/abcdefghijklmnop"},
        problems={"contact_name": "Enter a name.", "request": "Enter what you need."},
        by_mail=False,
    ),
    "desk-missed": DESK.but(problems={"marked": NOT_FOUND}, done="Removed in 3 places."),
    "reports": REPORTS,
    "reports-empty": REPORTS.but(review=Review((), 1, has_more=False)),
    "desk-undelivered": DESK.but(
        ticket=replace(
            TICKET,
            messages=(replace(ASKED, mails=(GIVEN_UP,)), replace(MESSAGES[-1], mails=(WAITING,))),
        ),
        done=AGAIN,
    ),
    "mail": MAIL,
    "mail-refused": MAIL.but(problems={"": DONE}, done=""),
    "mail-empty": MAIL.but(mail=Undeliverable((), 1, has_more=False), by_mail=False),
    "placeholder": PLACEHOLDER,
    "file": FILE,
    "file-painted": FILE.but(painted=True),
    "file-refused": FILE.but(problems=Problems({"areas": AREAS, "entity": KIND})),
    "file-unchecked": FILE.but(file=replace(SHOT, unchecked=True, findings=()), is_picture=False),
    "desk-hostile": DESK.but(ticket=replace(HOSTILE_TICKET, assignee=None)),
}
