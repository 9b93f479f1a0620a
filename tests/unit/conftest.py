"""What the rooms share in tests of single rooms."""

import asyncio
from collections.abc import Iterator

import pytest

from redaction.redactor import Redactor


@pytest.fixture(scope="session")
def redactor() -> Iterator[Redactor]:
    """One for all tests: starting its worker processes takes a second."""
    shared = Redactor()
    yield shared
    asyncio.run(shared.close())
