"""The English of the pages."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from redaction.types import Reason
from storage.codes import Channel, Delivery, Failure, OutgoingKind, Status, View
from storage.mail_views import Failed
from web import words

NOW = datetime(2026, 11, 24, 9, 26, tzinfo=UTC)


@dataclass(frozen=True)
class Found:
    entity: str
    count: int


def test_every_code_has_its_words() -> None:
    assert set(words.STATUSES) == set(words.PROGRESS) == set(Status)
    assert set(words.CHANNELS) == set(Channel)
    assert set(words.DELIVERIES) == set(Delivery)
    assert set(words.MAILS) == set(OutgoingKind)
    assert set(words.FAILURES) == set(Failure)
    assert set(words.EMPTY_VIEWS) == set(View)
    assert set(words.REASONS) == set(words.FIXES) == set(Reason)


@pytest.mark.parametrize(
    ("entity", "kept", "shown"),
    [
        ("CREDIT_CARD", "4242", ("card", "•••• 4242")),
        ("CREDIT_CARD", "", ("card", "removed")),
        ("US_SSN", "", ("SSN", "removed")),
        ("CARD_CVV", "", ("security code", "removed")),
        ("IBAN_CODE", "", ("iban code", "removed")),
    ],
)
def test_a_chip_says_the_kind_and_what_is_left(entity: str, kept: str, shown: tuple[str, str]) -> None:
    assert words.chip(entity, kept) == shown


def test_findings_are_counted_by_kind() -> None:
    found = [Found("CREDIT_CARD", 1), Found("US_SSN", 1), Found("CREDIT_CARD", 2), Found("CARD_PIN", 1)]
    assert words.removed(found) == "3 card numbers, 1 SSN and 1 PIN"
    assert words.removed([]) == ""


@pytest.mark.parametrize(
    ("failed", "said"),
    [
        (Failed(Failure.UNREACHABLE), "the mail server can’t be reached"),
        (Failed(Failure.RECIPIENT, 550, "5.1.1"), "there is no such mailbox (550 5.1.1)"),
        (Failed(Failure.CONTENT, 554, "5.6.7"), "the mail server refused the message (554 5.6.7)"),
        (Failed(Failure.SENDER, 553), "the mail server refused the sender’s address (553)"),
        (Failed(Failure.BOUNCED, 0, "5.2.2"), "it came back: the mailbox is full (5.2.2)"),
        (Failed(Failure.BOUNCED), "it came back after it was sent"),
    ],
)
def test_why_a_mail_was_not_delivered(failed: Failed, said: str) -> None:
    assert words.failure(failed) == said


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        ("description", "message"),
        ("subject", "subject"),
        ("file 2 line 3", "file 2, line 3"),
        ("file 2", "file 2"),
        ("environment", "technical details"),
    ],
)
def test_a_place_is_called_as_on_the_page(where: str, shown: str) -> None:
    assert words.place(where) == shown


@pytest.mark.parametrize(
    ("count", "shown"),
    [(1, "1 byte"), (820, "820 bytes"), (18_240, "18 KB"), (3_140_000, "3.1 MB"), (48_000_000, "48 MB")],
)
def test_sizes_are_in_steps_of_a_thousand(count: int, shown: str) -> None:
    assert words.size(count) == shown


@pytest.mark.parametrize(
    ("gone", "shown"),
    [
        (timedelta(minutes=12), "today at 09:14 UTC"),
        (timedelta(hours=10), "yesterday at 23:26 UTC"),
        (timedelta(days=3), "21 Nov at 09:26 UTC"),
        (timedelta(days=400), "20 Oct 2025 at 09:26 UTC"),
    ],
)
def test_a_moment_names_day_and_zone(gone: timedelta, shown: str) -> None:
    assert words.moment(NOW - gone, NOW) == shown


@pytest.mark.parametrize(
    ("gone", "shown"),
    [
        (timedelta(seconds=59), "now"),
        (timedelta(seconds=-5), "now"),
        (timedelta(minutes=12), "12m"),
        (timedelta(hours=23, minutes=59), "23h"),
        (timedelta(days=6), "6d"),
        (timedelta(days=50), "7w"),
    ],
)
def test_an_age_is_its_largest_unit(gone: timedelta, shown: str) -> None:
    assert words.age(NOW - gone, NOW) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(1, "1 second"), (45, "45 seconds"), (60, "1 minute"), (61, "2 minutes"), (900, "15 minutes")],
)
def test_a_time_to_wait_is_rounded_up(seconds: int, shown: str) -> None:
    assert words.duration(seconds) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Priya Raman", "PR"), ("Anna Maria de Souza", "AS"), ("émile", "É"), ("", "?"), ("<b> 12", "?")],
)
def test_initials(name: str, shown: str) -> None:
    assert words.initials(name) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a.log", "LOG"), ("archive.tar.gz", "GZ"), ("README", "FILE"), ("x.<b>", "FILE"), ("x.", "FILE")],
)
def test_extension(name: str, shown: str) -> None:
    assert words.extension(name) == shown
