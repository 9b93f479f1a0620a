"""Files in a real browser against a real server: how far they are, how they look, bars drawn by hand."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.support.needs import requires_chromium
from tests.support.server import VeilboxServer

pytestmark = requires_chromium

CARD = "4111 1111 1111 1111"
PAGES = 90


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VeilboxServer]:
    with VeilboxServer(tmp_path_factory.mktemp("server"), {}) as running:
        yield running


def shot(text: str) -> Image.Image:
    picture = Image.new("RGB", (640, 240), "white")
    ImageDraw.Draw(picture).text((40, 90), text, fill="black", font_size=30)
    return picture


def sent(page: Page, server: VeilboxServer, file: Path) -> None:
    page.goto(server.url)
    for label, words in (("Your name", "Rita"), ("Email address", "rita@example.com")):
        page.get_by_label(label).fill(words)
    page.get_by_label("What do you need help with?").fill("The file")
    page.get_by_label("What happened?").fill("See the file")
    page.set_input_files("#files", file)
    page.get_by_role("button", name="Send to support").click()


def test_the_form_tells_how_far_a_long_file_is(page: Page, server: VeilboxServer, tmp_path: Path) -> None:
    pages = [shot(f"page {number} of the scan").resize((1280, 480)) for number in range(1, PAGES + 1)]
    first, *others = pages
    first.save(tmp_path / "scan.tiff", save_all=True, append_images=others, compression="tiff_lzw")
    sent(page, server, tmp_path / "scan.tiff")
    page.get_by_text(f"of {PAGES}").wait_for()
    assert page.locator("[data-progress]").inner_text().startswith("Checking page ")
    page.wait_for_url("**/ticket?received=1", timeout=60_000)


def test_bars_are_drawn_with_the_pointer(page: Page, server: VeilboxServer, tmp_path: Path) -> None:
    shot(f"Card {CARD}").save(tmp_path / "shot.png")
    sent(page, server, tmp_path / "shot.png")
    page.wait_for_url("**/ticket?received=1", timeout=60_000)
    page.locator("a.shot img").wait_for()
    expect(page.locator("a.shot img")).to_have_js_property("naturalWidth", 640, timeout=30_000)

    page.goto(server.first_link)
    for field in page.locator("input[type=password]").all():
        field.fill("correct horse battery staple")
    page.get_by_role("button").first.click()
    page.goto(f"{server.url}/desk?view=open")
    page.locator("a.row-subject").first.click()
    page.get_by_role("link", name="Look closer").click()
    box = page.locator(".canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.1)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    page.mouse.up()
    assert page.get_by_label("Parts to black out").input_value() == "10.00 10.00 20.00 20.00"
    assert page.locator(".canvas .bar").count() == 1
    page.get_by_role("button", name="Black out").click()
    page.get_by_text("The picture before is deleted.").wait_for()
    shown = page.locator(".canvas img").get_attribute("src") or ""
    picture = page.request.get(f"{server.url}{shown}", fail_on_status_code=True)
    pixels = Image.open(BytesIO(picture.body())).convert("RGB")
    assert pixels.getpixel((128, 48)) == (0, 0, 0)
    assert pixels.getpixel((600, 220)) == (255, 255, 255)
