"""What a worker does. `redaction.pool.jobs` names these functions."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from redaction.by_hand import Area
from redaction.corrections import Correction, MarkedText
from redaction.documents.content import Content, NotRead
from redaction.documents.files import Files
from redaction.documents.mail.page.rendering import rendered
from redaction.documents.mail.parse import parse_mail
from redaction.documents.mail_types import MailLimits
from redaction.engine import Engine
from redaction.policy import Policy
from redaction.pool import mail_shapes, shapes
from redaction.progress import Progress, unheard
from redaction.raw import Raw
from redaction.types import EMPTY, Withheld, seal_file

_SAMPLE: Final = "4111 1111 1111 1111"
_SAMPLE_PAGE: Final = "<p>4111</p>"
_SAMPLE_MAIL: Final = b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>4111</p>"


@dataclass(frozen=True)
class Workplace:
    """What a worker has at hand. `say` tells the server how far a long job is."""

    engine: Engine
    files: Files
    say: Progress = unheard


def text_workplace(policy: Policy) -> Workplace:
    """For texts and mails, with everything loaded that they use."""
    at = _workplace(policy)
    try_texts(at)
    return at


def file_workplace(policy: Policy) -> Workplace:
    """For files, with everything loaded that they use."""
    at = _workplace(policy)
    at.files.load()
    try_files(at)
    return at


def _workplace(policy: Policy) -> Workplace:
    engine = Engine(policy)
    return Workplace(engine, Files(engine, policy.caps, unchecked=policy.unchecked, ocr=policy.ocr))


def redact(at: Workplace, text: str) -> object:
    """One text."""
    return shapes.redaction(at.engine.redact(text))


def read_mail(_: Workplace, content: bytes) -> object:
    """One MIME message."""
    return mail_shapes.mail(parse_mail(content, MailLimits()))


def read_page(at: Workplace, markup: str, *content_ids: str) -> object:
    """The HTML of a message with the content IDs of its files."""
    return shapes.page(rendered(at.engine, markup, content_ids, MailLimits().markup))


def read_file(at: Workplace, name: str, content: bytes) -> object:
    """One file with its name."""
    return shapes.file(at.files.redact(name, content, at.say))


def correct_file(at: Workplace, content: bytes, marked: str, entity: str) -> object:
    """A stored file without a marked text."""
    engine = MarkedText(Correction(Raw(marked), entity))
    return _by_hand(content, lambda: at.files.correct(engine, content, at.say))


def paint_file(at: Workplace, content: bytes, areas: str, entity: str) -> object:
    """A stored picture with bars over some of its areas."""
    wanted = [Area(*values) for values in json.loads(areas)]
    return _by_hand(content, lambda: at.files.paint(content, wanted, entity))


def _by_hand(content: bytes, work: Callable[[], Content]) -> object:
    """The result without a name: the server has it, and it is redacted already."""
    try:
        done = work()
    except NotRead as error:
        return shapes.file(Withheld(EMPTY, len(content), error.reason))
    return shapes.file(seal_file(EMPTY, done.media_type, done.content, done.findings, done.withheld))


def try_texts(at: Workplace) -> object:
    """A bit of everything that there is to do with texts and mails."""
    redact(at, _SAMPLE)
    read_mail(at, _SAMPLE_MAIL)
    read_page(at, _SAMPLE_PAGE)
    return None


def try_files(at: Workplace) -> object:
    """A bit of everything that there is to do with files."""
    at.files.redact(_SAMPLE, _SAMPLE.encode(), at.say)
    return None
