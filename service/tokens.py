"""Signed and random tokens.

They are spelled with the letters a to p only, one letter for four bits. A token of digits could by chance
pass for a card number and be redacted out of a mail that carries it.
"""

import hashlib
import hmac
import secrets

LETTERS = "abcdefghijklmnop"
MAC_BYTES = 16  # 128 bits: can't be guessed, and keeps a ticket's link on one line of a mail
RANDOM_BYTES = 32

_TO_LETTERS = bytes.maketrans(b"0123456789abcdef", LETTERS.encode())
_TO_HEX = bytes.maketrans(LETTERS.encode(), b"0123456789abcdef")


class Signer:
    """Signs and checks payloads for one purpose; a token made for another purpose never verifies."""

    def __init__(self, secret: bytes, purpose: str) -> None:
        self._key = hmac.digest(secret, purpose.encode(), hashlib.sha256)

    def mac(self, message: bytes) -> bytes:
        """The whole keyed digest of `message`, 32 bytes."""
        return hmac.digest(self._key, message, hashlib.sha256)

    def sign(self, payload: bytes) -> str:
        """A token that carries `payload` readably and can't be forged."""
        return encode(payload + self.mac(payload)[:MAC_BYTES])

    def verify(self, token: str) -> bytes | None:
        """The payload of a token that `sign` made, or None."""
        raw = decode(token)
        if raw is None or len(raw) < MAC_BYTES:
            return None
        payload, mac = raw[:-MAC_BYTES], raw[-MAC_BYTES:]
        return payload if hmac.compare_digest(mac, self.mac(payload)[:MAC_BYTES]) else None


def random_token() -> str:
    """A new token of 256 random bits."""
    return encode(secrets.token_bytes(RANDOM_BYTES))


def digest(token: str) -> bytes:
    """What is stored in place of a random token. Its 256 bits need no key and no salt."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).digest()


def encode(raw: bytes) -> str:
    """Bytes in letters a to p."""
    return raw.hex().encode().translate(_TO_LETTERS).decode()


def decode(token: str) -> bytes | None:
    """The bytes of a token, or None when it isn't one: there is one spelling only."""
    if len(token) % 2 or not set(token) <= set(LETTERS):
        return None
    return bytes.fromhex(token.encode().translate(_TO_HEX).decode())
