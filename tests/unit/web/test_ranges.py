"""Which bytes a request is about."""

import pytest
from litestar.datastructures import Headers

from web.ranges import UnsatisfiableError, asked, is_known

ETAG = '"0123abcd"'


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", (0, 1)),
        ("bytes=2-4", (2, 5)),
        ("bytes=2-", (2, 10)),
        ("bytes=9-99", (9, 10)),
        ("bytes=-3", (7, 10)),
        ("bytes=-99", (0, 10)),
        ("BYTES=0-1", (0, 2)),
    ],
)
def test_a_range_is_a_part(header: str, part: tuple[int, int]) -> None:
    assert asked(Headers({"range": header}), 10, ETAG) == part


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes=",
        "bytes=-",
        "bytes=4-2",
        "bytes=0-1,3-4",
        "bytes=a-b",
        "bytes=٣-",
        "lines=0-1",
        "bytes=" + "9" * 20 + "-",
    ],
)
def test_what_makes_no_sense_is_the_whole(header: str) -> None:
    assert asked(Headers({"range": header}), 10, ETAG) is None


@pytest.mark.parametrize(
    ("header", "size"), [("bytes=10-", 10), ("bytes=99-100", 10), ("bytes=-0", 10), ("bytes=0-", 0)]
)
def test_what_lies_behind_the_end_is_refused(header: str, size: int) -> None:
    with pytest.raises(UnsatisfiableError):
        asked(Headers({"range": header}), size, ETAG)


def test_an_empty_file_has_no_last_bytes_and_is_sent_whole() -> None:
    assert asked(Headers({"range": "bytes=-5"}), 0, ETAG) is None


@pytest.mark.parametrize(
    ("condition", "part"), [(ETAG, (0, 1)), ('"other"', None), ("Fri, 27 Nov 2026 03:00:00 GMT", None)]
)
def test_a_part_of_another_file_is_not_mixed_in(condition: str, part: tuple[int, int] | None) -> None:
    assert asked(Headers({"range": "bytes=0-0", "if-range": condition}), 10, ETAG) == part


@pytest.mark.parametrize(
    ("header", "known"),
    [
        (ETAG, True),
        (f"W/{ETAG}", True),
        (f'"other", {ETAG}', True),
        ("*", True),
        ('"other"', False),
        ("", False),
    ],
)
def test_what_the_client_has_is_known_by_its_tag(header: str, known: bool) -> None:
    assert is_known(Headers({"if-none-match": header}), ETAG) is known
