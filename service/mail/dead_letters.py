"""Mails that were not delivered, as agents see them, and sending them again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from service.errors import Invalid
from service.faults import reading, writing
from storage.database import Database
from storage.errors import NotFound
from storage.mail_views import Undelivered

PAGE_ROWS: Final = 50
LAST_PAGE: Final = 10_000
DONE: Final = "This mail was sent meanwhile, or it is just being sent."


@dataclass(frozen=True)
class Undeliverable:
    """One page of mails that were given up or are tried again, newest first; the first page is 1."""

    rows: tuple[Undelivered, ...]
    page: int
    has_more: bool


class DeadLetters:
    """`wake` is called when a mail is to be sent again; None: no mail is sent. Every method raises Temporary
    when the database can't be used now."""

    def __init__(self, database: Database, wake: Callable[[], None] | None) -> None:
        self._database = database
        self._wake = wake

    async def listing(self, page: int = 1) -> Undeliverable:
        """A page of what was not delivered."""
        page = min(max(page, 1), LAST_PAGE)
        async with reading(self._database) as transaction:
            rows = await transaction.outbox.undelivered(PAGE_ROWS + 1, (page - 1) * PAGE_ROWS)
        return Undeliverable(tuple(rows[:PAGE_ROWS]), page, has_more=len(rows) > PAGE_ROWS)

    async def send_again(self, mail: int, by: int) -> None:
        """Have a mail sent again, now; its ticket tells that agent `by` wanted it. Raises Invalid when there
        is nothing to send again."""
        async with writing(self._database) as transaction:
            try:
                await transaction.outbox.send_again(mail, by=by, at=datetime.now(UTC))
            except NotFound:
                raise Invalid({"": DONE}) from None
        if self._wake is not None:
            self._wake()
