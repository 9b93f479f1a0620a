"""The tables, one file for each subject. `Base.metadata` knows them all once this package is imported."""

from storage.tables.access import SessionRecord, SignInLinkRecord
from storage.tables.attempts import AttemptRecord
from storage.tables.base import Base
from storage.tables.conversation import AttachmentRecord, MessageRecord, WithheldRecord
from storage.tables.file_requests import FileRequestRecord, HandoverRecord
from storage.tables.intents import IntentRecord
from storage.tables.ledger import FindingRecord, KeptDigitsRecord, LedgerHeadRecord
from storage.tables.mail import MessageMailRecord, ParticipantRecord, TicketMailRecord
from storage.tables.outbox import OutgoingMailRecord
from storage.tables.people import AgentRecord, RequesterRecord
from storage.tables.receipts import ReceiptRecord
from storage.tables.reports import ReportRecord
from storage.tables.tickets import TicketRecord

__all__ = [
    "AgentRecord",
    "AttachmentRecord",
    "AttemptRecord",
    "Base",
    "FileRequestRecord",
    "FindingRecord",
    "HandoverRecord",
    "IntentRecord",
    "KeptDigitsRecord",
    "LedgerHeadRecord",
    "MessageMailRecord",
    "MessageRecord",
    "OutgoingMailRecord",
    "ParticipantRecord",
    "ReceiptRecord",
    "ReportRecord",
    "RequesterRecord",
    "SessionRecord",
    "SignInLinkRecord",
    "TicketMailRecord",
    "TicketRecord",
    "WithheldRecord",
]
