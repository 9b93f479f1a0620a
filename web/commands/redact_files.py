"""`veilbox redact FILE… -o OUT`: files of any kind, each redacted or withheld, and told of."""

import json
from pathlib import Path

import click

from redaction.raw import Raw, RawFile
from redaction.types import Finding, Storable, UncheckedFile, Withheld
from service.faults import faults
from service.offline import Redactor, redacting
from service.settings import Settings
from web import words

CLASH = "Two of the files would get the same name, or one would replace its source."
CLASHING = 2
WITHHELD = 3


async def run(settings: Settings, files: tuple[Path, ...], out: Path, *, jsonl: bool) -> int:
    """Redact `files` into `out`, and tell of each. Raises Temporary and OSError."""
    with faults():
        async with redacting(settings) as redactor:
            targets = _targets(files, [await _name(redactor, file) for file in files], out)
            if targets is None:
                click.echo(CLASH, err=True)
                return CLASHING
            status = 0
            for source, target in zip(files, targets, strict=True):
                redacted = await redactor.file(RawFile(Raw(source.name), source.read_bytes()))
                if isinstance(redacted, Withheld):
                    status = WITHHELD
                else:
                    target.write_bytes(redacted.content)
                click.echo(_row(redacted, target) if jsonl else _lines(redacted), err=not jsonl)
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


def _lines(file: Storable | Withheld) -> str:
    """One line for a file, and one for each file inside of it that was taken out."""
    if isinstance(file, Withheld):
        return f"{file.name}: withheld, {file.reason}"
    if isinstance(file, UncheckedFile):
        return f"{file.name}: not checked, as VEILBOX_STORE_UNCHECKED allows"
    if not file.findings:
        told = "nothing found"
    else:
        counts = words.removed(words.Counted(one.entity) for one in file.findings)
        places = ", ".join(dict.fromkeys(one.where for one in file.findings if one.where))
        told = f"{counts} removed" + (f" ({places})" if places else "")
    inside = [f"  inside it, {one.name}: withheld, {one.reason}" for one in file.withheld]
    return "\n".join([f"{file.name}: {told}", *inside])


def _row(file: Storable | Withheld, target: Path) -> str:
    """A line of JSON: what was written where, what was removed, what was withheld. Never what it was."""
    if isinstance(file, Withheld):
        row: dict[str, object] = {"file": str(file.name), "written": None, "withheld": file.reason.value}
        return json.dumps(row | {"unchecked": False, "findings": [], "withheld_inside": []})
    row = {"file": str(file.name), "written": str(target), "withheld": None}
    if isinstance(file, UncheckedFile):
        return json.dumps(row | {"unchecked": True, "findings": [], "withheld_inside": []})
    return json.dumps(
        row
        | {
            "media_type": file.media_type,
            "unchecked": False,
            "findings": [_finding(one) for one in file.findings],
            "withheld_inside": [{"file": str(one.name), "reason": one.reason.value} for one in file.withheld],
        }
    )


def _finding(one: Finding) -> dict[str, object]:
    return {
        "entity": one.entity,
        "where": one.where,
        "score": one.score,
        "recognizer": one.recognizer,
        "version": one.version,
        "action": "kept last four" if one.kept else "removed",
    }
