"""A real browser: Debian's Chromium with a profile of its own, driven by Playwright."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP, PHONE = (1440, 900), (390, 844)
PATIENCE_MS = 15_000


@contextmanager
def open_browser(
    profile: Path, *, javascript: bool = True, size: tuple[int, int] = DESKTOP, dark: bool = False
) -> Iterator[BrowserContext]:
    """Open a browser that keeps everything it writes below `profile`."""
    profile.mkdir(parents=True, exist_ok=True)
    # Chromium puts a socket into TMPDIR: its path has 107 bytes at most, so a test's own folder is too deep.
    temp = Path(tempfile.mkdtemp(prefix="browser-"))
    try:
        with _launched(profile, temp, javascript, size, dark) as context:
            yield context
    finally:
        shutil.move(temp, profile / temp.name)


@contextmanager
def _launched(
    profile: Path, temp: Path, javascript: bool, size: tuple[int, int], dark: bool
) -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=shutil.which("chromium"),
            args=ARGUMENTS,
            env={"PATH": "/usr/bin:/bin", "HOME": str(profile), "TMPDIR": str(temp)},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            viewport={"width": size[0], "height": size[1]},
        )
        context.set_default_timeout(PATIENCE_MS)
        try:
            yield context
        finally:
            context.close()
