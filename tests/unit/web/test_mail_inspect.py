"""`veilbox mail inspect`, as operators run it."""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.unit.web.test_cli import CARD, environment, veilbox

__all__ = ["environment"]  # a fixture

CLEAN, FOUND, INNER = b"nothing to hide\r\n", f"number {CARD}\r\n".encode(), b"in the inner mail\r\n"
MIXED = 'Content-Type: multipart/mixed; boundary="b"\r\n'
MAIL = f"""From: =?utf-8?q?R=C3=ADta?= <rita@example.com>\r
To: support@example.com, {CARD} <bo@example.com>\r
Subject: Printer\r
 on fire\r
Date: Mon, 1 Jan 2024 10:00:00 +0100\r
{MIXED}\r
--b\r
\r
My card:\r
{CARD}\r
--b\r
Content-Disposition: attachment; filename="{CARD}.txt"\r
Content-Transfer-Encoding: base64\r
\r
{b64encode(CLEAN).decode()}\r
--b\r
Content-Disposition: attachment; filename="b.txt"\r
\r
{FOUND.decode()}\r
--b\r
Content-Type: application/x-unknown\r
Content-ID: <1>\r
\r
\0\1\2\r
--b\r
Content-Type: message/rfc822\r
\r
Subject: inner\r
{MIXED.replace('"b"', '"i"')}\r
--i\r
Content-Disposition: attachment; filename="inner.txt"\r
\r
{INNER.decode()}\r
--i--\r
--b\r
Content-Type: application/pkcs7-mime; name=smime.p7m\r
\r
sealed\r
--b--\r
""".encode()


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


@pytest.fixture
def mails(tmp_path: Path) -> list[Path]:
    """A mail of many parts, one that says nothing, and one that isn't there."""
    paths = [tmp_path / "one.eml", tmp_path / f"{CARD}.eml", tmp_path / "none.eml"]
    paths[0].write_bytes(MAIL)
    paths[1].write_bytes(b"Auto-Submitted: auto-replied\n\n")
    return paths


def inspected(environment: dict[str, str], mails: list[Path]) -> list[dict[str, Any]]:
    answer = veilbox(environment, "mail", "inspect", "--jsonl", *mails)
    assert (answer.returncode, answer.stderr) == (3, b"")
    assert CARD.encode() not in answer.stdout
    assert not Path(environment["VEILBOX_DATA"]).exists()
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_each_file_has_a_line(environment: dict[str, str], mails: list[Path]) -> None:
    one, two, none = inspected(environment, mails)
    assert one["file"] == str(mails[0])
    assert (one["subject"], one["from"]) == ("Printer on fire", "Ríta <rita@example.com>")
    assert one["sender"] == {"name": "Ríta", "address": "rita@example.com"}
    assert one["to"] == "support@example.com, [card ending 1111 removed] <bo@example.com>"
    assert (one["cc"], one["date"]) == ("", "2024-01-01T10:00:00+01:00")
    assert one["text"] == "My card:\n[card ending 1111 removed]"
    assert (one["automatic"], two["automatic"]) == (False, True)
    assert two["file"].endswith("[card ending 1111 removed].eml")
    assert none == {"file": str(mails[2]), "error": "can't be opened"}


def test_what_becomes_of_each_part(environment: dict[str, str], mails: list[Path]) -> None:
    mail = inspected(environment, mails)[0]
    shown = [
        (one["name"], one["received_sha256"], one["stored_sha256"], one["withheld"], one["inside"])
        for one in mail["attachments"]
    ]
    inner = MAIL[MAIL.index(b"Subject: inner") : MAIL.index(b"\r\n--b\r\nContent-Type: application/pkcs7")]
    stored = shown[1][2]
    assert shown == [
        ("[card ending 1111 removed].txt", digest(CLEAN), digest(CLEAN), None, None),
        ("b.txt", digest(FOUND), stored, None, None),
        ("attachment", digest(b"\0\1\2"), None, "unsupported", None),
        ("message.eml", digest(inner), digest(inner), None, None),
        ("smime.p7m", digest(b"sealed"), None, "encrypted", None),
        ("inner.txt", digest(INNER), None, None, "message.eml"),
    ]
    assert stored not in {None, digest(FOUND)}
    assert [one["inline"] for one in mail["attachments"][:4]] == [False, False, True, False]
    assert [one["size"] for one in mail["attachments"][:3]] == [len(CLEAN), len(FOUND), 3]
    assert [(one["name"], one["reason"]) for one in mail["withheld"]] == [
        ("attachment", "unsupported"),
        ("smime.p7m", "encrypted"),
    ]


def test_where_something_was_removed(environment: dict[str, str], mails: list[Path]) -> None:
    findings = inspected(environment, mails)[0]["findings"]
    places = ["to", "text, line 2", "attachment 1, name", "attachment 2, line 1"]
    assert [one["where"] for one in findings] == places
    assert {(one["entity"], one["action"]) for one in findings} == {("CREDIT_CARD", "kept last four")}
    assert all(one["recognizer"] and one["version"] and one["score"] > 0 for one in findings)


def test_a_summary_for_people(environment: dict[str, str], mails: list[Path]) -> None:
    answer = veilbox(environment, "mail", "inspect", *mails)
    assert answer.returncode == 3
    told = answer.stdout.decode()
    assert CARD not in told
    assert "Subject: Printer on fire" in told
    assert "Withheld: smime.p7m, encrypted" in told
    assert "Removed: 4 card numbers" in told
    assert "none.eml: can't be opened" in told


def test_a_mail_over_the_limit_and_many_mails(environment: dict[str, str], mails: list[Path]) -> None:
    mails[1].write_bytes(b"\n" + b"x" * 1_000_001)
    many = [mails[0]] * 12
    answer = veilbox(
        environment | {"VEILBOX_MAX_MAIL_MB": "1"}, "mail", "inspect", "--jsonl", *many, mails[1], *many
    )
    lines = [json.loads(line) for line in answer.stdout.splitlines()]
    assert answer.returncode == 3
    assert [line.get("subject") for line in lines] == ["Printer on fire"] * 12 + [None] + [
        "Printer on fire"
    ] * 12
    assert lines[12]["error"] == "larger than VEILBOX_MAX_MAIL_MB"
