"""Redaction alone, for a command that needs no data folder."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from redaction.errors import WorkersUnavailable
from redaction.policy import Policy
from redaction.pool.inside import landlock
from redaction.pool.limits import Limits
from redaction.redactor import Redactor
from service.errors import CannotStart, InvalidSettings
from service.hardening import harden
from service.settings import Settings
from service.settings.parts import listed
from service.settings.patterns import own_patterns

__all__ = ["Redactor", "confinement", "policy_of", "redacting", "warm"]

STEPS = 4  # how many times the limit of a page or an entry a whole file may take
CLOCK = 3  # how much slower than the processor the clock may run on a busy machine


def policy_of(settings: Settings) -> Policy:
    """What is removed. Raises InvalidSettings: a pattern is none, or a language model is not installed."""
    policy = Policy(
        keep_last_four=settings.keep_last_four,
        itin=settings.itin,
        also=listed(settings.recognizers),
        unchecked=listed(settings.store_unchecked),
        ocr=settings.ocr,
        patterns=own_patterns(settings.patterns),
        language_model=settings.language_model,
    )
    _try("VEILBOX_PATTERNS", Policy(patterns=policy.patterns))
    _try("VEILBOX_LANGUAGE_MODEL", Policy(language_model=policy.language_model))
    return policy


def _try(name: str, policy: Policy) -> None:
    if policy == Policy():  # nothing was chosen, so Presidio need not be loaded for it
        return
    from redaction.extra import chosen

    try:
        chosen(policy)
    except ValueError as error:
        problem = f"{name}: {error}."
    else:
        return
    raise InvalidSettings((problem,))


@asynccontextmanager
async def redacting(settings: Settings) -> AsyncIterator[Redactor]:
    """The redactor with the policy of the settings; nothing else is opened."""
    harden()
    redactor = Redactor(
        policy_of(settings),
        workers=settings.workers,
        limits=Limits(
            cpu_seconds=settings.worker_cpu_seconds,
            wall_seconds=settings.worker_cpu_seconds * CLOCK,
            memory=settings.worker_bytes,
        ),
        file_limits=Limits(
            cpu_seconds=settings.worker_cpu_seconds,
            total_cpu_seconds=settings.worker_cpu_seconds * STEPS,
            wall_seconds=settings.worker_cpu_seconds * (STEPS + 1),
            memory=settings.file_worker_bytes,
        ),
    )
    try:
        yield redactor
    finally:
        await redactor.close()


async def warm(redactor: Redactor) -> None:
    """Have the engine and the worker processes ready. Raises CannotStart when this machine can't."""
    try:
        await redactor.warm()
    except WorkersUnavailable as error:
        reason = error.text
    else:
        return
    raise CannotStart(reason)


def confinement() -> str:
    """What the worker processes may do on this machine, in words."""
    files = "read the program's files alone" if landlock.version() else "read files, as there is no Landlock"
    return f"no network, no writing; they {files}"
