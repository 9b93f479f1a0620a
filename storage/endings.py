"""Letting an operation come to its end though its caller was cancelled."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

Result = TypeVar("Result")


async def to_the_end(operation: Awaitable[Result]) -> Result:
    """Await the operation; a cancellation in the meantime is raised when the operation is over."""
    task = asyncio.ensure_future(operation)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        task.cancelled() or task.exception()  # looked at, so that asyncio doesn't report it as lost
        raise cancelled
    return task.result()
