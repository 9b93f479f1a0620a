"""The proof of the ledger, over what intake wrote."""

from dataclasses import replace
from pathlib import Path

import pytest

from service.ledger import Kind, Verdict, ledger_key, verify
from service.tokens import Signer
from storage.database import Database
from storage.errors import NotMigrated
from tests.support.keys import LEDGER_KEY
from tests.unit.service.conftest import House
from tests.unit.service.test_intake import SUBMISSION, WITH_FILES, reply

SECRET = b"the installation's secret"


@pytest.mark.parametrize("tickets_at_once", [1, 2, 200])
async def test_what_intake_wrote_is_proved_in_parts(
    house: House, monkeypatch: pytest.MonkeyPatch, tickets_at_once: int
) -> None:
    monkeypatch.setattr("service.ledger._TICKETS_AT_ONCE", tickets_at_once)
    intake = house.intake()
    number = (await intake.accept(WITH_FILES)).number
    await intake.add(reply(number))
    for key in (b"2" * 32, b"3" * 32):
        await intake.accept(replace(SUBMISSION, key=key))
    verdict = await verify(house.database)
    found = [len((await house.ticket(each)).messages) for each in (1, 2, 3)]
    assert found == [2, 1, 1]
    assert verdict == Verdict(tickets=3, findings=verdict.findings, erased=0, fault=None)
    assert verdict.findings > 15


async def test_the_fault_ends_the_walk(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.ledger._TICKETS_AT_ONCE", 1)
    for key in (b"2" * 32, b"3" * 32):
        await house.intake().accept(replace(SUBMISSION, key=key))
    other = Database(f"sqlite:///{house.folder / 'veilbox.db'}", b"other" + LEDGER_KEY[5:])
    verdict = await verify(other)
    await other.close()
    assert verdict.fault is not None
    assert (verdict.fault.ticket, verdict.fault.row, verdict.fault.kind) == (1, 1, Kind.CHANGED)


async def test_a_database_without_a_ledger_is_no_proof(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'veilbox.db'}", LEDGER_KEY)
    with pytest.raises(NotMigrated):
        await verify(database)
    await database.close()


def test_the_key_is_used_for_nothing_else() -> None:
    others = [Signer(SECRET, purpose).mac(b"") for purpose in ("ticket link", "form key", "receipt key")]
    assert ledger_key(SECRET) not in others
    assert len(ledger_key(SECRET)) == 32
    assert ledger_key(SECRET) != ledger_key(SECRET + b"!")
