"""With CI=true a skip is a failure; elsewhere it is a skip with its reason."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TESTS = """
import pytest
from tests.support import needs

needs.NEEDS["chromium"] = lambda: None

@needs.requires_chromium
def test_marked(): ...

def test_demanding():
    needs.demand("chromium")

def test_plain(): ...
"""
MODULE = "import pytest; pytest.skip('not here', allow_module_level=True)"


def outcome(text: str, folder: Path, ci: str) -> tuple[int, str]:
    (folder / "test_it.py").write_text(text)
    (folder / "pytest.ini").write_text("[pytest]\n")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.support.strict",
        "-p",
        "no:cacheprovider",
        "-rs",
        ".",
    ]
    environment = {**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout


def test_a_missing_need_is_a_skip_with_the_way_out(tmp_path: Path) -> None:
    code, output = outcome(TESTS, tmp_path, ci="")
    assert code == 0
    assert "1 passed, 2 skipped" in output
    assert "apt-get install chromium" in output


def test_in_ci_it_is_a_failure(tmp_path: Path) -> None:
    code, output = outcome(TESTS, tmp_path, ci="true")
    assert code == 1
    assert "passed" in output
    assert "skipped with CI=true: Skipped: needs chromium" in output


@pytest.mark.parametrize(("ci", "failed"), [("", False), ("true", True)])
def test_a_module_skipped_as_a_whole_counts_too(tmp_path: Path, ci: str, failed: bool) -> None:
    code, output = outcome(MODULE, tmp_path, ci)
    assert ("1 error" in output) == failed
    assert (code in (1, 2)) == failed
