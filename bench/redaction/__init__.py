"""How well redaction finds what it must, leaves what it must, and how fast: `python -m bench.redaction`."""

import presidio_analyzer  # noqa: F401  stock Presidio with its spaCy, before Veilbox imports it without
