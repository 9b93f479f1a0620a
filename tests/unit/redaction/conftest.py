"""One engine for all tests of redaction: it keeps nothing between calls."""

import pytest

from redaction.engine import Engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()
