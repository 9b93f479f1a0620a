"""One round of load. Runs in a process of its own, so that sending doesn't count as serving."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import uvloop

from bench.processes import CpuMeter
from bench.senders import FormSender, MailSender, Sender

LOOK_SECONDS: Final = 0.2


class Channel(StrEnum):
    """How a ticket is sent."""

    POST = "form: POST alone"
    FLOW = "form: GET + POST"
    MAIL = "mail by SMTP"


@dataclass(frozen=True)
class Job:
    """`connections` at once send one ticket after the other for `seconds`.

    `pids` are the processes whose CPU time is counted, with their children.
    """

    channel: Channel
    port: int
    pids: tuple[int, ...]
    connections: int
    seconds: float


@dataclass(frozen=True)
class Outcome:
    """What came of it. `waits` has the seconds from sending to the answer of each ticket."""

    waits: tuple[float, ...]
    seconds: float
    server_cpu: float
    own_cpu: float

    @property
    def tickets(self) -> int:
        """How many were acknowledged."""
        return len(self.waits)


def run(job: Job) -> Outcome:
    """Do it. Raises NotTakenError when a ticket is refused."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_run(job))


async def _run(job: Job) -> Outcome:
    senders = [_sender(job.channel) for _ in range(job.connections)]
    try:
        await asyncio.gather(*(sender.open(job.port) for sender in senders))
        return await _measured(job, senders)
    finally:
        for sender in senders:
            sender.close()


async def _measured(job: Job, senders: list[Sender]) -> Outcome:
    """From the first ticket to the last answer: connecting is over, and nothing is under way at the end."""
    meter, own, began = CpuMeter(job.pids), time.process_time(), time.perf_counter()
    watching = asyncio.create_task(_watch(meter))
    numbers = itertools.count()
    waits = await asyncio.gather(*(_stream(sender, numbers, began + job.seconds) for sender in senders))
    seconds, own = time.perf_counter() - began, time.process_time() - own
    watching.cancel()
    await asyncio.wait([watching])
    return Outcome(tuple(itertools.chain(*waits)), seconds, meter.seconds(), own)


async def _watch(meter: CpuMeter) -> None:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        await asyncio.to_thread(meter.look)


async def _stream(sender: Sender, numbers: Iterator[int], until: float) -> list[float]:
    waits = []
    now = time.perf_counter()
    while now < until:
        await sender.send(next(numbers))
        before, now = now, time.perf_counter()
        waits.append(now - before)
    return waits


def _sender(channel: Channel) -> Sender:
    if channel is Channel.MAIL:
        return MailSender()
    return FormSender(whole_flow=channel is Channel.FLOW)
