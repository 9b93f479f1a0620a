"""Failures of the rooms below, as the service tells them."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from redaction.errors import RedactionError
from service.errors import Temporary
from storage.errors import Duplicate, NotFound, StorageError

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
