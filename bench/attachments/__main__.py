"""`make bench-attachments`: what is found in images, documents and archives, what survives, and how fast."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.attachments.images.build import PARTS, samples
from bench.attachments.keep import keep


def main() -> None:
    """Print all tables."""
    options = _options()
    for part in [options.part] if options.part else list(PARTS):
        for sample in samples(part, options.seed, options.limit):
            if options.keep:
                keep(sample, options.keep / part)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.attachments", description=__doc__)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--part", choices=list(PARTS), help="one part of the images")
    parser.add_argument("--limit", type=int, help="this many images of each part, of all kinds")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the samples there")
    return parser.parse_args()


if __name__ == "__main__":
    main()
