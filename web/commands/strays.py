"""`veilbox strays`."""

import click

from service import strays
from service.runtime import opened
from service.settings import Settings

FOUND = 1


async def run(settings: Settings, *, remove: bool) -> int:
    """Count objects that nothing holds, or remove them; 1 when some are left."""
    async with opened(settings, migrate=False) as runtime:
        found = await strays.find(runtime.database, runtime.objects)
        if not found or not remove:
            click.echo(f"{len(found)} objects belong to no ticket.")
            return FOUND if found else 0
        removed = await strays.remove(runtime.database, runtime.objects, found)
        click.echo(f"{removed} objects that belonged to no ticket were removed.")
        return 0
