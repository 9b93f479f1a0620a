"""Canaries read by the commands beside the server, which run under strace as well."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.privacy.evidence import Evidence
from tests.privacy.web_doors import text_file
from tests.support.openings import watched
from tests.support.server import SERVE

VEILBOX = SERVE[0]


class CommandDoors:
    """Runs commands with the server's environment; what they print is evidence."""

    def __init__(self, evidence: Evidence, folder: Path) -> None:
        self._evidence = evidence
        self._canaries = evidence.canaries
        self._folder = folder
        folder.mkdir()

    def filters(self) -> None:
        """The filter for other programs: text, JSON lines, and lines that are none."""
        canary = self._canaries
        self._run("redact", given=canary.sentence("standard input").encode())
        lines = [
            json.dumps({"id": 1, "text": canary.sentence("JSON line")}),
            json.dumps(
                {"id": 2, "text": 3, canary.card("name in a JSON line"): canary.ssn("JSON line, other")}
            ),
            canary.sentence("line that is no JSON"),
        ]
        self._run("redact", "--jsonl", given="\n".join(lines).encode())

    def files(self) -> None:
        """Files with telling names: one that is redacted, one that is withheld."""
        canary, sources, out = self._canaries, self._folder / "sources", self._folder / "out"
        sources.mkdir()
        text = sources / f"{canary.card('file name on the command line')}.txt"
        text.write_bytes(text_file(self._evidence, "file on the command line"))
        picture = sources / f"{canary.ssn('withheld name on the command line')}.png"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" + canary.card("withheld on the command line").encode())
        self._run("redact", text, picture, "-o", out, may_write=out, status=3)
        assert len(list(out.iterdir())) == 1
        self._evidence.folders.append(out)

    def mails(self) -> None:
        """A mail that is inspected: its fields, texts, files with their names, and its own file's name."""
        canary = self._canaries
        mail = self._folder / f"{canary.card('name of an inspected mail')}.eml"
        said = {
            name: canary.sentence(f"{name} of an inspected mail") for name in ("Subject", "From", "To", "Cc")
        }
        fields = "".join(f"{name}: {words}\r\n" for name, words in said.items())
        file = (
            f'Content-Disposition: attachment; filename="{canary.card("file name in an inspected mail")}.txt"'
        )
        mail.write_text(
            f"{fields}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
            f"{canary.sentence('text of an inspected mail')}\r\n--b\r\n{file}\r\n\r\n"
            f"{canary.sentence('file of an inspected mail')}\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
            f"Subject: {canary.sentence('message in an inspected mail')}\r\n\r\n--b--\r\n"
        )
        self._run("mail", "inspect", "--jsonl", mail, mail.with_name("none"), status=3)

    def agents(self) -> str:
        """Adding agents whose names and addresses hold numbers; the welcome link of the one who was taken."""
        data = self._evidence.server.data
        number = self._canaries.card("address of an agent").replace(" ", "")
        self._run("agent", "add", f"{number}@example.com", "--name", "Ben", may_write=data, status=2)
        name = self._canaries.sentence("name of an agent")
        return self._run("agent", "add", "ben@example.com", "--name", name, may_write=data).strip()

    def _run(
        self, *arguments: str | Path, given: bytes = b"", may_write: Path | None = None, status: int = 0
    ) -> str:
        """What the command printed on its standard output."""
        trace = self._folder / f"trace-{len(self._evidence.traces)}.txt"
        done = subprocess.run(
            watched([VEILBOX, *map(str, arguments)], trace),
            input=given,
            cwd=self._evidence.server.home,
            env=self._evidence.server.environment(),
            capture_output=True,
            timeout=120,
        )
        self._evidence.answers += [done.stdout, done.stderr]
        assert done.returncode == status, done.stderr
        self._evidence.traces[trace] = [may_write] if may_write else []
        return done.stdout.decode()
