"""The composition root, with everything real."""

import asyncio
import gc
from pathlib import Path

import pytest

from service.errors import InvalidSettings, Temporary
from service.runtime import opened, running
from service.settings import Settings
from storage.errors import AlreadyRunning
from tests.unit.service.test_intake import SUBMISSION, WITH_FILES


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


S3 = {
    "s3_endpoint": "http://127.0.0.1:9",
    "s3_bucket": "veilbox",
    "s3_access_key": "key",
    "s3_secret_key": "secret",
}


@pytest.mark.parametrize("missing", ["s3_bucket", "s3_access_key", "s3_secret_key"])
async def test_a_bucket_is_told_whole_or_not_at_all(tmp_path: Path, missing: str) -> None:
    with pytest.raises(InvalidSettings) as refusal:
        async with opened(settings_in(tmp_path, **{**S3, missing: ""})):
            pass
    assert f"VEILBOX_{missing.upper()}" in str(refusal.value)


async def test_a_missing_file_of_authorities_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettings, match=r"VEILBOX_S3_CA names a file that isn't there\."):
        async with opened(settings_in(tmp_path, **S3, s3_ca=str(tmp_path / "missing"))):
            pass


async def test_a_server_starts_without_its_bucket_and_refuses_files_until_it_is_there(tmp_path: Path) -> None:
    async with running(settings_in(tmp_path, smtp="", **S3)) as runtime:
        with pytest.raises(Temporary):
            await runtime.intake.accept(WITH_FILES)
        assert (await runtime.intake.accept(SUBMISSION)).number == 1
    assert not (tmp_path / "objects").exists()
