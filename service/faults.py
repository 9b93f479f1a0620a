"""Failures of the rooms below, as the service tells them, and transactions that fail in these terms."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from redaction.errors import RedactionError
from service.errors import Temporary
from storage.database import Database
from storage.errors import Duplicate, NotFound, StorageError
from storage.transaction import Transaction

_log = logging.getLogger(__name__)


@contextmanager
def faults() -> Iterator[None]:
    """Raises Temporary for what redaction or storage can't do now. Duplicate and NotFound are answers, not
    failures: they pass."""
    try:
        yield
    except (Duplicate, NotFound):
        raise
    except (RedactionError, StorageError) as error:
        _log.warning("not possible now: %s", type(error).__name__)
        raise Temporary from None


@asynccontextmanager
async def reading(database: Database) -> AsyncIterator[Transaction]:
    """A transaction that only reads. Raises Temporary."""
    with faults():
        async with database.read() as transaction:
            yield transaction


@asynccontextmanager
async def writing(database: Database) -> AsyncIterator[Transaction]:
    """A transaction that writes, committed at the end of the block. Raises Temporary."""
    with faults():
        async with database.write() as transaction:
            yield transaction
