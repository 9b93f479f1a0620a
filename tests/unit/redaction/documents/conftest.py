"""The one door to files, with an engine that is built once."""

import pytest

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine


@pytest.fixture(scope="session")
def files(engine: Engine) -> Files:
    return Files(engine, FileCaps())
