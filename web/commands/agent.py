"""`veilbox agent add`."""

import click

from redaction.raw import Raw
from service.errors import Invalid
from service.runtime import opened
from service.settings import Settings

REFUSED = 2


async def run(settings: Settings, email: str, name: str) -> int:
    """Add an agent and print the link that gives them a password."""
    async with opened(settings) as runtime:
        try:
            _, token = await runtime.agents.add(Raw(email), Raw(name))
        except Invalid as error:
            for field, problem in error.problems.items():
                click.echo(f"{field}: {problem}", err=True)
            return REFUSED
    click.echo(f"{settings.public_url}/desk/welcome/{token}")
    return 0
