from __future__ import annotations

from email import message_from_bytes
from email.policy import SMTP

from bench.texts import FORM_BYTES, MAIL_BYTES, descriptions, mail, mail_bodies


def test_descriptions_have_the_size_that_is_printed_and_differ() -> None:
    assert {len(text.encode()) for text in descriptions()} == {FORM_BYTES}
    assert len(set(descriptions())) == len(descriptions())


def test_mails_have_the_size_that_is_printed_and_are_ready_for_smtp() -> None:
    for number, body in enumerate(mail_bodies()):
        content = mail(number, "0123456789abcdef", body)
        assert len(content) == MAIL_BYTES
        assert content.endswith(b"\r\n")
        assert b"\r\n." not in content
        assert message_from_bytes(content, policy=SMTP).defects == []


def test_one_text_in_three_holds_what_must_go() -> None:
    secrets = ("4242 4242 4242 4242", "5555-5555-5555-4444", "536-22-8726")
    holding = [text for text in descriptions() if any(secret in text for secret in secrets)]
    assert len(holding) == -(-len(descriptions()) // 3)
