"""A real Postfix with a queue and a configuration of its own: nothing of the machine's mail is touched."""

from __future__ import annotations

import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support.ports import free_port

START_SECONDS = 30
PEOPLE = "people.test"  # the domain whose mail is delivered into folders that Dovecot shows
_MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
veilbox unix - n n - - pipe flags=R user=nobody argv={pipe}
"""


@dataclass
class Postfix:
    """Started by `with`. `routes` says by domain where mail goes, as `lmtp:inet:127.0.0.1:2400`.

    Mail for `PEOPLE` goes into Maildir folders under `mail`. What can't be delivered is tried again every
    second or two.
    """

    routes: Mapping[str, str]
    pipe: str = "/bin/false"
    people: tuple[str, ...] = ("rita", "ada")
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="postfix-")))
    port: int = field(default_factory=free_port)

    @property
    def address(self) -> str:
        """host:port."""
        return f"127.0.0.1:{self.port}"

    @property
    def mail(self) -> Path:
        """The folders of people, by the part before the @."""
        return self.folder / "mail"

    @property
    def log(self) -> str:
        """What it has logged so far."""
        path = self.folder / "log" / "mail.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def send(self, message: EmailMessage, *recipients: str, sender: str = "rita@people.test") -> None:
        """Hand a mail to it."""
        with smtplib.SMTP("127.0.0.1", self.port, timeout=START_SECONDS) as client:
            client.send_message(message, from_addr=sender, to_addrs=recipients)

    def waiting(self) -> int:
        """How many mails are in its queue."""
        listed = subprocess.run(
            ["/usr/sbin/postqueue", "-c", self._etc, "-j"], check=True, capture_output=True
        )
        return len(listed.stdout.splitlines())

    def __enter__(self) -> Self:
        self.folder.chmod(0o755)  # its processes run as users of their own
        for name in ("etc", "queue", "data", "log", "mail"):
            (self.folder / name).mkdir()
        shutil.chown(self.folder / "data", "postfix")
        shutil.chown(self.mail, "nobody")
        (self._etc / "main.cf").write_text(self._main())
        (self._etc / "master.cf").write_text(_MASTER.format(port=self.port, pipe=self.pipe))
        self._postfix("check")
        self._postfix("start")
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._postfix("stop")
        shutil.rmtree(self.folder)

    @property
    def _etc(self) -> Path:
        return self.folder / "etc"

    def _postfix(self, command: str) -> None:
        subprocess.run(
            ["/usr/sbin/postfix", "-c", self._etc, command], check=True, capture_output=True, timeout=60
        )

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError(f"Postfix did not start:\n{self.log}")

    def _main(self) -> str:
        routes = " ".join(f"{{ {domain} = {where} }}" for domain, where in self.routes.items())
        people = " ".join(f"{{ {name}@{PEOPLE} = {name}/ }}" for name in self.people)
        return "\n".join(
            [
                "compatibility_level = 3.6",
                f"queue_directory = {self.folder}/queue",
                f"data_directory = {self.folder}/data",
                f"maillog_file_prefixes = {self.folder}",
                f"maillog_file = {self.folder}/log/mail.log",
                "mail_owner = postfix",
                "setgid_group = postdrop",
                "inet_interfaces = 127.0.0.1",
                "inet_protocols = ipv4",
                "mynetworks = 127.0.0.0/8",
                "myhostname = mx.people.test",
                "mydestination =",
                "alias_maps =",
                "local_recipient_maps =",
                f"relay_domains = {' '.join(self.routes)}",
                f"transport_maps = inline:{{ {routes} }}",
                f"virtual_mailbox_domains = {PEOPLE}",
                f"virtual_mailbox_base = {self.mail}",
                f"virtual_mailbox_maps = inline:{{ {people} }}",
                "recipient_delimiter = +",
                "virtual_uid_maps = static:65534",
                "virtual_gid_maps = static:65534",
                "virtual_minimum_uid = 100",
                "message_size_limit = 50000000",
                "virtual_mailbox_limit = 0",
                "minimal_backoff_time = 1s",
                "maximal_backoff_time = 2s",
                "queue_run_delay = 1s",
                "transport_retry_time = 1s",
                "lmtp_connect_timeout = 2s",
                "veilbox_destination_recipient_limit = 1",
                "smtp_host_lookup = native",
                "smtp_dns_support_level = disabled",
                "disable_dns_lookups = yes",
                "default_process_limit = 20",
                "",
            ]
        )
