"""TAR archives. Links and devices are left out and named."""

import io
import tarfile
from typing import Final

from redaction.documents.archive.members import Entry, Members, read_members
from redaction.documents.archive.tar_blocks import FOLDER, OTHER, Block, Blocks
from redaction.documents.content import Content, NotRead
from redaction.documents.found import findings
from redaction.documents.reading import Reading
from redaction.types import Finding, Reason

MEDIA_TYPE: Final = "application/x-tar"


def read_tar(reading: Reading, content: bytes) -> Content:
    """The archive with its members redacted; written anew unless it is fine as it is. Raises NotRead."""
    blocks = Blocks(content)
    found: list[Finding] = []
    entries: list[Entry] = []
    for number, block in enumerate(blocks, 1):
        if number > reading.budget.entries:
            raise NotRead(Reason.TOO_MANY)
        entries.append(_entry(reading, content, block))
        texts = reading.engine.redact("\n".join(filter(None, block.texts)))
        found += findings(texts.text, f"entry {number}, header")
    members = read_members(reading, entries)
    same = blocks.plain and not found and not members.changed
    return Content(
        MEDIA_TYPE, content if same else _written(members), (*found, *members.findings), members.withheld
    )


def _entry(reading: Reading, content: bytes, block: Block) -> Entry:
    if block.kind == FOLDER:
        return Entry(block.name, 0, None, block.modified)

    def unpack() -> bytes:
        if block.kind == OTHER:
            raise NotRead(Reason.UNSUPPORTED)
        reading.budget.unpack(block.size)
        return content[block.start : block.start + block.size]

    return Entry(block.name, block.size, unpack, block.modified)


def _written(members: Members) -> bytes:
    """A new archive of names, times and contents, and nothing else."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for member in members.kept:
            info = tarfile.TarInfo(member.name)
            info.mtime = member.modified
            if member.content is None:
                info.type, info.mode = tarfile.DIRTYPE, 0o755
            else:
                info.size = len(member.content)
            archive.addfile(info, io.BytesIO(member.content or b""))
    return buffer.getvalue()
