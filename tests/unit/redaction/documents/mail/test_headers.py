"""Header fields in every spelling that mailers produce."""

import pytest

from redaction.documents.mail.addresses import sender
from redaction.documents.mail.headers import HeaderReader, decode_words
from redaction.documents.mail_types import MailLimits


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("=?utf-8?q?caf=C3=A9_au_lait?=", "café au lait"),
        ("=?UTF-8?B?Y2Fmw6k=?=", "café"),
        ("=?utf-8?B?Y2Fmw6k?=", "café"),
        ("=?utf-8*fr?q?caf=C3=A9?=", "café"),
        ("=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        ("=?utf-8?q?a?=\t=?iso-8859-1?q?=E9?=", "aé"),
        ("=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=", "café"),
        ("one =?utf-8?q?two?= three", "one two three"),
        ("one=?utf-8?q?two?=three", "onetwothree"),
        ("=?utf-8?q?what's up??=", "what's up?"),
        ("=?x-none?q?caf=C3=A9?=", "café"),
        ("=?utf-8?q?a=?= =?utf-8?q?=zz?=", "a==zz"),
        ("=?utf-8?B?4piF4piF4pg=?=", "★★\ufffd"),
        ("=?utf-8?q?=E2=98=85=E2=98=85?= =?utf-8?q?=A9?=", "★★\ufffd"),
        ("=?gb2312?B?1tDOxNa=?=", "中文\ufffd"),
        ("=?utf-8?q?never ends", "=?utf-8?q?never ends"),
        ("=?utf-8?z?no?= =?=?", "=?utf-8?z?no?= =?=?"),
        ("=?utf-8?b?!!!?=", ""),
        ("=?utf-8?q?two=0D=0Alines?=", "two lines"),
        ("=?utf-7?q?+2AA-?=", "\ufffd"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
    ],
)
def test_encoded_words(value: str, text: str) -> None:
    assert decode_words(value) == text


@pytest.mark.parametrize(
    ("field", "name", "address"),
    [
        ("ann@example.com", "", "ann@example.com"),
        ("<ann@example.com>", "", "ann@example.com"),
        ("Ann Lee <ann@example.com>", "Ann Lee", "ann@example.com"),
        ('"Lee, Ann" <ann@example.com>', "Lee, Ann", "ann@example.com"),
        ('"Ann \\"Bee\\" Lee" <ann@example.com>', 'Ann "Bee" Lee', "ann@example.com"),
        ("Lee, Ann <ann@example.com>", "Lee, Ann", "ann@example.com"),
        ("ann@example.com (Ann (Bee) Lee)", "Ann (Bee) Lee", "ann@example.com"),
        ("=?utf-8?q?Lee=2C_=C3=84nn?= <ann@example.com>", "Lee, Änn", "ann@example.com"),
        ("=?utf-8?q?Ann_(Acme)?= <ann@example.com>", "Ann (Acme)", "ann@example.com"),
        ('"=?utf-8?q?=C3=84nn?=" <ann@example.com>', "Änn", "ann@example.com"),
        ("=?utf-8?q?Ann_=3Cann=40example=2Ecom=3E?=", "Ann", "ann@example.com"),
        ("ann@example.com, bob@example.com", "", "ann@example.com"),
        ("Ann <ann@example.com>, Bob <bob@example.com>", "Ann", "ann@example.com"),
        ("Support: Ann <ann@example.com>;", "Ann", "ann@example.com"),
        ("ACME: Support <ann@example.com>", "ACME: Support", "ann@example.com"),
        ("<@relay.example:ann@example.com>", "", "ann@example.com"),
        ('"ann lee"@example.com', "ann lee@example.com", ""),
        ("änn@exämple.com", "", "änn@exämple.com"),
        ("Ann <>", "Ann", ""),
        ("undisclosed-recipients:;", "", ""),
        ("not an address", "not an address", ""),
        ("ann lee@example.com", "ann lee@example.com", ""),
        ("<ann @ example.com >", "", "ann@example.com"),
        ("a@b@c", "a@b@c", ""),
        ("<ann@example.com", "", "ann@example.com"),
        (f"<{'a' * 250}@example.com>", "", ""),
        ("Ann <ann@example.com\x00>", "Ann", ""),
        ("", "", ""),
    ],
)
def test_the_sender(field: str, name: str, address: str) -> None:
    assert sender(field) == (name, address)


def test_raw_bytes_in_a_header_are_read() -> None:
    headers, _ = HeaderReader("A: café\nB: caf\xe9\n\n".encode("latin-1"), MailLimits()).read(0, 16)
    assert (headers.text("a"), headers.text("b")) == ("café", "café")


def test_the_first_field_of_a_name_counts() -> None:
    content = b"Subject: one\r\nSUBJECT : two\r\n\r\n"
    headers, body = HeaderReader(content, MailLimits()).read(0, len(content))
    assert (headers.text("subject"), body) == ("one", len(content))


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfSubject: one\n\ntext",
        b" Subject: one\n\ntext",
        b"\tby a.example; today\n\tfor bob\nDate: x\nSubject: one\n\ntext",
        b"From ann@example.com today\n\tby a.example\nSubject: one\n\ntext",
        b"Date: x\n>From ann@example.com today\nSubject: one\n\ntext",
        b"Date: x\nFrom someone\n\tfor bob\nSubject: one\n\ntext",
    ],
)
def test_what_stands_in_the_way_of_fields_is_passed_over(content: bytes) -> None:
    headers, body = HeaderReader(content, MailLimits()).read(0, len(content))
    assert (headers.text("subject"), content[body:]) == ("one", b"text")


def test_a_text_without_fields_is_all_text() -> None:
    content = b"  a poem\n  of two lines\nNote: no field\n"
    assert HeaderReader(content, MailLimits()).read(0, len(content))[1] == 0
