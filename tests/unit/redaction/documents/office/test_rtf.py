"""Numbers in RTF, however they are written down; control words stay."""

from collections.abc import Callable

import pytest

from redaction.documents.files import Files
from redaction.types import Reason, RedactedFile, Withheld

CARD = "4111111111111111"
GONE = b"[card ending 1111 removed]"
HEAD = rb"{\rtf1\ansi\ansicpg1252\uc1 "

Redact = Callable[[bytes], RedactedFile]

TEXTS = {
    "plain": (rb"a 4111 1111 1111 1111 b", rb"a " + GONE + rb" b"),
    "split by formats": (rb"a 4111 {\b 1111} 11\i 11 1111\i0  b", rb"a " + GONE + rb"{\b }\i \i0  b"),
    "broken lines": (b"a 4111 1111\r\n 1111 11\n11 b", b"a " + GONE + b"\r\n\n b"),
    "escaped bytes": (rb"a \b\'34\'3111 1111 1111 1111 b", rb"a \b{}" + GONE + rb"{} b"),
    "Unicode": (rb"a \u52?\u49?11 1111 1111 1111 b", rb"a {}" + GONE + rb"{} b"),
    "Unicode without a fallback": (rb"\uc0 a \u52\u49\u-20271 11 1111 1111 1111", None),
    "full width": (rb"a \u-236?\u-239?\u-239?\u-239? 1111 1111 1111 b", None),
    "beyond the first plane": (rb"a \u-10187?\u-8238?111 1111 1111 1111 b", None),
    "what old programs show": (rb"\uc16 a \u65 4111111111111111 b", rb"\uc16 a \u65 ???????????????? b"),
    "hidden": (rb"a {\v 4111 1111 1111 1111} b", rb"a {\v " + GONE + rb"} b"),
    "hard spaces and hyphens": (rb"a 4111\~1111\_1111\~1111 b", rb"a " + GONE + rb"\~\_\~ b"),
    "properties": (
        rb"{\info{\title 4111111111111111}{\author x}}b",
        rb"{\info{\title " + GONE + rb"}{\author x}}b",
    ),
    "a field's code": (
        rb'{\field{\*\fldinst HYPERLINK "http://a.example/4111111111111111"}{\fldrslt x}}',
        None,
    ),
    "around a field": (rb"4111 1111{\field{\*\fldinst PAGE}{\fldrslt  1111}} 1111", None),
    "an unknown group": (rb"{\*\other 4111 1111 1111 1111}b", rb"{\*\other " + GONE + rb"}b"),
    "raw bytes in the text": (rb"a\bin16 4111111111111111b", rb"ab"),
    "data in hexadecimal": (
        rb"{\*\datafield " + (b"my card 4111 1111 1111 1111 " * 9).hex().encode() + rb"}b",
        None,
    ),
}


@pytest.mark.parametrize(("text", "becomes"), TEXTS.values(), ids=TEXTS)
def test_a_card_number(redact: Redact, text: bytes, becomes: bytes | None) -> None:
    content = HEAD + text + rb"\par untouched\par}"
    done = redact(content)
    if becomes is not None:
        assert done.content == HEAD + becomes + rb"\par untouched\par}"
    assert rb"\par untouched\par}" in done.content
    assert CARD not in "".join(filter(str.isdigit, done.content.decode("latin-1")))
    assert b"4111 1111".hex().encode() not in done.content
    again = redact(done.content)
    assert (again.content, again.findings) == (done.content, ())


def test_places(redact: Redact) -> None:
    card = rb"4111 1111 1111 1111"
    text = (
        rb"{\info{\title "
        + card
        + rb"}}{\header "
        + card
        + rb"\par}a\par b "
        + card
        + rb"{\footnote "
        + card
        + rb"}\par}"
    )
    places = sorted(finding.where for finding in redact(HEAD + text).findings)
    assert places == ["footnotes", "header", "paragraph 2", "properties"]


def test_a_row_of_a_table_is_a_line(redact: Redact) -> None:
    done = redact(HEAD + rb"\trowd\intbl SSN\cell 536228726\cell\row\pard x}")
    assert rb"SSN\cell [SSN removed]\cell\row" in done.content


def test_what_comes_after_the_end_goes(redact: Redact) -> None:
    assert redact(HEAD + b"a}\r\n4\0001\0001\0001\000").content == HEAD + b"a}"


def test_objects_are_taken_out_and_named(redact: Redact) -> None:
    done = redact(HEAD + rb"{\object\objemb{\*\objclass Word}{\*\objdata 0105000002}{\result shown}}}")
    assert done.content == HEAD + rb"{\object\objemb{\*\objclass Word}{\result shown}}}"
    assert [(one.name.text, one.reason) for one in done.withheld] == [("embedded object", Reason.UNSUPPORTED)]


def test_pictures_that_can_t_be_read_are_taken_out(redact: Redact) -> None:
    done = redact(
        HEAD + rb"{\*\shppict{\pict\wmetafile8 010009000003}}{\nonshppict{\pict\wmetafile8 0100}}b}"
    )
    assert done.content == HEAD + rb"{\*\shppict}b}"
    assert [one.name.text for one in done.withheld] == ["picture"]


@pytest.mark.parametrize(
    "text", [rb"nothing \'e9 \u8364? {\*\generator Word;}", rb"order 4539148803436468", rb"{\b x"]
)
def test_clean_bytes_stay(redact: Redact, text: bytes) -> None:
    content = HEAD + text + b"}\0"
    assert redact(content).content == content


@pytest.mark.parametrize(
    ("content", "reason"), [(b"{" * 100_000, Reason.CORRUPT), (b"\\b " * 1_000_001, Reason.TOO_LARGE)]
)
def test_bombs_end_at_a_cap(files: Files, content: bytes, reason: Reason) -> None:
    done = files.redact("a.rtf", HEAD + content)
    assert isinstance(done, Withheld)
    assert done.reason is reason
