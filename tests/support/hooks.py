"""Signing what a provider posts to the webhook, after the Standard Webhooks specification."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time

KEY = b"the secret of the hook in the tests"
SECRET = "whsec_" + base64.b64encode(KEY).decode()


def signed(
    body: bytes, *, key: bytes = KEY, at: float | None = None, message: str = "msg_1"
) -> dict[str, str]:
    """The three headers."""
    moment = str(int(time.time() if at is None else at))
    made = hmac.digest(key, f"{message}.{moment}.".encode() + body, hashlib.sha256)
    signature = "v1," + base64.b64encode(made).decode()
    return {"webhook-id": message, "webhook-timestamp": moment, "webhook-signature": signature}
