import asyncio
import io
import json
import os
from typing import Any, cast

import pytest

from redaction.redactor import Redactor
from service.filtering import answer_line, filter_lines, filter_text

CARD = "4111 1111 1111 1111"


async def test_text_in_text_out(redactor: Redactor) -> None:
    sink = io.BytesIO()
    await filter_text(redactor, io.BytesIO(f"é {CARD}\r\n".encode() + b"\xff"), sink)
    assert sink.getvalue().decode() == "é [card ending 1111 removed]\r\n\ufffd"


async def test_a_line_gets_text_and_findings_in_code_points_of_the_input(redactor: Redactor) -> None:
    text = f"🦊 é {CARD} and 536-90-4399"
    answer = await answer_line(redactor, json.dumps({"id": "a", "text": text}).encode())
    assert answer["id"] == "a"
    assert answer["text"] == "🦊 é [card ending 1111 removed] and [SSN removed]"
    findings = cast("list[dict[str, Any]]", answer["findings"])
    card, ssn = findings
    assert set(card) == {"entity", "start", "end", "score", "recognizer", "action"}
    assert (card["entity"], text[card["start"] : card["end"]]) == ("CREDIT_CARD", CARD)
    assert (ssn["entity"], text[ssn["start"] : ssn["end"]]) == ("US_SSN", "536-90-4399")
    assert (card["action"], ssn["action"]) == ("kept last four", "removed")


@pytest.mark.parametrize(
    ("line", "name", "error"),
    [
        (b"\n", None, "the line is not JSON"),
        (f'{{"id": "{CARD}", "text'.encode(), None, "the line is not JSON"),
        (b"\xff\xfe\n", None, "the line is not JSON"),
        (b"[" * 100_000, None, "the line is not JSON"),
        (b'{"id": ' + b"9" * 5000 + b"}", None, "the line is not JSON"),
        (f'"{CARD}"'.encode(), None, "the line is not an object"),
        (f'{{"id": ["{CARD}"], "text": ""}}'.encode(), None, "id is neither a string nor a whole number"),
        (b'{"id": true, "text": ""}', None, "id is neither a string nor a whole number"),
        (b'{"id": 7}', 7, "text is missing or is not a string"),
        (f'{{"id": "x", "text": ["{CARD}"]}}'.encode(), "x", "text is missing or is not a string"),
    ],
)
async def test_a_bad_line_is_told_and_not_quoted(
    redactor: Redactor, line: bytes, name: object, error: str
) -> None:
    assert await answer_line(redactor, line) == {"id": name, "error": error}


async def test_failed_redaction_is_an_error_of_its_line() -> None:
    closed = Redactor()
    await closed.close()
    answer = await answer_line(closed, b'{"id": 1, "text": "x"}')
    assert answer == {"id": 1, "error": "redaction failed"}


async def test_bad_lines_do_not_end_the_stream(redactor: Redactor) -> None:
    sink = io.BytesIO()
    await filter_lines(
        redactor, io.BytesIO(b'broken\n{"id": 1, "text": "\\ud800"}\n{"id": 2, "text": "x"}'), sink
    )
    answers = [json.loads(line) for line in sink.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == [None, 1, 2]
    assert answers[2] == {"id": 2, "text": "x", "findings": []}


async def test_a_line_is_answered_before_the_next_is_read(redactor: Redactor) -> None:
    ask_read, ask = os.pipe()
    answer, answer_write = os.pipe()
    with (
        os.fdopen(ask_read, "rb") as source,
        os.fdopen(answer_write, "wb") as sink,
        os.fdopen(answer, "rb") as answers,
        os.fdopen(ask, "wb", buffering=0) as asking,
    ):
        task = asyncio.create_task(filter_lines(redactor, source, sink))
        async with asyncio.timeout(30):
            for name in (1, 2):
                asking.write(json.dumps({"id": name, "text": CARD}).encode() + b"\n")
                assert json.loads(await asyncio.to_thread(answers.readline))["id"] == name
            asking.close()
            await task


async def test_a_source_longer_than_any_block_comes_out_whole(redactor: Redactor) -> None:
    lines = 15_000  # more than a block
    sink = io.BytesIO()
    await filter_text(redactor, io.BytesIO(f"ö {CARD}\n".encode() * lines), sink)
    assert sink.getvalue().decode() == "ö [card ending 1111 removed]\n" * lines
