"""Errors of SQLAlchemy and of the drivers, turned into storage's own.

Their texts can quote a row or a value, so nothing of them is kept: neither the message nor the cause.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from asyncpg import InterfaceError, PostgresError
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError, StatementError

from storage.errors import Duplicate, Rejected, StorageError, Unavailable

_TAKEN = {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"}


@contextmanager
def own_errors() -> Iterator[None]:
    """Let only storage's own errors out of the block."""
    try:
        yield
    # A connection that breaks or times out can raise without SQLAlchemy's wrapping.
    except (SQLAlchemyError, PostgresError, InterfaceError, OSError) as error:
        raise _own(error) from None


def _own(error: Exception) -> StorageError:
    match error:
        case IntegrityError():
            return Duplicate() if _code(error.orig) in _TAKEN else Rejected()
        case DataError():
            return Rejected()
        case StatementError() if not isinstance(error, DBAPIError):  # raised while values were bound
            return Rejected()
        case _:
            return Unavailable()


def _code(error: BaseException | None) -> object:
    return getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None)
