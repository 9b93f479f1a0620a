"""A parsed mail becomes a submission."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from redaction.documents.mail_types import MailFile, MailKind, ParsedMail, UnreadPart
from redaction.raw import Raw
from redaction.types import Reason
from service.links import Links
from service.mail.envelope import NOBODY, NULL_SENDER, submission_of
from service.mail.route import Envelope, Route
from service.submission import MAX_BODY, MAX_LENGTHS, Submission, check
from storage.codes import Channel

CARD = "4111 1111 1111 1111"
LINKS = Links(b"s" * 32)
ENVELOPE = Envelope(Raw("bounces@example.org"), ("support@localhost",))
MAIL = ParsedMail(
    subject=Raw("Printer on fire"),
    from_name=Raw("Rita Requester"),
    from_address=Raw("Rita@example.org"),
    message_id=Raw("<one@example.org>"),
    text=Raw("It burns.\n"),
)


def made(mail: ParsedMail, envelope: Envelope = ENVELOPE, links: Links = LINKS) -> Submission:
    """The submission, which the intake has to find good."""
    submission = submission_of(mail, envelope, Route(), links, ("support@localhost", "help@example.com"))
    assert check(submission, 1000) == {}
    return submission


def test_every_part_finds_its_field() -> None:
    file, unread = MailFile(Raw("a.txt"), b"a"), UnreadPart(Raw("b.bin"), 7, Reason.CORRUPT)
    submission = made(replace(MAIL, files=(file,), unread=(unread,)))
    assert submission.channel is Channel.MAIL
    assert submission.name == Raw("Rita Requester")
    assert submission.email == Raw("rita@example.org")
    assert submission.subject == Raw("Printer on fire")
    assert submission.description == Raw("It burns.")
    assert submission.mail_id == Raw("<one@example.org>")
    assert (submission.files, submission.unread) == ((file,), (unread,))
    assert submission.acknowledge


@pytest.mark.parametrize(
    "address", ["", "not an address", "a@b@c", "rita@example.org\nBcc: x@y", "a" * 300 + "@x.org"]
)
def test_a_from_that_is_no_address_gives_way_to_the_envelope(address: str) -> None:
    assert made(replace(MAIL, from_address=Raw(address))).email == Raw("bounces@example.org")


@pytest.mark.parametrize("sender", [NULL_SENDER, "", "nonsense"])
def test_without_any_address_nobody_asks_and_nobody_is_answered(sender: str) -> None:
    submission = made(replace(MAIL, from_address=Raw("")), Envelope(Raw(sender), ENVELOPE.mailboxes))
    assert submission.email == Raw(NOBODY)
    assert not submission.acknowledge


@pytest.mark.parametrize(
    ("mail", "sender"),
    [
        (replace(MAIL, kind=MailKind.AUTO_REPLY), "rita@example.org"),
        (MAIL, NULL_SENDER),
        (replace(MAIL, from_address=Raw("Support@localhost")), "rita@example.org"),
        (replace(MAIL, from_address=Raw("help@example.com")), "rita@example.org"),
    ],
)
def test_machines_and_ourselves_get_no_answer(mail: ParsedMail, sender: str) -> None:
    assert not made(mail, Envelope(Raw(sender), ENVELOPE.mailboxes)).acknowledge


def test_what_is_missing_has_a_name() -> None:
    submission = made(replace(MAIL, subject=Raw(" \n"), text=Raw("\n \n"), from_name=Raw("")))
    assert submission.subject == Raw("(no subject)")
    assert submission.description == Raw("(no text)")
    assert submission.name == Raw("rita@example.org")


def test_control_characters_and_line_breaks_are_no_reason_to_refuse() -> None:
    odd = Raw("one\r\n two\x00\x1b\u2028three\ud800")
    submission = made(replace(MAIL, subject=odd, from_name=odd, text=odd))
    assert submission.subject.reveal().startswith("one two")
    assert submission.description.reveal().startswith("one\n two")


def test_a_long_subject_is_cut_and_stands_whole_in_the_text() -> None:
    subject = "word " * 100
    submission = made(replace(MAIL, subject=Raw(subject)))
    assert 0 < len(submission.subject) <= MAX_LENGTHS["subject"]
    assert submission.description.reveal() == f"Subject: {subject.strip()}\n\nIt burns."


@pytest.mark.parametrize("before", range(277, 301))
def test_no_cut_goes_through_a_number(before: int) -> None:
    """Part of a card number would not be recognised as one."""
    subject = "a" * before + f" {CARD} and more"
    kept = made(replace(MAIL, subject=Raw(subject), from_name=Raw(subject[80:]))).subject.reveal()
    assert CARD in kept or not any(character.isdigit() for character in kept)


def test_a_long_text_becomes_a_file_and_begins_in_the_ticket() -> None:
    text = "line of text\n" * 10_000
    submission = made(replace(MAIL, text=Raw(text), files=(MailFile(Raw("a.txt"), b"a"),)))
    assert len(submission.description) <= MAX_BODY
    assert submission.description.reveal().startswith("line of text\nline")
    assert submission.description.reveal().endswith("[The whole message is in message.txt.]")
    assert [file.name.reveal() for file in submission.files] == ["message.txt", "a.txt"]
    assert submission.files[0].content.decode() == text.strip()


@pytest.mark.parametrize(
    "other",
    [
        replace(MAIL, subject=Raw("Printer  on\n fire")),
        replace(MAIL, text=Raw("It burns.  \r\n\r\n")),
        replace(MAIL, from_name=Raw("R. Requester")),
    ],
)
def test_the_same_mail_written_another_way_has_the_same_key(other: ParsedMail) -> None:
    assert made(other).key == made(MAIL).key


@pytest.mark.parametrize(
    "other",
    [
        replace(MAIL, subject=Raw("Printer")),
        replace(MAIL, text=Raw("It burns!")),
        replace(MAIL, from_address=Raw("rob@example.org")),
        replace(MAIL, message_id=Raw("<two@example.org>")),
        replace(MAIL, files=(MailFile(Raw("a.txt"), b"a"),)),
        replace(MAIL, unread=(UnreadPart(Raw("a.txt"), 1, Reason.CORRUPT),)),
    ],
)
def test_another_mail_has_another_key(other: ParsedMail) -> None:
    assert made(other).key != made(MAIL).key


def test_few_words_without_an_id_are_another_mail_on_another_day_or_ticket() -> None:
    bare = replace(MAIL, message_id=Raw(""), date=datetime(2026, 1, 1, tzinfo=UTC))
    tomorrow = replace(bare, date=datetime(2026, 1, 2, tzinfo=UTC))
    elsewhere = replace(ENVELOPE, extensions=("abcd",))
    assert len({made(bare).key, made(tomorrow).key, made(bare, elsewhere).key}) == 3


def test_the_key_depends_on_the_mailbox_and_the_secret() -> None:
    keys = {
        made(MAIL).key,
        made(MAIL, Envelope(ENVELOPE.sender, ("sales@localhost",))).key,
        made(MAIL, links=Links(b"o" * 32)).key,
    }
    assert len(keys) == 3
    assert {len(key) for key in keys} == {32}
