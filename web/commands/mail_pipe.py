"""`veilbox mail pipe`: one mail from standard input, for the pipe of a mail server.

Its exit status is of sysexits.h, as mail servers read it. Whatever may work later is a temporary failure, and
nothing is printed of the mail: mail servers quote what a command prints in bounces.
"""

import os
import sys
from contextlib import AsyncExitStack

import click

from service.errors import Refused, TooLarge
from service.runtime import opened
from service.settings import Settings

BAD_DATA = os.EX_DATAERR
NO_SUCH_MAILBOX = os.EX_NOUSER


async def run(settings: Settings, sender: str, recipient: str) -> int:
    """Take the mail on standard input. Raises what `opened` raises, and Temporary."""
    content = sys.stdin.buffer.read(settings.max_mail_bytes + 1)
    if len(content) > settings.max_mail_bytes:
        return _refused("The message is too large.", BAD_DATA)
    async with opened(settings) as runtime:
        to = recipient or settings.mailboxes[0]
        if runtime.reception.mailbox(to) is None:
            return _refused("No such mailbox here.", NO_SUCH_MAILBOX)
        envelope = runtime.reception.envelope(sender, [to])
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
