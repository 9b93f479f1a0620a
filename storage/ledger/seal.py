"""How rows of the ledger are sealed: HMAC-SHA256 over one canonical spelling of all their columns.

The spelling is a JSON array in ASCII without spaces: the kind of row ("finding 1", "head 1"; the number is
the spelling's version), then the columns below in this order. Numbers are whole, missing values are null,
digests are in hexadecimal. JSON quotes texts, so that no two rows have the same spelling.
"""

import hmac
import json
from collections.abc import Mapping
from typing import Final

from storage.columns import DIGEST_BYTES

START: Final = bytes(DIGEST_BYTES)
"""What the first row of a ticket has in place of a previous digest."""

FINDING: Final = (
    "ticket_number",
    "seq",
    "previous",
    "message_id",
    "attachment_id",
    "entity",
    "place",
    "recognizer",
    "recognizer_version",
    "score",
    "action",
    "count",
)
HEAD: Final = ("ticket_number", "messages", "findings", "last", "erased")


class Seal:
    """Seals rows with one key.

    Whoever writes to the database without the key can break a chain, and not mend it.
    """

    def __init__(self, key: bytes) -> None:
        """`key`: 32 bytes that are kept outside the database. ValueError when it is anything else."""
        if len(key) != DIGEST_BYTES:
            raise ValueError("the key of the ledger has 32 bytes")
        self._key = key

    def finding(self, row: Mapping[str, object]) -> bytes:
        """The digest of a finding; columns that are not sealed may stand in `row` as well."""
        return self._mac("finding 1", [row[name] for name in FINDING])

    def head(self, row: Mapping[str, object]) -> bytes:
        """The digest of a head."""
        return self._mac("head 1", [row[name] for name in HEAD])

    def _mac(self, kind: str, values: list[object]) -> bytes:
        spelling = json.dumps([kind, *values], separators=(",", ":"), default=_spelled)
        return hmac.digest(self._key, spelling.encode("ascii"), "sha256")


def same(first: object, second: bytes) -> bool:
    """Whether a stored value is this digest."""
    return isinstance(first, bytes) and hmac.compare_digest(first, second)


def _spelled(value: object) -> object:
    """Digests; whatever else a damaged column holds is spelled so that it equals nothing."""
    return value.hex() if isinstance(value, bytes) else {"": repr(value)}
