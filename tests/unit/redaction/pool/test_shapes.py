"""What a worker answers is checked before it becomes one of our types."""

from collections.abc import Callable
from typing import Any

import pytest

from redaction.documents.mail_types import ParsedMail
from redaction.pool import mail_shapes, shapes
from redaction.raw import Raw

MAIL: list[Any] = mail_shapes.mail(ParsedMail())
NAME = ["a.txt", []]
SPAN = [0, 3, "CREDIT_CARD", "", 1.0, "CardRecognizer"]


def changed(place: int, value: object) -> list[object]:
    """An empty mail with one thing in it that is not as it should be."""
    return [*MAIL[:place], value, *MAIL[place + 1 :]]


@pytest.mark.parametrize("text", ["", "Grüße\x00 \U0001f600", "half a pair \ud83d"])
def test_a_mail_comes_back(text: str) -> None:
    mail = ParsedMail(subject=Raw(text), text=Raw(text), html=Raw(text))
    assert mail_shapes.mail_of(mail_shapes.mail(mail)) == mail


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (mail_shapes.mail_of, None),
        (mail_shapes.mail_of, "subject"),
        (mail_shapes.mail_of, changed(0, ["only one text"])),
        (mail_shapes.mail_of, changed(0, [5, *MAIL[0][1:]])),
        (mail_shapes.mail_of, changed(1, [[], [5]])),
        (mail_shapes.mail_of, changed(2, [[["name", "address", "more"]], []])),
        (mail_shapes.mail_of, changed(3, None)),
        (mail_shapes.mail_of, changed(4, "2024-01-01T00:00:00")),
        (mail_shapes.mail_of, changed(4, 5)),
        (mail_shapes.mail_of, changed(5, [0, "robot"])),
        (mail_shapes.mail_of, changed(6, ["4111 1111 1111 1111", "", ""])),
        (mail_shapes.mail_of, changed(7, [[["a.txt", "", ""], "text", False]])),
        (mail_shapes.mail_of, changed(8, [["a.txt", 5, "4111 1111 1111 1111", ""]])),
        (mail_shapes.mail_of, changed(8, [["a.txt", "5", "too large", ""]])),
        (mail_shapes.mail_of, changed(9, [["a.txt", "5", ""]])),
        (mail_shapes.mail_of, changed(10, [b"only one text"])),
        (mail_shapes.mail_of, changed(10, ["text", b""])),
        (mail_shapes.mail_of, changed(10, [b"half a letter \xc3", b""])),
        (shapes.page_of, "<p>"),
        (shapes.page_of, ["a", [SPAN]]),
        (shapes.redaction_of, ["text", []]),
        (shapes.redaction_of, [["text", [[0, 9, "CREDIT_CARD", "", 1.0, "CardRecognizer"]]], []]),
        (shapes.redaction_of, [["text", [[0, "3", "CREDIT_CARD", "", 1.0, "CardRecognizer"]]], []]),
        (shapes.redaction_of, [["text", [SPAN, SPAN]], []]),
        (shapes.redaction_of, [["text", [SPAN]], [[0, 3, "CREDIT_CARD"]]]),
        (shapes.file_of, [NAME, "text/plain", "content", []]),
        (shapes.file_of, [NAME, "text/plain", b"content", [["CREDIT_CARD"]]]),
        (shapes.file_of, [NAME, 5, "no reason"]),
        (shapes.file_of, ["a.txt", 5, "too large"]),
        (shapes.file_of, []),
    ],
)
def test_what_has_another_shape_is_refused(read: Callable[[object], object], value: object) -> None:
    with pytest.raises(ValueError, match=r"not a|lie within|zip|is not a valid|spans of a redacted text"):
        read(value)
