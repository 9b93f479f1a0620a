"""How well redaction finds what it must, leaves what it must, and how fast: `python -m bench.redaction`."""
