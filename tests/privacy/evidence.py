"""Everything that a server leaves behind, searched for everything that was sent to it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.attachments.deep import layers
from tests.support.canaries import Canaries
from tests.support.leaks import Search, files
from tests.support.openings import connections, outside
from tests.support.postgres import PostgresServer
from tests.support.server import VeilboxServer
from tests.support.smtp_peer import SmtpPeer

MARKER = "marmalade"
"""An innocent word sent through the same doors: the search has to see it where tickets are kept."""


@dataclass
class Evidence:
    """What to search. `answers`: what was said to anybody; `folders`: searched beside the server's own;
    `traces`: what strace saw of other programs, each with the folders that it may write to."""

    server: VeilboxServer
    peer: SmtpPeer
    canaries: Canaries
    postgres: PostgresServer | None = None
    answers: list[bytes] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    traces: dict[Path, list[Path]] = field(default_factory=dict)

    def found(self) -> list[str]:
        """One line for each canary in each place, for each file opened where none belongs, and for each
        connection that leaves the machine."""
        search = Search(self.canaries.needles())
        lines = [f"{leak.canary}: in {leak.path}" for leak in search.below(self._everywhere())]
        for place, contents in (("outgoing mail", self._mails()), ("an answer", self.answers)):
            lines += [f"{name}: in {place}" for name in search.names(b"\n\0\n".join(contents))]
        return sorted([*lines, *self._packed(search), *self._strayed()])

    def shows_nothing(self) -> bool:
        """Tell whether nothing was found; what was found is printed, for whoever reads the failed test."""
        found = self.found()
        print(*found, sep="\n")
        return not found

    def sees_the_marker(self) -> bool:
        """Tell whether the same search finds an innocent word in what the database keeps."""
        kept = [self.postgres.folder] if self.postgres else [self.server.data]
        return bool(Search({MARKER.encode(): "marker"}).below(kept))

    def strangers(self) -> list[Path]:
        """Files in the server's home and temp folder, which it has no business with."""
        return [path for folder in (self.server.temp, self.server.home) for path in files(folder)]

    def _packed(self, search: Search) -> Iterator[str]:
        """What stands in stored files when everything in them is unpacked."""
        objects = self.server.data / "objects"
        for path in files(objects) if objects.is_dir() else ():
            for layer in layers(path.read_bytes()):
                for name in search.names(layer.text.encode(errors="surrogatepass")):
                    yield f"{name}: in {path}{layer.path}"

    def _strayed(self) -> Iterator[str]:
        """Where the traced programs wrote or connected to and had no business to."""
        own = {self.server.trace_path: [self.server.data]} if self.server.traced else {}
        for trace, allowed in (own | self.traces).items():
            yield from (f"{opening.call} of {opening.path}" for opening in outside(trace, allowed))
            yield from (f"connection to {peer}" for peer in connections(trace))

    def _everywhere(self) -> list[Path]:
        """The server's folder (data, log, temp, home) and PostgreSQL's, dumped too: its files are packed."""
        if self.postgres is None:
            return [self.server.folder, *self.folders]
        self.postgres.checkpoint()
        url = self.server.settings["VEILBOX_DATABASE_URL"]
        with (self.server.folder / "dump.sql").open("wb") as dump:
            subprocess.run([self.postgres.program("pg_dump"), "--inserts", url], stdout=dump, check=True)
        return [self.server.folder, self.postgres.folder, *self.folders]

    def _mails(self) -> list[bytes]:
        decoded = [
            f"{mail.message['Subject']}\n{mail.text}\n{mail.html}".encode() for mail in self.peer.received
        ]
        return [mail.content for mail in self.peer.received] + decoded
