"""Some things are done in one place alone: import rules can't say that, so the calls are counted here."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("redaction", "storage", "service", "web")


def callers(function: str) -> set[str]:
    """The modules of the product, by path, that call `function`."""
    return {
        file.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for file in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and name_of(node.func) == function
    }


def name_of(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


@pytest.mark.parametrize("opener", ["Database", "FilesystemStore", "S3Store", "FolderLock", "Intake"])
def test_the_composition_root_alone_opens(opener: str) -> None:
    assert callers(opener) == {"service/runtime.py"}


@pytest.mark.parametrize("seal", ["seal", "seal_file"])
def test_redaction_alone_calls_a_text_or_a_file_redacted(seal: str) -> None:
    found = callers(seal)
    assert found
    assert all(module.startswith("redaction/") for module in found)


def test_the_column_type_alone_restores() -> None:
    assert callers("restore") == {"storage/columns.py"}
