import pytest

from service.tokens import LETTERS, Signer, digest, random_token

SIGNER = Signer(b"secret", "test")


def test_a_token_carries_its_payload() -> None:
    assert SIGNER.verify(SIGNER.sign(b"\x00payload\xff")) == b"\x00payload\xff"


def test_tokens_are_letters_only() -> None:
    assert set(SIGNER.sign(bytes(range(256))) + random_token()) <= set(LETTERS)


def test_another_secret_or_purpose_does_not_verify() -> None:
    token = SIGNER.sign(b"x")
    assert Signer(b"other", "test").verify(token) is None
    assert Signer(b"secret", "other").verify(token) is None


def test_no_letter_can_be_changed() -> None:
    token = SIGNER.sign(b"12345678")
    for place, letter in enumerate(token):
        other = "a" if letter != "a" else "b"
        assert SIGNER.verify(token[:place] + other + token[place + 1 :]) is None


@pytest.mark.parametrize(
    "token", ["", "a", "aa", "zz" * 20, "AA" * 20, " " * 40, "١" * 40, "\ud800" * 40, "aa" * 5000]
)
def test_malformed_tokens(token: str) -> None:
    assert SIGNER.verify(token) is None


def test_random_tokens_differ_and_their_digests_too() -> None:
    one, other = random_token(), random_token()
    assert digest(one) != digest(other)
    assert digest(one) == digest(one)
    assert len(digest("\ud800")) == 32
