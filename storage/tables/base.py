"""What all tables share."""

from typing import ClassVar

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass

MAX_ID = 2**31 - 1
"""The largest number that an id can have in PostgreSQL's `integer`."""


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False, eq=False):
    """The base of all tables. Constraints have names, so that later migrations can find them."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )


def table(record: type[Base]) -> Table:
    """The table of a kind of row, for statements that make no objects."""
    return Base.metadata.tables[record.__tablename__]


def may_exist(number: int) -> bool:
    """Whether a row can have this id at all. Drivers raise on larger numbers instead of finding nothing."""
    return 0 < number <= MAX_ID
