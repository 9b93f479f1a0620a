"""`veilbox migrate`."""

import click

from service.faults import faults
from service.runtime import opened
from service.settings import Settings


async def run(settings: Settings) -> int:
    """Bring the database up to date, and create the bucket when there is none."""
    async with opened(settings) as runtime:
        click.echo("The database is up to date.")
        with faults():
            await runtime.objects.prepare()
        click.echo("The object store is ready.")
    return 0
