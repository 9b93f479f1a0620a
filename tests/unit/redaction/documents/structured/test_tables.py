"""Tables, YAML, calendars and cards for addresses keep their form."""

import base64
import csv
import gzip
import io

import pytest
import yaml

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine
from tests.support.documents import CARD, GONE, found, redacted, spelled

NUMBER = CARD.replace(" ", "")


def rows(content: bytes, sign: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline=""), delimiter=sign))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_rows_keep_their_cells(files: Files, sign: str) -> None:
    table = [
        ["name", "number", "note"],
        ["Ann", CARD, "fine"],
        ["Bob", "4111", 'said "hi"'],
        ["Cid", "x", f'so {NUMBER}\r\nand "on"'],
    ]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=sign).writerows(table)
    done = redacted(files.redact("a.csv", text.getvalue().encode()))
    table[1][1], table[3][2] = GONE, f'so {GONE}\r\nand "on"'
    assert rows(done.content, sign) == table
    assert found(done) == [("CREDIT_CARD", "line 2"), ("CREDIT_CARD", "line 4")]


def test_a_number_over_four_cells(files: Files) -> None:
    text = "a;b;c;d;e\nx;4111;1111;1111;1111\n"
    done = redacted(files.redact("a.csv", text.encode()))
    assert rows(done.content, ";") == [list("abcde"), ["x", GONE, "", "", ""]]


def test_a_column_by_its_head(files: Files) -> None:
    text = 'id,ssn,pin\n1,"536228726",1234\n'
    done = redacted(files.redact("a.csv", text.encode()))
    assert done.content.decode() == 'id,ssn,pin\n1,"[SSN removed]",[PIN removed]\n'


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"a: 1\ncard: {NUMBER}\n", {"a": 1, "card": GONE}),
        (f"a: 1\ncard: {CARD} # paid\n", {"a": 1, "card": GONE}),
        (f"---\ncard: it's {CARD}\n", {"card": f"it's {GONE}"}),
        (f"- '{CARD}'\n- \"{NUMBER}\\n\"\n", [GONE, f"{GONE}\n"]),
        (f"---\n{{card: {NUMBER}, b: [{NUMBER}]}}\n", {"card": GONE, "b": [GONE]}),
        (f"a: |\n  one\n  {CARD}\nb: >\n  {CARD}\n", {"a": f"one\n{GONE}\n", "b": f"{GONE}\n"}),
        (f"---\n{NUMBER}: x\n", {GONE: "x"}),
        ("---\n- 4111\n- 1111\n- 1111\n- 1111\n", [GONE, "", "", ""]),
        (f"# {CARD}\na: 1\nb: é 🦊 {CARD}\n", {"a": 1, "b": f"é 🦊 {GONE}"}),
    ],
)
def test_yaml(files: Files, text: str, value: object) -> None:
    done = redacted(files.redact("a.yaml", text.encode()))
    assert not spelled(done.content)
    assert yaml.safe_load(done.content) == value


def test_a_bomb_of_aliases_is_only_text(files: Files) -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    done = redacted(files.redact("a.yaml", f"a0: &a0 {CARD}\n{levels}".encode()))
    assert not spelled(done.content)


def test_a_calendar_with_folded_lines(files: Files) -> None:
    lines = [
        "BEGIN:VCALENDAR",
        "DESCRIPTION:pay with 41",
        " 11 1111 1111",
        "  1111\\, please",
        "END:VCALENDAR",
        "",
    ]
    done = redacted(files.redact("a.ics", "\r\n".join(lines).encode()))
    assert done.content.decode().replace("\r\n ", "").split("\r\n") == [
        "BEGIN:VCALENDAR",
        f"DESCRIPTION:pay with {GONE}\\, please",
        "END:VCALENDAR",
        "",
    ]
    assert (done.media_type, found(done)) == ("text/calendar", [("CREDIT_CARD", "line 2")])


def test_a_card_for_addresses(files: Files) -> None:
    text = f"BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nNOTE;X-A=1:card {NUMBER}\nTEL:+1 202 555 0143\nEND:VCARD\n"
    done = redacted(files.redact("a.vcf", text.encode()))
    assert (done.media_type, done.content.decode()) == ("text/vcard", text.replace(NUMBER, GONE))


def test_a_photo_in_a_card_for_addresses(files: Files) -> None:
    packed = base64.b64encode(gzip.compress(CARD.encode(), mtime=0)).decode()
    folded = "\r\n ".join(packed[start : start + 30] for start in range(0, len(packed), 30))
    text = f"BEGIN:VCARD\r\nPHOTO;ENCODING=b;TYPE=X:{folded}\r\nEND:VCARD\r\n"
    done = redacted(files.redact("a.vcf", text.encode()))
    lines = done.content.decode().replace("\r\n ", "").split("\r\n")
    assert gzip.decompress(base64.b64decode(lines[1].partition(":")[2])) == GONE.encode()
    assert (lines[0], lines[2:]) == ("BEGIN:VCARD", ["END:VCARD", ""])


@pytest.mark.parametrize(
    "text", [f"[paid]\ncard = {CARD}\n", f"card.number={NUMBER}\n", f"# Paid\n\n* with `{NUMBER}`\n"]
)
def test_plain_formats_are_text(files: Files, text: str) -> None:
    done = redacted(files.redact("a.ini", text.encode()))
    assert done.content.decode() == text.replace(CARD, GONE).replace(NUMBER, GONE)


@pytest.mark.parametrize("codec", ["utf-16", "cp932", "gb18030", "cp1252"])
def test_logs_in_other_encodings(files: Files, codec: str) -> None:
    text = {"cp932": "カード ４１１１ {} です", "gb18030": "中文 ４１１１ {}", "cp1252": "naïve “{}”"}.get(
        codec, "日本 {}"
    )
    content = f"one\r\n{text.format(CARD)}\r\n".encode(codec)
    done = redacted(files.redact("a.log", content))
    assert done.content == f"one\r\n{text.format(GONE)}\r\n".encode(codec)
    assert found(done) == [("CREDIT_CARD", "line 2")]


def test_a_long_log_is_read_in_blocks(engine: Engine) -> None:
    line = "INFO worker 7 took 12 ms for 4 rows\r\n"
    content = (line * 4_000 + f"card {CARD}\r\n" + line * 4_000 + f"last {CARD}").encode()
    steps: list[tuple[str, int, int]] = []
    files = Files(engine, FileCaps(text_bytes=100_000))
    done = redacted(files.redact("a.log", content, lambda *step: steps.append(step)))
    assert not spelled(done.content)
    assert found(done) == [("CREDIT_CARD", "line 4001"), ("CREDIT_CARD", "line 8002")]
    assert steps == [("page", 1, 1)]
    assert len(done.content) == len(content) + 2 * (len(GONE) - len(CARD))
