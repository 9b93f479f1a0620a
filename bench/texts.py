"""What the load generator sends: support tickets in prose, with the numbers that people write into them."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Final

FORM_BYTES: Final = 1_500  # of the description
MAIL_BYTES: Final = 10_000  # of the whole mail
_DIFFERENT: Final = 64  # texts of each kind, so that no cache of a whole text can flatter
_LINE: Final = 72  # where mail clients wrap
_SENTENCES: Final = (
    "I updated the app to version {major}.{minor}.2 on my phone and since then it closes by itself.",
    "My order {order} was charged twice, once on 3 March and again two days later.",
    "The invoice shows {amount} USD, but I agreed to a yearly plan with a discount.",
    "When I press Save, the page turns white and nothing happens for about a minute.",
    "I already tried another browser, cleared the cache and restarted the computer.",
    "My colleague in the other office sees the same, so it can't be my machine.",
    "The error on the screen says: could not reach the server, code E{minor}{minor}.",
    "You can call me at (555) 010-{order_end} between nine and five, or just answer here.",
    "Please look into it soon; we have to close the month and need the report for that.",
    "The tracking page says that the parcel left the warehouse, and then there is nothing more.",
    "I changed my password last week and the old one still works on the tablet.",
    "Could you tell me whether the refund was sent, and how long it usually takes?",
    "The log has a line like 2026-03-0{digit}T10:2{digit}:44Z GET /v1/exports/{order} 502.",
    "Thank you for the quick answer last time, it helped us a lot.",
    "I attached nothing this time, but I can send a screenshot if that helps.",
    "It worked until Monday, and nobody here has changed any of the settings since.",
)
_SECRETS: Final = (
    "I paid with card 4242 4242 4242 4242, expiry 12/27, in case you have to look it up.",
    "The card on file is 5555-5555-5555-4444 and it is still valid.",
    "For the background check: my social security number is 536-22-8726.",
)
_SECRET_EVERY: Final = 3  # one text in three holds something that must go


@cache
def descriptions() -> tuple[str, ...]:
    """Descriptions for the form, FORM_BYTES each."""
    return tuple(_text(Random(seed), FORM_BYTES, seed) for seed in range(_DIFFERENT))


@cache
def mail_bodies() -> tuple[bytes, ...]:
    """Plain texts that make a mail of MAIL_BYTES with its headers: CRLF lines, the lower half quoted."""
    room = MAIL_BYTES - len(mail(0, "0" * 16, b""))
    return tuple(_mail_body(Random(seed), room, seed) for seed in range(_DIFFERENT))


def mail(number: int, name: str, body: bytes) -> bytes:
    """A whole mail. `name` is unique to the connection, so that no Message-ID comes twice."""
    head = (
        "From: Rita Requester <rita@example.com>\r\nTo: Support <support@localhost>\r\n"
        f"Subject: Charged twice and no answer yet, part {number:06}\r\n"
        f"Date: Tue, 03 Mar 2026 10:21:44 +0000\r\nMessage-ID: <{name}.{number:06}@mail.example.com>\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n"
    )
    return f"{head}\r\n".encode() + body


def _text(random: Random, size: int, seed: int) -> str:
    """Sentences of `size` ASCII characters; one text in _SECRET_EVERY has a secret in its middle."""
    sentences: list[str] = []
    while sum(len(sentence) + 1 for sentence in sentences) < size:
        sentences.append(_filled(random))
    if seed % _SECRET_EVERY == 0:
        sentences.insert(len(sentences) // 2, _SECRETS[seed // _SECRET_EVERY % len(_SECRETS)])
    return " ".join(sentences)[: size - 1].ljust(size - 1, "x") + "."


def _filled(random: Random) -> str:
    order = random.randrange(10_000_000, 99_999_999)
    return random.choice(_SENTENCES).format(
        order=order,
        order_end=f"{order % 10_000:04}",
        amount=f"{random.randrange(10, 900)}.{random.randrange(100):02}",
        major=random.randrange(1, 9),
        minor=random.randrange(1, 40),
        digit=random.randrange(1, 9),
    )


def _mail_body(random: Random, size: int, seed: int) -> bytes:
    lines = _wrapped(_text(random, size, seed).split(" "))
    half = len(lines) // 2
    quoted = [*lines[:half], "On Mon, 2 Mar 2026 Support wrote:", *(f"> {line}" for line in lines[half:])]
    return _cut("\r\n".join(quoted), size)


def _wrapped(words: list[str]) -> list[str]:
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) >= _LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return lines


def _cut(text: str, size: int) -> bytes:
    """`size` bytes, the last two of them the end of a line."""
    return text[: size - 2].rstrip("\r\n").ljust(size - 2, "x").encode() + b"\r\n"
