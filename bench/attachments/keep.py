"""Samples as files to look at: the image, its ground truth as JSON, and a picture with the boxes drawn."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps, ImageSequence

from bench.attachments.images.truth import Sample

_SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp", "GIF": ".gif", "TIFF": ".tif", "BMP": ".bmp"}


def keep(sample: Sample, folder: Path) -> None:
    """Write `name.png` (or what it is), `name.json` and `boxes/name.png`."""
    (folder / "boxes").mkdir(parents=True, exist_ok=True)
    image = Image.open(io.BytesIO(sample.content))
    (folder / f"{sample.name}{_SUFFIXES[str(image.format)]}").write_bytes(sample.content)
    truth = {"layout": sample.layout, "condition": sample.condition, "hard": sample.hard}
    text = json.dumps({**truth, "marks": [asdict(mark) for mark in sample.marks]}, indent=1)
    (folder / f"{sample.name}.json").write_text(text, encoding="utf-8")
    for number, frame in enumerate(ImageSequence.Iterator(image)):
        shown = ImageOps.exif_transpose(frame).convert("RGB")
        draw = ImageDraw.Draw(shown)
        for mark in sample.marks:
            for quad in mark.quads if mark.frame == number else ():
                draw.polygon(quad, outline=(255, 0, 0) if mark.is_target else (0, 160, 0))
        shown.save(folder / "boxes" / f"{sample.name}{f'-{number}' if number else ''}.png")
