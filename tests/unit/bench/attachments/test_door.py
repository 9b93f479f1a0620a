"""What is measured is what the product's own door gives."""

from __future__ import annotations

from functools import partial

from bench.attachments.door import Item, Outcome, run
from redaction.types import Withheld

NOTE = b"my card number is 4012 8888 8888 1881, please check"
LOCKED = b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"


def test_each_file_comes_back_with_what_became_of_it() -> None:
    outcomes: dict[str, Outcome] = {}
    items = [
        Item(name, name, partial(bytes, content)) for name, content in (("a.txt", NOTE), ("b.txt", LOCKED))
    ]
    largest = run(items, lambda name, _, outcome: outcomes.update({name: outcome}))
    content = outcomes["a.txt"].content
    assert content is not None
    assert b"4012" not in content
    assert outcomes["a.txt"].word == "kept"
    assert isinstance(outcomes["b.txt"].file, Withheld)
    assert outcomes["b.txt"].content is None
    assert largest > 0
