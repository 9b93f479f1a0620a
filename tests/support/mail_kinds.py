"""Mails of every kind that comes: ordinary, odd, broken, hostile; each part has a mark of its own."""

import quopri
import random
from base64 import encodebytes
from collections.abc import Iterator
from itertools import product

MARK = "mark{}x"  # no two digits after each other, and a letter at the end: none is part of another
WORDS = {
    "utf-8": "grüße ☺ 日本 שלום 👍",
    "iso-8859-1": "grüße",
    "windows-1252": "“grüße” €",
    "koi8-r": "привет",
    "gb18030": "中文邮件",
    "shift_jis": "日本語",
    "iso-2022-jp": "日本語",
    "big5": "中文",
    "euc-kr": "한국어",
    "utf-16": "wide",
    "utf-7": "+AOk-",
}
LIES = ("us-ascii", "x-unknown", "", "utf-8", "iso-8859-1", "utf-16", "base64", "punycode", '"', "\xff")
NAMES = (
    'filename="a.txt"',
    "filename=a b.txt",
    'filename="../../etc/passwd"',
    'filename="C:\\dir\\a.txt"',
    "filename*=utf-8''na%C3%AFve.txt",
    "filename*=x-none'%C3%AFve.txt",
    "filename*0*=utf-8''na%C3; filename*1*=%AFve; filename*2=.txt",
    "filename*1=b; filename*0=a; filename*999=c; filename*x=d",
    'filename="=?utf-8?B?bmHDr3ZlLnR4dA==?="',
    "filename==?utf-8?q?na=C3=AFve?= =?utf-8?q?.txt?=",
    "filename='single.txt'",
    'filename="never closed',
    'filename=""',
    "filename=",
    'filename="gpj.\u202etxt.exe"',
    'filename="\u200b\u200d"',
    f'filename="{"long" * 100}.txt"',
    'filename="a\tb\\"c.txt"; filename="other.txt"',
    'filename="na\xefve.txt"',
    "filename=con; size=9999999999999999999",
)
KINDS = (
    "text/plain",
    "text/html",
    "text/enriched",
    "text/calendar",
    "text/x-amp-html",
    "text/rfc822-headers",
    "text",
    "image/png",
    "application/octet-stream",
    "application/pdf",
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/pkcs7-mime",
    "application/ms-tnef",
    "message/rfc822",
    "message/delivery-status",
    "message/disposition-notification",
    "message/partial; number=1",
    "message/external-body; access-type=x",
    "multipart/mixed",
    "x/y",
    "nonsense; charset",
    "",
)
CONTAINERS = (
    "mixed",
    "alternative",
    "related",
    "signed",
    "report; report-type=delivery-status",
    "digest",
    "encrypted",
    "appledouble",
    "form-data",
    "x-unknown",
)
START = b"From: Ann <ann@example.com>\r\nSubject: s\r\nMIME-Version: 1.0\r\n"


def encoded(data: bytes, encoding: str) -> bytes:
    """Bytes in a transfer encoding; as they are in one that there isn't."""
    if encoding == "base64":
        return encodebytes(data)
    return quopri.encodestring(data) if encoding == "quoted-printable" else data


def leaf(number: int, kind: str = "text/plain", encoding: str = "", extra: str = "") -> bytes:
    """A part whose body holds its mark."""
    lines = [f"Content-Type: {kind}"] if kind else []
    lines += [f"Content-Transfer-Encoding: {encoding}"] if encoding else []
    lines += [extra] if extra else []
    head = "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")
    return head + encoded(f"some {MARK.format(number)} words".encode(), encoding)


def container(kind: str, parts: list[bytes], *, end: bool = True, boundary: str = "b") -> bytes:
    """A multipart of parts; its boundary must not be that of another around it."""
    line = f"\r\n--{boundary}".encode()
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n'.encode()
    return head + b"".join(line + b"\r\n" + part for part in parts) + (line + b"--\r\n" if end else b"")


def letters() -> Iterator[tuple[str, bytes]]:
    """Every charset, declared rightly, wrongly or not at all, in every encoding."""
    encodings = ("", "8bit", "base64", "quoted-printable", "x-uuencode", "x-none", "binary (really)")
    for (charset, words), encoding in product(WORDS.items(), encodings):
        body = encoded(words.encode(charset), encoding.partition(" ")[0])
        head = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
        yield f"{charset} in {encoding or 'none'}", START + head.encode() + body
    for charset, (real, words) in product(LIES, list(WORDS.items())[1:8:2]):
        lie = f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode("latin-1")
        yield f"{real} said to be {charset}", START + lie + words.encode(real)
    for charset, words in WORDS.items():
        raw = words.encode(charset).replace(b"\r", b"").replace(b"\n", b"")
        yield (
            f"raw {charset} in a header",
            b"Subject: " + raw + b"\r\nFrom: " + raw + b" <a@b.example>\r\n\r\nx",
        )


def parts() -> Iterator[tuple[str, bytes]]:
    """Every kind of part in every place, under every name."""
    for kind, encoding in product(KINDS, ("", "base64", "quoted-printable")):
        yield f"{kind} in {encoding}", START + leaf(1, kind, encoding)
        yield (
            f"{kind} in {encoding} among others",
            START + container("mixed", [leaf(1), leaf(2, kind, encoding), leaf(3)]),
        )
    for name, disposition in product(NAMES, ("attachment", "inline", "x-none")):
        extra = f"Content-Disposition: {disposition}; {name}"
        yield f"{disposition} {name}", START + container("mixed", [leaf(1), leaf(2, "x/y", "base64", extra)])
    for kind, end in product(CONTAINERS, (True, False)):
        inner = container("alternative", [leaf(2), leaf(3, "text/html")], end=end, boundary="inner")
        yield (
            f"{kind}, ended: {end}",
            START + container(kind, [leaf(1), inner, leaf(4, "image/png", "base64")], end=end),
        )


def broken() -> Iterator[tuple[str, bytes]]:
    """What is left of a good mail when it is cut, or some of its bytes are changed."""
    inner = container("alternative", [leaf(1), leaf(2, "text/html")], boundary="inner")
    extra = 'Content-Disposition: attachment; filename="a.bin"'
    whole = START + container("mixed", [inner, leaf(3, "x/y", "base64", extra), leaf(4, "message/rfc822")])
    for length in range(0, len(whole), 17):
        yield f"cut at {length}", whole[:length]
    for seed in range(60):
        chance = random.Random(seed)
        changed = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            changed[chance.randrange(len(changed))] = chance.choice(b"\0\r\n=-\"';:<>\xff\xe9 aA1")
        yield f"changed {seed}", bytes(changed)
    for end in (b"\n", b"\r", b"\r\r\n", b"\n\r", b"\0\n", b" \r\n"):
        yield f"lines end with {end!r}", whole.replace(b"\r\n", end)


def everything() -> dict[str, bytes]:
    """All of them by name."""
    return dict([*letters(), *parts(), *broken()])
