"""Mails and archives: a number in a part, a member, a name, a comment."""

from __future__ import annotations

import base64
import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from typing import Final

import py7zr

from bench.attachments.documents.construction import Construction, Planted, zipped
from bench.attachments.documents.word import paragraph


def _mail(text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@shop.example", "b@shop.example", "Refund"
    message["Message-ID"], message["Date"] = "<1@shop.example>", "Thu, 01 Jan 2026 10:00:00 +0000"
    message.set_content(text)
    return message


def eml_body(planted: Planted) -> bytes:
    """The text, quoted-printable."""
    message = _mail(f"{planted.line}\nGrüße")
    message.set_content(f"{planted.line}\nGrüße", cte="quoted-printable")
    return message.as_bytes()


def eml_base64(planted: Planted) -> bytes:
    """The text in base64."""
    message = _mail("")
    message.set_content(planted.line, cte="base64")
    return message.as_bytes()


def eml_subject(planted: Planted) -> bytes:
    """A header in encoded words."""
    message = _mail("nothing")
    packed = base64.b64encode(planted.line.encode()).decode()
    return message.as_bytes().replace(b"Subject: Refund", f"Subject: =?utf-8?B?{packed}?=".encode())


def eml_attachment(planted: Planted) -> bytes:
    """A document among the parts."""
    message = _mail("see the file")
    message.add_attachment(
        paragraph(planted), maintype="application", subtype="octet-stream", filename="a.docx"
    )
    return message.as_bytes()


def eml_file_name(planted: Planted) -> bytes:
    """The name of a part."""
    message = _mail("see the file")
    message.add_attachment(
        b"nothing", maintype="text", subtype="plain", filename=f"card {planted.digits}.txt"
    )
    return message.as_bytes()


def eml_forwarded(planted: Planted) -> bytes:
    """A mail in a mail."""
    message = _mail("see below")
    message.add_attachment(_mail(planted.line))
    return message.as_bytes()


def eml_html(planted: Planted) -> bytes:
    """Only in the HTML."""
    message = _mail("see the page")
    message.add_alternative(f"<p>Card <b>{planted.digits[:8]}</b>{planted.digits[8:]}</p>", subtype="html")
    return message.as_bytes()


def eml_picture(planted: Planted) -> bytes:
    """A screenshot in a mail."""
    message = _mail("see the picture")
    message.add_attachment(planted.picture.content, maintype="image", subtype="jpeg", filename="a.jpg")
    return message.as_bytes()


def zip_member(planted: Planted) -> bytes:
    """A text file."""
    return zipped({"readme.txt": "nothing", "notes/card.txt": planted.line})


def zip_name(planted: Planted) -> bytes:
    """A member's name."""
    return zipped({f"card {planted.digits}.txt": "nothing"})


def zip_comment(planted: Planted) -> bytes:
    """The archive's comment."""
    file = io.BytesIO(zipped({"a.txt": "nothing"}))
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = planted.line.encode()
    return file.getvalue()


def zip_extra(planted: Planted) -> bytes:
    """A member's comment."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("a.txt", (2026, 1, 1, 0, 0, 0))
        info.comment = planted.line.encode()
        archive.writestr(info, "nothing")
    return file.getvalue()


def zip_between(planted: Planted) -> bytes:
    """Before the first member, where no list leads."""
    return planted.line.encode() + zipped({"a.txt": "nothing"})


def zip_in_zip(planted: Planted) -> bytes:
    """A document in an archive in an archive."""
    return zipped({"inner.zip": zipped({"a.docx": paragraph(planted)})})


def zip_picture(planted: Planted) -> bytes:
    """A screenshot."""
    return zipped({"screen.jpg": planted.picture.content})


def tar(planted: Planted) -> bytes:
    """A text file."""
    return _tar({"notes.txt": planted.line.encode()})


def tar_name(planted: Planted) -> bytes:
    """A member's name, too long for the old header."""
    return _tar({f"{'folder/' * 20}card {planted.digits}.txt": b"nothing"})


def _tar(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, content in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def gz(planted: Planted) -> bytes:
    """A compressed log."""
    return gzip.compress(planted.line.encode(), mtime=0)


def gz_name(planted: Planted) -> bytes:
    """The original name in the header (RFC 1952)."""
    packed = bytearray(gzip.compress(b"nothing", mtime=0))
    packed[3] |= 8
    return bytes(packed[:10]) + f"card {planted.digits}.txt".encode() + b"\0" + bytes(packed[10:])


def tar_gz(planted: Planted) -> bytes:
    """A compressed archive."""
    return gzip.compress(tar(planted), mtime=0)


def seven(planted: Planted) -> bytes:
    """A 7z archive."""
    return _seven({"notes.txt": planted.line.encode()})


def seven_name(planted: Planted) -> bytes:
    """A member's name."""
    return _seven({f"card {planted.digits}.txt": b"nothing"})


def _seven(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w", filters=[{"id": py7zr.FILTER_LZMA2, "preset": 1}]) as archive:
        for name, content in parts.items():
            archive.writestr(content, name)
    return file.getvalue()


_PICTURED: Final = (eml_picture, zip_picture)
_SUFFIXES: Final = {"seven": "7z", "seven_name": "7z", "tar_gz": "tar.gz", "gz_name": "gz", "tar_name": "tar"}


def _construction(make: Callable[[Planted], bytes]) -> Construction:
    name = make.__name__
    suffix = _SUFFIXES.get(name, name.split("_", maxsplit=1)[0])
    group = "EML" if suffix == "eml" else "archives"
    return Construction(group, name.replace("_", " "), f"sent.{suffix}", make, make in _PICTURED)


CONSTRUCTIONS: Final = tuple(
    _construction(make)
    for make in (
        *(
            eml_body,
            eml_base64,
            eml_subject,
            eml_attachment,
            eml_file_name,
            eml_forwarded,
            eml_html,
            eml_picture,
        ),
        *(zip_member, zip_name, zip_comment, zip_extra, zip_between, zip_in_zip, zip_picture),
        *(tar, tar_name, gz, gz_name, tar_gz, seven, seven_name),
    )
)
