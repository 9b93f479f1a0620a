"""The redactor as the settings want it, and what is told when its processes can't be had."""

import sys
from pathlib import Path

import pytest

from service.errors import CannotStart
from service.offline import confinement, redacting, warm
from service.settings import Settings


async def test_the_limits_are_those_of_the_settings() -> None:
    settings = Settings(worker_cpu_seconds=7, worker_mb=500, file_worker_mb=1100)
    async with redacting(settings) as redactor:
        texts, files = redactor._texts._limits, redactor._files._limits
    assert (texts.cpu_seconds, texts.wall_seconds, texts.memory) == (7, 21, 500_000_000)
    assert (files.cpu_seconds, files.total_cpu_seconds, files.wall_seconds) == (7, 28, 35)
    assert files.memory == 1_100_000_000


async def test_what_the_machine_lacks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "presidio_analyzer.py").write_text("raise ImportError")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    async with redacting(Settings()) as redactor:
        with pytest.raises(CannotStart, match="worker processes can't be started") as caught:
            await warm(redactor)
    assert caught.value.__context__ is None


def test_what_the_processes_may_do_is_told() -> None:
    assert confinement().startswith("no network, no writing; they read ")
