"""Programs of the machine that some tests need: absent they are a skip with the reason, in CI a failure."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

SWIFT = Path(__file__).parents[2] / ".venv-swift" / "bin" / "swift-proxy-server"
POSTGRES_FOLDERS = "/usr/lib/postgresql"


def in_ci() -> bool:
    """Tell whether a skip counts as a failure."""
    return os.environ.get("CI") == "true"


def postgres_folder() -> Path | None:
    """Return the folder of the newest PostgreSQL server's programs."""
    found = sorted(Path(POSTGRES_FOLDERS).glob("*/bin/postgres"), key=lambda file: int(file.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path else None


def mail_servers() -> bool:
    """Tell whether Postfix, Dovecot and swaks can be run: the servers start as root only."""
    programs = ("/usr/sbin/postfix", "/usr/sbin/dovecot", "/usr/bin/swaks")
    return os.geteuid() == 0 and all(Path(program).exists() for program in programs)


NEEDS: dict[str, Callable[[], object]] = {
    "chromium": lambda: shutil.which("chromium"),
    "postgres": postgres_folder,
    "strace": lambda: shutil.which("strace"),
    "heif_enc": lambda: shutil.which("heif-enc"),
    "swift": SWIFT.exists,
    "mail_servers": mail_servers,
}
HELP = {
    "chromium": "apt-get install chromium",
    "postgres": "apt-get install postgresql",
    "strace": "apt-get install strace",
    "heif_enc": "apt-get install libheif-examples",
    "swift": "sh scripts/swift.sh",
    "mail_servers": "apt-get install postfix dovecot-imapd swaks libnet-ssleay-perl, and root to run them",
}

requires_chromium = pytest.mark.requires_chromium
requires_postgres = pytest.mark.requires_postgres
requires_strace = pytest.mark.requires_strace
requires_heif_enc = pytest.mark.requires_heif_enc
requires_mail_servers = pytest.mark.requires_mail_servers
requires_swift = pytest.mark.requires_swift


def demand(need: str) -> None:
    """Skip the running test when the machine lacks `need`; `tests.support.strict` fails it in CI."""
    if not NEEDS[need]():
        pytest.skip(f"needs {need}: {HELP[need]}")
