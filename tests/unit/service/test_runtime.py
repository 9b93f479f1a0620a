"""The composition root, with everything real."""

import asyncio
import gc
from pathlib import Path

import pytest

from service.errors import InvalidSettings
from service.runtime import opened, running
from service.settings import Settings
from storage.errors import AlreadyRunning
from tests.unit.service.test_intake import SUBMISSION


def settings_in(folder: Path, **more: object) -> Settings:
    return Settings.model_validate({"data": folder, "smtp": "127.0.0.1:0"} | more)


async def test_it_runs_and_ends_and_keeps_what_was_accepted(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "new" / "data")
    async with running(settings) as runtime:
        assert runtime.smtp_address
        host, _, port = runtime.smtp_address.rpartition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        assert (await reader.readline()).startswith(b"220 ")
        writer.close()
        await writer.wait_closed()
        receipt = await runtime.intake.accept(SUBMISSION)
        token = runtime.links.ticket_token(receipt.number)
    with pytest.raises(OSError, match="Connect call failed"):
        await asyncio.open_connection(host, int(port))
    async with running(settings) as runtime:
        assert runtime.links.number_of(token) == receipt.number
        assert await runtime.requests.show(receipt.number)
        assert (await runtime.intake.accept(SUBMISSION)).duplicate
    assert len(asyncio.all_tasks()) == 1
    gc.collect()


async def test_one_server_a_folder_but_commands_beside_it(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, smtp="")
    async with running(settings) as runtime:
        assert runtime.smtp_address is None
        with pytest.raises(AlreadyRunning):
            async with running(settings):
                pass
        async with opened(settings) as beside:
            receipt = await beside.intake.accept(SUBMISSION)
        assert await runtime.requests.show(receipt.number)


async def test_looking_does_not_migrate(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    async with opened(settings, migrate=False) as runtime:
        assert not await runtime.database.is_current()
    async with opened(settings) as runtime:
        assert await runtime.database.is_current()


async def test_the_data_folder_is_for_the_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with opened(settings_in(folder)):
        pass
    assert [path.name for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o077] == []


async def test_a_start_that_fails_leaves_the_folder_free(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"short")
    with pytest.raises(InvalidSettings):
        async with running(settings_in(tmp_path)):
            pass
    (tmp_path / "secret").unlink()
    async with running(settings_in(tmp_path, smtp="")):
        pass


async def test_only_the_server_removes_unfinished_objects(tmp_path: Path) -> None:
    """A command beside the server must not take away what the server is writing."""
    left = tmp_path / "objects" / "ab" / ".unfinished-0123456789abcdef"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    async with opened(settings_in(tmp_path)):
        assert left.exists()
    async with running(settings_in(tmp_path, smtp="")):
        assert not left.exists()
