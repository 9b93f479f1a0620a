"""Redaction alone, for a command that needs no data folder."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from redaction.policy import Policy
from redaction.redactor import Redactor
from service.hardening import harden
from service.settings import Settings

__all__ = ["Redactor", "redacting"]


@asynccontextmanager
async def redacting(settings: Settings) -> AsyncIterator[Redactor]:
    """The redactor with the policy of the settings; nothing else is opened."""
    harden()
    redactor = Redactor(Policy(keep_last_four=settings.keep_last_four, itin=settings.itin))
    try:
        yield redactor
    finally:
        await redactor.close()
