import pytest

from service.links import FORM_KEY_SECONDS, Links

LINKS = Links(b"s" * 32)


@pytest.mark.parametrize("number", [1, 42, 2**62])
def test_a_ticket_token_opens_its_ticket(number: int) -> None:
    token = LINKS.ticket_token(number)
    assert LINKS.number_of(token) == number
    assert Links(b"t" * 32).number_of(token) is None


def test_a_form_key_is_no_ticket_token() -> None:
    assert LINKS.number_of(LINKS.form_key()) is None
    assert LINKS.form_key_of(LINKS.ticket_token(1)) is None


def test_form_keys_differ_and_expire() -> None:
    now = [1_000_000.0]
    links = Links(b"s" * 32, lambda: now[0])
    token = links.form_key()
    key = links.form_key_of(token)
    assert key is not None
    assert key != links.form_key_of(links.form_key())
    now[0] += FORM_KEY_SECONDS
    assert links.form_key_of(token) == key
    now[0] += 1
    assert links.form_key_of(token) is None


def test_a_key_binds_origin_content_and_installation() -> None:
    keys = {
        LINKS.key_for(b"form", b"content"),
        LINKS.key_for(b"form", b"other"),
        LINKS.key_for(b"for", b"mcontent"),
        Links(b"t" * 32).key_for(b"form", b"content"),
    }
    assert len(keys) == 4
    assert {len(key) for key in keys} == {32}
    assert LINKS.key_for(b"form", b"content") in keys
