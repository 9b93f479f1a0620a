"""Reads settings from `VEILBOX_…` variables, `…_FILE` for secrets, and the TOML file at VEILBOX_CONFIG.

A variable wins over the TOML file. A name that nobody knows is refused, because a typing error would
otherwise silently leave a default in force. No message holds a value: passwords stand in some of them.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from service.errors import InvalidSettings
from service.settings.model import Settings

PREFIX = "VEILBOX_"
CONFIG = "VEILBOX_CONFIG"
FROM_FILE = "_FILE"
SECRETS = ("secret", "database_url", "outgoing_smtp", "s3_access_key", "s3_secret_key")


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. Raises InvalidSettings: settings and reasons, never a value."""
    given = {name: value for name, value in environ.items() if name.startswith(PREFIX) and name != CONFIG}
    values = _toml(environ.get(CONFIG, "")) | _variables(given)
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        problems = tuple(_sentence(found["loc"], found["msg"]) for found in error.errors(include_input=False))
    raise InvalidSettings(problems)


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def _variables(given: Mapping[str, str]) -> dict[str, object]:
    plain = {variable(name): name for name in Settings.model_fields}
    files = {variable(name) + FROM_FILE: name for name in SECRETS}
    problems = [f"{name} is not a setting of Veilbox." for name in given if name not in plain | files]
    problems += [
        f"{name} and {name}{FROM_FILE} are both set; set one of them."
        for name in map(variable, SECRETS)
        if {name, name + FROM_FILE} <= set(given)
    ]
    if problems:
        raise InvalidSettings(tuple(problems))
    values: dict[str, object] = {plain[name]: value for name, value in given.items() if name in plain}
    return values | {files[name]: _secret_file(name, value) for name, value in given.items() if name in files}


def _secret_file(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        pass
    raise InvalidSettings((f"{name} names a file that can't be read.",))


def _toml(path: str) -> dict[str, object]:
    if not path:
        return {}
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError:
        problem = f"{CONFIG} names a file that can't be read."
    except ValueError:
        problem = f"{CONFIG} names a file that is not valid TOML."
    raise InvalidSettings((problem,))


def _sentence(location: tuple[int | str, ...], message: str) -> str:
    reason = message.removeprefix("Value error, ")
    return f"{variable(str(location[0]))}: {reason}." if location else f"{reason}."
