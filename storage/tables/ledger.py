"""What was removed from each ticket, as a chain of rows, and the head that says how long the chain is.

Nothing here holds what was removed, how long it was, or a digest of it. [ADR 8](docs/adr/0008-ledger.md)
"""

from typing import Final

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.codes import Action
from storage.columns import code, digest, opaque
from storage.tables.base import Base

# Words of redaction's own vocabulary. None has room for as many digits as a card number or an SSN.
FEW_DIGITS: Final = r"(?!([^0-9]*[0-9]){9})"
ENTITY: Final = FEW_DIGITS + r"[A-Z][A-Z0-9_]{0,59}"
RECOGNIZER: Final = FEW_DIGITS + r"[A-Za-z][A-Za-z0-9 _.-]{0,79}"
VERSION: Final = FEW_DIGITS + r"([A-Za-z0-9][A-Za-z0-9._+-]{0,39})?"
_WORD_AND_NUMBER: Final = r"[A-Za-z]+( [0-9]{1,8})?"
PLACE: Final = rf"({_WORD_AND_NUMBER}(,? {_WORD_AND_NUMBER})*)?"
LAST_FOUR: Final = r"[0-9]{4}"

KEYED: Final = "HMAC of a row of the ledger with a key outside the database"


class FindingRecord(Base):
    """Something that was removed, `count` times, from one field or from one place of a file.

    `seq` counts from 1 on each ticket, `score` is in ten-thousandths, `previous` is the `mac` of the row
    before. The version is "" for rows that were written before versions were noted. Rows are never changed.
    """

    __tablename__ = "findings"

    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), index=True)
    entity: Mapped[str] = mapped_column(opaque(why="redaction's name of a kind of number", shape=ENTITY))
    place: Mapped[str] = mapped_column(
        opaque(why="the name of a field, or a place in a file such as a line", shape=PLACE)
    )
    recognizer: Mapped[str] = mapped_column(opaque(why="the name of a recognizer", shape=RECOGNIZER))
    recognizer_version: Mapped[str] = mapped_column(opaque(why="a recognizer's version", shape=VERSION))
    score: Mapped[int]
    action: Mapped[Action] = mapped_column(code(Action))
    count: Mapped[int]
    previous: Mapped[bytes] = mapped_column(digest(why=KEYED))
    mac: Mapped[bytes] = mapped_column(digest(why=KEYED))
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachments.id"), default=None)


class KeptDigitsRecord(Base):
    """What the policy left of a card, as the redacted text shows it, too. It is no part of the ledger."""

    __tablename__ = "kept_digits"
    __table_args__ = (
        ForeignKeyConstraint(["ticket_number", "seq"], ["findings.ticket_number", "findings.seq"]),
    )

    ticket_number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digits: Mapped[str] = mapped_column(opaque(why="the last four digits of a card", shape=LAST_FOUR))


class LedgerHeadRecord(Base):
    """How many messages and findings a ticket has, and the `mac` of its last finding.

    Every ticket has one. It stays when the ticket was `erased` (Unix seconds), so it has no foreign key.
    """

    __tablename__ = "ledger_heads"

    ticket_number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    messages: Mapped[int]
    findings: Mapped[int]
    last: Mapped[bytes] = mapped_column(digest(why=KEYED))
    mac: Mapped[bytes] = mapped_column(digest(why=KEYED))
    erased: Mapped[int | None] = mapped_column(BigInteger, default=None)
