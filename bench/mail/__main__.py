"""`make bench-mail`: prints two tables. Data goes below the system's temporary folder."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

from bench.load import Channel, Job, run
from bench.mail import flood
from bench.mail.forgetful import forgetful
from bench.processes import CpuMeter, machine
from bench.redaction.engines import stock_presidio
from bench.servers import Served, Variant, all_servers
from bench.tables import aligned
from bench.texts import MAIL_BYTES, mail_bodies

SIZES: Final = (10_240, 1_048_576)
CONNECTIONS: Final = (1, 10, 50)
PROSE_SECONDS: Final = 10.0
MS: Final = 1000

METHOD: Final = f"""\
Flood: Postfix's smtp-source sends the same to all: mails that hold one letter over and over, several over
each connection. It is written in C and uses as much of the processor as smtp-sink. smtp-sink takes mails and
forgets them, and so does aiosmtpd, on which our SMTP is built. Veilbox parses, redacts, stores and syncs each
before it says 250. "off" is a server whose redactor is replaced for the bench alone: texts and files are kept
unread, and all else stays: the check of the size, parsing in a worker process, the keyed attempt, one
transaction with its sync. CPU is that of the server and its workers.
Prose: mails of {MAIL_BYTES:,} bytes of support text, one in three with a card number or an SSN, over one
connection. A pass of stock Presidio (two entities, no model) over the same texts is timed in this process."""
NOT_MEASURED: Final = """\
Not measured: TLS, LMTP, IMAP, HTML mail, attachments, a real network, outgoing mail."""


class Flood(NamedTuple):
    """Mails a second, and CPU milliseconds of each."""

    rate: float
    cpu: float


def main() -> int:
    """Measure, and print the tables; 1 when Postfix's test programs are missing."""
    options = _options()
    if flood.missing():
        sys.stderr.write("This needs smtp-source and smtp-sink. On Debian: apt-get install postfix\n")
        return 1
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{machine(Path(tempfile.gettempdir()))}\nLoad average before: {load}\n\n{METHOD}\n", flush=True)
    with ExitStack() as stack:
        servers = stack.enter_context(all_servers(postgres=False))
        sinks = stack.enter_context(flood.sink()), stack.enter_context(forgetful())
        print(aligned(_FLOOD_HEAD, list(_floods(servers, sinks, quick=options.quick))), flush=True)
        print(f"\n{aligned(_PROSE_HEAD, [_prose(servers)])}\n\n{NOT_MEASURED}")
    return 0


_FLOOD_HEAD: Final = (
    "bytes",
    "connections",
    "smtp-sink /s",
    "aiosmtpd / sink",
    "off /s",
    "off / sink",
    "on /s",
    "on / off",
    "CPU off ms",
    "CPU on ms",
)
_PROSE_HEAD: Final = ("CPU off ms", "CPU on ms", "on - off ms", "one Presidio pass ms", "times a pass")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.mail", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a fifth of the mails, less exact")
    return parser.parse_args()


def _floods(
    servers: dict[Variant, Served], sinks: tuple[int, int], *, quick: bool
) -> Iterator[tuple[str, ...]]:
    for size in SIZES:
        count = (500 if size < MAIL_BYTES * 2 else 50) // (5 if quick else 1)
        for connections in CONNECTIONS:
            most = max(count, connections)
            sunk, forgotten = (_sunk(sink, most * 5, size, connections) for sink in sinks)
            off, on = (_flood(servers[one], most, size, connections) for one in (Variant.OFF, Variant.ON))
            yield (
                f"{size:,}",
                str(connections),
                f"{sunk:,.0f}",
                f"{forgotten / sunk:.3f}",
                f"{off.rate:,.1f}",
                f"{off.rate / sunk:.3f}",
                f"{on.rate:,.1f}",
                f"{on.rate / off.rate:.2f}",
                f"{off.cpu:.1f}",
                f"{on.cpu:.1f}",
            )


def _sunk(port: int, count: int, size: int, connections: int) -> float:
    return count / flood.send(port, count=count, size=size, connections=connections)


def _flood(served: Served, count: int, size: int, connections: int) -> Flood:
    meter = CpuMeter(served.pids)
    seconds = flood.send(served.server.smtp_port, count=count, size=size, connections=connections)
    return Flood(count / seconds, meter.seconds() * MS / count)


def _prose(servers: dict[Variant, Served]) -> tuple[str, ...]:
    off, on = (_cpu_of_prose(servers[one]) for one in (Variant.OFF, Variant.ON))
    one_pass = _one_pass()
    added = on - off
    return f"{off:.1f}", f"{on:.1f}", f"{added:.1f}", f"{one_pass:.1f}", f"{added / one_pass:.2f}"


def _cpu_of_prose(served: Served) -> float:
    job = Job(Channel.MAIL, served.port(Channel.MAIL), served.pids, 1, PROSE_SECONDS)
    with _apart() as pool:
        outcome = pool.submit(run, job).result()
    return outcome.server_cpu * MS / outcome.tickets


@contextmanager
def _apart() -> Iterator[ProcessPoolExecutor]:
    """A process for sending; spawned, because a fork would take this one's threads' locks along."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        yield pool


def _one_pass() -> float:
    """Milliseconds of CPU that stock Presidio needs for one of the texts."""
    presidio = stock_presidio()
    texts = [body.decode() for body in mail_bodies()]
    presidio.redact(texts[0])
    began = time.process_time()
    for text in texts:
        presidio.redact(text)
    return (time.process_time() - began) * MS / len(texts)


if __name__ == "__main__":
    sys.exit(main())
