"""One transaction: the subjects' queries over one session."""

from sqlalchemy.ext.asyncio import AsyncSession

from storage.access import Access
from storage.attempts import Attempts
from storage.corrections import Corrections
from storage.file_requests import FileRequests
from storage.intents import Intents
from storage.ledger.chain import Ledger
from storage.ledger.seal import Seal
from storage.mail_facts import MailFacts
from storage.outbox import Outbox
from storage.people import People
from storage.receipts import Receipts
from storage.reports import Reports
from storage.tickets import Tickets


class Transaction:
    """What can be asked and changed inside one transaction, by subject."""

    def __init__(self, session: AsyncSession, seal: Seal) -> None:
        self.ledger = Ledger(session, seal)
        self.tickets = Tickets(session, self.ledger)
        self.corrections = Corrections(session, self.ledger)
        self.reports = Reports(session)
        self.people = People(session)
        self.mail = MailFacts(session)
        self.file_requests = FileRequests(session)
        self.access = Access(session)
        self.outbox = Outbox(session)
        self.receipts = Receipts(session)
        self.attempts = Attempts(session)
        self.intents = Intents(session)
