"""Fetching goes on, whatever goes wrong."""

import asyncio
from pathlib import Path

import pytest

from service.budget import Budget
from service.links import Links
from service.mail import imap
from service.mail.addressing import Addressing
from service.mail.imap import Puller
from service.mail.in_hand import InHand
from service.mail.reception import Reception
from service.mail.threading import Threading
from service.settings.mail_sources import MailSource, mail_sources
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import IN_FLIGHT, SECRET, settings


async def test_a_server_that_answers_nonsense_is_asked_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = asyncio.Semaphore(0)
    loop = asyncio.get_running_loop()

    def connect(_: MailSource) -> None:
        loop.call_soon_threadsafe(tries.release)
        raise ValueError("such as a parser raises")

    monkeypatch.setattr(imap, "connect", connect)
    monkeypatch.setattr(imap, "FIRST_WAIT", 0.01)
    chosen = settings(Path(house.folder))
    threading = Threading(house.database, house.redactor, Addressing(SECRET, "localhost"), "")
    reception = Reception(
        house.intake(),
        house.redactor,
        Budget(IN_FLIGHT),
        Links(SECRET),
        threading,
        InHand(house.folder, SECRET),
        chosen,
    )
    (source,) = mail_sources("imaps://rita:secret@localhost/INBOX")
    puller = Puller(source, reception, mailbox="support@localhost", limit=1000, poll_seconds=1)
    task = asyncio.create_task(puller.run())
    async with asyncio.timeout(20):
        for _ in range(3):
            await tries.acquire()
    assert not task.done()
    task.cancel()
    await asyncio.wait([task])
