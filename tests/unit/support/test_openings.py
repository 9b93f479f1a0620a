"""The strace watch sees what a search of folders cannot: files without a name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.needs import requires_strace
from tests.support.openings import Opening, connections, outside, wait_until_traced, watched

pytestmark = requires_strace


def run(code: str, folder: Path) -> list[Opening]:
    trace = folder / "trace"
    allowed = folder / "allowed"
    allowed.mkdir()
    process = subprocess.Popen(watched([sys.executable, "-B", "-c", code, str(folder)], trace), cwd=folder)
    assert process.wait(30) == 0
    wait_until_traced(trace, process.pid)
    return outside(trace, [allowed])


@pytest.mark.parametrize(
    "code",
    [
        "import sys, tempfile; tempfile.TemporaryFile(dir=sys.argv[1])",
        "import sys, tempfile; tempfile.TemporaryFile(dir=sys.argv[1] + '/allowed')",
        "import sys, tempfile; tempfile.SpooledTemporaryFile(max_size=1, dir=sys.argv[1]).write(b'more')",
        "import os; os.memfd_create('hidden')",
        "import sys; open(sys.argv[1] + '/named', 'w')",
        "open('relative', 'a')",
        "import sys, subprocess; subprocess.run(['sh', '-c', 'echo x > child'], check=True)",
        "import threading; t = threading.Thread(target=lambda: open('thread', 'w')); t.start(); t.join()",
    ],
)
def test_an_opening_for_writing_outside_is_seen(code: str, tmp_path: Path) -> None:
    assert run(code, tmp_path) != []


def test_reading_and_writing_inside_are_nobodys_business(tmp_path: Path) -> None:
    code = (
        "import sys; open(sys.argv[1] + '/allowed/file', 'w'); open('/etc/hostname'); open('/dev/null', 'w')"
    )
    assert run(code, tmp_path) == []


@pytest.mark.parametrize(
    ("family", "address", "seen"),
    [
        ("AF_INET", "('192.0.2.1', 80)", {"192.0.2.1"}),
        ("AF_INET6", "('2001:db8::1', 80)", {"2001:db8::1"}),
        ("AF_UNIX", "'/nowhere/log'", {"/nowhere/log"}),
        ("AF_INET", "('127.0.0.1', 1)", set()),
        ("AF_INET6", "('::1', 1)", set()),
    ],
)
def test_a_connection_outside_is_seen(family: str, address: str, seen: set[str], tmp_path: Path) -> None:
    code = f"import socket; s = socket.socket(socket.{family}); s.settimeout(0.1); s.connect_ex({address})"
    run(code, tmp_path)
    assert connections(tmp_path / "trace") == seen
