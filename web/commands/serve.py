"""`veilbox serve`."""

from service.settings import Settings
from web.server import serve


async def run(settings: Settings) -> int:
    """Serve until a signal comes."""
    await serve(settings)
    return 0
