"""Every setting stands in docs/settings.md, with its true default and an example that works."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from service.settings import Settings, load
from service.settings.loading import FROM_FILE, SECRETS, variable

PAGE = (Path(__file__).parents[3] / "docs" / "settings.md").read_text()
ROWS = {
    cells[0].strip("` "): [cell.strip("` ") for cell in cells]
    for cells in (line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("| `VEILBOX_"))
}


def test_the_page_lists_the_settings_and_no_others() -> None:
    assert set(ROWS) == {variable(name) for name in Settings.model_fields}


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_page_tells_the_default(name: str) -> None:
    value = getattr(Settings(), name)
    default = value.get_secret_value() if isinstance(value, SecretStr) else value
    shown = str(default).lower() if isinstance(default, bool) else str(default)
    assert ROWS[variable(name)][2] == shown


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_example_is_taken_and_is_not_the_default(name: str) -> None:
    example = ROWS[variable(name)][3]
    assert getattr(load({variable(name): example}), name) != getattr(Settings(), name)


def test_the_page_names_the_files_for_secrets() -> None:
    assert set(re.findall(r"VEILBOX_\w+_FILE\b", PAGE)) == {variable(name) + FROM_FILE for name in SECRETS}
