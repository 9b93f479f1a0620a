"""Turns what a command can't do into one plain line and an exit status."""

import errno
from collections.abc import Callable

import click

from service.errors import InvalidSettings, ServiceError
from service.views import StorageError
from web.rendering import AssetsMissing
from web.server import CannotListenError

INTERRUPTED = 130


def told(work: Callable[[], int], failed: int) -> int:
    """The status that `work` returns; `failed` after telling why when it can't be done here and now."""
    try:
        return work()
    except KeyboardInterrupt:
        return INTERRUPTED
    except InvalidSettings as error:
        lines = error.problems
    except (ServiceError, StorageError, AssetsMissing, CannotListenError) as error:
        lines = (_sentence(str(error)),)
    except OSError as error:
        lines = (_system(error),)
    for line in lines:
        click.echo(line, err=True)
    return failed


def _system(error: OSError) -> str:
    if error.errno in {
        errno.EADDRINUSE,
        errno.EADDRNOTAVAIL,
    }:  # the web server's own address was tried before
        return (
            "Can't listen where VEILBOX_SMTP or VEILBOX_LMTP says. Set it to a free address, or to nothing."
        )
    return f"{error.strerror or type(error).__name__}: {error.filename or 'no file'}."


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text[:1].upper()}{text[1:]}."
