"""Redacts documents as a worker does."""

import pytest

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine
from redaction.types import RedactedFile


@pytest.fixture(scope="session")
def files(engine: Engine) -> Files:
    return Files(engine, FileCaps())


class Redact:
    """Calls the door that every file goes through."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def __call__(self, content: bytes) -> RedactedFile:
        done = self._files.redact("file", content)
        assert isinstance(done, RedactedFile), done
        return done


@pytest.fixture(scope="session")
def redact(files: Files) -> Redact:
    return Redact(files)
