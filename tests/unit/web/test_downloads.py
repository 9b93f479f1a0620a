"""File names in a Content-Disposition."""

from urllib.parse import unquote

import pytest

from web.downloads import disposition


@pytest.mark.parametrize(
    ("name", "plain", "real"),
    [
        ("a b.txt", "a b.txt", "a b.txt"),
        ("Überblick.txt", "_berblick.txt", "Überblick.txt"),
        ('x"; filename="y.exe', "x_; filename=_y.exe", "x_; filename=_y.exe"),
        ("a\r\nX-Header: b", "a__X-Header: b", "a__X-Header: b"),
        ("../../etc/passwd", "_.._etc_passwd", "_.._etc_passwd"),
        ("gpj\u202etxt.exe", "gpj_txt.exe", "gpj_txt.exe"),
        ("..", "file", "file"),
    ],
)
def test_a_name_is_harmless(name: str, plain: str, real: str) -> None:
    header = disposition(name)
    assert f'filename="{plain}"' in header
    assert unquote(header.partition("filename*=UTF-8''")[2]) == real
    assert header.isascii()
    assert header.isprintable()
