"""The errors of storage. Every text is fixed: none of them repeats a value, an address or a driver's message.

StorageError
├── Unavailable      the database or the object store can't be used now; the same call may work later
├── Duplicate        a unique key is taken
├── NotFound         there is no such row or object
├── Rejected         a value is not of the kind that its column takes
├── NotMigrated      the database's tables are not those of this version
└── AlreadyRunning   another process holds the data folder
"""

from typing import ClassVar


class StorageError(Exception):
    """Anything that storage could not do."""

    message: ClassVar[str] = "storage failed"

    def __init__(self) -> None:
        super().__init__(self.message)


class Unavailable(StorageError):
    """The database or the object store is gone, locked, full or too slow."""

    message = "storage is unavailable"


class Duplicate(StorageError):
    """A row with this unique key exists already."""

    message = "the key is taken"


class NotFound(StorageError):
    """There is no such row or object."""

    message = "not found"


class Rejected(StorageError):
    """A value is not of the kind that its column takes: most of all, a plain string for a redacted text."""

    message = "a value does not fit its column"


class NotMigrated(StorageError):
    """The database's tables are not those of this version."""

    message = "the database needs a migration, or was migrated by another version"


class AlreadyRunning(StorageError):
    """Another process uses the data folder."""

    message = "another process uses the data folder"
