"""Mail in and out through real mail servers: Postfix in front by LMTP, swaks with TLS, Dovecot by IMAP."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.support.certificates import certificate
from tests.support.dovecot import Dovecot
from tests.support.introspection import Introspection
from tests.support.needs import requires_mail_servers
from tests.support.ports import free_port
from tests.support.postfix import PEOPLE, Postfix
from tests.support.server import SERVE, VeilboxServer
from tests.support.visitors import deliver, mail, open_tickets, signed_in

CARD = "4111 1111 1111 1111"
INBOX = "support@desk.test,billing@desk.test"
BLIND = b"""Delivered-To: billing@desk.test\r
Received: from people.test by desk.test; Fri, 27 Nov 2026 10:00:00 +0000\r
From: Rita <rita@people.test>\r
Subject: Blind copy\r
\r
Nobody is named here.\r
"""
PATIENCE = 60
STREAM, KILLS = 30, 3

pytestmark = requires_mail_servers


def eventually(true: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        time.sleep(0.1)


def numbered(number: int) -> EmailMessage:
    """One of many mails, with a card number in it."""
    text = f"My card {CARD} was charged {number} times."
    message = mail(f"Stream ticket {number}", text, to="support@desk.test")
    message.add_attachment(f"paid with {CARD}\n" * number, filename=f"log-{number}.txt")
    return message


def subjects(server: VeilboxServer) -> Counter[str]:
    """The subject of every ticket, as an agent reads it."""
    with signed_in(server) as agent:
        return Counter(subject for _, subject in open_tickets(agent))


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[tuple[VeilboxServer, Postfix]]:
    """Veilbox with an LMTP door, and the Postfix that hands over to it."""
    port = free_port()
    settings = {
        "VEILBOX_LMTP": f"127.0.0.1:{port}",
        "VEILBOX_INBOX": INBOX,
        "VEILBOX_MAILS_PER_MINUTE": "0",
    }
    with (
        Postfix({"desk.test": f"lmtp:inet:127.0.0.1:{port}"}) as postfix,
        VeilboxServer(tmp_path / "server", settings) as server,
    ):
        yield server, postfix


def test_two_recipients_by_lmtp_are_both_answered(behind: tuple[VeilboxServer, Postfix]) -> None:
    server, postfix = behind
    postfix.send(numbered(1), "support@desk.test", "billing@desk.test")
    eventually(lambda: postfix.log.count("status=sent (250 2.0.0 OK)") == 2, "two deliveries")
    postfix.send(numbered(2), "support@desk.test", "nobody@desk.test")
    eventually(lambda: "status=bounced (host 127.0.0.1[127.0.0.1] said: 550" in postfix.log, "one refusal")
    assert subjects(server) == {"Stream ticket 1": 1, "Stream ticket 2": 1}
    assert CARD not in postfix.log


def test_nothing_is_lost_or_doubled_behind_postfix_by_kill_9(
    behind: tuple[VeilboxServer, Postfix],
) -> None:
    server, postfix = behind
    agent = signed_in(server)
    for number in range(STREAM):
        postfix.send(numbered(number), "support@desk.test")
        if number % (STREAM // KILLS) == STREAM // KILLS // 2:
            server.kill9()
            server.start()
    eventually(lambda: postfix.waiting() == 0, "an empty queue")
    with agent:
        found = Counter(subject for _, subject in open_tickets(agent))
    assert found == Counter(f"Stream ticket {number}" for number in range(STREAM))
    kept = [path for path in server.folder.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if CARD.encode() in path.read_bytes()]


def test_starttls_by_swaks(tmp_path: Path) -> None:
    pair = certificate(tmp_path)
    settings = {
        "VEILBOX_SMTP_CERTIFICATE": str(pair.certificate),
        "VEILBOX_SMTP_KEY": str(pair.key),
        "VEILBOX_SMTP_REQUIRE_TLS": "true",
        "VEILBOX_INBOX": INBOX,
    }
    with VeilboxServer(tmp_path / "server", settings) as server:
        plain = _swaks(server, "over an open line")
        assert plain.returncode == 23
        assert "530 " in plain.stdout
        secret = _swaks(server, "over TLS", "--tls", "--tls-verify", "--tls-ca-path", str(pair.certificate))
        assert secret.returncode == 0, secret.stdout
        assert "250-AUTH" not in secret.stdout
        assert subjects(server) == {"over TLS": 1}


def _swaks(server: VeilboxServer, subject: str, *more: str) -> subprocess.CompletedProcess[str]:
    command = ["/usr/bin/swaks", "--server", f"127.0.0.1:{server.smtp_port}", "--to", "support@desk.test"]
    command += ["--from", "rita@people.test", "--header", f"Subject: {subject}", *more]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_a_folder_is_emptied_by_imap_across_a_restart(tmp_path: Path) -> None:
    with Dovecot() as dovecot:
        for number in range(3):
            dovecot.put("support", numbered(number).as_bytes())
        settings = {
            "VEILBOX_IMAP": dovecot.source("support"),
            "VEILBOX_INBOX": INBOX,
            "VEILBOX_IMAP_POLL_SECONDS": "600",
        }
        with VeilboxServer(tmp_path / "server", settings) as server:
            eventually(lambda: not dovecot.left("support"), "an empty folder")
            dovecot.put("support", numbered(3).as_bytes())  # told by IDLE: the next look is minutes away
            eventually(lambda: not dovecot.left("support"), "an empty folder again")
            dovecot.stop()
            dovecot.start()
            dovecot.put("support", numbered(4).as_bytes())
            eventually(lambda: not dovecot.left("support"), "an empty folder after the restart")
            dovecot.put("support", BLIND)
            eventually(lambda: not dovecot.left("support"), "an empty folder after the blind copy")
            expected = Counter(f"Stream ticket {number}" for number in range(5)) + Counter(["Blind copy"])
            assert subjects(server) == expected
            with sqlite3.connect(server.data / "veilbox.db") as database:
                mailboxes = Counter(database.execute("SELECT mailbox FROM tickets"))
            assert mailboxes == {("support@desk.test",): 5, ("billing@desk.test",): 1}
            assert CARD.encode() not in server.log_path.read_bytes()


@pytest.mark.parametrize("mechanism", ["xoauth2", "oauthbearer"])
def test_a_token_that_has_ended_is_read_anew_and_no_mail_is_lost(tmp_path: Path, mechanism: str) -> None:
    token = tmp_path / "token"
    token.write_text("ended-token\n")
    with (
        Introspection() as provider,
        Dovecot(bearer=mechanism, introspection=provider.address) as dovecot,
    ):
        provider.users["renewed-token"] = "support"
        dovecot.put("support", numbered(1).as_bytes())
        settings = {"VEILBOX_IMAP": dovecot.source_by_token("support", token), "VEILBOX_INBOX": INBOX}
        with VeilboxServer(tmp_path / "server", settings) as server:
            eventually(lambda: "ended-token" in provider.asked, "a try with the old token")
            assert len(dovecot.left("support")) == 1
            token.write_text("renewed-token\n")
            eventually(lambda: not dovecot.left("support"), "an empty folder with the new token")
            assert subjects(server) == {"Stream ticket 1": 1}
            log = server.log_path.read_text()
    assert provider.asked[-1] == "renewed-token"
    assert "fetching mail by IMAP failed" in log
    assert "-token" not in log


def test_check_tries_what_the_settings_name_for_mail_that_comes_in(tmp_path: Path) -> None:
    with Dovecot() as dovecot:
        good = dovecot.source("support")
        pair = certificate(tmp_path)
        server = VeilboxServer(
            tmp_path / "server",
            {
                "VEILBOX_IMAP": f"{good},{good.replace('support:', 'support:wrong')}",
                "VEILBOX_SMTP_CERTIFICATE": str(pair.certificate),
                "VEILBOX_SMTP_KEY": str(pair.key),
            },
        )
        command = [SERVE[0], "check"]
        checked = subprocess.run(
            command, env=server.environment(), capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    for row in (r"ok +mail +IMAP 1 ", r"FAILS +mail +IMAP 2 ", r"ok +mail +certificate "):
        assert re.search(f"^{row}", checked.stdout, re.MULTILINE), checked.stdout
    assert "wrong" not in checked.stdout + checked.stderr


def test_answers_reach_a_mailbox_through_postfix(tmp_path: Path) -> None:
    with Postfix({"desk.test": "discard:"}) as postfix, Dovecot(mail=postfix.mail) as dovecot:
        settings = {"VEILBOX_OUTGOING_SMTP": postfix.address, "VEILBOX_INBOX": INBOX}
        with VeilboxServer(tmp_path / "server", settings) as server:
            message = mail("Charged twice", f"My card {CARD}", sender=f"Rita <rita@{PEOPLE}>")
            deliver(server, message, to="support@desk.test")
            with signed_in(server) as agent:
                agent.send(
                    "/desk/tickets/1", "/desk/tickets/1/replies", {"body": "We pay it back."}
                ).raise_for_status()
            eventually(lambda: len(dovecot.left("rita")) == 2, "a receipt and a reply")
        with dovecot.client("rita") as client:
            client.select_folder("INBOX", readonly=True)
            texts = [
                found[b"BODY[]"].decode() for found in client.fetch(client.search(), ["BODY.PEEK[]"]).values()
            ]
    assert sum("We pay it back." in text for text in texts) == 1
    assert not [text for text in texts if CARD in text]
