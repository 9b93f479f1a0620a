"""`veilbox mail pipe`, as a mail server runs it."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.unit.web.test_cli import CARD, environment, veilbox

__all__ = ["environment"]  # a fixture

MAIL = f"From: Rita <rita@example.com>\r\nSubject: Printer\r\n\r\nMy card {CARD}.\r\n".encode()


def test_a_mail_is_taken_once_and_nothing_is_printed(environment: dict[str, str]) -> None:
    for _ in range(2):
        answer = veilbox(environment, "mail", "pipe", "--from", "rita@example.com", given=MAIL)
        assert (answer.returncode, answer.stdout, answer.stderr) == (0, b"", b"")
    verified = veilbox(environment, "ledger", "verify")
    assert b"1 ticket" in verified.stdout
    kept = [path for path in Path(environment["VEILBOX_DATA"]).rglob("*") if path.is_file()]
    assert not [path for path in kept if CARD.encode() in path.read_bytes()]


def test_without_a_recipient_the_fields_of_the_mail_tell_it(environment: dict[str, str]) -> None:
    boxes = {"VEILBOX_INBOX": "support@localhost,billing@localhost"}
    head = b"Delivered-To: billing@localhost\r\nReceived: from a by b\r\n"
    assert veilbox(environment | boxes, "mail", "pipe", given=head + MAIL).returncode == 0
    with sqlite3.connect(Path(environment["VEILBOX_DATA"]) / "veilbox.db") as database:
        assert database.execute("SELECT mailbox FROM tickets").fetchall() == [("billing@localhost",)]


@pytest.mark.parametrize(
    ("variables", "arguments", "status"),
    [
        ({"ORIGINAL_RECIPIENT": "nobody@localhost"}, [], os.EX_NOUSER),
        ({"VEILBOX_MAX_MAIL_MB": "0"}, [], os.EX_TEMPFAIL),
        ({"VEILBOX_DATABASE_URL": "postgresql://127.0.0.1:1/none"}, [], os.EX_TEMPFAIL),
        ({}, ["--wrong"], os.EX_TEMPFAIL),
    ],
)
def test_the_status_tells_a_mail_server_what_to_do(
    environment: dict[str, str], variables: dict[str, str], arguments: list[str], status: int
) -> None:
    answer = veilbox(environment | variables, "mail", "pipe", *arguments, given=MAIL)
    assert answer.returncode == status, answer.stderr
    assert b"4111" not in answer.stdout + answer.stderr


def test_a_mail_over_the_limit_is_bad_data(environment: dict[str, str]) -> None:
    limits = {"VEILBOX_MAX_MAIL_MB": "1", "VEILBOX_MAX_REQUEST_MB": "1"}
    answer = veilbox(environment | limits, "mail", "pipe", given=MAIL + b"a" * 1_000_000)
    assert answer.returncode == os.EX_DATAERR
