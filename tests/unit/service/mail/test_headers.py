"""Headers of our mails, whatever stands in names and subjects, as a mail program reads them."""

import email
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.mail.headers import one_line, policy_for, recipient

SIGNS = st.sampled_from(
    [*'\r\n\x00\x85\u2028"\\<>@,;:()[]=?ü😀\u202e. ', "=?utf-8?q?=34?=", "a" * 80, "ä" * 60]
)
TEXTS = st.lists(SIGNS | st.characters(exclude_categories=["Cs"]), max_size=30).map("".join)
RITA = "rita@example.org"


def arrived(name: str, subject: str) -> Message:
    """A mail with these, after it went over the wire."""
    to = recipient(RITA, name)
    message = EmailMessage(policy=policy_for(RITA))
    message["To"] = to
    message["Subject"] = one_line(subject)
    message.set_content("text")
    content = message.as_bytes()
    assert max(map(len, content.split(b"\r\n"))) < 998
    return email.message_from_bytes(content)


def decoded(header: str) -> str:
    """What a reader sees."""
    return str(make_header(decode_header(header.replace("\r\n", ""))))


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_what_is_written_is_what_is_read(name: str, subject: str) -> None:
    message = arrived(name, subject)
    assert message.keys()[:2] == ["To", "Subject"]
    assert message.get_payload() == "text\r\n"
    assert decoded(str(message["Subject"])) == one_line(subject)
    shown, _, address = str(message["To"]).replace("\r\n", "").rpartition("<")
    assert address == f"{RITA}>"
    assert decoded(shown.strip()) == one_line(name)


@pytest.mark.parametrize("rest", ["", "a" * 80, "ä" * 80])
@pytest.mark.parametrize(
    "name",
    ["mallory@example.org,", '"mallory" <mallory@example.org>,', "x:mallory@example.org;", "(", "[", '"'],
)
def test_no_name_becomes_an_address(name: str, rest: str) -> None:
    content = str(arrived(f"{name} {rest}", "s"))
    message = email.message_from_string(content, policy=default)
    assert [one.addr_spec for one in message["To"].addresses] == [RITA]
    assert "mallory@" not in content.partition("<rita")[0]
