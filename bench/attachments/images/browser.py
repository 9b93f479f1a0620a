"""Pages as Chromium shows them, with the place of every sign of a marked number."""

from __future__ import annotations

import io
import math
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bench.attachments.images.canvas import Colour, Look
from bench.attachments.images.conditions import Condition
from bench.attachments.images.effects import Scene
from bench.attachments.images.marked import pieces
from bench.attachments.images.truth import TARGETS, Mark, Quad, box

Job: TypeAlias = tuple[str, tuple[int, int], Condition]
_ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--font-render-hinting=none",
)
_PLACES: Final = """
() => [...document.querySelectorAll('[data-kind]')].map(element => {
  const signs = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < node.data.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const r = range.getClientRects()[0];
      if (r && r.width && /\\S/.test(node.data[at]))
        signs.push([node.data[at], r.left, r.top, r.right, r.bottom]);
    }
  return [element.dataset.kind, element.dataset.name, element.textContent, signs];
})
"""
_VISIBLE: Final = 0.35  # of the largest difference from the background: where the ink of a sign begins


def is_there() -> bool:
    """Whether Debian's Chromium is installed."""
    return shutil.which("chromium") is not None


def scenes(jobs: Iterable[Job]) -> list[Scene]:
    """One for each page; none at all without a Chromium."""
    if not is_there():
        return []
    with _browser() as browser:
        return [_scene(browser, *job) for job in jobs]


def marked_html(marked: str) -> str:
    """Marks as elements; the rest is HTML already."""
    return "".join(
        f'<span data-kind="{p.kind}" data-name="{p.name}">{escape(p.text)}</span>' if p.kind else p.text
        for p in pieces(marked)
    )


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def _scene(browser: Browser, html: str, size: tuple[int, int], condition: Condition) -> Scene:
    zoom, dots = min(1.0, condition.scale), max(1.0, condition.scale)
    viewport = {"width": math.ceil(size[0] * zoom), "height": math.ceil(size[1] * zoom)}
    context = browser.new_context(viewport=viewport, device_scale_factor=dots)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        page.set_content(f"<!doctype html><style>{_css(condition.look, zoom)}</style>{marked_html(html)}")
        places = page.evaluate(_PLACES)
        image = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    finally:
        context.close()
    return Scene(image, _marks(places, np.asarray(image, dtype=np.int16), dots))


def _css(look: Look, zoom: float) -> str:
    colours = {"paper": look.paper, "panel": look.panel, "line": look.line, "ink": look.ink}
    colours |= {"muted": look.muted, "accent": look.accent}
    variables = "".join(f"--{name}:{_rgb(colour)};" for name, colour in colours.items())
    return (
        f":root{{{variables}}}html{{zoom:{zoom}}}*{{box-sizing:border-box}}"
        "body{margin:0;background:var(--paper);color:var(--ink);font:14px 'DejaVu Sans',sans-serif}"
    )


def _rgb(colour: Colour) -> str:
    return f"rgb({colour[0]},{colour[1]},{colour[2]})"


def _marks(places: list[Any], pixels: npt.NDArray[np.int16], dots: float) -> tuple[Mark, ...]:
    marks: dict[tuple[str, str], Mark] = {}
    for at, (kind, name, text, signs) in enumerate(places):
        quads = tuple(
            _tight(pixels, [float(v) * dots for v in corners])
            for sign, *corners in signs
            if kind not in TARGETS or sign.isdigit()
        )
        key = (kind, name or str(at))
        before = marks.get(key, Mark(kind, "", ()))
        marks[key] = Mark(kind, before.text + text, before.quads + quads)
    return tuple(marks.values())


def _tight(pixels: npt.NDArray[np.int16], corners: list[float]) -> Quad:
    """The box around the ink in the box of a sign, which is as high as its line."""
    left, top, right, bottom = (round(v) for v in corners)
    part = pixels[max(0, top) : bottom, max(0, left) : right].reshape(-1, 3)
    if not len(part):
        return box(left, top, right, bottom)
    colours, counts = np.unique(part, axis=0, return_counts=True)
    away = np.abs(part - colours[counts.argmax()]).max(axis=1).reshape(bottom - max(0, top), -1)
    ys, xs = np.nonzero(away > max(8.0, _VISIBLE * away.max()))
    if not len(xs):
        return box(left, top, right, bottom)
    return box(
        max(0, left) + int(xs.min()),
        max(0, top) + int(ys.min()),
        max(0, left) + int(xs.max()) + 1,
        max(0, top) + int(ys.max()) + 1,
    )
