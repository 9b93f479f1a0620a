"""Canaries through every part of a mail and of the SMTP dialogue that carries it."""

from __future__ import annotations

import smtplib
import socket
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from tests.privacy.evidence import MARKER, Evidence
from tests.privacy.web_doors import text_file, utf16_file
from tests.support.visitors import INBOX, deliver, mail

HEADERS = (
    "In-Reply-To",
    "References",
    "Reply-To",
    "X-Mailer",
    "List-Id",
    "Received",
    "DKIM-Signature",
    "Thread-Topic",
    "Cc",
    "Sender",
    "Comments",
    "Disposition-Notification-To",
)
LINE = "a line of text that says nothing of interest"


class MailDoors:
    """Sends canaries by SMTP and keeps every answer as evidence."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._canaries = evidence.canaries
        self._server = evidence.server

    def whole_mail(self) -> None:
        """Subject, names, both bodies, headers, attachments of several kinds and their names."""
        canary = self._canaries
        message = mail(
            f"{MARKER} {canary.sentence('mail, subject')}", f"{MARKER} {canary.sentence('mail, text')}"
        )
        message.replace_header("From", f'"{canary.card("mail, display name")}" <rita@example.com>')
        for header in HEADERS:
            message[header] = f"<{canary.ssn(f'mail, {header}')}@example.com>"
        message.add_alternative(
            f"<p title='{canary.ssn('mail, attribute')}'>{canary.sentence('mail, HTML')}</p>", "html"
        )
        message.add_attachment(
            text_file(self._evidence, "mail, attachment"),
            maintype="text",
            subtype="plain",
            filename=f"{canary.ssn('mail, file name')}.txt",
            cid=f"<{canary.ssn('mail, Content-ID')}>",
        )
        message.add_attachment(
            utf16_file(self._evidence, "mail, UTF-16 attachment"),
            maintype="application",
            subtype="octet-stream",
            filename=f"{canary.card('mail, second file name')}.txt",
        )
        message.add_attachment(
            b"%PDF-1.7 " + canary.card("mail, withheld file").encode(),
            maintype="application",
            subtype="pdf",
            filename=f"{canary.card('mail, name of a withheld file')}.pdf",
        )
        deliver(self._server, message)

    def other_mails(self) -> None:
        """HTML alone, a number as Message-ID, a forwarded mail, other charsets, broken encodings."""
        canary = self._canaries
        html = EmailMessage(policy=SMTP)
        html["From"], html["To"] = "rita@example.com", INBOX
        html["Subject"], html["Message-ID"] = "HTML only", f"<{canary.ssn('Message-ID')}@example.com>"
        html.set_content(
            f"<!-- {canary.card('HTML comment')} --><p>{canary.sentence('HTML only')}</p>", subtype="html"
        )
        deliver(self._server, html)
        outer = mail("A forwarded mail", canary.sentence("forwarding text"))
        outer.add_attachment(mail(canary.sentence("forwarded subject"), canary.sentence("forwarded text")))
        deliver(self._server, outer)
        for door, head in (
            ("quoted-printable", "text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"),
            ("unknown charset", f"text/plain; charset={canary.ssn('charset')}"),
            ("broken base64", "text/plain\r\nContent-Transfer-Encoding: base64"),
            ("missing boundary", "multipart/mixed"),
            ("unclosed boundary", 'multipart/mixed; boundary="b"'),
            ("not UTF-8", "text/plain; charset=utf-8"),
        ):
            self._raw(door, head)

    def other_ways(self) -> None:
        """By LMTP and by the webhook, forged and signed."""
        canary = self._canaries
        with smtplib.LMTP("127.0.0.1", self._evidence.lmtp_port) as client:
            message = mail("By LMTP", canary.sentence("LMTP, text"))
            client.sendmail("rita@example.com", [INBOX], message.as_bytes())
        hooked = mail("By webhook", canary.sentence("webhook, text")).as_bytes()
        forged = mail("Forged webhook", canary.sentence("forged webhook, text")).as_bytes()
        for body, key in ((hooked, HOOK_SECRET), (forged, "another")):
            headers = signed(body, key.encode(), canary.card("webhook, id").replace(" ", "-"))
            answer = httpx.post(
                f"{self._server.url}/hooks/mail", content=body, headers=headers, trust_env=False, timeout=60
            )
            self._evidence.answers.append(answer.content)

    def long_mail(self) -> None:
        """A subject and a text that are cut for the ticket, with numbers all along the cuts."""
        canary = self._canaries
        subject = "x" * 240 + "".join(f" {canary.card(f'long subject {n}')}" for n in range(6))
        before = [LINE] * (98_500 // (len(LINE) + 1))
        cut = [canary.sentence(f"long text {n}") for n in range(60)]
        text = "\n".join([canary.sentence("long text, top"), *before, *cut, *[LINE] * 3000])
        deliver(self._server, mail(subject, f"{text}\n{canary.sentence('long text, end')}"))

    def dialogue(self) -> None:
        """Numbers as host name, sender, recipient, command and password; a From that is refused."""
        canary = self._canaries
        with smtplib.SMTP("127.0.0.1", self._server.smtp_port, timeout=30) as client:
            said = [client.ehlo(canary.card("EHLO").replace(" ", "-"))]
            said.append(client.docmd(canary.card("command")))
            said.append(client.docmd("VRFY", canary.ssn("VRFY")))
            said.append(client.docmd("AUTH", f"PLAIN {canary.card('AUTH').replace(' ', '')}"))
            said.append(client.docmd("MAIL", f"FROM:<{canary.ssn('MAIL FROM')}@example.com>"))
            said.append(client.docmd("MAIL", f"FROM:<a@example.com> {canary.card('parameter')}"))
            client.docmd("MAIL", "FROM:<a@example.com>")
            said.append(client.docmd("RCPT", f"TO:<{canary.ssn('RCPT TO')}@localhost>"))
            said.append(client.docmd("RCPT", f"TO:{canary.card('RCPT TO without brackets')}"))
        author = f"{canary.card('From').replace(' ', '')}@example.com"
        with pytest.raises(smtplib.SMTPDataError, match="553") as refused:
            deliver(self._server, mail(canary.ssn("subject of a refused mail"), "text", sender=author))
        self._evidence.answers += [*(text for _, text in said), str(refused.value).encode()]

    def halfway(self) -> None:
        """A connection that ends inside the content."""
        with socket.create_connection(("127.0.0.1", self._server.smtp_port), timeout=30) as connection:
            reader = connection.makefile("rb")
            for line in ("EHLO client", "MAIL FROM:<a@example.com>", f"RCPT TO:<{INBOX}>", "DATA"):
                connection.sendall(f"{line}\r\n".encode())
                while self._heard(reader.readline())[3:4] == b"-":
                    pass
            connection.sendall(b"Subject: half\r\n\r\n" + text_file(self._evidence, "halfway mail", 300_000))
            reader.close()

    def while_storage_is_gone(self) -> None:
        """A mail that ends in 451, because its attachment could not be kept."""
        objects, away = self._server.data / "objects", self._server.data / "objects.away"
        objects.rename(away)
        objects.write_bytes(b"")
        message = mail(self._canaries.sentence("451, subject"), self._canaries.sentence("451, text"))
        message.add_attachment(
            text_file(self._evidence, "451, file"), maintype="text", subtype="plain", filename="a.txt"
        )
        try:
            with pytest.raises(smtplib.SMTPDataError, match="451") as refused:
                deliver(self._server, message)
            self._evidence.answers.append(str(refused.value).encode())
        finally:
            objects.unlink()
            away.rename(objects)

    def _raw(self, door: str, head: str) -> None:
        around = self._canaries.sentence(f"{door}, before the parts")
        body = f"{around}\r\n--b\r\n\r\n{self._canaries.sentence(door)}\r\n".encode()
        lines = f"From: rita@example.com\r\nTo: {INBOX}\r\nSubject: {door}\r\nContent-Type: {head}\r\n\r\n"
        deliver(self._server, lines.encode() + body + b"\xff\xfe\r\n")

    def _heard(self, line: bytes) -> bytes:
        self._evidence.answers.append(line)
        return line
