"""`veilbox check`: tries out what the settings name, and shows it in one table."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import click
from pydantic import SecretStr

from service.errors import CannotStart, InvalidSettings, Temporary
from service.faults import faults
from service.mail.compose import template_faults
from service.mail.doors import certificate
from service.mail.imap import connect
from service.offline import confinement, warm
from service.runtime import Runtime, opened
from service.settings import Settings
from service.settings.mail_sources import MailSource

FAILED = 1
CONNECT_SECONDS = 5.0
OK, FAILS, NOTE = "ok", "FAILS", "note"
UPSTREAM = (
    (
        "mail servers in front",
        "keep a raw copy until Veilbox has answered 250; mailboxes that forward may keep one",
    ),
    ("reverse proxies", "may write request bodies to disk; see docs/operating.md"),
)


@dataclass(frozen=True)
class Row:
    """One line of the table. `state` is "ok", "FAILS" or "note"."""

    area: str
    name: str
    value: str
    state: str


async def run(settings: Settings) -> int:
    """Print the table; 1 when something in it fails."""
    rows = _settings(settings)
    async with opened(settings, migrate=False) as runtime:
        rows += await _database(runtime)
        rows += await _objects(runtime)
        rows.append(await _workers(runtime))
    rows += await _mail(settings)
    rows += _templates(settings)
    rows += [Row("upstream copies", name, value, NOTE) for name, value in UPSTREAM]
    _show(rows)
    return FAILED if any(row.state == FAILS for row in rows) else 0


def _settings(settings: Settings) -> list[Row]:
    return [
        Row("settings", name, _shown(getattr(settings, name)), OK) for name in type(settings).model_fields
    ]


def _shown(value: object) -> str:
    """The value of a setting; of a secret only whether it is set."""
    if isinstance(value, SecretStr):
        return "set" if value.get_secret_value() else "not set"
    return str(value)


async def _database(runtime: Runtime) -> list[Row]:
    database = runtime.database
    rows = [await _tried("database", "answers", database.ping)]
    if rows[0].state == FAILS:
        return rows
    try:
        with faults():
            current = await database.is_current()
            found = await database.durability()
    except Temporary:
        return [*rows, Row("database", "tables", "can't be read", FAILS)]
    tables = "up to date" if current else "run `veilbox migrate`"
    rows.append(Row("database", "tables", tables, OK if current else FAILS))
    return rows + [Row("durability", name, value, OK if good else FAILS) for name, value, good in found]


async def _objects(runtime: Runtime) -> list[Row]:
    try:
        with faults():
            found = await runtime.objects.tried()
    except Temporary:
        return [Row("object store", "works", "no", FAILS)]
    return [Row("object store", name, value, OK if good else FAILS) for name, value, good in found]


async def _workers(runtime: Runtime) -> Row:
    try:
        await warm(runtime.redactor)
    except CannotStart as error:
        return Row("redaction", "worker processes", str(error), FAILS)
    return Row("redaction", "worker processes", confinement(), OK)


async def _mail(settings: Settings) -> list[Row]:
    rows = [Row("mail", "listens", settings.smtp or "off", OK), *_certificate(settings)]
    for number, source in enumerate(settings.mail_sources, start=1):
        rows.append(Row("mail", f"IMAP {number}", *await asyncio.to_thread(_signed_in, source)))
    server = settings.outgoing
    if server is None:
        return [*rows, Row("mail", "outgoing", "off: replies are not sent", NOTE)]
    reached = await _reaches(server.host, server.port)
    return [
        *rows,
        Row("mail", "outgoing", "answers" if reached else "can't be reached", OK if reached else FAILS),
    ]


def _certificate(settings: Settings) -> list[Row]:
    if not settings.smtp_certificate:
        return []
    try:
        certificate(settings)
    except InvalidSettings as error:
        return [Row("mail", "certificate", error.problems[0], FAILS)]
    return [Row("mail", "certificate", "can be read", OK)]


def _signed_in(source: MailSource) -> tuple[str, str]:
    """Whether mail can be fetched; nothing of the answer is shown, which may hold what a mail says."""
    try:
        connect(source).logout()
    except Exception:  # noqa: BLE001 - whatever a server answers, it is no
        return "can't sign in or open the folder", FAILS
    return "signs in", OK


def _templates(settings: Settings) -> list[Row]:
    """Mail goes out all the same, from the templates of the package."""
    faults = template_faults(settings)
    if faults:
        return [Row("mail", "template", fault, FAILS) for fault in faults]
    return [Row("mail", "templates", settings.mail_templates or "those of the package", OK)]


async def _tried(area: str, name: str, work: Callable[[], Awaitable[None]]) -> Row:
    try:
        with faults():
            await work()
    except Temporary:
        return Row(area, name, "no", FAILS)
    return Row(area, name, "yes", OK)


async def _reaches(host: str, port: int) -> bool:
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            _, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError):
        return False
    writer.close()
    return True


def _show(rows: list[Row]) -> None:
    areas, names = max(len(row.area) for row in rows), max(len(row.name) for row in rows)
    for row in rows:
        click.echo(f"{row.state:5}  {row.area:{areas}}  {row.name:{names}}  {row.value}")
