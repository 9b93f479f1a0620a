"""One planted leak of each class: the search of the canary test must find it, and find nothing without it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.privacy.evidence import Evidence
from tests.support.canaries import Canaries
from tests.support.needs import requires_strace
from tests.support.server import SERVE, VeilboxServer
from tests.support.smtp_peer import SmtpPeer
from tests.support.visitors import Visitor

pytestmark = requires_strace

FAULTS = Path(__file__).with_name("faults.py")
DOOR = "planted leak"


def found_by(program: Sequence[str], folder: Path) -> list[str]:
    """Send one form to a server started by `program` and search what it leaves behind."""
    with SmtpPeer() as peer:
        settings = {"VEILBOX_LOG_LEVEL": "DEBUG"}
        server = VeilboxServer(folder / "server", settings, program=program, traced=True)
        evidence = Evidence(server, peer, Canaries(seed=3))
        with server, Visitor(server) as visitor:
            texts = {"name": "Rita", "email": "rita@example.com", "subject": "planted"}
            description = f"planted: {evidence.canaries.sentence(DOOR)}"
            answer = visitor.send("/", "/tickets", {**texts, "description": description})
            assert answer.url.path == "/ticket"
        return evidence.found()


@pytest.mark.parametrize(
    ("fault", "where"),
    [
        ("spool", "openat of /"),
        ("debug_log", f"{DOOR}: in .*server.log"),
        ("exception_text", f"{DOOR}: in .*server.log"),
        ("database", f"{DOOR}: in .*scratch.sqlite3"),
        ("unredacted_column", f"{DOOR}: in .*/data/"),
    ],
)
def test_a_planted_leak_is_found(fault: str, where: str, tmp_path: Path) -> None:
    found = found_by((sys.executable, "-B", str(FAULTS), fault), tmp_path)
    assert any(re.search(where, line) for line in found), found


def test_without_a_leak_nothing_is_found(tmp_path: Path) -> None:
    assert found_by(SERVE, tmp_path) == []
