"""Tesseract, where it is installed: reads plain words faster, so that the networks need not.

It is an optional package (`veilbox[tesseract]`) and needs Debian's `tesseract-ocr-eng`. A word counts only
when it is sure and nothing in it could be a digit; everything else is left to the networks.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from redaction.ocr.geometry import Box
from redaction.ocr.types import Line, Pixels

_FOLDERS: Final = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
)
_SURE: Final = 90.0  # of 100
_PLAIN: Final = re.compile(r"(?![OoQDlIiZzSsGgBq|]+$)[A-Za-z]{2,}[.,:;]?|[a-z]+'[a-z]+")
_RIM: Final = 0.5  # heights of a box that are empty at its ends: it is larger than the text
_TOGETHER: Final = 2  # words; fewer are not worth cutting a line for
_GAP: Final = 0.8  # heights between two words


@dataclass(frozen=True, slots=True, repr=False)
class Word:
    """A word with its rectangle."""

    text: str
    left: int
    top: int
    right: int
    bottom: int


def is_there() -> bool:
    """Whether the package and its data are installed."""
    return find_spec("tesserocr") is not None and _folder() is not None


def _folder() -> str | None:
    return next((folder for folder in _FOLDERS if Path(folder, "eng.traineddata").is_file()), None)


class Tesseract:
    """Finds plain words. Raises FileNotFoundError: it isn't installed."""

    def __init__(self) -> None:
        folder = _folder()
        if folder is None or find_spec("tesserocr") is None:
            raise FileNotFoundError("tesserocr or eng.traineddata is not installed")
        os.environ["OMP_THREAD_LIMIT"] = "1"
        from tesserocr import PSM, PyTessBaseAPI

        self._api = PyTessBaseAPI(path=folder, lang="eng", psm=PSM.SPARSE_TEXT)

    def plain_words(self, pixels: Pixels) -> "PlainWords":
        """The plain words of an upright picture."""
        from tesserocr import RIL, iterate_level

        self._api.SetImage(Image.fromarray(pixels))
        self._api.Recognize()
        words = iterate_level(self._api.GetIterator(), RIL.WORD)
        found = [
            Word(text, *word.BoundingBox(RIL.WORD))
            for word in words
            if word.Confidence(RIL.WORD) >= _SURE and _PLAIN.fullmatch(text := word.GetUTF8Text(RIL.WORD))
        ]
        self._api.Clear()
        return PlainWords(found)


class PlainWords:
    """Words by place."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = sorted(words, key=lambda word: word.left)

    def parts(self, box: Box) -> Iterator[Line | Box]:
        """A level box as lines of plain words, where some stand together, and the boxes between them."""
        (left, top), (right, bottom) = box.quad.min(axis=0), box.quad.max(axis=0)
        height = float(bottom - top)
        at = float(left)
        for run in self._runs(box, _GAP * height):
            if len(run) >= _TOGETHER:
                yield from _between(at, run[0].left, box)
                yield _line(run, float(top), float(bottom))
                at = run[-1].right
        yield from _between(at, float(right), box)

    def _runs(self, box: Box, gap: float) -> list[list[Word]]:
        runs: list[list[Word]] = []
        for word in self._inside(box):
            if runs and word.left - runs[-1][-1].right <= gap:
                runs[-1].append(word)
            else:
                runs.append([word])
        return runs

    def _inside(self, box: Box) -> Iterator[Word]:
        (left, top), (right, bottom) = box.quad.min(axis=0), box.quad.max(axis=0)
        for word in self._words:
            x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
            if left < x < right and top < y < bottom:
                yield word


def _between(left: float, right: float, box: Box) -> Iterator[Box]:
    """What lies between two sides, if that is more than the empty rim of a box."""
    if right - left > _RIM * box.height:
        yield Box(((left + right) / 2, box.centre[1]), right - left, box.height, 0.0)


def _line(words: Sequence[Word], top: float, bottom: float) -> Line:
    text = " ".join(word.text for word in words)
    edges: list[tuple[float, float]] = []
    for index, word in enumerate(words):
        if index:
            edges.append((words[index - 1].right, word.left))
        cuts = np.linspace(word.left, word.right, len(word.text) + 1)
        edges += pairwise(cuts)
    quads = [[(left, top), (right, top), (right, bottom), (left, bottom)] for left, right in edges]
    return Line(text, np.array(quads, np.float32), np.ones(len(text), np.float32))
