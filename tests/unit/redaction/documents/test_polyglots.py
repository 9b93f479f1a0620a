"""Files that are two things at once are what they begin with; nothing is left of the other one."""

import gzip

import pytest

from redaction.documents.files import Files
from redaction.types import RedactedFile
from tests.support.compound import compound
from tests.support.documents import CARD, spelled
from tests.unit.redaction.documents.archive.test_seven_zip import packed
from tests.unit.redaction.documents.archive.test_tar import info, tarred
from tests.unit.redaction.documents.archive.test_zip import zipped
from tests.unit.redaction.documents.message.test_outlook import FINE

SECOND = b"\n%PDF-1.7\n1 0 obj\n(" + CARD.encode() + b")\nendobj\n%%EOF"
FIRST = {
    "ZIP": zipped(("a.txt", b"fine")),
    "TAR": tarred((info("a.txt"), b"fine")),
    "GZIP": gzip.compress(b"fine"),
    "7z": packed(("a.txt", b"fine")),
    "Outlook": compound(FINE),
    "drawing": b"<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>\n",
    "mail": b"MIME-Version: 1.0\r\nSubject: x\r\n\r\nfine\r\n",
    "GIF": b"GIF89a/*" + bytes(20),
    "page": b"<html><p>fine</p></html>",
}


@pytest.mark.parametrize("first", FIRST.values(), ids=FIRST)
@pytest.mark.parametrize("second", [SECOND, zipped((CARD, CARD.encode()))], ids=["PDF", "ZIP"])
def test_nothing_is_left_of_the_second(files: Files, first: bytes, second: bytes) -> None:
    done = files.redact("a", first + second)
    assert not isinstance(done, RedactedFile) or not spelled(done.content)
