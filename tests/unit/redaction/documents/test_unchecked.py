"""Files that no reader understands, let in by the operator and marked, or withheld as ever."""

import pytest

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine
from redaction.types import Reason, UncheckedFile, Withheld

CARD = "4111111111111111"
CAPTURE = b"\xd4\xc3\xb2\xa1\x02\0\x04\0" + bytes(range(256)) * 4
UNKNOWN = bytes(range(250, 0, -1)) * 4


@pytest.fixture(scope="module")
def lenient(engine: Engine) -> Files:
    return Files(engine, FileCaps(), unchecked=("capture",))


def test_a_kind_that_is_let_in_is_marked_and_keeps_its_bytes(lenient: Files) -> None:
    done = lenient.redact(f"{CARD}.pcap", CAPTURE)
    assert isinstance(done, UncheckedFile)
    assert done.name.text == "[card ending 1111 removed].pcap"
    assert done.content == CAPTURE


def test_nothing_is_let_in_that_was_not_named(files: Files, lenient: Files) -> None:
    for done in (files.redact("a.pcap", CAPTURE), lenient.redact("a.bin", UNKNOWN)):
        assert isinstance(done, Withheld)
        assert done.reason is Reason.UNSUPPORTED


@pytest.mark.parametrize("codec", ["ascii", "utf-16-le", "utf-16-be"])
def test_one_with_a_number_in_its_bytes_is_withheld(lenient: Files, codec: str) -> None:
    number = f"GET /pay?card={CARD}".encode(codec)
    assert isinstance(lenient.redact("a.pcap", CAPTURE + number), Withheld)


def test_every_kind_without_a_name(engine: Engine) -> None:
    others = Files(engine, FileCaps(), unchecked=("other",))
    assert isinstance(others.redact("a.bin", UNKNOWN), UncheckedFile)
    assert isinstance(others.redact("a.pcap", CAPTURE), Withheld)


def test_what_is_encrypted_or_broken_is_never_let_in(engine: Engine) -> None:
    others = Files(engine, FileCaps(), unchecked=("other",))
    for content in (b"-----BEGIN PGP MESSAGE-----\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n"):
        assert isinstance(others.redact("a", content), Withheld)
