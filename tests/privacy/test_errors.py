"""Requests that end in an error which quotes them, on a server whose environment asks for a debugger."""

from __future__ import annotations

import smtplib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.privacy.evidence import Evidence
from tests.privacy.web_doors import WatchedVisitor
from tests.support.canaries import Canaries
from tests.support.needs import requires_strace
from tests.support.server import VeilboxServer
from tests.support.smtp_peer import SmtpPeer
from tests.support.visitors import deliver, hidden_fields, mail

pytestmark = requires_strace

FAULTS = Path(__file__).with_name("faults.py")
DEBUGGING = {
    "LITESTAR_DEBUG": "1",
    "LITESTAR_PDB": "1",
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONFAULTHANDLER": "1",
    "VEILBOX_LOG_LEVEL": "DEBUG",
}


@pytest.fixture
def evidence(tmp_path: Path) -> Iterator[Evidence]:
    """A server that fails on every submission with an exception that quotes it."""
    program = (sys.executable, "-B", str(FAULTS), "error_that_quotes")
    with (
        SmtpPeer() as peer,
        VeilboxServer(tmp_path / "server", DEBUGGING, program=program, traced=True) as server,
    ):
        yield Evidence(server, peer, Canaries(seed=11))


def filled(evidence: Evidence, visitor: WatchedVisitor, door: str) -> dict[str, str]:
    texts = {"name": "Rita", "email": "rita@example.com", "subject": "Question"}
    hidden = hidden_fields(visitor.get("/").text, "/tickets")
    return {**hidden, **texts, "description": evidence.canaries.sentence(door)}


def test_an_unexpected_error_tells_nobody_what_was_sent(evidence: Evidence) -> None:
    with WatchedVisitor(evidence) as visitor:
        page = visitor.post("/tickets", filled(evidence, visitor, "browser"))
        assert (page.url.path, page.status_code) == ("/problem/failed", 500)
        visitor.http.headers["Accept"] = "application/json"
        answer = visitor.post("/tickets", filled(evidence, visitor, "program"))
        assert (answer.json()["type"], answer.status_code) == ("/problem/failed", 500)
    with pytest.raises(smtplib.SMTPDataError) as refused:
        deliver(evidence.server, mail("Question", evidence.canaries.sentence("mail")))
    assert refused.value.smtp_code == 451
    evidence.answers.append(str(refused.value).encode())
    assert evidence.shows_nothing()
    log = evidence.server.log_path.read_text()
    assert log.count("ValueError") == 3
    assert "(Pdb)" not in log
    assert "Traceback" not in log
