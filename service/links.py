"""Links to tickets and requests, keys of forms, and the keys under which an intake is remembered.

The key of an intake binds what was sent: Back in a browser, or a cached page, sends an old form key with
other content, and that has to become a ticket of its own.
"""

import secrets
import time
from collections.abc import Callable

from service.tokens import Signer

FORM_KEY_SECONDS = 24 * 60 * 60  # a form may stay open overnight
_NUMBER_BYTES = 8
_TIME_BYTES = 8
_RANDOM_BYTES = 16


class Links:
    """Signs with the installation's secret, one key per purpose. `clock` gives Unix seconds."""

    def __init__(self, secret: bytes, clock: Callable[[], float] = time.time) -> None:
        self._tickets = Signer(secret, "ticket link")
        self._requests = Signer(secret, "file request")
        self._forms = Signer(secret, "form key")
        self._receipts = Signer(secret, "receipt key")
        self._clock = clock

    def ticket_token(self, number: int) -> str:
        """The token that opens the ticket's page. It never expires: it stands in mails."""
        return self._tickets.sign(number.to_bytes(_NUMBER_BYTES))

    def number_of(self, token: str) -> int | None:
        """The number of the ticket that a token opens, None for a token that isn't ours."""
        payload = self._tickets.verify(token)
        return None if payload is None else int.from_bytes(payload)

    def request_token(self, request: int) -> str:
        """The token with which files are handed over. When it ends stands with the request."""
        return self._requests.sign(request.to_bytes(_NUMBER_BYTES))

    def request_of(self, token: str) -> int | None:
        """The id of the request for files that a token is of, None for a token that isn't ours."""
        payload = self._requests.verify(token)
        return None if payload is None else int.from_bytes(payload)

    def form_key(self) -> str:
        """A new key for one showing of a form, good for FORM_KEY_SECONDS."""
        made = int(self._clock()).to_bytes(_TIME_BYTES)
        return self._forms.sign(made + secrets.token_bytes(_RANDOM_BYTES))

    def form_key_of(self, token: str) -> bytes | None:
        """The signed part of a form key, None when it is not ours or too old."""
        payload = self._forms.verify(token)
        if payload is None:
            return None
        age = self._clock() - int.from_bytes(payload[:_TIME_BYTES])
        return payload if age <= FORM_KEY_SECONDS else None

    def key_for(self, origin: bytes, content: bytes) -> bytes:
        """The idempotency key of one intake, 32 bytes.

        `origin` is who asked (`form_key_of`, or a mail's identity), `content` what was sent
        (`submission.content_digest`). Keyed, because digests of short texts can be guessed.
        """
        return self._receipts.mac(len(origin).to_bytes(4) + origin + content)
