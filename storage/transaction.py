"""One transaction: the subjects' queries over one session."""

from sqlalchemy.ext.asyncio import AsyncSession

from storage.access import Access
from storage.intents import Intents
from storage.outbox import Outbox
from storage.people import People
from storage.receipts import Receipts
from storage.tickets import Tickets


class Transaction:
    """What can be asked and changed inside one transaction, by subject."""

    def __init__(self, session: AsyncSession) -> None:
        self.tickets = Tickets(session)
        self.people = People(session)
        self.access = Access(session)
        self.outbox = Outbox(session)
        self.receipts = Receipts(session)
        self.intents = Intents(session)
