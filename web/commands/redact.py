"""`veilbox redact`: a filter for other programs, and for files."""

import sys
from pathlib import Path

import click

from redaction.raw import Raw, RawFile
from redaction.types import RedactedFile
from service.faults import faults
from service.filtering import filter_lines, filter_text
from service.offline import Redactor, redacting
from service.settings import Settings

CLASHING = 2
WITHHELD = 3


async def run(settings: Settings, files: tuple[Path, ...], out: Path | None, *, jsonl: bool) -> int:
    """Redact standard input, or `files` into `out`. Raises Temporary and OSError."""
    with faults():
        async with redacting(settings) as redactor:
            return await (_stream(redactor, jsonl=jsonl) if out is None else _files(redactor, files, out))


async def _stream(redactor: Redactor, *, jsonl: bool) -> int:
    work = filter_lines if jsonl else filter_text
    await work(redactor, sys.stdin.buffer, sys.stdout.buffer)
    return 0


async def _files(redactor: Redactor, files: tuple[Path, ...], out: Path) -> int:
    targets = _targets(files, [await _name(redactor, file) for file in files], out)
    if targets is None:
        click.echo("Two of the files would get the same name, or one would replace its source.", err=True)
        return CLASHING
    status = 0
    for source, target in zip(files, targets, strict=True):
        redacted = await redactor.file(RawFile(Raw(source.name), source.read_bytes()))
        if isinstance(redacted, RedactedFile):
            target.write_bytes(redacted.content)
        else:
            click.echo(f"{redacted.name}: withheld, {redacted.reason}", err=True)
            status = WITHHELD
    return status


async def _name(redactor: Redactor, file: Path) -> str:
    """The file's own name, without a number that it may hold."""
    return (await redactor.text(Raw(file.name))).text


def _targets(files: tuple[Path, ...], names: list[str], out: Path) -> list[Path] | None:
    """Where each file goes; None when one would be written over another, or over a source."""
    into_folder = len(files) > 1 or out.is_dir()
    if into_folder:
        out.mkdir(parents=True, exist_ok=True)
    targets = [out / name if into_folder else out for name in names]
    places = {target.resolve() for target in targets}
    clash = len(places) < len(targets) or not places.isdisjoint(file.resolve() for file in files)
    return None if clash else targets
