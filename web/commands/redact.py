"""`veilbox redact` as a filter: text, or one object a line, from standard input to standard output."""

import sys

from service.faults import faults
from service.filtering import filter_lines, filter_text
from service.offline import redacting
from service.settings import Settings


async def run(settings: Settings, *, jsonl: bool) -> int:
    """Redact standard input. Raises Temporary and OSError."""
    work = filter_lines if jsonl else filter_text
    with faults():
        async with redacting(settings) as redactor:
            await work(redactor, sys.stdin.buffer, sys.stdout.buffer)
    return 0
