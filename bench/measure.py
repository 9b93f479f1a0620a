"""The order of a run: idle memory, warming up, pages, rounds of load, memory under load, pages again."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property

import psutil

from bench.load import Channel, Job, Outcome, run
from bench.pages import first_bytes
from bench.plan import CELLS, MOST, Cell, Plan
from bench.processes import Memory, largest, machine_cpu_seconds, memory
from bench.servers import Served, Variant
from tests.support.visitors import signed_in

SETTLE_SECONDS = 2.0  # from the first answer to the look at idle memory
MEMORY_STEP = 0.1  # seconds
REMEMBERED = (Variant.BARE, Variant.ON)  # without redaction, the same is loaded into memory
FULL_PAGE = 50  # tickets on one page of the list


@dataclass(frozen=True)
class Results:
    """Everything a run found. `pages` are seconds to first byte; `others` is the share of the machine's
    cores that went to other work during the rounds."""

    outcomes: Mapping[Cell, Sequence[Outcome]]
    idle: Mapping[Variant, Memory]
    peak: Mapping[Variant, Memory]
    pages: Sequence[tuple[str, Sequence[float]]]
    others: float


class Run:
    """One run over running servers; `pool` has two processes that send."""

    def __init__(self, servers: Mapping[Variant, Served], pool: Executor, plan: Plan) -> None:
        self._servers = servers
        self._pool = pool
        self._plan = plan
        self._tickets = 0  # at the desk of the redacting server

    def results(self) -> Results:
        """Do all of it."""
        idle = self._idle_memory()
        self._warm_up()
        pages = list(self._pages())
        outcomes, others = self._rounds()
        _tell("memory under load")
        peak = {variant: self._peak(variant) for variant in REMEMBERED}
        pages.append(self._list())
        return Results(outcomes, idle, peak, pages, others)

    def _idle_memory(self) -> dict[Variant, Memory]:
        time.sleep(SETTLE_SECONDS)
        return {variant: memory(self._servers[variant].server.pid) for variant in REMEMBERED}

    def _warm_up(self) -> None:
        """Every server on every channel; with that, the list has a full page."""
        _tell("warming up")
        for cell in CELLS:
            if cell.connections == MOST:
                self._load(cell, self._plan.warm_seconds)
        if self._tickets < FULL_PAGE:
            raise RuntimeError(f"{self._tickets} tickets in the time for warming up are too few to measure")

    def _rounds(self) -> tuple[dict[Cell, list[Outcome]], float]:
        """Each round visits every cell, so that what disturbs the machine for a while meets all of them."""
        outcomes: dict[Cell, list[Outcome]] = {cell: [] for cell in CELLS}
        used, began = machine_cpu_seconds(), time.monotonic()
        for number in range(1, self._plan.rounds + 1):
            _tell(f"round {number} of {self._plan.rounds}")
            for cell in CELLS:
                outcomes[cell].append(self._load(cell, self._plan.seconds))
        used, seconds = machine_cpu_seconds() - used, time.monotonic() - began
        ours = sum(one.server_cpu + one.own_cpu for several in outcomes.values() for one in several)
        return outcomes, max(0.0, used - ours) / seconds / (psutil.cpu_count() or 1)

    def _pages(self) -> Iterator[tuple[str, list[float]]]:
        _tell("time to first byte")
        yield "the bare server's form", self._first_bytes(Variant.BARE, "/")
        yield "form", self._first_bytes(Variant.ON, "/")
        yield self._list()

    def _list(self) -> tuple[str, list[float]]:
        return f"list, {self._tickets:,} tickets", self._first_bytes(
            Variant.ON, "/desk?view=open", self._session
        )

    @cached_property
    def _session(self) -> str:
        """The first agent's cookies."""
        with signed_in(self._servers[Variant.ON].server) as agent:
            return "; ".join(f"{name}={value}" for name, value in agent.http.cookies.items())

    def _first_bytes(self, variant: Variant, path: str, cookie: str = "") -> list[float]:
        port = self._servers[variant].server.http_port
        return self._pool.submit(first_bytes, port, path, cookie, self._plan.requests).result()

    def _load(self, cell: Cell, seconds: float) -> Outcome:
        outcome = self._pool.submit(run, self._job(cell, seconds)).result()
        self._count(cell.variant, outcome)
        return outcome

    def _job(self, cell: Cell, seconds: float) -> Job:
        served = self._servers[cell.variant]
        return Job(cell.channel, served.port(cell.channel), served.pids, cell.connections, seconds)

    def _count(self, variant: Variant, outcome: Outcome) -> None:
        if variant is Variant.ON:
            self._tickets += outcome.tickets

    def _peak(self, variant: Variant) -> Memory:
        """The most of each kind while forms and mails come in together."""
        cells = [cell for cell in CELLS if cell.variant is variant and cell.connections == MOST]
        chosen = [cell for cell in cells if cell.channel is not Channel.FLOW]
        loads = [self._pool.submit(run, self._job(cell, self._plan.memory_seconds)) for cell in chosen]
        seen: list[Memory] = []
        while not all(load.done() for load in loads):
            seen.append(memory(self._servers[variant].server.pid))
            time.sleep(MEMORY_STEP)
        for load in loads:
            self._count(variant, load.result())
        return largest(seen)


def _tell(what: str) -> None:
    """Progress goes beside the tables, to whoever waits."""
    print(f"... {what}", file=sys.stderr, flush=True)
