"""The command line, run as its users run it."""

import json
import os
import re
import socket
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.needs import requires_swift
from tests.support.ports import free_port
from tests.support.server import ROOT, VeilboxServer
from tests.support.swift import SwiftServer, settings_of

VEILBOX = str(ROOT / ".venv/bin/veilbox")
CARD = "4111 1111 1111 1111"
SECRET = "a-secret-that-is-long-enough-for-the-check"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The variables of an installation of its own."""
    return {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "VEILBOX_DATA": str(tmp_path / "data"),
        "VEILBOX_HTTP": f"127.0.0.1:{free_port()}",
        "VEILBOX_SMTP": "",
    }


def veilbox(
    environment: Mapping[str, str], *arguments: str | Path, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [VEILBOX, *arguments], env=environment, input=given, capture_output=True, timeout=60
    )


def test_help_names_every_command(environment: dict[str, str]) -> None:
    answer = veilbox(environment, "--help")
    assert answer.returncode == 0
    for command in (b"serve", b"migrate", b"agent", b"redact", b"check", b"ledger"):
        assert command in answer.stdout


def test_redact_reads_text_and_writes_text(environment: dict[str, str]) -> None:
    answer = veilbox(environment, "redact", given=f"ü {CARD}\n".encode())
    assert answer.returncode == 0
    assert answer.stdout.decode() == "ü [card ending 1111 removed]\n"
    assert not Path(environment["VEILBOX_DATA"]).exists()


def test_redact_answers_json_lines_at_once(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [VEILBOX, "redact", "--jsonl"], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for name in (1, "two"):
            running.stdin.write(json.dumps({"id": name, "text": f"ü {CARD}"}).encode() + b"\n")
            running.stdin.flush()
            answer = json.loads(running.stdout.readline())
            assert answer["id"] == name
            assert answer["text"] == "ü [card ending 1111 removed]"
            assert [(found["start"], found["end"]) for found in answer["findings"]] == [(2, 21)]
        running.stdin.write(b"no json\n")
        running.stdin.flush()
        assert "error" in json.loads(running.stdout.readline())
        running.stdin.close()
        assert running.wait(timeout=20) == 0


def test_redact_writes_one_file_to_a_file(environment: dict[str, str], tmp_path: Path) -> None:
    source, target = tmp_path / "in.txt", tmp_path / "out.txt"
    source.write_text(f"number {CARD}\n")
    assert veilbox(environment, "redact", source, "-o", target).returncode == 0
    assert target.read_text() == "number [card ending 1111 removed]\n"


def test_redact_writes_several_files_into_a_folder_and_withholds_some(
    environment: dict[str, str], tmp_path: Path
) -> None:
    text, picture, out = tmp_path / "in.txt", tmp_path / "in.png", tmp_path / "out"
    text.write_text(f"number {CARD}\n")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    answer = veilbox(environment, "redact", text, picture, "-o", out)
    assert answer.returncode == 3
    assert [path.name for path in out.iterdir()] == ["in.txt"]
    assert b"in.png: withheld, corrupt" in answer.stderr


def test_redact_tells_a_program_of_each_file(environment: dict[str, str], tmp_path: Path) -> None:
    text, unknown, out = tmp_path / "in.txt", tmp_path / "in.bin", tmp_path / "out"
    text.write_text(f"first\nnumber {CARD}\n")
    unknown.write_bytes(bytes(range(256)))
    answer = veilbox(environment, "redact", "--jsonl", text, unknown, "-o", out)
    assert answer.returncode == 3
    assert b"1111" not in answer.stdout
    first, second = map(json.loads, answer.stdout.splitlines())
    assert (first["file"], first["written"], first["withheld"]) == ("in.txt", str(out / "in.txt"), None)
    assert [(one["entity"], one["where"], one["action"]) for one in first["findings"]] == [
        ("CREDIT_CARD", "line 2", "kept last four")
    ]
    assert (second["file"], second["written"], second["withheld"]) == ("in.bin", None, "unsupported")


def test_redact_leaves_no_number_in_the_name_of_a_file(environment: dict[str, str], tmp_path: Path) -> None:
    source, out = tmp_path / f"{CARD}.txt", tmp_path / "out"
    source.write_text("text\n")
    out.mkdir()
    assert veilbox(environment, "redact", source, "-o", out).returncode == 0
    assert [path.name for path in out.iterdir()] == ["[card ending 1111 removed].txt"]


def test_redact_never_writes_over_a_source(environment: dict[str, str], tmp_path: Path) -> None:
    source = tmp_path / "in.txt"
    source.write_text(f"number {CARD}\n")
    answer = veilbox(environment, "redact", source, "-o", tmp_path)
    assert answer.returncode == 2
    assert CARD in source.read_text()


@pytest.mark.parametrize(
    "arguments", [["missing.txt", "-o", "out"], ["-o", "out"], [__file__], [__file__, "--jsonl"]]
)
def test_redact_refuses_what_makes_no_sense(environment: dict[str, str], arguments: list[str]) -> None:
    answer = veilbox(environment, "redact", *arguments)
    assert answer.returncode == 2
    assert b"Error: " in answer.stderr
    assert b"Traceback" not in answer.stderr


def test_an_agent_is_added_once(environment: dict[str, str]) -> None:
    first, second = (
        veilbox(environment, "agent", "add", "ada@example.com", "--name", "Ada") for _ in range(2)
    )
    assert first.returncode == 0
    assert first.stdout.startswith(f"http://{environment['VEILBOX_HTTP']}/desk/welcome/".encode())
    assert second.returncode == 2
    assert b"email: There is an agent" in second.stderr


def test_check_shows_one_table_without_secrets(environment: dict[str, str]) -> None:
    environment["VEILBOX_SECRET"] = SECRET
    before = veilbox(environment, "check")
    assert before.returncode == 1
    assert b"veilbox migrate" in before.stdout
    assert veilbox(environment, "migrate").returncode == 0
    after = veilbox(environment, "check")
    assert after.returncode == 0, after.stdout
    for area in (b"settings", b"durability", b"database", b"object store", b"mail", b"upstream copies"):
        assert area in after.stdout
    assert SECRET.encode() not in before.stdout + after.stdout


def test_check_fails_when_the_mail_server_is_gone(environment: dict[str, str]) -> None:
    veilbox(environment, "migrate")
    environment["VEILBOX_OUTGOING_SMTP"] = f"smtp://user:{SECRET}@127.0.0.1:{free_port()}"
    answer = veilbox(environment, "check")
    assert answer.returncode == 1
    assert b"can't be reached" in answer.stdout
    assert SECRET.encode() not in answer.stdout + answer.stderr


def test_check_names_mail_templates_that_can_not_be_used(environment: dict[str, str], tmp_path: Path) -> None:
    veilbox(environment, "migrate")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "reply.txt").write_text("{{ nothing }}")
    environment["VEILBOX_MAIL_TEMPLATES"] = str(tmp_path)
    answer = veilbox(environment, "check")
    assert answer.returncode == 1
    assert b"reply.txt: UndefinedError" in answer.stdout


def test_bad_settings_are_told_without_their_values(environment: dict[str, str]) -> None:
    answer = veilbox({**environment, "VEILBOX_HTTP": SECRET, "VEILBOX_UNKNOWN": SECRET}, "check")
    assert answer.returncode == 2
    assert b"VEILBOX_UNKNOWN" in answer.stderr
    assert SECRET.encode() not in answer.stderr


def test_a_taken_port_is_told_in_one_line(environment: dict[str, str]) -> None:
    host, _, port = environment["VEILBOX_HTTP"].partition(":")
    with socket.create_server((host, int(port))):
        answer = veilbox(environment, "serve")
    assert answer.returncode == 2
    assert answer.stderr.decode().splitlines() == [
        f"Can't listen on {host}:{port}. Set VEILBOX_HTTP to a free address."
    ]


def test_a_second_server_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    with VeilboxServer(tmp_path) as running:
        environment = {**running.environment(), "VEILBOX_HTTP": f"127.0.0.1:{free_port()}"}
        answer = veilbox(environment, "serve")
        assert answer.returncode == 2
        assert b"Another process uses the data folder." in answer.stderr
        assert b"Traceback" not in answer.stderr
        assert running.stop() == 0


def test_the_server_says_where_everything_is(tmp_path: Path) -> None:
    with VeilboxServer(tmp_path) as running:
        said = running.log_path.read_text()
        assert f"Form      {running.url}/" in said
        assert f"SMTP      127.0.0.1:{running.smtp_port}" in said
        line = next(line for line in said.splitlines() if line.startswith("Try it"))
        subprocess.run(["bash", "-c", line.removeprefix("Try it")], check=True, timeout=30)


@requires_swift
def test_check_and_migrate_tell_what_is_wrong_with_a_bucket(
    environment: dict[str, str], swift: SwiftServer
) -> None:
    bucket = swift.new_bucket()
    environment |= settings_of(replace(bucket, secret_key=SECRET))
    refused = veilbox(environment, "check")
    assert refused.returncode == 1
    assert b"refused: the keys are wrong, or lack a right" in refused.stdout
    failed = veilbox(environment, "migrate")
    assert failed.returncode == 2
    assert b"The object store can't be used now; `veilbox check` says why." in failed.stderr
    environment["VEILBOX_S3_SECRET_KEY"] = bucket.secret_key
    assert veilbox(environment, "migrate").returncode == 0
    good = veilbox(environment, "check")
    assert good.returncode == 0, good.stdout
    for row in (rb"line +in clear: keep it on a private network\n", rb"public +no\n", rb"versioning +off\n"):
        assert re.search(rb"ok +object store +" + row, good.stdout)
    for answer in (refused, failed, good):
        said = answer.stdout + answer.stderr
        assert SECRET.encode() not in said
        assert bucket.secret_key.encode() not in said


def test_strays_are_counted_and_removed_when_asked(environment: dict[str, str]) -> None:
    assert veilbox(environment, "migrate").returncode == 0
    key = "0123456789abcdef" * 2
    stray = Path(environment["VEILBOX_DATA"]) / "objects" / key[:2] / key
    stray.parent.mkdir()
    stray.write_bytes(b"of a ticket that the database has lost")
    os.utime(stray, (0, 0))
    counted = veilbox(environment, "strays")
    assert (counted.returncode, counted.stdout) == (1, b"1 objects belong to no ticket.\n")
    assert stray.exists()
    removed = veilbox(environment, "strays", "--remove")
    assert removed.stdout == b"1 objects that belonged to no ticket were removed.\n"
    assert not stray.exists()
