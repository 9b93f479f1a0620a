"""Presidio without spaCy: what a process loads, and that a model can still be used."""

import subprocess
import sys
from pathlib import Path

import spacy

LOADED = """
import sys
from redaction.engine import Engine
assert str(Engine().redact("4539 5787 6362 1486").text) == "[card ending 1486 removed]"
print(*(name for name in ("presidio_analyzer", "spacy", "thinc", "numpy") if name in sys.modules))
"""
NAMED = """
import sys
from redaction.engine import Engine
from redaction.policy import Policy
Engine().redact("4539 5787 6362 1486")
print(Engine(Policy(language_model=sys.argv[1])).redact("Ann Lee called").text)
"""


def said(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_no_language_model_is_loaded_where_none_is_named() -> None:
    assert said(LOADED) == "presidio_analyzer"


def test_one_that_is_named_is_used_by_the_real_spacy(tmp_path: Path) -> None:
    model = spacy.blank("en")
    ruler = model.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Ann Lee"}])  # type: ignore[attr-defined]
    model.to_disk(tmp_path / "model")
    assert said(NAMED, str(tmp_path / "model")) == "[person removed] called"
