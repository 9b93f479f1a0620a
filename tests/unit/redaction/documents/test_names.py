"""File names as they may be shown."""

import pytest

from redaction.documents.names import clean, distinct


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("  spaced\t\n name .txt ", "spaced name .txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\a.txt", "a.txt"),
        ("folder/", "folder"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\u200bb\x00c\ufeff.txt", "abc.txt"),
        ("", "attachment"),
        (" . ", "attachment"),
        ("..", "attachment"),
        ("\u200b", "attachment"),
        (".profile", ".profile"),
        ("写真 😀.jpg", "写真 😀.jpg"),
    ],
)
def test_clean(name: str, safe: str) -> None:
    assert clean(name) == safe
    assert clean(safe) == safe


def test_distinct_numbers_what_repeats_whatever_its_case() -> None:
    assert distinct(["a.txt", "A.TXT", "b", "b", "a (2).txt", ".x", ".x"]) == [
        "a.txt",
        "A (2).TXT",
        "b",
        "b (2)",
        "a (2) (2).txt",
        ".x",
        ".x (2)",
    ]
