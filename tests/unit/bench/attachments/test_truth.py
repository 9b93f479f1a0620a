"""What the samples say of themselves is so: the boxes lie in the picture, and in each is a digit's ink."""

from __future__ import annotations

import io
from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageOps, ImageSequence

from bench.attachments.images import browser
from bench.attachments.images.build import PARTS, drawn, finished
from bench.attachments.images.canvas import Canvas
from bench.attachments.images.conditions import Condition
from bench.attachments.images.content import Numbers
from bench.attachments.images.effects import Scene
from bench.attachments.images.judge import judged, leftovers
from bench.attachments.images.layout import Layout, Page
from bench.attachments.images.several import several
from bench.attachments.images.truth import SYMBOL, Sample, bounds
from tests.support.needs import requires_chromium

LAYOUTS = [layout for part in PARTS.values() for layout in part.LAYOUTS]
CONDITIONS = [condition for part in PARTS.values() for condition in (*part.NORMAL, *part.HARD)]
JUDGED = [  # what large pictures teach is no more, nor what is the same again in other colours
    condition
    for name in ("tuned", "measured")
    for condition in (*PARTS[name].NORMAL, *PARTS[name].HARD)
    if condition.scale < 2
]
CONTRAST = 16  # levels that differ within a digit's box, at the least


def sample_of(layout: Layout, condition: Condition) -> Sample:
    random = Random(7)
    canvas = Canvas(layout.size, condition.look, condition.scale, condition.smallest, condition.largest)
    layout.draw(canvas, Numbers(random))
    return finished(layout, condition, Scene(canvas.image, canvas.marks), random)


def frames(content: bytes) -> list[Image.Image]:
    image = Image.open(io.BytesIO(content))
    return [ImageOps.exif_transpose(frame).convert("RGB") for frame in ImageSequence.Iterator(image)]


def assert_true(sample: Sample) -> None:
    shown = frames(sample.content)
    assert sample.marks
    for mark in sample.marks:
        picture = shown[mark.frame]
        assert mark.quads
        for quad in mark.quads:
            left, top, right, bottom = bounds([quad])
            assert left >= 0, mark
            assert top >= 0, mark
            assert right <= picture.width + 1, mark
            assert bottom <= picture.height + 1, mark
            if mark.is_target:
                inside = np.asarray(picture.crop((int(left), int(top), int(right) + 1, int(bottom) + 1)))
                assert np.ptp(inside.astype(int), axis=(0, 1)).max() >= CONTRAST, mark


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_knows_where_its_digits_are(layout: Layout) -> None:
    assert_true(sample_of(layout, CONDITIONS[0]))


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.name)
def test_the_boxes_move_with_the_picture(condition: Condition) -> None:
    assert_true(sample_of(LAYOUTS[0], condition))


@pytest.mark.parametrize("part", PARTS)
def test_frames_know_which_of_them_is_meant(part: str) -> None:
    for sample in several(PARTS[part].LAYOUTS, 7):
        if sample.layout == "several frames":
            assert {mark.frame for mark in sample.marks} == set(range(len(frames(sample.content))))
            assert_true(sample)


def test_a_code_is_gone_when_no_scanner_reads_it() -> None:
    sample = next(
        one for one in several(tuple(LAYOUTS[:6]), 7) if any(mark.kind == SYMBOL for mark in one.marks)
    )
    for content, gone in ((painted(sample), True), (sample.content, False)):
        assert [verdict.good for verdict in judged(sample, content)] == [gone]


@requires_chromium
def test_pages_know_where_their_digits_are() -> None:
    pages: list[Page] = [page for part in PARTS.values() for page in part.PAGES[:: 1 + len(part.PAGES) // 20]]
    jobs = [(page.html(Numbers(Random(7))), page.size, CONDITIONS[0]) for page in pages]
    for page, scene in zip(pages, browser.scenes(jobs), strict=True):
        assert_true(finished(page, CONDITIONS[0], scene, Random(7)))


def test_a_seed_gives_the_same_samples_and_another_seed_others() -> None:
    first, again, other = (list(drawn("tuned", seed, 4)) for seed in (1, 1, 2))
    assert first == again
    assert [sample.content for sample in first] != [sample.content for sample in other]


def test_the_parts_share_no_layout_and_no_page() -> None:
    names = [one.name for part in PARTS.values() for one in (*part.LAYOUTS, *part.PAGES)]
    assert len(names) == len(set(names))


def painted(sample: Sample, shift: float = 0.0) -> bytes:
    """The sample with a bar over each target's digits, moved to the right by so much of a digit's width."""
    picture = frames(sample.content)[0]
    draw = ImageDraw.Draw(picture)
    for mark in sample.marks:
        for quad in mark.quads if mark.is_target else ():
            left, top, right, bottom = bounds([quad])
            aside = shift * (right - left)
            draw.rectangle(
                (int(left + aside), int(top), int(right + aside) + 1, int(bottom) + 1), fill="black"
            )
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("condition", JUDGED, ids=lambda condition: condition.name)
def test_bars_over_all_digits_are_right_and_half_a_bar_is_not(condition: Condition) -> None:
    sample = sample_of(LAYOUTS[0], condition)
    assert all(verdict.good for verdict in judged(sample, painted(sample)))
    assert not any(v.good for v in judged(sample, painted(sample, 30.0)) if v.mark.kind == "card")


@pytest.mark.parametrize(("shade", "good"), [(255, True), (215, False)])
def test_a_bar_after_jpeg_is_right_and_one_that_shines_through_is_not(shade: int, *, good: bool) -> None:
    sample = sample_of(LAYOUTS[0], CONDITIONS[0])
    whole, bars = frames(sample.content)[0], frames(painted(sample))[0]
    file = io.BytesIO()
    Image.blend(whole, bars, shade / 255).save(file, "JPEG", quality=50)
    assert {verdict.good for verdict in judged(sample, file.getvalue()) if verdict.mark.is_target} == {good}


@pytest.mark.parametrize("condition", JUDGED, ids=lambda condition: condition.name)
def test_an_untouched_picture_covers_nothing_and_damages_nothing(condition: Condition) -> None:
    sample = sample_of(LAYOUTS[0], condition)
    file = io.BytesIO()
    frames(sample.content)[0].save(file, "PNG")
    assert all(verdict.good != verdict.mark.is_target for verdict in judged(sample, file.getvalue()))


def test_a_bar_over_everything_damages_the_negatives() -> None:
    sample = sample_of(LAYOUTS[0], CONDITIONS[0])
    file = io.BytesIO()
    Image.new("RGB", frames(sample.content)[0].size).save(file, "PNG")
    assert all(verdict.good == verdict.mark.is_target for verdict in judged(sample, file.getvalue()))


def test_what_is_left_beside_the_picture_is_named() -> None:
    sample = sample_of(LAYOUTS[0], CONDITIONS[0])
    assert {"planted number", "trailing bytes"} <= set(leftovers(sample.content))
    assert leftovers(painted(sample)) == []
