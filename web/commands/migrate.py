"""`veilbox migrate`."""

import click

from service.errors import Temporary
from service.faults import faults
from service.runtime import opened
from service.settings import Settings

FAILED = 2


async def run(settings: Settings) -> int:
    """Bring the database up to date, and create the bucket when there is none."""
    async with opened(settings) as runtime:
        click.echo("The database is up to date.")
        try:
            with faults():
                await runtime.objects.prepare()
        except Temporary:
            click.echo("The object store can't be used now; `veilbox check` says why.", err=True)
            return FAILED
        click.echo("The object store is ready.")
    return 0
