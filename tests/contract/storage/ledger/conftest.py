"""Two tickets whose chains the tests of the ledger damage."""

import pytest

from redaction.types import Finding
from storage.codes import MessageKind
from storage.database import Database
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.ledger.steps import MASTERCARD, SSN, VISA
from tests.contract.storage.samples import add_message, attachment, open_ticket


@pytest.fixture
async def number(database: Database, people: People, redact: Redact) -> int:
    """A ticket with five findings in two messages, and another one after it."""
    line = Finding("US_SSN", "", "line 3", 0.85, "SsnRecognizer", "1.0")
    async with database.write() as transaction:
        body = redact(f"card {VISA}, card {MASTERCARD}; my SSN is {SSN}")
        opened = await open_ticket(transaction, people.rosa, redact("Help"), body=body)
        await open_ticket(transaction, people.rosa, redact(f"card {VISA}"))
    async with database.write() as transaction:
        file = attachment(redact("a.log"), [line])
        kind = MessageKind.REPLY_REQUESTER
        await add_message(transaction, opened.number, kind, redact(f"card {VISA}"), attachments=[file])
    assert opened.number == 1
    return opened.number
