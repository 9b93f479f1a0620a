"""People that most of these tests need."""

from dataclasses import dataclass

import pytest

from storage.database import Database
from tests.contract.conftest import Redact


@dataclass(frozen=True)
class People:
    """Ids of one requester and two agents."""

    rosa: int
    ann: int
    ben: int


@pytest.fixture
async def people(database: Database, redact: Redact) -> People:
    """Rosa asks; Ann and Ben answer."""
    async with database.write() as transaction:
        return People(
            rosa=await transaction.people.requester(redact("rosa@example.com"), redact("Rosa Diaz")),
            ann=await transaction.people.create_agent(redact("ann@example.com"), redact("Ann")),
            ben=await transaction.people.create_agent(redact("ben@example.com"), redact("Ben")),
        )
