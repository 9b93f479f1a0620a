"""`make bench-attachments`: what is found in images, documents and archives, what survives, and how fast."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Iterator
from pathlib import Path

from bench.attachments.bombs.report import Bombs
from bench.attachments.documents.report import Documents
from bench.attachments.door import policy
from bench.attachments.images.build import PARTS, samples
from bench.attachments.images.report import Images
from bench.attachments.images.truth import Sample
from bench.attachments.keep import keep
from bench.attachments.speed.report import speeds

_ENGINES = ("rapid", "tesseract")


def main() -> None:
    """Print all tables, or those that are asked for."""
    options = _options()
    more = f" and the next {options.seeds - 1}" if options.seeds > 1 else ""
    print(f"Seed {options.seed}{more}, Python {platform.python_version()}")
    if options.keep:
        _keep(options)
    elif options.misses:
        part = options.part or "tuned"
        for name in Images(_samples(part, options), _engines(options)[0]).missed:
            print(name)
    else:
        _chosen(options)


def _chosen(options: argparse.Namespace) -> None:
    images = options.images or options.part
    everything = not (images or options.documents or options.bombs or options.speed)
    if images or everything:
        _images(options)
    if options.documents or everything:
        print(f"\n## Documents\n\n{Documents(options.seed, options.limit).tables()}")
    if options.bombs or everything:
        print(f"\n## Bombs and broken files\n\n{Bombs(options.limit).tables()}")
    if options.speed or everything:
        for engine in _engines(options):
            print(f"\n## Speeds{f', {engine}' if engine else ''}\n\n{speeds(engine, options.limit)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.attachments", description=__doc__)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument(
        "--seeds", type=int, default=1, metavar="N", help="pictures of N seeds, counted together"
    )
    parser.add_argument("--images", action="store_true", help="screenshots and photos")
    parser.add_argument("--documents", action="store_true", help="PDF, office, texts, mails, archives")
    parser.add_argument("--bombs", action="store_true", help="hostile and broken files")
    parser.add_argument("--speed", action="store_true", help="usual files on one core")
    parser.add_argument("--part", choices=list(PARTS), help="only images, of this part")
    parser.add_argument("--limit", type=int, help="this many images of each part, documents, bombs")
    parser.add_argument("--ocr", choices=(*_ENGINES, "both"), help="instead of the product's own choice")
    parser.add_argument(
        "--misses", action="store_true", help="only name what is not right (of the part tuned)"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="only write the images and their truth there"
    )
    options = parser.parse_args()
    if options.misses and options.part == "measured":
        parser.error("nobody looks at what is only measured")
    try:
        policy(_engines(options)[0])
    except ValueError as error:
        parser.error(str(error))
    return options


def _parts(options: argparse.Namespace) -> list[str]:
    return [options.part] if options.part else list(PARTS)


def _engines(options: argparse.Namespace) -> list[str | None]:
    return list(_ENGINES) if options.ocr == "both" else [options.ocr]


def _keep(options: argparse.Namespace) -> None:
    for part in _parts(options):
        for sample in samples(part, options.seed, options.limit):
            keep(sample, options.keep / part)


def _samples(part: str, options: argparse.Namespace) -> Iterator[Sample]:
    for seed in range(options.seed, options.seed + options.seeds):
        yield from samples(part, seed, options.limit)


def _images(options: argparse.Namespace) -> None:
    for part in _parts(options):
        for engine in _engines(options):
            print(f"\n## Images, {part} part{f', {engine}' if engine else ''}\n")
            print(Images(_samples(part, options), engine).tables())


if __name__ == "__main__":
    main()
