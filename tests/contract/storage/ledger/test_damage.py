"""The ledger names the first row that is not as it was written."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from storage.database import Database
from storage.ledger.fault import Fault, Kind
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.ledger.steps import COLUMNS, ROWS, VISA, prove, reply, rows, run, set_back
from tests.contract.storage.samples import open_ticket
from tests.support.keys import LEDGER_KEY

NOT_LINKED = "DELETE FROM kept_digits WHERE ticket_number = 1"
GONE = "DELETE FROM findings WHERE ticket_number = 1 AND seq"
INSERT = (
    f"INSERT INTO findings ({', '.join(COLUMNS)}) SELECT "
    + ", ".join("{seq}" if name == "seq" else "'OTHER'" if name == "entity" else name for name in COLUMNS)
    + " FROM findings WHERE ticket_number = 1 AND seq = 1"
)
LAST_BUT_ONE = f"SELECT mac FROM findings WHERE ticket_number = 1 AND seq = {ROWS - 1}"
MESSAGE = "ticket_number, kind, channel, body, created"
UP = "UPDATE findings SET seq = seq + {by} WHERE ticket_number = 1 AND seq > {after}"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("entity", "'US_ITIN'"),
        ("place", "'subject'"),
        ("recognizer", "'Another'"),
        ("recognizer_version", "''"),
        ("score", "score - 1"),
        ("action", "'removed'"),
        ("count", "count + 1"),
        ("message_id", "message_id + 1"),
        ("attachment_id", "(SELECT min(id) FROM attachments)"),
        ("previous", "mac"),
        ("mac", "previous"),
    ],
)
@pytest.mark.usefixtures("number")
async def test_a_column_that_was_changed_is_noticed(database: Database, column: str, value: str) -> None:
    await run(database, f"UPDATE findings SET {column} = {value} WHERE ticket_number = 1 AND seq = 2")
    assert (await prove(database)).fault == Fault(1, Kind.CHANGED, 2)


DAMAGE: Sequence[tuple[str, Sequence[str], Fault]] = [
    ("the first row removed", [f"{GONE} = 1"], Fault(1, Kind.REMOVED, 1)),
    ("a row removed from the middle", [f"{GONE} = 3"], Fault(1, Kind.REMOVED, 3)),
    ("the last row removed", [f"{GONE} = {ROWS}"], Fault(1, Kind.REMOVED, ROWS)),
    ("all rows removed", [f"{GONE} > 0"], Fault(1, Kind.REMOVED, 1)),
    (
        "a row removed and the later ones moved up",
        [f"{GONE} = 2", UP.format(by=100, after=2), UP.format(by=-101, after=2)],
        Fault(1, Kind.REMOVED, 2),
    ),
    (
        "all rows and the head removed",
        [f"{GONE} > 0", "DELETE FROM ledger_heads WHERE ticket_number = 1"],
        Fault(1, Kind.HEAD_REMOVED),
    ),
    ("the head removed", ["DELETE FROM ledger_heads WHERE ticket_number = 1"], Fault(1, Kind.HEAD_REMOVED)),
    (
        "the last row removed and the head adapted",
        [
            f"{GONE} = {ROWS}",
            f"UPDATE ledger_heads SET findings = {ROWS - 1}, last = ({LAST_BUT_ONE}) WHERE ticket_number = 1",
        ],
        Fault(1, Kind.HEAD_CHANGED),
    ),
    (
        "two rows swapped",
        [
            "UPDATE findings SET seq = 99 WHERE ticket_number = 1 AND seq = 2",
            "UPDATE findings SET seq = 2 WHERE ticket_number = 1 AND seq = 3",
            "UPDATE findings SET seq = 3 WHERE ticket_number = 1 AND seq = 99",
        ],
        Fault(1, Kind.MOVED, 2),
    ),
    (
        "a row moved to the end",
        ["UPDATE findings SET seq = 99 WHERE ticket_number = 1 AND seq = 2"],
        Fault(1, Kind.MOVED, 2),
    ),
    (
        "a row moved to another ticket",
        ["UPDATE findings SET ticket_number = 2, seq = 9 WHERE ticket_number = 1 AND seq = 2"],
        Fault(1, Kind.REMOVED, 2),
    ),
    ("a row inserted at the end", [INSERT.format(seq=ROWS + 1)], Fault(1, Kind.INSERTED, ROWS + 1)),
    ("a row inserted far behind", [INSERT.format(seq=900)], Fault(1, Kind.INSERTED, 900)),
    ("a row inserted at the front", [INSERT.format(seq=0)], Fault(1, Kind.INSERTED, 0)),
    (
        "a row inserted in the middle",
        [UP.format(by=100, after=1), UP.format(by=-99, after=1), INSERT.format(seq=2)],
        Fault(1, Kind.INSERTED, 2),
    ),
    (
        "a message inserted",
        [
            f"INSERT INTO messages ({MESSAGE}) SELECT {MESSAGE} FROM messages WHERE id = 1",
        ],
        Fault(1, Kind.SET_BACK),
    ),
    (
        "a message hidden",
        ["UPDATE messages SET kind = 'event' WHERE ticket_number = 1 AND id > 1"],
        Fault(1, Kind.MESSAGE_REMOVED),
    ),
    (
        "a ticket removed without its head",
        [
            "DELETE FROM kept_digits",
            *(f"DELETE FROM {table} WHERE ticket_number = 2" for table in ("findings", "messages")),
            "DELETE FROM tickets WHERE number = 2",
        ],
        Fault(2, Kind.TICKET_REMOVED),
    ),
    (
        "damage on two tickets",
        [
            "UPDATE findings SET count = 7 WHERE ticket_number = 2",
            "DELETE FROM ledger_heads WHERE ticket_number = 1",
        ],
        Fault(1, Kind.HEAD_REMOVED),
    ),
]


@pytest.mark.parametrize(
    ("statements", "fault"), [case[1:] for case in DAMAGE], ids=[case[0] for case in DAMAGE]
)
@pytest.mark.usefixtures("number")
async def test_damage_is_named(database: Database, statements: Sequence[str], fault: Fault) -> None:
    await run(database, NOT_LINKED, *statements)
    assert (await prove(database, tickets=1)).fault == fault


@pytest.mark.parametrize(
    ("statements", "fault"), [case[1:] for case in DAMAGE], ids=[case[0] for case in DAMAGE]
)
@pytest.mark.usefixtures("number")
async def test_damage_is_not_healed_by_what_is_written_after_it(
    database: Database, redact: Redact, statements: Sequence[str], fault: Fault
) -> None:
    await run(database, NOT_LINKED, *statements)
    await reply(database, redact)
    assert (await prove(database)).fault is not None


@pytest.mark.parametrize("removed", [True, False])
@pytest.mark.parametrize("continued", [True, False])
async def test_a_head_that_was_set_back_is_noticed(
    database: Database, people: People, redact: Redact, removed: bool, continued: bool
) -> None:
    async with database.write() as transaction:
        await open_ticket(transaction, people.rosa, redact(f"card {VISA}"))
    [early] = await rows(database, "ledger_heads")
    await reply(database, redact)
    await set_back(database, early, *([NOT_LINKED, f"{GONE} = 2"] if removed else []))
    if continued:
        await reply(database, redact)
    place = 3 if continued and not removed else None
    assert (await prove(database)).fault == Fault(1, Kind.SET_BACK, place)


async def test_rows_sealed_with_another_key_are_noticed(
    database: Database, database_of_another_key: Database, number: int
) -> None:
    assert (await prove(database_of_another_key)).fault == Fault(number, Kind.CHANGED, 1)


@pytest.fixture
async def database_of_another_key(database: Database) -> AsyncIterator[Database]:
    """The same database, opened with another secret."""
    other = Database(database._writer.url.render_as_string(hide_password=False), b"other" + LEDGER_KEY[5:])
    yield other
    await other.close()


@pytest.mark.parametrize(
    "damage",
    [
        "action = 'unheard of'",
        "score = 'many'",
        "mac = 'text'",
        "previous = NULL",
        "seq = 'x'",
        "count = x'00'",
    ],
)
async def test_values_that_fit_no_column_are_changes_like_others(
    tmp_path: Path, redact: Redact, damage: str
) -> None:
    """SQLite keeps anything in any column for those who ask it to."""
    database = Database(f"sqlite:///{tmp_path}/veilbox.db", LEDGER_KEY)
    await database.migrate()
    async with database.write() as transaction:
        rosa = await transaction.people.requester(redact("rosa@example.com"), redact("Rosa"))
        await open_ticket(transaction, rosa, redact(f"card {VISA}"))
    await run(
        database,
        "DELETE FROM kept_digits",
        "PRAGMA ignore_check_constraints = 1",
        f"UPDATE findings SET {damage}" if "NULL" not in damage else "UPDATE findings SET previous = x''",
    )
    fault = (await prove(database)).fault
    await database.close()
    assert fault is not None
    assert (fault.ticket, fault.kind) == (1, Kind.INSERTED if "seq" in damage else Kind.CHANGED)
