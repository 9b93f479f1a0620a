"""Conversations: a chat window, an e-mail, a note."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.canvas import Canvas
from bench.attachments.images.content import Numbers
from bench.attachments.images.layout import Layout


def chat(canvas: Canvas, numbers: Numbers) -> None:
    """Bubbles left and right."""
    look = canvas.look
    said = (
        (0, "Hi, my payment failed again, can you help?"),
        (1, f"Sure! Which order is it? I see {numbers.order()}."),
        (0, f"Yes. My card is {numbers.card(' ')}, cvv {numbers.code()}"),
        (1, f"Thanks, I opened {numbers.ticket()} for you."),
        (0, f"Phone is {numbers.phone()} if you need me"),
        (0, f"and my social security number is {numbers.ssn()}"),
        (1, f"We charged {numbers.masked()} on {numbers.date()}."),
    )
    canvas.panel((0, 0, canvas.width, 44), look.accent)
    canvas.write(18, 13, "Support chat", 15, "arial bold", (255, 255, 255))
    for at, (side, text) in enumerate(said):
        y = 60 + 50 * at
        width = 440
        left = canvas.width - width - 16 if side else 16
        canvas.panel((left, y, width, 38), look.panel, radius=12)
        canvas.write(left + 14, y + 11, text, 14)


def mail(canvas: Canvas, numbers: Numbers) -> None:
    """A message in a mail program."""
    look = canvas.look
    canvas.write(24, 20, "Re: Refund for my last purchase", 18, "dejavu bold")
    canvas.write(24, 54, f"From: Sam Carter    Date: {numbers.date()}", 12, "dejavu", look.muted)
    canvas.rule(24, 78, canvas.width - 24, 78)
    lines = (
        "Hello,",
        f"I bought a phone with invoice {numbers.invoice()} and returned it under",
        f"tracking number {numbers.tracking()}.",
        f"Please refund to my credit card {numbers.card()} as agreed.",
        f"The device had IMEI {numbers.imei()} and serial {numbers.serial()}.",
        f"For the tax form my SSN is {numbers.ssn()}.",
        f"You can reach me at {numbers.phone()}.",
        "Kind regards, Sam",
    )
    for at, line in enumerate(lines):
        canvas.write(24, 96 + 26 * at, line, 14, "dejavu")


def note(canvas: Canvas, numbers: Numbers) -> None:
    """A plain editor with a serif face."""
    canvas.panel((0, 0, canvas.width, 30), canvas.look.panel)
    canvas.write(12, 7, "call-notes.txt - Editor", 13, "serif")
    lines = (
        f"Called {numbers.phone()} at {numbers.date()}",
        f"credit card: {numbers.amex()}",
        f"security code: {numbers.code()}",
        f"order {numbers.order()} - total {numbers.amount()}",
        f"second card: {numbers.card16('-')}",
        f"customer number {numbers.account()}",
        f"zip {numbers.zip_code()}",
    )
    for at, line in enumerate(lines):
        canvas.write(16, 46 + 28 * at, line, 15, "serif")


LAYOUTS: Final = (
    Layout("chat", (620, 420), chat),
    Layout("mail", (700, 320), mail),
    Layout("note", (560, 260), note),
)
