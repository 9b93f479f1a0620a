"""A page hears how far its files are, and files are not received when nobody could check them."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Any, cast

import httpx
import pytest

from service.progress import Step
from service.runtime import Runtime
from tests.unit.service.conftest import runtime
from web.app import create_app

__all__ = ["runtime"]

TICKET = {"name": "Rita", "email": "rita@example.com", "subject": "Question", "description": "Still here"}
FILES = {"files": ("a.txt", b"one")}
BROWSER = {"Accept": "text/html", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
async def client(runtime: Runtime) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application itself, so that a test can hold up what the server does."""
    transport = httpx.ASGITransport(cast("Any", create_app(runtime)))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as opened:
        yield opened


async def told(client: httpx.AsyncClient, key: str) -> object:
    answer = await client.get("/progress", headers={"X-Form-Key": key})
    return answer.json() if answer.status_code == 200 else answer.status_code


async def test_a_page_hears_of_its_own_form_alone(client: httpx.AsyncClient, runtime: Runtime) -> None:
    key = runtime.links.form_key()
    signed = runtime.links.form_key_of(key)
    assert signed is not None
    with runtime.progress.follow(signed) as watch:
        assert await told(client, key) == 204
        watch(Step(2, 3, "page", 4, 12))
        assert await told(client, key) == {"file": 2, "files": 3, "what": "page", "number": 4, "of": 12}
        assert await told(client, runtime.links.form_key()) == 204
        assert await told(client, "4111 1111 1111 1111") == 204
    assert await told(client, key) == 204


async def test_the_steps_of_a_form_are_told(client: httpx.AsyncClient, runtime: Runtime) -> None:
    key = runtime.links.form_key()
    heard: set[str] = set()
    sending = asyncio.create_task(
        client.post(
            "/tickets",
            data=TICKET | {"form_key": key},
            files=[("files", (f"{n}.txt", f"file {n}".encode())) for n in range(3)],
            headers={"Accept": "application/json"},
        )
    )
    while not sending.done():
        heard.add(str(await told(client, key)))
        await asyncio.sleep(0)
    assert (await sending).status_code == 201
    assert str({"file": 3, "files": 3, "what": "", "number": 0, "of": 0}) in heard


@pytest.fixture
async def held_up(runtime: Runtime) -> AsyncIterator[None]:
    """All places for files are taken."""
    pool, go_on = runtime.redactor._files, threading.Event()
    jobs = []
    while not pool.full:
        jobs.append(asyncio.create_task(pool._threads.run(go_on.wait, 20.0)))
        await asyncio.sleep(0)
    yield
    go_on.set()
    await asyncio.gather(*jobs)


async def test_a_program_is_told_to_come_again(
    client: httpx.AsyncClient, runtime: Runtime, held_up: None
) -> None:
    form = TICKET | {"form_key": runtime.links.form_key()}
    answer = await client.post("/tickets", data=form, files=FILES, headers={"Accept": "application/json"})
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0


async def test_a_browser_keeps_its_text(client: httpx.AsyncClient, runtime: Runtime, held_up: None) -> None:
    form = {"form_key": runtime.links.form_key()} | TICKET
    answer = await client.post("/tickets", data=form, files=FILES, headers=BROWSER)
    assert answer.status_code == 303
    page = (await client.get(answer.headers["Location"], headers=BROWSER)).text
    assert "Still here" in page
    assert "Choose your file" in page


async def test_a_form_without_files_is_taken(
    client: httpx.AsyncClient, runtime: Runtime, held_up: None
) -> None:
    form = {"form_key": runtime.links.form_key()} | TICKET
    answer = await client.post("/tickets", data=form, files={"files": ("", b"")}, headers=BROWSER)
    assert answer.headers["Location"].startswith("/t/")
