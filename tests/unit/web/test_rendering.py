"""Filters of the templates: chips, paragraphs, and the names of built assets."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from tests.support.markup import Tree, attribute
from tests.support.page_samples import BODY, FORGED, HOSTILE, WEB, pages, redacted
from web.folding import blocks
from web.rendering import AssetsMissing, chips, paragraphs, read_manifest


def test_a_chip_stands_where_something_was_removed() -> None:
    tree = Tree(chips(redacted("The card is {card}, the SSN {ssn}.")))
    shown = [face.text() for face in tree.all(".chip > .chip-face")]
    assert shown == ["card •••• 4242", "SSN removed"]


def test_a_screen_reader_and_a_copy_get_the_placeholder() -> None:
    tree = Tree(chips(redacted("{card}")))
    assert tree.one(".chip > .vh").text() == "redacted [card ending 4242 removed]"
    assert attribute(tree.one(".chip > .chip-face"), "aria-hidden") == "true"
    assert "removed before this was saved" in attribute(tree.one(".chip"), "title")


def test_a_forged_placeholder_draws_no_chip() -> None:
    assert chips(redacted(FORGED)) == FORGED


def test_markup_of_a_sender_stays_text() -> None:
    for drawn in (chips(redacted(HOSTILE)), paragraphs(redacted(HOSTILE))):
        tree = Tree(drawn)
        assert tree.all("script, img") == []
        assert tree.text() == HOSTILE


def test_quoted_mail_and_signature_are_folded_and_nothing_is_lost() -> None:
    tree = Tree(paragraphs(BODY))
    assert [summary.text() for summary in tree.all("details > summary")] == ["Quoted text", "Signature"]
    assert "The card on file" in tree.all("details")[0].text()
    assert len(tree.all("details .chip")) == 1
    written = "".join(paragraph.text() for paragraph in tree.all("p"))
    for word in BODY.text.replace("[card ending 4242 removed]", "").split():
        assert word in written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "a",
        "> only quoted",
        "a\n\n\nb\n> c\n\nd",
        "-- \nsignature\n> quoted in it",
        "SELECT 1\n--\nSELECT 2",
        "a\r\n\r\nb\r\n> c",
    ],
)
def test_blocks_cover_everything_but_white_space(text: str) -> None:
    covered = "".join(text[start:end] for block in blocks(text) for start, end in block.paragraphs)
    assert "".join(covered.split()) == "".join(text.split())


def test_a_comment_line_of_sql_is_no_signature() -> None:
    assert [block.label for block in blocks("SELECT 1\n--\nSELECT 2")] == [""]


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        pages().from_string("{{ nobody_passed_this }}").render()


def test_an_unknown_asset_is_an_error() -> None:
    with pytest.raises(KeyError):
        pages().from_string("{{ asset('nothing.css') }}").render()


def test_without_built_assets_the_message_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(AssetsMissing, match=str(tmp_path)):
        read_manifest(tmp_path)


def test_every_asset_of_the_manifest_is_a_hashed_file() -> None:
    manifest = read_manifest(WEB / "static")
    assert {"public.css", "public.js", "desk.css", "desk.js", "icon.svg"} <= set(manifest)
    for name, file in manifest.items():
        stem, _, ending = name.rpartition(".")
        assert file.startswith(f"{stem}-")
        assert file.endswith(f".{ending}")
        assert (WEB / "static" / file).is_file()
