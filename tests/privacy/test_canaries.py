"""Card numbers and SSNs go in through every door; afterwards they are nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.privacy.browser_doors import type_into_browser
from tests.privacy.command_doors import CommandDoors
from tests.privacy.desk_doors import DeskDoors
from tests.privacy.document_doors import SENT, send_documents
from tests.privacy.evidence import Evidence
from tests.privacy.mail_doors import MailDoors
from tests.privacy.web_doors import WebDoors
from tests.support.canaries import Canaries
from tests.support.hooks import SECRET
from tests.support.needs import requires_chromium, requires_postgres, requires_strace
from tests.support.ports import free_port
from tests.support.postgres import PostgresServer
from tests.support.server import VeilboxServer
from tests.support.smtp_peer import SmtpPeer

SEED = 20_260_105


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=requires_postgres)])
def evidence(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Evidence]:
    """A server at log level debug, watched by strace, and an end for the mail it sends."""
    settings = {
        "VEILBOX_LOG_LEVEL": "DEBUG",
        "VEILBOX_LMTP": f"127.0.0.1:{free_port()}",
        "VEILBOX_MAIL_HOOK_SECRET": SECRET,
    }
    postgres: PostgresServer | None = None
    if request.param == "postgres":
        postgres = request.getfixturevalue("postgres")
        settings["VEILBOX_DATABASE_URL"] = request.getfixturevalue("postgres_url")
    with SmtpPeer() as peer:
        settings["VEILBOX_OUTGOING_SMTP"] = peer.address
        server = VeilboxServer(tmp_path / "server", settings, traced=True)
        with server:
            yield Evidence(server, peer, Canaries(SEED), postgres)


@requires_strace
def test_nothing_is_left_in_documents(tmp_path: Path) -> None:
    with SmtpPeer() as peer, VeilboxServer(tmp_path / "server", {}, traced=True) as server:
        evidence = Evidence(server, peer, Canaries(SEED + 1))
        kept = send_documents(evidence)
        assert evidence.shows_nothing()
    assert evidence.strangers() == []
    assert kept > len(SENT) * 3 // 4  # they are kept without the numbers, not merely withheld


@requires_chromium
@requires_strace
def test_nothing_is_left_of_any_canary(evidence: Evidence, tmp_path: Path) -> None:
    web, desk, mails = WebDoors(evidence), DeskDoors(evidence), MailDoors(evidence)
    commands = CommandDoors(evidence, tmp_path / "commands")
    # What never comes near a database is sent beside one of them only.
    anywhere = (web.refused_forms, web.broken_requests, web.halfway, mails.halfway, commands.filters)
    for send in (
        *(anywhere if evidence.postgres is None else ()),
        web.form,
        web.reply,
        web.while_storage_is_gone,
        desk.getting_in,
        desk.work,
        desk.requests,
        desk.reports,
        desk.addresses,
        mails.whole_mail,
        mails.other_mails,
        mails.other_ways,
        mails.long_mail,
        mails.dialogue,
        mails.while_storage_is_gone,
        commands.files,
        commands.mails,
    ):
        send()
    desk.newcomer(commands.agents())
    for javascript in (
        (True, False) if evidence.postgres is None else ()
    ):  # one browser, whatever the database
        profile = tmp_path / "profiles" / f"javascript-{javascript}"
        type_into_browser(evidence, profile, javascript=javascript)
        evidence.folders.append(profile)
    evidence.peer.wait_for(lambda mail: "marmalade" in mail.text)
    web.close()
    desk.close()

    assert evidence.shows_nothing()  # while the server runs: write-ahead log, temporary files
    assert evidence.server.stop() == 0
    assert evidence.shows_nothing()
    assert evidence.strangers() == []
    assert evidence.sees_the_marker()
