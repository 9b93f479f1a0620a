"""Pytest plugin: the `requires_…` marks, and with CI=true every skip is a failure."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from tests.support.needs import NEEDS, demand, in_ci


def pytest_configure(config: pytest.Config) -> None:
    """Register the marks."""
    for need in NEEDS:
        config.addinivalue_line("markers", f"requires_{need}: skipped where {need} is not installed")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose marked need is missing."""
    for need in NEEDS:
        if item.get_closest_marker(f"requires_{need}"):
            demand(need)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one in CI (an expected failure is not a skip)."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a module skipped as a whole into a failed one in CI."""
    report = yield
    if report.skipped:
        _fail(report)
    return report


def _fail(report: Any) -> None:
    if in_ci():
        report.outcome = "failed"
        report.longrepr = f"skipped with CI=true: {report.longrepr[2]}"
