"""Fingerprints: nine or sixteen digits can be guessed back from a plain digest, so none may be kept."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tests.support.canaries import Canaries, bare
from tests.support.leaks import files
from tests.support.server import VeilboxServer
from tests.support.visitors import deliver, mail

SECRET, OTHER_SECRET = "s" * 32, "o" * 32
CANARIES = Canaries(seed=31)
NUMBERS = (CANARIES.card("text"), CANARIES.ssn("text"))
TEXT = " and ".join(NUMBERS)
FILE = f"{TEXT}\n".encode()
ALGORITHMS = ("md5", "sha1", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s")


def message() -> bytes:
    """The same mail each time, a file attached."""
    made = mail(TEXT, TEXT)
    made.replace_header("Message-ID", "<fingerprint@example.com>")
    made.add_attachment(FILE, maintype="text", subtype="plain", filename=f"{NUMBERS[0]}.txt")
    made.set_boundary("border")
    return made.as_bytes()


def kept(folder: Path, secret: str) -> VeilboxServer:
    """The installation that took the mail, stopped again."""
    with VeilboxServer(folder, {"VEILBOX_SECRET": secret}) as server:
        deliver(server, message())
    return server


def column(server: VeilboxServer, query: str) -> list[object]:
    """The values of one column."""
    connection = sqlite3.connect(server.data / "veilbox.db")
    rows = connection.execute(query).fetchall()
    connection.close()
    return [value for (value,) in rows]


def plain_digests() -> Iterator[bytes]:
    """What a fingerprint without a key would be: of a number, a text, the file, the whole mail."""
    contents = [
        TEXT.encode(),
        FILE,
        message(),
        *(n.encode() for n in NUMBERS),
        *(bare(n).encode() for n in NUMBERS),
    ]
    for content in contents:
        for algorithm in ALGORITHMS:
            digest = hashlib.new(algorithm, content).digest()
            yield from (digest, digest.hex().encode(), digest.hex().upper().encode())


def test_fingerprints_depend_on_a_key_that_is_not_in_the_database(tmp_path: Path) -> None:
    one, same, other = (
        kept(tmp_path / name, secret)
        for name, secret in (("one", SECRET), ("same", SECRET), ("other", OTHER_SECRET))
    )
    keys = [column(server, "SELECT key FROM receipts") for server in (one, same, other)]
    assert [len(found) for found in keys] == [1, 1, 1]
    assert keys[0] == keys[1] != keys[2]
    content = b"".join(path.read_bytes() for path in files(one.data))
    assert SECRET.encode() not in content
    assert [digest for digest in plain_digests() if digest in content] == []


def test_the_digest_of_a_file_is_that_of_its_redacted_bytes(tmp_path: Path) -> None:
    server = kept(tmp_path, SECRET)
    [object_] = files(server.data / "objects")
    assert b"removed" in object_.read_bytes()
    assert column(server, "SELECT sha256 FROM attachments") == [
        hashlib.sha256(object_.read_bytes()).hexdigest()
    ]


def test_the_secret_of_an_installation_stands_beside_its_database_and_not_in_it(tmp_path: Path) -> None:
    with VeilboxServer(tmp_path) as server:
        deliver(server, message())
    secret = (server.data / "secret").read_bytes()
    others = [path for path in files(server.data) if path.name != "secret"]
    assert len(secret) >= 32
    assert not any(secret in path.read_bytes() for path in others)
