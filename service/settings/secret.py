"""The installation's secret: given as a setting, or made once and kept in the data folder."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from service.errors import InvalidSettings
from service.settings.model import SECRET_LENGTH, Settings

FILE = "secret"
OWNER_ONLY = 0o600


def installation_secret(settings: Settings) -> bytes:
    """The key that all signing keys come from. Raises InvalidSettings when its file is damaged."""
    given = settings.secret.get_secret_value()
    if given:
        return given.encode()
    path = settings.data / FILE
    with suppress(FileExistsError):
        _create(path)
    kept = path.read_bytes()
    if len(kept) < SECRET_LENGTH:
        raise InvalidSettings(("The file 'secret' in the data folder is damaged; restore it from a backup.",))
    return kept


def _create(path: Path) -> None:
    """Written beside its place and linked into it, so that no other process reads half a secret."""
    draft = path.with_name(f".{FILE}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_hex(SECRET_LENGTH).encode())
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    finally:
        draft.unlink()
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
