"""`veilbox ledger verify`, run as its users run it."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import SERVE, VeilboxServer
from tests.support.visitors import Visitor, deliver, mail

CARD, SSN = "4111 1111 1111 1111", "536-90-4399"
TEXT = f"card {CARD}, my SSN is {SSN}, CVV 123"
LAST = 4  # the last row of the first ticket


def verify(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The command in the environment of an installation."""
    command = [SERVE[0], "ledger", "verify"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VeilboxServer]:
    """An installation with three tickets, verified while it ran, and stopped."""
    with VeilboxServer(tmp_path_factory.mktemp("ledger")) as server:
        first = mail("First", TEXT)
        first.add_attachment(f"a log\nssn {SSN}\n".encode(), "text", "plain", filename="a.log")
        deliver(server, first)
        deliver(server, mail("Second", "nothing in it"))
        form = {"name": "Rita", "email": "rita@example.com", "subject": f"card {CARD}", "description": "Help"}
        with Visitor(server) as visitor:
            visitor.send("/", "/tickets", form).raise_for_status()
        running = verify(server.environment())
        assert (running.returncode, running.stderr) == (0, "")
        assert running.stdout == "3 tickets, 5 findings: every row is as it was written.\n"
        assert server.stop() == 0
        yield server


@pytest.fixture
def environment(filled: VeilboxServer, tmp_path: Path) -> dict[str, str]:
    """A copy of the installation, to be damaged."""
    shutil.copytree(filled.data, tmp_path / "data")
    return {**filled.environment(), "VEILBOX_DATA": str(tmp_path / "data")}


def damage(environment: dict[str, str], statements: str) -> None:
    """What somebody does who can write to the database file."""
    connection = sqlite3.connect(Path(environment["VEILBOX_DATA"]) / "veilbox.db")
    connection.executescript(statements)
    connection.close()


SWAP = """
    UPDATE findings SET seq = 9 WHERE ticket_number = 1 AND seq = 1;
    UPDATE findings SET seq = 1 WHERE ticket_number = 1 AND seq = 2;
    UPDATE findings SET seq = 2 WHERE ticket_number = 1 AND seq = 9"""
INSERT = """
    CREATE TABLE copy AS SELECT * FROM findings WHERE ticket_number = 3;
    UPDATE copy SET seq = 2; INSERT INTO findings SELECT * FROM copy; DROP TABLE copy"""
MESSAGE = "ticket_number, kind, channel, body, created"
CASES = [
    (
        "UPDATE findings SET entity = 'US_ITIN' WHERE ticket_number = 1 AND seq = 2",
        "Row 2 of ticket 1 was changed after it was written.",
    ),
    ("DELETE FROM findings WHERE ticket_number = 1 AND seq = 2", "Row 2 of ticket 1 was removed."),
    (
        f"DELETE FROM findings WHERE ticket_number = 1 AND seq = {LAST}",
        f"Row {LAST} of ticket 1 was removed.",
    ),
    ("DELETE FROM findings WHERE ticket_number = 3", "Row 1 of ticket 3 was removed."),
    (
        "DELETE FROM findings WHERE ticket_number = 3; DELETE FROM ledger_heads WHERE ticket_number = 3",
        "The ledger's head for ticket 3 was removed; its rows may be incomplete.",
    ),
    (SWAP, "Row 1 of ticket 1 does not stand where it was written: rows were reordered."),
    (INSERT, "Row 2 of ticket 3 was inserted; Veilbox did not write it."),
    (
        f"UPDATE ledger_heads SET findings = {LAST - 1} WHERE ticket_number = 1",
        "The ledger's head for ticket 1 was changed.",
    ),
    ("DELETE FROM messages WHERE ticket_number = 2", "A message of ticket 2 was removed."),
    (
        f"INSERT INTO messages ({MESSAGE}) SELECT {MESSAGE} FROM messages WHERE ticket_number = 2",
        "The ledger of ticket 2 was set back to an earlier state; rows may be missing.",
    ),
    (
        "DELETE FROM messages WHERE ticket_number = 2; DELETE FROM tickets WHERE number = 2",
        "Ticket 2 was removed; its head in the ledger is still there.",
    ),
]


@pytest.mark.parametrize(("statements", "said"), CASES)
def test_the_first_row_that_is_not_as_it_was_written_is_named(
    environment: dict[str, str], statements: str, said: str
) -> None:
    damage(environment, f"PRAGMA foreign_keys = 0; {statements};")
    answer = verify(environment)
    assert answer.returncode == 1
    assert answer.stdout == f"{said}\n"
    assert "Traceback" not in answer.stderr


def test_what_nobody_touched_passes(environment: dict[str, str]) -> None:
    answer = verify(environment)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout == "3 tickets, 5 findings: every row is as it was written.\n"


def test_another_secret_is_named_as_a_possible_reason(environment: dict[str, str]) -> None:
    answer = verify({**environment, "VEILBOX_SECRET": "another secret that is long enough for it"})
    assert answer.returncode == 1
    assert answer.stdout == "Row 1 of ticket 1 was changed after it was written.\n"
    assert "With another secret than they were written with, all of them look changed." in answer.stderr


def test_a_database_without_tables_is_no_proof(environment: dict[str, str], tmp_path: Path) -> None:
    answer = verify({**environment, "VEILBOX_DATA": str(tmp_path / "empty")})
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "needs a migration" in answer.stderr


def test_the_ledger_knows_recognizer_and_version_and_no_value(environment: dict[str, str]) -> None:
    connection = sqlite3.connect(Path(environment["VEILBOX_DATA"]) / "veilbox.db")
    columns = "entity, place, recognizer, recognizer_version, action"
    found = connection.execute(
        f"SELECT {columns} FROM findings WHERE ticket_number = 1 ORDER BY seq"
    ).fetchall()
    everything = repr(connection.execute("SELECT * FROM findings").fetchall())
    connection.close()
    assert found == [
        ("CREDIT_CARD", "description", "CardRecognizer", "1.2", "kept last four"),
        ("US_SSN", "description", "SsnRecognizer", "1.2", "removed"),
        ("CARD_CVV", "description", "CvvRecognizer", "1.1", "removed"),
        ("US_SSN", "line 2", "SsnRecognizer", "1.2", "removed"),
    ]
    assert not any(digits in everything for digits in ("1111", "4399", "536-"))
