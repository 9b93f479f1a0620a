"""The content of a mail, read from a stream that comes in pieces of any size."""

import asyncio
from collections.abc import Callable

import pytest

from service.budget import Budget
from service.errors import ServiceError, Temporary, TooLarge
from service.mail.receiving import STEP, Receiving

MAILS = [
    b"",
    b"\r\n",
    b"\r\n\r\n",
    b".\r\n",
    b"..\r\n",
    b"\r\n.\r\n.\r\n",
    b".x\r\n",
    b"x\r\n",
    b"xx\r\n",
    b"x\r\n.\r\n",
    b"x\r\r\n.y\r\n",
    b"x\n.\n.\r.\r\n..\r\n",
    b"a\r\n" * 50_000,
    b"\r\n" * 100_000,
    b"x.\r\n" * 20_000,
    b"x" * 200_000 + b"\r\n.\r\n" + b"y" * (STEP - 4) + b"\r\n.\r\n",
]


def sent(mail: bytes) -> bytes:
    """A mail as SMTP sends it (RFC 5321, section 4.5.2), line by line."""
    lines = mail.removesuffix(b"\r\n").split(b"\r\n") if mail else []
    return b"".join(b"." * line.startswith(b".") + line + b"\r\n" for line in lines) + b".\r\n"


def nothing() -> None:
    """Called when there is progress."""


async def received(
    stream: bytes,
    size: int,
    *,
    limit: int = 10_000_000,
    budget: int = 10_000_000,
    progress: Callable[[], None] = nothing,
) -> tuple[bytes | type[ServiceError], bytes]:
    """The content, or why it was refused, and what was left for the next command."""
    reader = asyncio.StreamReader(limit=STEP)

    async def feed() -> None:
        for start in range(0, len(stream), size):
            reader.feed_data(stream[start : start + size])
            await asyncio.sleep(0)

    feeding = asyncio.create_task(feed())
    async with Budget(budget).share() as share:
        try:
            content: bytes | type[ServiceError] = await Receiving(reader, share, limit, progress).content()
        except ServiceError as error:
            content = type(error)
    await feeding
    reader.feed_eof()
    return content, await reader.read()


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: repr(mail[:16]))
async def test_a_mail_comes_as_it_was_sent_and_commands_stay(mail: bytes) -> None:
    small = len(mail) < STEP
    for size in (1, 2, 3, 5, 7, 10_000_000) if small else (997, STEP, 10_000_000):
        assert await received(sent(mail) + b"QUIT\r\n", size) == (mail, b"QUIT\r\n"), size


@pytest.mark.parametrize("mail", [b"..\r\n" * 30_000, b"x\r\n.\r\n"])
async def test_only_what_the_mail_itself_has_counts(mail: bytes) -> None:
    stream = sent(mail) + b"QUIT\r\n"
    assert await received(stream, 997, limit=len(mail)) == (mail, b"QUIT\r\n")
    assert await received(stream, 997, limit=len(mail) - 1) == (TooLarge, b"QUIT\r\n")


async def test_what_is_over_the_budget_is_read_to_its_end() -> None:
    assert await received(sent(b"a\r\n" * 50_000) + b"QUIT\r\n", 997, budget=STEP) == (Temporary, b"QUIT\r\n")


async def test_progress_is_what_fills_a_step() -> None:
    steps: list[None] = []
    await received(sent(b"a" * 3 * STEP + b"\r\n"), 1000, progress=lambda: steps.append(None))
    assert len(steps) == 3


async def test_a_client_that_is_gone_in_the_middle() -> None:
    for stream in (b"", b"\r", b"x\r\n.\r"):
        reader = asyncio.StreamReader()
        reader.feed_data(stream)
        reader.feed_eof()
        async with Budget(STEP).share() as share:
            with pytest.raises(asyncio.IncompleteReadError):
                await Receiving(reader, share, STEP, nothing).content()
