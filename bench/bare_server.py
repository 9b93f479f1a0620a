"""The yardstick: takes a posted form with Litestar, inserts it into SQLite and redirects. Nothing else.

As durable as Veilbox and served by the same uvicorn, event loop and SQLite driver, so that what a ticket
costs beyond this is Veilbox's own work. Reads VEILBOX_DATA and VEILBOX_HTTP, so that one harness starts all.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite
import uvicorn
from litestar import Litestar, MediaType, Request, get, post
from litestar.datastructures import State
from litestar.response import Redirect

FIELDS = ("name", "email", "company", "subject", "description", "environment")
COLUMNS = ", ".join(FIELDS)
INSERT = f"INSERT INTO tickets ({COLUMNS}) VALUES ({', '.join('?' * len(FIELDS))})"
FORM = '<form action="/tickets" method="post"><input type="hidden" name="form_key" value="none"></form>'


@asynccontextmanager
async def database(app: Litestar) -> AsyncIterator[None]:
    """One connection for all requests; a commit is on the disk before it returns."""
    async with aiosqlite.connect(Path(os.environ["VEILBOX_DATA"]) / "bare.db") as connection:
        await connection.execute("PRAGMA journal_mode = WAL")
        await connection.execute("PRAGMA synchronous = FULL")
        await connection.execute(f"CREATE TABLE tickets (id INTEGER PRIMARY KEY, {COLUMNS})")
        app.state.connection, app.state.turn = connection, asyncio.Lock()
        yield


@get("/", media_type=MediaType.HTML, sync_to_thread=False)
def show_form() -> str:
    """The form, as short as the load generator can read it."""
    return FORM


@post("/tickets")
async def open_ticket(request: Request[object, object, State], state: State) -> Redirect:
    """Insert the form as it came, commit, and lead to its page."""
    posted = await request.form()
    async with state.turn:  # one transaction at a time, as the connection demands
        cursor = await state.connection.execute(INSERT, [posted.get(field, "") for field in FIELDS])
        await state.connection.commit()
    return Redirect(f"/t/{cursor.lastrowid}", status_code=303)


@get("/health", sync_to_thread=False)
def health() -> str:
    """Answers when the database is open."""
    return "ok"


def main() -> None:
    """Serve until a signal comes."""
    Path(os.environ["VEILBOX_DATA"]).mkdir(parents=True)
    host, _, port = os.environ["VEILBOX_HTTP"].rpartition(":")
    app = Litestar([show_form, open_ticket, health], lifespan=[database], openapi_config=None)
    uvicorn.run(app, host=host, port=int(port), loop="uvloop", http="h11", access_log=False)


if __name__ == "__main__":
    main()
