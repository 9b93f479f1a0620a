"""What the operator may choose about redaction."""

from dataclasses import dataclass, field
from typing import Final

from redaction.caps import FileCaps

UNCHECKED: Final = ("capture", "firmware", "program", "video", "audio", "database", "other")
OPTIONAL: Final = ("iban", "aba_routing", "password", "api_key", "private_key")
OCR: Final = ("auto", "rapid", "tesseract")


@dataclass(frozen=True, slots=True)
class OwnPattern:
    """Something of the operator's own that is removed.

    Args:
        entity: its name in capitals, EMPLOYEE_NUMBER; the placeholder says "employee number".
        pattern: a regular expression; of several groups the first is what is removed.
        score: how sure the pattern is by itself, 0 to 1; from 0.5 on it needs no words.
        words: near one of these the score grows by 0.35, a bit farther away by 0.25.
    """

    entity: str
    pattern: str
    score: float = 0.5
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """What is removed beside card numbers, SSNs and what belongs to them, and what of a card stays.

    Args:
        keep_last_four: the last four digits of a card stay.
        itin: US taxpayer numbers are removed, too.
        also: names of optional recognizers, of `OPTIONAL`.
        patterns: the operator's own.
        language_model: a spaCy model, by its name or folder, that finds names and places; "" for none.
        caps: how much of one file is read.
        unchecked: kinds of files, of `UNCHECKED`, that are stored although no reader understands them, when
            no number stands in their raw bytes.
        ocr: what reads pictures, of `OCR`: RapidOCR's networks alone, or together with Tesseract, which reads
            much text faster; "auto" takes Tesseract where it is installed.
    """

    keep_last_four: bool = True
    itin: bool = False
    also: tuple[str, ...] = ()
    patterns: tuple[OwnPattern, ...] = ()
    language_model: str = ""
    caps: FileCaps = field(default_factory=FileCaps)
    unchecked: tuple[str, ...] = ()
    ocr: str = "auto"
