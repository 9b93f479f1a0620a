"""The ledger of findings: the key that seals it, and the proof that it is as it was written."""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

from service.faults import faults, reading
from storage.database import Database
from storage.errors import NotMigrated
from storage.ledger.fault import Fault, Kind

__all__ = ["Fault", "Kind", "Verdict", "ledger_key", "verify"]

_TICKETS_AT_ONCE: Final = 200


@dataclass(frozen=True)
class Verdict:
    """`tickets`, `erased` tickets and `findings` were checked before the first `fault`, or all there are.

    `unchecked`: files that were let in without redaction, about which the ledger proves nothing.
    """

    tickets: int
    findings: int
    erased: int
    fault: Fault | None
    unchecked: int = 0


def ledger_key(secret: bytes) -> bytes:
    """The key of the ledger, from the installation's secret, which is kept outside the database."""
    return hmac.digest(secret, b"ledger", hashlib.sha256)


async def verify(database: Database) -> Verdict:
    """Check every row of every ticket, some tickets in each transaction. Raises Temporary and NotMigrated."""
    with faults():
        current = await database.is_current()
    if not current:
        raise NotMigrated
    async with reading(database) as transaction:
        unchecked = await transaction.tickets.unchecked()
    tickets = findings = erased = 0
    after: int | None = None
    while True:
        async with reading(database) as transaction:
            proof = await transaction.ledger.prove(after, _TICKETS_AT_ONCE)
        tickets, findings, erased = tickets + proof.tickets, findings + proof.findings, erased + proof.erased
        if proof.fault or proof.last is None:
            return Verdict(tickets, findings, erased, proof.fault, unchecked)
        after = proof.last
