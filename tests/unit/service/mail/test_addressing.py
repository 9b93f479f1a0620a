"""The tokens that our mails carry: what they hold, and that nobody else can make them."""

from datetime import UTC, datetime

import pytest

from service.mail.addressing import MAX_LOCAL, Addressing
from service.tokens import LETTERS

NOON = datetime(2025, 6, 2, 12, 0, tzinfo=UTC)
HIGHEST = 2**31 - 1
OURS = Addressing(b"s" * 32, "example.com")
OTHERS = Addressing(b"o" * 32, "example.com")


def extension(address: str | None) -> str:
    """What stands between the plus sign and the at sign."""
    assert address is not None
    local, _, domain = address.rpartition("@")
    assert domain == "example.com"
    assert len(local.encode()) <= MAX_LOCAL
    mailbox, plus, token = local.rpartition("+")
    assert (mailbox, plus) == ("support", "+")
    return token


TICKET = extension(OURS.reply_address("support@example.com", 12))
AGENT = extension(OURS.agent_address("support@example.com", 12, 3))
ID = OURS.message_id(12, 7, NOON)


def changed(token: str) -> list[str]:
    """The token with each of its letters replaced, one at a time, with one less and with one more."""
    others = [token[:at] + ("a" if c != "a" else "b") + token[at + 1 :] for at, c in enumerate(token)]
    return [*others, token[:-1], token[:-2], token + "aa", "aa" + token]


@pytest.mark.parametrize("number", [1, 12, HIGHEST])
def test_addresses_and_ids_give_back_what_they_were_made_for(number: int) -> None:
    mailbox = "support@example.com"
    assert OURS.ticket_of(extension(OURS.reply_address(mailbox, number))) == number
    assert OURS.agent_of(extension(OURS.agent_address(mailbox, number, number))) == (number, number)
    assert OURS.ours(OURS.message_id(number, number, NOON)) == (number, number)


def test_case_does_not_matter() -> None:
    assert OURS.ticket_of(TICKET.upper()) == 12
    assert OURS.agent_of(AGENT.title()) == (12, 3)


def test_tokens_can_not_look_like_numbers() -> None:
    assert set(TICKET + AGENT + ID.strip("<>").partition("@")[0] + OURS.loop) <= set(LETTERS)


@pytest.mark.parametrize("token", [*changed(TICKET), AGENT, "", "12", "ticket", "ſ" * 30, "\ud800" * 30])
def test_no_other_extension_names_a_ticket(token: str) -> None:
    assert OURS.ticket_of(token) is None


@pytest.mark.parametrize("token", [*changed(AGENT), TICKET, ""])
def test_no_other_extension_names_an_agent(token: str) -> None:
    assert OURS.agent_of(token) is None


def test_what_another_installation_made_is_not_ours() -> None:
    assert OTHERS.ticket_of(TICKET) is None
    assert OTHERS.agent_of(AGENT) is None
    assert OTHERS.ours(ID) is None
    assert not OTHERS.is_ours(OURS.loop)


def test_a_mailbox_without_room_for_a_token_has_no_address_for_replies() -> None:
    assert OURS.reply_address("s" * 33 + "@example.com", 1) is not None
    assert OURS.reply_address("s" * 34 + "@example.com", 1) is None
    assert OURS.reply_address("support+eu@example.com", 1) is None
    assert OURS.agent_address("ü" * 20 + "@example.com", 1, 1) is None


def test_a_message_id_stays_the_same_and_no_other_mail_has_it() -> None:
    assert OURS.message_id(12, 7, NOON) == ID
    others = {OURS.message_id(13, 7, NOON), OURS.message_id(12, 8, NOON)}
    assert len(others | {ID, OURS.message_id(12, 7, NOON.replace(hour=13))}) == 4


def test_a_message_id_is_ours_under_any_domain() -> None:
    token = ID.partition("@")[0]
    assert OURS.ours(f" {token}@old.example.net> ") == (12, 7)


@pytest.mark.parametrize(
    "message_id",
    ["", "<>", "<@example.com>", "<one@example.com>", f"<{TICKET}@example.com>", "<\ud800@example.com>"]
    + [f"<{token}@example.com>" for token in changed(ID.strip("<>").partition("@")[0])],
)
def test_no_other_message_id_is_ours(message_id: str) -> None:
    assert OURS.ours(message_id) is None


def test_the_loop_header_is_known_again() -> None:
    assert OURS.is_ours(f" {OURS.loop.upper()}\r\n")
    assert not OURS.is_ours("")
    assert not OURS.is_ours("yes\ud800")
