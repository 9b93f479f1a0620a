"""`python -m bench.mail.kills --kills 1000`: kill -9 at random points behind Postfix, in bulk.

Mails with a card number in the text and in a file stream through a real Postfix into Veilbox by LMTP, while
the server is killed again and again: three of four times while it takes mails, once while it starts. In the
end each mail must be there once, and the number nowhere below the server's folder.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from typing_extensions import override

from tests.support.needs import mail_servers
from tests.support.ports import free_port
from tests.support.postfix import Postfix
from tests.support.server import VeilboxServer
from tests.support.visitors import mail, open_tickets, signed_in

CARD: Final = "4111 1111 1111 1111"
RECIPIENT: Final = "support@desk.test"
AT_WORK: Final = 1.5  # seconds at the longest
AT_START: Final = 3.0
REST: Final = 600.0  # seconds for what is left in Postfix's queue after the last kill
TOLD_EVERY: Final = 50


def main() -> int:
    """Kill, count and print; 1 when something was lost, doubled or kept raw."""
    options = _options()
    if not mail_servers():
        sys.stderr.write("This needs Postfix and Dovecot. On Debian: apt-get install postfix dovecot-imapd\n")
        return 1
    port = free_port()
    settings = {
        "VEILBOX_LMTP": f"127.0.0.1:{port}",
        "VEILBOX_INBOX": RECIPIENT,
        "VEILBOX_MAILS_PER_MINUTE": "0",
    }
    with (
        tempfile.TemporaryDirectory() as folder,
        Postfix({"desk.test": f"lmtp:inet:127.0.0.1:{port}"}) as postfix,
    ):
        server = VeilboxServer(Path(folder), settings)
        sent = _killed(server, postfix, options.kills, random.Random(options.seed))
        with server:
            return _report(server, postfix, options.kills, sent)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.mail.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=2026)
    return parser.parse_args()


def _killed(server: VeilboxServer, postfix: Postfix, kills: int, chance: random.Random) -> int:
    """How many mails were sent meanwhile."""
    stream = _Stream(postfix)
    stream.start()
    for number in range(kills):
        if number % 4:
            server.start()
            time.sleep(chance.uniform(0, AT_WORK))
        else:
            server.launch()
            time.sleep(chance.uniform(0, AT_START))
        server.kill9()
        if not (number + 1) % TOLD_EVERY:
            print(f"{number + 1} kills, {stream.sent} mails sent", flush=True)
    return stream.end()


class _Stream(threading.Thread):
    """Sends mails as long as few are waiting: an endless queue would only wait."""

    def __init__(self, postfix: Postfix) -> None:
        super().__init__(daemon=True)
        self.sent = 0
        self._postfix = postfix
        self._over = threading.Event()

    @override
    def run(self) -> None:
        while not self._over.wait(0.05):
            if self.sent % 10 or self._postfix.waiting() < 20:
                self._postfix.send(_numbered(self.sent), RECIPIENT)
                self.sent += 1

    def end(self) -> int:
        """How many it has sent."""
        self._over.set()
        self.join()
        return self.sent


def _numbered(number: int) -> EmailMessage:
    message = mail(f"Stream ticket {number}", f"My card {CARD} was charged {number} times.", to=RECIPIENT)
    message.add_attachment(f"paid with {CARD}\n" * (number % 50 + 1), filename=f"log-{number}.txt")
    return message


def _report(server: VeilboxServer, postfix: Postfix, kills: int, sent: int) -> int:
    deadline = time.monotonic() + REST
    while postfix.waiting() and time.monotonic() < deadline:
        time.sleep(1)
    with signed_in(server) as agent:
        found = Counter(subject for _, subject in open_tickets(agent))
    wanted = Counter(f"Stream ticket {number}" for number in range(sent))
    lost, doubled = (wanted - found).total(), (found - wanted).total()
    searched = subprocess.run(
        ["grep", "--recursive", "--files-with-matches", "--text", "--fixed-strings", CARD, server.folder],
        capture_output=True,
        text=True,
        check=False,
    )
    raw = len(searched.stdout.splitlines())
    print(f"{kills} kills, {sent} mails: {lost} lost, {doubled} doubled, {raw} files with a raw number")
    return int(bool(lost or doubled or raw))


if __name__ == "__main__":
    sys.exit(main())
