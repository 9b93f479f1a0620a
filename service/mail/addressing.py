"""What our own mails carry so that answers find their ticket: reply addresses, Message-IDs, the loop header.

Each is keyed with the installation's secret and a purpose of its own, and can't be guessed. A reply address
is no proof of who writes to it: it stands in mails that people forward.
"""

import hmac
from datetime import datetime

from service.tokens import Signer, decode, encode

MAC_BYTES = 10  # 80 bits, against guesses that a mail server has to take one by one
MAX_LOCAL = 64  # octets of a local part (RFC 5321, section 4.5.3.1.1)
LOOP_HEADER = "X-Veilbox-Loop"

_NUMBER_BYTES = 5
_TIME_BYTES = 5


class Addressing:
    """Makes and reads them. `domain` stands on the right side of the Message-IDs."""

    def __init__(self, secret: bytes, domain: str) -> None:
        self._domain = domain
        self._tickets = Signer(secret, "mail ticket")
        self._agents = Signer(secret, "mail agent")
        self._ids = Signer(secret, "mail id")
        self.loop = encode(Signer(secret, "mail loop").mac(b"")[:MAC_BYTES])

    def reply_address(self, mailbox: str, ticket: int) -> str | None:
        """Where answers about a ticket go: the mailbox with a token behind a plus sign (RFC 5233).

        None when the mailbox's local part has no room for the token, or a plus sign of its own.
        """
        return _extended(mailbox, _signed(self._tickets, _number(ticket)))

    def ticket_of(self, extension: str) -> int | None:
        """The ticket of a reply address, by what follows the plus sign; None when we didn't make it.

        Mail servers may change the case of an address, so it doesn't matter.
        """
        match _verified(self._tickets, extension, 1):
            case [ticket]:
                return ticket
        return None

    def agent_address(self, mailbox: str, ticket: int, agent: int) -> str | None:
        """Where one agent's own answers about a ticket go; otherwise as `reply_address`."""
        return _extended(mailbox, _signed(self._agents, _number(ticket) + _number(agent)))

    def agent_of(self, extension: str) -> tuple[int, int] | None:
        """The ticket and the agent of an agent's address; otherwise as `ticket_of`."""
        match _verified(self._agents, extension, 2):
            case [ticket, agent]:
                return ticket, agent
        return None

    def message_id(self, ticket: int, mail: int, created: datetime) -> str:
        """The Message-ID of one of our mails, the same at every attempt.

        It holds the time, too: a database that was emptied counts from one again.
        """
        made = int(created.timestamp()).to_bytes(_TIME_BYTES)
        return f"<{_signed(self._ids, _number(ticket) + _number(mail) + made)}@{self._domain}>"

    def ours(self, message_id: str) -> tuple[int, int] | None:
        """The ticket and the outgoing mail of a Message-ID, whatever its domain; None when it isn't ours."""
        bare = message_id.strip().removeprefix("<").removesuffix(">")
        match _verified(self._ids, bare.partition("@")[0], 3):
            case [ticket, mail, _]:
                return ticket, mail
        return None

    def is_ours(self, value: str) -> bool:
        """Whether the value of a loop header says that we have sent the mail ourselves."""
        return hmac.compare_digest(value.strip().lower().encode(errors="surrogatepass"), self.loop.encode())


def _number(number: int) -> bytes:
    return number.to_bytes(_NUMBER_BYTES)


def _signed(signer: Signer, payload: bytes) -> str:
    return encode(payload + signer.mac(payload)[:MAC_BYTES])


def _verified(signer: Signer, token: str, numbers: int) -> list[int] | None:
    """The numbers in a token of ours."""
    size = numbers * _NUMBER_BYTES
    raw = decode(token.lower()) if token.isascii() else None
    if raw is None or len(raw) != size + MAC_BYTES:
        return None
    payload, mac = raw[:size], raw[size:]
    if not hmac.compare_digest(mac, signer.mac(payload)[:MAC_BYTES]):
        return None
    return [int.from_bytes(payload[at : at + _NUMBER_BYTES]) for at in range(0, size, _NUMBER_BYTES)]


def _extended(mailbox: str, token: str) -> str | None:
    local, _, domain = mailbox.rpartition("@")
    extended = f"{local}+{token}"
    return f"{extended}@{domain}" if "+" not in local and len(extended.encode()) <= MAX_LOCAL else None
