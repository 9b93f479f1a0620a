"""Which delivery reports are believed."""

import pytest

from redaction.documents.mail_types import Bounce, ParsedMail
from redaction.engine import Engine
from redaction.raw import Raw
from service.mail.bounces import is_believed
from service.mail.route import Envelope

REPORT = Bounce("5.1.1", (Raw("other@example.org"), Raw("Rita@Example.org")))


@pytest.mark.parametrize(
    ("sender", "no_return", "believed"),
    [
        ("<>", False, True),
        ("MAILER-DAEMON", False, True),  # by a pipe of Postfix
        ("", True, True),  # by IMAP and the webhook: there is no envelope
        ("", False, False),
        ("mallory@example.net", True, False),
    ],
)
def test_it_wants_no_answer_itself(sender: str, no_return: bool, believed: bool) -> None:
    mail = ParsedMail(bounce=REPORT, no_return=no_return)
    sent_to = Engine().redact("rita@example.org").text
    assert is_believed(mail, Envelope(Raw(sender)), sent_to) is believed
    assert not is_believed(ParsedMail(no_return=True), Envelope(Raw(sender)), sent_to)
    assert not is_believed(mail, Envelope(Raw(sender)), None)


def test_an_international_domain_is_named_in_either_way() -> None:
    sent_to = Engine().redact("rita@bücher.example").text
    for named in ("rita@bücher.example", "rita@xn--bcher-kva.example"):
        assert is_believed(ParsedMail(bounce=Bounce("", (Raw(named),))), Envelope(Raw("<>")), sent_to)
