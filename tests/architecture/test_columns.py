"""Every column that can hold letters or bytes says what may be in it."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Column, Enum, MetaData, String, Table
from sqlalchemy.types import LargeBinary, TypeEngine

from storage.columns import Clean, Digest, Opaque, Redacted
from storage.errors import Rejected
from storage.tables import Base

HARMLESS = {"INTEGER", "BIGINT", "BOOLEAN", "DOUBLE", "DATETIME"}


def kind(column: Column[Any]) -> str | None:
    """What may be in a column, or None when nobody has said."""
    match column.type:
        case Redacted() | Clean():
            return "redacted"
        case Opaque(why=why) | Digest(why=why):
            return f"ours: {why}" if len(why) > 10 else None
        case Enum(native_enum=False, create_constraint=True, enums=words) if words:
            return "a word of a list"
        case other:
            return "no letters" if spelling(other) in HARMLESS else None


def spelling(column_type: TypeEngine[object]) -> str:
    """The type as SQL writes it."""
    return str(column_type.compile())


def undeclared(metadata: MetaData) -> Iterator[str]:
    """The columns of which nobody has said what may be in them."""
    for table in metadata.tables.values():
        yield from (f"{table.name}.{column.name}" for column in table.columns if kind(column) is None)


def test_every_column_says_what_may_be_in_it() -> None:
    assert list(undeclared(Base.metadata)) == []


@pytest.mark.parametrize("forgotten", [String(50), LargeBinary(), Opaque("", ".*"), Enum("a", "b")])
def test_a_forgotten_column_would_be_found(forgotten: TypeEngine[object]) -> None:
    metadata = MetaData()
    Table("phones", metadata, Column("number", forgotten), Column("subject", Redacted))
    assert list(undeclared(metadata)) == ["phones.number"]


def test_these_columns_hold_what_people_wrote() -> None:
    redacted = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if kind(column) == "redacted"
    }
    assert redacted == {
        "agents.email",
        "agents.name",
        "attachments.name",
        "message_mails.markup",
        "message_mails.reply_to",
        "messages.body",
        "messages.mail_id",
        "requesters.email",
        "requesters.name",
        "tickets.company",
        "tickets.environment",
        "tickets.snippet",
        "tickets.subject",
        "withheld_files.name",
    }


OWN_WORDS = [
    column
    for table in Base.metadata.tables.values()
    for column in table.columns
    if isinstance(column.type, Opaque)
]


@pytest.mark.parametrize("column", OWN_WORDS, ids=str)
@pytest.mark.parametrize("number", ["4012888888881881", "219099999", "219-09-9999", "219 09 9999"])
def test_a_number_does_not_fit_into_a_word_of_ours(column: Column[str], number: str) -> None:
    bind = column.type.process_bind_param  # type: ignore[attr-defined]
    for word in (
        number,
        f"line {number}",
        f"text/{number}",
        f"US_{number}",
        f"Card {number}",
        f"$argon2id${number}",
    ):
        with pytest.raises(Rejected):
            bind(word, None)


def test_words_of_redaction_fit() -> None:
    columns = {str(column): column.type.process_bind_param for column in OWN_WORDS}  # type: ignore[attr-defined]
    for name, words in {
        "findings.place": ["", "line 3", "page 12", "line 12345678", "row 100000, column 16384", "file name"],
        "findings.entity": ["CREDIT_CARD", "US_SSN", "CARD_TRACK", "URL"],
        "findings.recognizer": ["CardRecognizer", "US SSN recognizer v2.1"],
        "findings.recognizer_version": ["", "1.0", "0.0.1", "2.1.0rc1+local"],
        "kept_digits.digits": ["4242"],
        "attachments.media_type": ["text/plain", "application/vnd.ms-excel.sheet.macro-enabled.12"],
    }.items():
        assert [columns[name](word, None) for word in words] == words
