"""`veilbox mail inspect FILE…`: what each mail would become, redacted, with nothing stored."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import click

from redaction.raw import Raw
from redaction.types import Finding, RedactedFile, Storable, UncheckedFile, Withheld
from service.errors import Temporary
from service.faults import faults
from service.mail.inspection import Attachment, Inspected, Inspector, MailKind
from service.offline import Redactor, redacting, warm
from service.settings import Settings
from web import words

UNREAD = 3
NO_FILE = "can't be opened"
TOO_LARGE = "larger than VEILBOX_MAX_MAIL_MB"
FAILED = "can't be redacted"
TRIES = 2  # a file may wait too long behind others


async def run(settings: Settings, files: Sequence[Path], *, jsonl: bool) -> int:
    """Tell of each file, in their order. The status is 3 when some could not be read. Raises Temporary."""
    status = 0
    with faults():
        async with redacting(settings) as redactor:
            await warm(redactor)
            async for path, found in _inspected(redactor, settings, files):
                if isinstance(found, str):
                    status = UNREAD
                click.echo(_row(path, found) if jsonl else _lines(path, found))
    return status


async def _inspected(
    redactor: Redactor, settings: Settings, files: Sequence[Path]
) -> AsyncIterator[tuple[str, Inspected | str]]:
    """Several at once, in order: each file's redacted path, and what it would become or why not."""
    inspector = Inspector(redactor, settings.max_file_bytes)
    waiting: deque[asyncio.Task[tuple[str, Inspected | str]]] = deque()
    for path in files:
        waiting.append(asyncio.create_task(_one(redactor, inspector, path, settings.max_mail_bytes)))
        if len(waiting) > settings.workers:  # one more, so that no worker waits for the disk
            yield await waiting.popleft()
    while waiting:
        yield await waiting.popleft()


async def _one(
    redactor: Redactor, inspector: Inspector, path: Path, most: int
) -> tuple[str, Inspected | str]:
    name = str(await redactor.text(Raw(str(path))))
    try:
        content = await asyncio.to_thread(path.read_bytes)
    except OSError:
        return name, NO_FILE
    if len(content) > most:
        return name, TOO_LARGE
    for _ in range(TRIES):
        with suppress(Temporary), faults():
            return name, await inspector.inspect(content)
    return name, FAILED


def _row(path: str, found: Inspected | str) -> str:
    """A line of JSON: what would be kept, what was removed and withheld. Never what it was."""
    if isinstance(found, str):
        return json.dumps({"file": path, "error": found})
    return json.dumps(
        {
            "file": path,
            "subject": str(found.subject),
            "from": str(found.from_field),
            "sender": {"name": str(found.name), "address": str(found.address)},
            "to": str(found.to_field),
            "cc": str(found.cc_field),
            "date": found.date.isoformat() if found.date else None,
            "automatic": found.kind is not MailKind.PERSON,
            "kind": found.kind.value,
            "text": str(found.text),
            "attachments": [_attachment(one) for one in found.attachments],
            "findings": [_finding(one) for one in found.findings()],
            "withheld": [_withheld(one) for one in found.withheld],
        }
    )


def _attachment(one: Attachment) -> dict[str, object]:
    done = one.done
    return {
        "name": str(one.name),
        "type": done.media_type if isinstance(done, RedactedFile) else str(one.media_type),
        "size": one.size,
        "received_sha256": one.received_sha256,
        "stored_sha256": _stored(done),
        "withheld": done.reason.value if isinstance(done, Withheld) else None,
        "unchecked": isinstance(done, UncheckedFile),
        "inline": one.inline,
        "inside": str(one.inside) if one.inside is not None else None,
    }


def _stored(done: Storable | Withheld | None) -> str | None:
    return sha256(done.content).hexdigest() if isinstance(done, RedactedFile | UncheckedFile) else None


def _finding(one: Finding) -> dict[str, object]:
    return {
        "entity": one.entity,
        "where": one.where,
        "recognizer": one.recognizer,
        "version": one.version,
        "score": one.score,
        "action": "kept last four" if one.kept else "removed",
    }


def _withheld(one: Withheld) -> dict[str, object]:
    return {"name": str(one.name), "size": one.size, "reason": one.reason.value}


def _lines(path: str, found: Inspected | str) -> str:
    """A summary for people."""
    if isinstance(found, str):
        return f"{path}: {found}"
    date = found.date.isoformat(" ") if found.date else "none"
    lines = [
        path,
        f"  Subject: {found.subject}",
        f"  From: {found.from_field}",
        f"  To: {found.to_field}",
        f"  Date: {date}",
        f"  Kind: {found.kind.value}",
        f"  Text: {len(found.text)} characters",
    ]
    lines += [f"  Attachment: {one.name}, {words.size(one.size)}{_fate(one)}" for one in found.attachments]
    lines += [f"  Withheld: {one.name}, {one.reason}" for one in found.withheld]
    counted = words.removed(words.Counted(one.entity) for one in found.findings())
    return "\n".join([*lines, f"  Removed: {counted or 'nothing'}"])


def _fate(one: Attachment) -> str:
    if one.inside is not None:
        return f" (inside {one.inside})"
    return " (unpacked)" if one.done is None else ""
