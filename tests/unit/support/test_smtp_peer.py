from __future__ import annotations

import smtplib

from tests.support.smtp_peer import SmtpPeer


def test_the_peer_keeps_what_it_receives() -> None:
    with SmtpPeer() as peer:
        host, port = peer.address.split(":")
        with smtplib.SMTP(host, int(port), timeout=10) as client:
            client.sendmail("a@example.com", ["b@example.com"], "Subject: Hello\r\n\r\nText\r\n")
        mail = peer.wait_for(lambda mail: mail.message["Subject"] == "Hello")
    assert mail.recipients == ("b@example.com",)
    assert mail.text.strip() == "Text"
