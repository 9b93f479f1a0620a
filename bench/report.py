"""A run's results as tables that explain themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from bench.load import Outcome
from bench.measure import Results
from bench.plan import Cell
from bench.processes import MIB
from bench.servers import Variant
from bench.tables import aligned, figure, percentile, spread

WHO = {Variant.BARE: "bare insert", Variant.ON: "Veilbox"}
SCALE = """\
For scale, CPU per ticket measured earlier on the same kind of machine: a bare insert 1.3-1.9 ms (not the one
above: compare multiples within one run only); the whole web flow, GET + POST, of django-helpdesk 20-32 ms,
of Request Tracker 211-315 ms."""


def tickets(results: Results) -> str:
    """Speed and CPU time of each line, also as multiples of the bare insert in the same round."""
    head = ["what", "connections", "redaction", "tickets/s", "x bare", "CPU ms/ticket", "x bare", "spread"]
    rows = [_tickets_row(results, cell) for cell in results.outcomes]
    return aligned([*head, "wait ms p50", "p95"], rows)


def redaction(results: Results) -> str:
    """What redaction adds: the lines above compared round by round."""
    head = ["redaction adds", "connections", "CPU ms/ticket", "share of all", "tickets/s kept"]
    return aligned(head, list(_redaction_rows(results)))


def pages(results: Results) -> str:
    """Time to first byte, also as a multiple of the first line."""
    yardstick = median(results.pages[0][1])
    rows = [
        [
            page,
            figure(1000 * median(seconds)),
            figure(1000 * percentile(seconds, 0.95)),
            figure(median(seconds) / yardstick),
        ]
        for page, seconds in results.pages
    ]
    return aligned(["page", "first byte ms p50", "p95", "x bare"], rows)


def memory(results: Results) -> str:
    """MiB before the first ticket and at most under load."""
    rows = [
        [f"{WHO[variant]}, {when}", *map(_mib, used[variant])]
        for variant in results.idle
        for when, used in (("idle", results.idle), ("under load", results.peak))
    ]
    return aligned(["MiB", "RSS", "PSS", "USS"], rows)


def disturbance(results: Results) -> str:
    """How quiet the machine was, and what sending cost."""
    own = [one.own_cpu / one.tickets for several in results.outcomes.values() for one in several]
    return (
        f"Other work, the harness included, took {100 * results.others:.0f} % of the cores in the rounds.\n"
        f"Sending cost {figure(1000 * median(own))} ms of CPU per ticket, in other processes and not counted."
    )


def _tickets_row(results: Results, cell: Cell) -> list[str]:
    rounds, bare = results.outcomes[cell], results.outcomes[cell.yardstick]
    waits = [wait for one in rounds for wait in one.waits]
    cpu = [_cpu(one) for one in rounds]
    name = "bare insert" if cell.variant is Variant.BARE else str(cell.channel)
    return [
        name,
        str(cell.connections),
        "-" if cell.variant is Variant.BARE else str(cell.variant),
        figure(median(map(_rate, rounds))),
        figure(_ratio(_rate, rounds, bare)),
        figure(median(cpu)),
        figure(_ratio(_cpu, rounds, bare)),
        f"{100 * spread(cpu):.0f} %",
        figure(1000 * median(waits)),
        figure(1000 * percentile(waits, 0.95)),
    ]


def _redaction_rows(results: Results) -> Iterator[list[str]]:
    for cell, on in results.outcomes.items():
        if cell.variant is Variant.ON:
            off = results.outcomes[Cell(Variant.OFF, cell.channel, cell.connections)]
            added = median(_cpu(one) - _cpu(other) for one, other in zip(on, off, strict=True))
            share = f"{100 - 100 / _ratio(_cpu, on, off):.0f} %"
            kept = f"{100 * _ratio(_rate, on, off):.0f} %"
            yield [str(cell.channel), str(cell.connections), figure(added), share, kept]


def _mib(size: int | None) -> str:
    return "?" if size is None else f"{size / MIB:.0f}"


def _rate(outcome: Outcome) -> float:
    """Tickets per second."""
    return outcome.tickets / outcome.seconds


def _cpu(outcome: Outcome) -> float:
    """Milliseconds of the server's CPU time per ticket."""
    return 1000 * outcome.server_cpu / outcome.tickets


def _ratio(of: Callable[[Outcome], float], rounds: Sequence[Outcome], others: Sequence[Outcome]) -> float:
    """Both were measured in the same round, so the machine's moods cancel."""
    return median(of(one) / of(other) for one, other in zip(rounds, others, strict=True))
