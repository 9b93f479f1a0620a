"""A real Dovecot: IMAP with TLS over folders that it shares with nobody, or with a Postfix."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from imapclient import IMAPClient

from tests.support.certificates import Pair, certificate
from tests.support.ports import free_port

START_SECONDS = 30
PASSWORD = "a:pass@word/of-its-own"


@dataclass
class Dovecot:
    """Started by `with`; `stop` and `start` keep the port and the mail. Everybody has one password.

    `mail` holds a Maildir for each user, who is made by the first sign-in. `bearer` is a mechanism of OAuth 2
    that is known beside the password, "xoauth2" or "oauthbearer"; `introspection` the address that says of
    a token whose it is (RFC 7662).
    """

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="dovecot-")))
    mail: Path | None = None
    port: int = field(default_factory=free_port)
    plain_port: int = field(default_factory=free_port)
    bearer: str = ""
    introspection: str = ""
    pair: Pair = field(init=False)
    _process: subprocess.Popen[bytes] | None = None

    def source(self, user: str, *, folder: str = "INBOX", asked: str = "", tls: bool = True) -> str:
        """The address as VEILBOX_IMAP takes it."""
        scheme, port = ("imaps", self.port) if tls else ("imap", self.plain_port)
        who = f"{user}:{quote(PASSWORD, safe='')}"
        return f"{scheme}://{who}@127.0.0.1:{port}/{folder}?ca={self.pair.certificate}{asked}"

    def source_by_token(self, user: str, token_file: Path) -> str:
        """The same with an access token out of a file in place of the password."""
        asked = f"ca={self.pair.certificate}&token_file={token_file}"
        return f"imaps://{user}@127.0.0.1:{self.port}/INBOX?{asked}"

    def client(self, user: str) -> IMAPClient:
        """A connection of the user's own."""
        client = IMAPClient("127.0.0.1", self.port, ssl_context=self.pair.trusting())
        client.login(user, PASSWORD)
        return client

    def put(self, user: str, content: bytes, folder: str = "INBOX") -> None:
        """Lay a mail into a folder."""
        with self.client(user) as client:
            client.append(folder, content)

    def left(self, user: str, folder: str = "INBOX") -> list[tuple[bytes, set[bytes]]]:
        """Subject lines of what is in a folder, with their flags."""
        with self.client(user) as client:
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search(), ["FLAGS", "BODY.PEEK[HEADER.FIELDS (SUBJECT)]"])
        named = ((item[b"BODY[HEADER.FIELDS (SUBJECT)]"], item[b"FLAGS"]) for item in found.values())
        # A mail that is deleted at this moment has no subject any longer.
        return [(subject.strip(), set(flags) - {b"\\Recent"}) for subject, flags in named if subject]

    def __enter__(self) -> Self:
        self.folder.chmod(0o755)
        self.pair = certificate(self.folder)
        self.mail = self.mail or self.folder / "mail"
        self.mail.mkdir(exist_ok=True)
        shutil.chown(self.mail, "nobody")
        (self.folder / "dovecot.conf").write_text(self._configuration())
        (self.folder / "oauth2.conf").write_text(
            f"introspection_mode = post\nintrospection_url = {self.introspection}\n"
            "username_attribute = username\nactive_attribute = active\nactive_value = true\n"
        )
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.stop()
        shutil.rmtree(self.folder)

    def start(self) -> None:
        """Start and wait until it greets."""
        self._process = subprocess.Popen(
            ["/usr/sbin/dovecot", "-F", "-c", str(self.folder / "dovecot.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("Dovecot did not start:\n" + (self.folder / "log").read_text())

    def stop(self) -> None:
        """End it with all its connections."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)
            self._process = None

    def _configuration(self) -> str:
        return f"""\
base_dir = {self.folder}/run
state_dir = {self.folder}/state
log_path = {self.folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{self.pair.certificate}
ssl_key = <{self.pair.key}
mail_location = maildir:{self.mail}/%n
first_valid_uid = 100
auth_mechanisms = plain login {self.bearer}
disable_plaintext_auth = yes
passdb {{
  driver = static
  mechanisms = plain login
  args = password={PASSWORD}
}}
{self._tokens()}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={self.folder}/home/%n
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.plain_port}
  }}
  inet_listener imaps {{
    port = {self.port}
    ssl = yes
  }}
}}
auth_failure_delay = 0
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""

    def _tokens(self) -> str:
        if not self.bearer:
            return ""
        return f"""\
passdb {{
  driver = oauth2
  mechanisms = {self.bearer}
  args = {self.folder}/oauth2.conf
}}"""
