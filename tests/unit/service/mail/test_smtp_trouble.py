"""Mails that are on their way when something fails or stops."""

import asyncio
import logging
import threading

import pytest
from typing_extensions import override

from redaction.documents.mail_types import ParsedMail
from redaction.redactor import Redactor
from service.mail import reception
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import TEMPORARY, Line, Postbox, mail, started, tickets

CARD = "4111 1111 1111 1111"


class Slow(Redactor):
    """Reads a mail only after it was released."""

    def __init__(self) -> None:
        super().__init__()
        self.began = threading.Event()
        self.released = asyncio.Event()

    @override
    async def mail(self, content: bytes) -> ParsedMail:
        self.began.set()
        await self.released.wait()
        return await super().mail(content)


async def test_a_client_that_leaves_before_the_answer_finds_the_result(house: House) -> None:
    slow = Slow()
    postbox = await started(house, redactor=slow)

    def conversation(line: Line) -> None:
        line.upto_data()
        line.send(mail() + b".\r\n")
        slow.began.wait(20)

    await postbox.talk(conversation)
    slow.released.set()
    assert (await postbox.send(mail()))[0] == 250
    assert await tickets(house) == 1
    await postbox.stop()
    assert postbox.budget.used == 0
    await slow.close()


async def test_stopping_waits_for_a_mail_that_was_received(house: House) -> None:
    slow = Slow()
    postbox = await started(house, redactor=slow)
    sending = asyncio.create_task(postbox.send(mail()))
    await asyncio.to_thread(slow.began.wait, 20)
    stopping = asyncio.create_task(postbox.stop())
    await asyncio.sleep(0)
    slow.released.set()
    await stopping
    assert (await sending)[0] == 250
    assert await tickets(house) == 1
    await slow.close()


async def test_a_mail_that_takes_too_long_is_temporary(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reception, "ANSWER_SECONDS", 0.05)
    slow = Slow()
    postbox = await started(house, redactor=slow)
    assert await postbox.send(mail()) == TEMPORARY
    await postbox.stop()
    await slow.close()


class Failing(Redactor):
    """Fails as a library would: with the input in the text."""

    @override
    async def mail(self, content: bytes) -> ParsedMail:
        raise ValueError(content.decode())


async def test_an_exception_is_answered_in_fixed_words(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    redactor = Failing()
    postbox = await started(house, redactor=redactor)
    with caplog.at_level(logging.WARNING):
        assert await postbox.send(mail(CARD)) == TEMPORARY
    await postbox.stop()
    await redactor.close()
    assert CARD not in caplog.text
    assert "ValueError" in caplog.text
    assert await tickets(house) == 0


async def test_a_database_that_is_gone_is_temporary(house: House, postbox: Postbox) -> None:
    (house.folder / "veilbox.db").unlink()
    await house.database.close()
    (house.folder / "veilbox.db").mkdir()
    assert await postbox.send(mail()) == TEMPORARY
    (house.folder / "veilbox.db").rmdir()


async def test_a_full_budget_is_temporary(house: House) -> None:
    postbox = await started(house, budget=200_000)
    assert await postbox.send(mail("a" * 300_000)) == TEMPORARY
    assert (await postbox.send(mail()))[0] == 250
    await postbox.stop()
