"""`make bench`: the whole server on this machine, beside a bare insert, measured in one run.

Data goes below the system's temporary folder; TMPDIR chooses the disk.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench import report
from bench.measure import Results, Run
from bench.plan import LONG, QUICK, Plan
from bench.processes import machine
from bench.servers import all_servers
from bench.texts import FORM_BYTES, MAIL_BYTES

SENDING = 2  # processes: forms and mails at once, for the memory under load

METHOD = f"""\
Every server is a process of its own with a new data folder, reached over the loopback.
  form         {FORM_BYTES:,} bytes of description and five short fields, as a browser posts them. "POST
               alone" uses one form key again and again; "GET + POST" opens the form before each ticket.
  mail         {MAIL_BYTES:,} bytes, all of it plain text; one mail after the other in a session.
  bare insert  the same form posted to Litestar and inserted into SQLite (WAL, synchronous=FULL) through its
               driver, with nothing else done: the yardstick.
One text in three holds a card number or an SSN. A ticket counts when it is acknowledged, that is, committed.
  CPU          user and system time of the server and its worker processes, per ticket.
  x bare       multiples of the bare insert over as many connections in the same round.
  spread       (highest - lowest) / median of the rounds' CPU. Above 20 % the machine was busy: run it again.
  wait         from sending a ticket to its acknowledgement.
All figures are medians of the rounds; waits are those of all tickets."""

MEMORY = """\
Memory of the server and its worker processes; under load: forms and mails at once, 8 connections each.
RSS counts a page that processes share once for each of them, PSS once in all, USS never (?: not told)."""

NOT_MEASURED = """\
Not measured: TLS, a proxy in front, a real network, attachments, HTML mail, outgoing mail, long runs."""


def main() -> None:
    """Measure, and print the tables."""
    options = _options()
    plan = QUICK if options.quick else LONG
    print(_introduction(plan, postgres=options.postgres), flush=True)
    print(_tables(_results(plan, postgres=options.postgres)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="under a minute, less exact")
    parser.add_argument("--postgres", action="store_true", help="Veilbox on a PostgreSQL of its own")
    return parser.parse_args()


def _results(plan: Plan, *, postgres: bool) -> Results:
    # Spawned: a fork would take the parent's threads' locks along.
    with (
        all_servers(postgres=postgres) as servers,
        ProcessPoolExecutor(SENDING, get_context("spawn")) as pool,
    ):
        return Run(servers, pool, plan).results()


def _introduction(plan: Plan, *, postgres: bool) -> str:
    database = "PostgreSQL, its CPU time counted" if postgres else f"SQLite {sqlite3.sqlite_version}"
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"Veilbox on {database}\n{machine(Path(tempfile.gettempdir()))}\nLoad average before: {load}\n"
        f"{plan.rounds} rounds of {plan.seconds} s a line, after {plan.warm_seconds} s of warming up.\n"
        f"\n{METHOD}\n"
    )


def _tables(results: Results) -> str:
    parts = (
        f"Tickets\n\n{report.tickets(results)}",
        report.redaction(results),
        report.SCALE,
        f"Pages, over one connection to an otherwise idle server\n\n{report.pages(results)}",
        f"{MEMORY}\n\n{report.memory(results)}",
        report.disturbance(results),
        NOT_MEASURED,
    )
    return "\n\n".join(parts)


if __name__ == "__main__":
    main()
