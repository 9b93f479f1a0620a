"""The signature of mail that a provider posts to us, after the Standard Webhooks specification.

What is signed is "id.timestamp.body" with HMAC-SHA256; the header lists signatures as "v1,<base64>".
"""

import base64
import binascii
import hashlib
import hmac
import time
from collections.abc import Callable

TOLERANCE_SECONDS = 300  # the specification leaves it open; its libraries use five minutes
PREFIX = "whsec_"
_VERSION = "v1"


class HookSignature:
    """Knows the secret: as it is, or in base64 after "whsec_". `clock` gives Unix seconds."""

    def __init__(self, secret: str, clock: Callable[[], float] = time.time) -> None:
        self._key = _key(secret)
        self._clock = clock

    def is_recent(self, timestamp: str) -> bool:
        """Whether the timestamp is one, and near enough to now: an old request may be a replayed one."""
        digits = timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12
        return digits and abs(self._clock() - int(timestamp)) <= TOLERANCE_SECONDS

    def fits(self, message: str, timestamp: str, body: bytes, signatures: str) -> bool:
        """Whether one of the signatures is ours, of this message id, time and body."""
        signed = f"{message}.{timestamp}.".encode() + body
        ours = base64.b64encode(hmac.digest(self._key, signed, hashlib.sha256)).decode()
        return any(
            version == _VERSION and hmac.compare_digest(given.encode(), ours.encode())
            for version, _, given in (one.partition(",") for one in signatures.split())
        )


def _key(secret: str) -> bytes:
    if secret.startswith(PREFIX):
        try:
            return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
        except binascii.Error:
            return secret.encode()
    return secret.encode()
