"""A marked text goes from what is known of mails, too: other people's names, answer addresses, pages."""

from redaction import labels
from redaction.corrections import Correction
from redaction.raw import Raw
from redaction.types import RedactedText, Redaction
from storage.codes import MessageKind
from storage.database import Database
from storage.mail_facts import NewMail
from storage.mail_views import MailView
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.ledger.steps import prove
from tests.contract.storage.samples import NOON, add_message, later, open_ticket

MISSED = "IIII MMCC"


def _nothing(text: RedactedText) -> Redaction:
    return Redaction(text, ())


async def arrival(database: Database, number: int) -> MailView:
    """How the last message of a ticket came."""
    async with database.read() as transaction:
        ticket = await transaction.tickets.find(number)
    assert ticket is not None
    assert ticket.messages[-1].arrival is not None
    return ticket.messages[-1].arrival


async def test_nothing_of_it_is_left_beside_the_messages(
    database: Database, people: People, redact: Redact
) -> None:
    text = redact(f"see {MISSED}")
    async with database.write() as transaction:
        rosa = await transaction.people.requester(redact("rosa@example.com"), redact("Rosa"))
        number = (await open_ticket(transaction, rosa, redact("Help"))).number
        message = await add_message(transaction, number, MessageKind.REPLY_REQUESTER, redact("Me too."))
        wrote = await transaction.people.requester(redact("carl@example.com"), text)
        copied = await transaction.people.requester(redact("dora@example.com"), text)
        await transaction.mail.note(number, message, NewMail(author=wrote, reply_to=text, markup=text))
        await transaction.mail.invite(number, [copied], NOON)
    correction = Correction(Raw(MISSED), labels.US_SSN)
    async with database.write() as transaction:
        assert await transaction.corrections.remove(number, _nothing, [], by=people.ann, at=later(1)) == 0
    assert (await arrival(database, number)).markup == text
    async with database.write() as transaction:
        places = await transaction.corrections.remove(number, correction.text, [], by=people.ann, at=later(1))
    assert places == 3
    async with database.read() as transaction:
        (participant,) = (await transaction.mail.of(number)).participants
    left = await arrival(database, number)
    assert left.markup is None
    assert not [one for one in (left.author_name, left.reply_to, participant.name) if MISSED in str(one)]
    await prove(database)
