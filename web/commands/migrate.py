"""`veilbox migrate`."""

import click

from service.runtime import opened
from service.settings import Settings


async def run(settings: Settings) -> int:
    """Bring the database up to date."""
    async with opened(settings):
        click.echo("The database is up to date.")
    return 0
