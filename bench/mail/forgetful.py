"""aiosmtpd, on which our SMTP is built, taking mails and forgetting them: the most that it could reach."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvloop
from aiosmtpd.handlers import Sink
from aiosmtpd.smtp import SMTP

from bench.mail.flood import READY_SECONDS
from tests.support.ports import free_port


@contextmanager
def forgetful() -> Iterator[int]:
    """A running one in a process of its own, by its port."""
    port = free_port()
    with subprocess.Popen([sys.executable, "-B", "-m", __name__, str(port)]) as process:
        time.sleep(READY_SECONDS * 2)
        try:
            yield port
        finally:
            process.terminate()


async def _serve(port: int) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Sink(), loop=loop), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(int(sys.argv[1])))
