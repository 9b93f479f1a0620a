"""What a worker answers is checked before it becomes one of our types."""

from collections.abc import Callable

import pytest

from redaction.pool import shapes

NAME = ["a.txt", []]
SPAN = [0, 3, "CREDIT_CARD", "", 1.0, "CardRecognizer"]


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (shapes.mail_of, None),
        (shapes.mail_of, "subject"),
        (shapes.mail_of, ["", "", "", "", "", [], []]),
        (shapes.mail_of, ["", "", "", "", 5, [], [], False]),
        (shapes.mail_of, ["", "", "", "", "", [], [], "no"]),
        (shapes.mail_of, ["", "", "", "", "", [["a.txt", "text"]], [], False]),
        (shapes.mail_of, ["", "", "", "", "", [], [["a.txt", 5, "4111 1111 1111 1111"]], False]),
        (shapes.mail_of, ["", "", "", "", "", [], [["a.txt", "5", "too large"]], False]),
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
    with pytest.raises(ValueError, match=r"not a|spans of a redacted text"):
        read(value)
