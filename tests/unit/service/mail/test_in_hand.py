"""A mail that takes the whole server with it is taken unread in the end, and no other mail is."""

from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.housekeeping import Housekeeping
from service.intake import RECEIPTS_LAST
from service.mail.in_hand import MOST_DEATHS, MOST_SUSPECTS, InHand
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import SECRET, Postbox, started, written

KILLER = written("It kills.")
LEFT_OPEN: list[AbstractContextManager[bool]] = []


def died_over(folder: Path, *mails: bytes) -> None:
    """A server that died while it had these mails in hand, and the start of the next one."""
    dying = InHand(folder, SECRET)
    for mail in mails:
        # Never left, not even by the garbage collector, as nothing is in a process that is killed.
        LEFT_OPEN.append(dying.holding(mail))
        LEFT_OPEN[-1].__enter__()
    InHand(folder, SECRET).recover()


def is_hopeless(folder: Path, mail: bytes) -> bool:
    with InHand(folder, SECRET).holding(mail) as hopeless:
        return hopeless


def test_only_many_deaths_over_one_mail_count(tmp_path: Path) -> None:
    for _ in range(MOST_DEATHS - 1):
        died_over(tmp_path, KILLER)
    died_over(tmp_path, KILLER, b"another")
    assert is_hopeless(tmp_path, KILLER)
    assert not is_hopeless(tmp_path, b"another")


def test_a_mail_that_was_done_has_a_clean_slate(tmp_path: Path) -> None:
    for _ in range(MOST_DEATHS - 1):
        died_over(tmp_path, KILLER)
    assert not is_hopeless(tmp_path, KILLER)
    died_over(tmp_path, KILLER)
    assert not is_hopeless(tmp_path, KILLER)


def test_among_many_mails_nobody_is_to_blame(tmp_path: Path) -> None:
    crowd = [str(number).encode() for number in range(MOST_SUSPECTS)]
    for _ in range(MOST_DEATHS):
        died_over(tmp_path, KILLER, *crowd)
    assert not is_hopeless(tmp_path, KILLER)


async def test_what_comes_no_more_is_forgotten(house: House) -> None:
    for _ in range(MOST_DEATHS):
        died_over(house.folder, KILLER)
    in_hand, now = InHand(house.folder, SECRET), datetime.now(UTC)
    keeping = Housekeeping(house.database, house.objects, in_hand)
    await keeping.sweep(now + RECEIPTS_LAST - timedelta(minutes=1))
    assert list((house.folder / "in-hand").iterdir())
    await keeping.sweep(now + RECEIPTS_LAST + timedelta(minutes=1))
    assert not list((house.folder / "in-hand").iterdir())
    assert not is_hopeless(house.folder, KILLER)


async def test_it_is_answered_with_a_ticket_that_names_it(house: House) -> None:
    for _ in range(MOST_DEATHS):
        died_over(house.folder, KILLER)
    postbox: Postbox = await started(house)
    assert (await postbox.send(KILLER))[0] == 250
    assert (await postbox.send(written("It is harmless.")))[0] == 250
    (message,) = (await house.ticket(1)).messages
    assert [(str(file.name), file.reason) for file in message.withheld] == [("message.eml", "unreadable")]
    assert "kills" not in str(message.body)
    assert str((await house.ticket(2)).messages[0].body) == "It is harmless."
    assert not is_hopeless(house.folder, KILLER)
    await postbox.stop()
