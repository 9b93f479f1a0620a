"""`veilbox ledger verify`."""

import click

from service.ledger import Fault, Kind, Verdict, verify
from service.runtime import opened
from service.settings import Settings

FAULTY = 1
WORDS = {
    Kind.CHANGED: "Row {row} of ticket {ticket} was changed after it was written.",
    Kind.REMOVED: "Row {row} of ticket {ticket} was removed.",
    Kind.INSERTED: "Row {row} of ticket {ticket} was inserted; Veilbox did not write it.",
    Kind.MOVED: "Row {row} of ticket {ticket} does not stand where it was written: rows were reordered.",
    Kind.HEAD_CHANGED: "The ledger's head for ticket {ticket} was changed.",
    Kind.HEAD_REMOVED: "The ledger's head for ticket {ticket} was removed; its rows may be incomplete.",
    Kind.SET_BACK: "The ledger of ticket {ticket} was set back to an earlier state; rows may be missing.",
    Kind.MESSAGE_REMOVED: "A message of ticket {ticket} was removed.",
    Kind.TICKET_REMOVED: "Ticket {ticket} was removed; its head in the ledger is still there.",
}
UNCHECKED = (
    "{files} stored unchecked, as VEILBOX_STORE_UNCHECKED allows or allowed: the ledger says nothing of what"
    " they hold."
)
ANOTHER_KEY = (
    "Rows are checked with a key that is made from the installation's secret. With another secret than they"
    " were written with, all of them look changed."
)


async def run(settings: Settings) -> int:
    """Check every row of the ledger; 1 when one is not as it was written."""
    async with opened(settings, migrate=False) as runtime:
        verdict = await verify(runtime.database)
    if verdict.fault is None:
        click.echo(f"{_counted(verdict)}: every row is as it was written.")
        if verdict.unchecked:
            click.echo(UNCHECKED.format(files=_number(verdict.unchecked, "file")))
        return 0
    click.echo(_told(verdict.fault))
    click.echo(ANOTHER_KEY, err=True)
    return FAULTY


def _told(fault: Fault) -> str:
    """A number in a damaged database may be a text; it is shown so that it does nothing to a terminal."""
    return WORDS[fault.kind].format(ticket=repr(fault.ticket), row=repr(fault.row))


def _counted(verdict: Verdict) -> str:
    counted = f"{_number(verdict.tickets, 'ticket')}, {_number(verdict.findings, 'finding')}"
    return f"{counted}, {_number(verdict.erased, 'erased ticket')}" if verdict.erased else counted


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
