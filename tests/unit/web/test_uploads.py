"""Forms as they come off the wire, read by the real parser into bounded memory."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from litestar import Litestar, Request, post

from redaction.raw import Raw, RawFile
from service.budget import Budget
from service.errors import Temporary
from web.answers import let_through
from web.problems import Code, ProblemError
from web.uploads import Limits, Posted, read_form

BOUNDARY = "border"
LIMITS = Limits(body=100_000, seconds=5, file=1000, files=2, field=500, parts=5)


def part(disposition: str, content: bytes, *headers: str) -> bytes:
    """One part of a multipart body."""
    lines = [f"Content-Disposition: {disposition}", *headers]
    head = "".join(f"{line}\r\n" for line in lines).encode()
    return b"--" + BOUNDARY.encode() + b"\r\n" + head + b"\r\n" + content + b"\r\n"


def field(name: str, content: bytes) -> bytes:
    return part(f'form-data; name="{name}"', content)


def file(name: str, content: bytes) -> bytes:
    return part(f'form-data; name="files"; filename="{name}"', content, "Content-Type: text/plain")


END = f"--{BOUNDARY}--\r\n".encode()
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
QUERY = "application/x-www-form-urlencoded"


async def read(
    body: bytes | AsyncIterator[bytes],
    content_type: str = MULTIPART,
    limits: Limits = LIMITS,
    budget: Budget | None = None,
) -> Posted:
    """Send a body to a route that reads it, and return or raise what came of it."""
    outcome: list[Posted] = []
    purse = budget or Budget(1_000_000)

    @post("/")
    async def take(request: Request[Any, Any, Any]) -> None:
        async with purse.share() as share:
            outcome.append(await read_form(request, limits, share))

    app = Litestar(
        [take], openapi_config=None, logging_config=None, exception_handlers={Exception: let_through}
    )
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]  # the same calls, other names
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        await client.post("/", content=body, headers={"Content-Type": content_type})
    return outcome[0]


async def refusal(
    body: bytes | AsyncIterator[bytes], content_type: str = MULTIPART, limits: Limits = LIMITS
) -> Code:
    """The code of the problem that a body leads to."""
    with pytest.raises(ProblemError) as caught:
        await read(body, content_type, limits)
    return caught.value.code


async def in_pieces(body: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(body), size):
        yield body[start : start + size]


BODY = field("name", "Zoë\r\nÜber".encode()) + file("a\u00e9.txt", b"one\r\n--two") + file("", b"") + END


@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
async def test_fields_and_files_are_read_however_the_body_is_cut(size: int) -> None:
    posted = await read(in_pieces(BODY, size))
    assert posted.get("name") == Raw("Zoë\nÜber")
    assert posted.files == (RawFile(Raw("aé.txt"), b"one\r\n--two"),)
    assert posted.files_sent == 1
    assert posted.problems == {}
    assert posted.get("absent") == Raw("")


async def test_a_small_form_is_read() -> None:
    posted = await read(b"email=a%40b.example&note=two+words%0D%0Aand+%C3%A9&empty=&bare", QUERY)
    assert posted.fields == {
        "email": Raw("a@b.example"),
        "note": Raw("two words\nand é"),
        "empty": Raw(""),
        "bare": Raw(""),
    }


BAD_BODIES = [
    pytest.param(b"{}", "application/json", Code.NOT_A_FORM, id="json"),
    pytest.param(b"x", "", Code.NOT_A_FORM, id="no content type"),
    pytest.param(BODY, "multipart/form-data", Code.BAD_REQUEST, id="no boundary"),
    pytest.param(BODY, "multipart/form-data; boundary=", Code.BAD_REQUEST, id="empty boundary"),
    pytest.param(BODY, f"multipart/form-data; boundary={'b' * 71}", Code.BAD_REQUEST, id="long boundary"),
    pytest.param(BODY, "multipart/form-data; boundary=other", Code.BAD_REQUEST, id="other boundary"),
    pytest.param(b"no form at all", MULTIPART, Code.BAD_REQUEST, id="garbage"),
    pytest.param(b"", MULTIPART, Code.BAD_REQUEST, id="empty"),
    pytest.param(field("name", b"x"), MULTIPART, Code.BAD_REQUEST, id="no end"),
    pytest.param(part("attachment", b"x") + END, MULTIPART, Code.BAD_REQUEST, id="no form-data"),
    pytest.param(part("form-data", b"x") + END, MULTIPART, Code.BAD_REQUEST, id="no name"),
    pytest.param(field("a", b"1") + field("a", b"2") + END, MULTIPART, Code.BAD_REQUEST, id="twice"),
    pytest.param(field("n" * 101, b"1") + END, MULTIPART, Code.BAD_REQUEST, id="long name"),
    pytest.param(
        part('form-data; name="a"', b"x", f"X-Long: {'y' * 5000}") + END,
        MULTIPART,
        Code.BAD_REQUEST,
        id="long header",
    ),
    pytest.param(
        part('form-data; name="a"', b"x", *(f"X-{n}: y" for n in range(20))) + END,
        MULTIPART,
        Code.BAD_REQUEST,
        id="many headers",
    ),
    pytest.param(field("a", b"\xff\xfe") + END, MULTIPART, Code.BAD_CHARSET, id="latin-1 field"),
    pytest.param(
        part('form-data; name="a"', b"x", "Content-Type: text/plain; charset=utf-16") + END,
        MULTIPART,
        Code.BAD_CHARSET,
        id="charset of a part",
    ),
    pytest.param(b"a=%ff", QUERY, Code.BAD_CHARSET, id="latin-1 query"),
    pytest.param(b"a=x", f"{QUERY}; charset=latin-1", Code.BAD_CHARSET, id="charset of a query"),
    pytest.param(field("a", b"x\0y") + END, MULTIPART, Code.BAD_CHARACTER, id="null"),
    pytest.param(file("x\0y", b"") + END, MULTIPART, Code.BAD_CHARACTER, id="null in a file name"),
    pytest.param(b"a=x%00y", QUERY, Code.BAD_CHARACTER, id="null in a query"),
    pytest.param(field("a", b"x" * 501) + END, MULTIPART, Code.TOO_LARGE, id="long field"),
    pytest.param(b"a=" + b"x" * 1501, QUERY, Code.TOO_LARGE, id="long query field"),
    pytest.param(b"a" * 5000, QUERY, Code.TOO_LARGE, id="long query name"),
    pytest.param(b"x" * 100_001, MULTIPART, Code.TOO_LARGE, id="long body"),
    pytest.param(
        b"".join(field(f"a{n}", b"") for n in range(6)) + END, MULTIPART, Code.TOO_MANY_PARTS, id="parts"
    ),
    pytest.param(b"a&b&c&d&e&f", QUERY, Code.TOO_MANY_PARTS, id="query parts"),
]


@pytest.mark.parametrize(("body", "content_type", "code"), BAD_BODIES)
async def test_a_bad_body_is_refused(body: bytes, content_type: str, code: Code) -> None:
    assert await refusal(body, content_type) is code


async def test_a_body_without_a_length_is_counted_while_it_comes() -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield part('form-data; name="files"; filename="a"', b"")[:-2]
        while True:
            yield b"x" * 1000

    assert await refusal(endless()) is Code.TOO_LARGE


async def test_a_body_that_never_ends_is_given_up() -> None:
    async def slow() -> AsyncIterator[bytes]:
        while True:
            yield b"\r\n"
            await asyncio.sleep(0.01)

    limits = Limits(body=100_000, seconds=0.2)
    assert await refusal(slow(), limits=limits) is Code.TOO_SLOW


async def test_files_over_a_limit_are_dropped_and_named_as_a_problem() -> None:
    posted = await read(file("big", b"x" * 1001) + field("name", b"still read") + END)
    assert posted.files == ()
    assert posted.files_sent == 1
    assert list(posted.problems) == ["files"]
    assert posted.get("name") == Raw("still read")


async def test_more_files_than_allowed_are_dropped() -> None:
    posted = await read(b"".join(file(f"{n}.txt", b"x") for n in range(3)) + END)
    assert len(posted.files) == 2
    assert posted.files_sent == 3
    assert posted.problems == {"files": "Attach 2 files at most."}


async def test_bytes_in_flight_are_counted_and_given_back() -> None:
    budget = Budget(len(BODY) - 1)
    with pytest.raises(Temporary):
        await read(BODY, budget=budget)
    assert budget.used == 0
    await read(field("a", b"x") + END, budget=budget)
    assert budget.used == 0


SAVED = Limits(body=5000, seconds=5, file=4000, files=2, field=500, parts=5, salvage="form_key")
BEGUN = field("form_key", b"k") + field("description", b"a long story")


@pytest.mark.parametrize("size", [64, 2000])
async def test_a_form_that_is_too_large_keeps_the_texts_before_its_files(size: int) -> None:
    body = BEGUN + file("a", b"x" * 3000) + file("b", b"x" * 3000) + END
    posted = await read(in_pieces(body, size), limits=SAVED)
    assert posted.get("description") == Raw("a long story")
    assert posted.files == ()
    assert list(posted.problems) == ["files"]


async def test_a_text_that_is_too_long_is_left_out_and_said_so() -> None:
    posted = await read(BEGUN + field("environment", b"x" * 501) + END, limits=SAVED)
    assert set(posted.fields) == {"form_key", "description"}
    assert list(posted.problems) == [""]


async def test_a_form_without_its_key_is_not_kept() -> None:
    body = field("description", b"no key") + file("a", b"x" * 6000) + END
    assert await refusal(body, limits=SAVED) is Code.TOO_LARGE


async def test_without_room_for_the_files_the_texts_are_kept() -> None:
    budget = Budget(len(BEGUN) + 500)
    body = BEGUN + file("a", b"x" * 2000) + END
    posted = await read(in_pieces(body, 100), limits=SAVED, budget=budget)
    assert posted.get("description") == Raw("a long story")
    assert "Your text is still here" in posted.problems[""]
    assert budget.used == 0


async def test_a_form_that_comes_too_slowly_keeps_its_texts() -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield BEGUN + part('form-data; name="files"; filename="a"', b"")[:-2]
        while True:
            yield b"x"
            await asyncio.sleep(0.01)

    posted = await read(slow(), limits=replace(SAVED, seconds=0.3))
    assert posted.get("description") == Raw("a long story")
    assert list(posted.problems) == ["files"]
