"""One door for all tests: the models take a second to load."""

import pytest

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="session")
def files(engine: Engine) -> Files:
    return Files(engine, FileCaps(), ocr="rapid")
