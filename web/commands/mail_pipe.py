"""`veilbox mail pipe`: one mail from standard input, for the pipe of a mail server.

Its exit status is of sysexits.h, as mail servers read it. Whatever may work later is a temporary failure, and
nothing is printed of the mail: mail servers quote what a command prints in bounces.
"""

import logging
import os
import sys
from contextlib import AsyncExitStack
from dataclasses import replace

import click

from service.errors import Refused, ServiceError, TooLarge
from service.logs import type_and_place
from service.runtime import opened
from service.settings import Settings
from service.views import StorageError

BAD_DATA = os.EX_DATAERR
NO_SUCH_MAILBOX = os.EX_NOUSER
TRY_LATER = os.EX_TEMPFAIL

log = logging.getLogger(__name__)


async def run(settings: Settings, sender: str, recipient: str) -> int:
    """Take the mail on standard input. Raises what `opened` raises, and Temporary."""
    try:
        return await _take(settings, sender, recipient)
    except (ServiceError, StorageError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - any other status but 75 would have the mail bounced
        log.error("a mail was not taken: %s", type_and_place(error))  # noqa: TRY400 - without the text
        return TRY_LATER


async def _take(settings: Settings, sender: str, recipient: str) -> int:
    async with opened(
        settings
    ) as runtime:  # before the mail is read: from here on nobody can look into memory
        content = sys.stdin.buffer.read(settings.max_mail_bytes + 1)
        if len(content) > settings.max_mail_bytes:
            return _refused("The message is too large.", BAD_DATA)
        if recipient and runtime.reception.mailbox(recipient) is None:
            return _refused("No such mailbox here.", NO_SUCH_MAILBOX)
        envelope = runtime.reception.envelope(sender, [recipient] if recipient else [])
        envelope = replace(envelope, by_fields=not recipient)
        try:
            await runtime.reception.take(AsyncExitStack(), envelope, content)
        except TooLarge:
            return _refused("The message is too large.", BAD_DATA)
        except Refused:
            return _refused("The message can't be taken.", BAD_DATA)
    return 0


def _refused(words: str, status: int) -> int:
    click.echo(words, err=True)
    return status
