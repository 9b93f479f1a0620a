"""The template environment: escaping, redaction chips, the names of built assets."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from web import folding, words
from web.downloads import PICTURES
from web.report import removals

if TYPE_CHECKING:
    from redaction.types import RedactedText, Span
    from service.views import StoredAttachment

STATIC_URL = "/static/"
TINTS = 4
VIEW_ICONS = {"unassigned": "inbox", "mine": "person", "open": "lines", "solved": "check"}
FACE = Markup(
    '<svg class="icon" aria-hidden="true"><use href="#i-shield"/></svg>'
    '<span class="vh"><i>redacted </i>{placeholder}</span><span class="chip-face" aria-hidden="true">'
    "{kind} <b>{detail}</b></span>"
)
CHIP = Markup('<span class="chip" title="{title}">{face}</span>')
LINKED_CHIP = Markup('<a class="chip" href="{link}" title="{title}">{face}</a>')
BY_HAND = "agent"  # the recognizer of what an agent removed
PART = re.compile(r'src="part:(\d{1,4})"')
QUOTE_OPENS = '<details class="fold"><summary>Quoted text</summary>'
FOLD = Markup('<details class="fold"><summary>{label}</summary>{inside}</details>')


class AssetsMissing(Exception):
    """web/static has not been built; the message names the folder."""


def read_manifest(static: Path) -> dict[str, str]:
    """The names that templates use, mapped to the built files. Raises AssetsMissing."""
    try:
        content = json.loads((static / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise AssetsMissing(f"no built assets in {static}; install the package again to build them") from None
    return {str(name): str(file) for name, file in content.items()}


def utc_now() -> datetime:
    """The time now, as the pages compare with it."""
    return datetime.now(UTC)


def environment(
    templates: Path, manifest: Mapping[str, str], now: Callable[[], datetime] = utc_now
) -> Environment:
    """Jinja with escaping on, undefined names as errors, and the pages' filters and globals."""
    jinja = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters.update(
        chips=chips,
        paragraphs=paragraphs,
        formatted=formatted,
        when=lambda at: _time(at, words.moment(at, now())),
        age=lambda at: _time(at, words.age(at, now())),
        size=words.size,
        initials=lambda name: words.initials(str(name)),
        extension=lambda name: words.extension(str(name)),
        tint=tint,
        removed=words.removed,
        removals=removals,
        kind=words.entity,
        place=words.place,
        listing=words.listing,
        failure=words.failure,
        failed_checks=words.failed_checks,
    )
    jinja.globals.update(
        asset=lambda name: STATIC_URL + manifest[name],
        chip=chip,
        STATUSES=words.STATUSES,
        PROGRESS=words.PROGRESS,
        CHANNELS=words.CHANNELS,
        DELIVERIES=words.DELIVERIES,
        AUTOMATIC=words.AUTOMATIC,
        HELD=words.HELD,
        MAILS=words.MAILS,
        REASONS=words.REASONS,
        FIXES=words.FIXES,
        EMPTY_VIEWS=words.EMPTY_VIEWS,
        VIEW_ICONS=VIEW_ICONS,
        MISSED=words.MISSED,
        PICTURES=PICTURES,
        REPORTS=words.REPORTS,
    )
    return jinja


def chip(entity: str, kept: str, placeholder: str = "", *, recognizer: str = "", link: str = "") -> Markup:
    """One redaction chip. Screen readers and the clipboard get the placeholder; eyes get the short form.

    There is nothing behind a chip that could be shown: what it stands for is not stored. `link` leads to the
    page that tells what is known of it.
    """
    kind, detail = words.chip(entity, kept)
    how = "by hand" if recognizer == BY_HAND else "before this was saved"
    title = f"A {words.entity(entity)} was removed {how}. It can’t be shown again."
    face = FACE.format(placeholder=placeholder, kind=kind, detail=detail)
    return (LINKED_CHIP if link else CHIP).format(title=title, face=face, link=link)


def chips(text: RedactedText, page: str = "", offset: int = 0) -> Markup:
    """The text, escaped, with a chip for each span; nothing in the text itself can draw one.

    `page`: each chip leads there, with `start`, its place in the whole text, which begins `offset` before.
    """
    return Markup("").join(_segment(part, span, page, offset) for part, span in text.segments())


def paragraphs(text: RedactedText, page: str = "") -> Markup:
    """The text as paragraphs, line breaks kept; quoted mail and signatures folded away, nothing left out."""
    return Markup("").join(_block(block, text, page) for block in folding.blocks(text.text))


def formatted(markup: RedactedText, files: Sequence[StoredAttachment], address: str) -> Markup:
    """A mail as its sender formatted it, with chips; pictures that were kept are shown, and quotes folded.

    The markup is safe: redaction made it from the few tags and attributes that it knows.
    """
    shown = {file.part: f"{address}/files/{file.id}/picture" for file in files if file.media_type in PICTURES}
    return Markup("").join(
        chip(span.entity, span.kept, part, recognizer=span.recognizer)
        if span
        else Markup(_with_pictures(_folded(part), shown))  # noqa: S704 - made by redaction, see above
        for part, span in markup.segments()
    )


def _with_pictures(markup: str, shown: Mapping[int | None, str]) -> str:
    return PART.sub(lambda found: f'src="{shown.get(int(found[1]), "")}"', markup)


def _folded(markup: str) -> str:
    opened = markup.replace("<blockquote>", f"{QUOTE_OPENS}<blockquote>")
    return opened.replace("</blockquote>", "</blockquote></details>")


def tint(name: object) -> int:
    """One of four colours for an avatar, the same for the same name."""
    return zlib.crc32(str(name).encode("utf-8", "replace")) % TINTS + 1


def _segment(part: str, span: Span | None, page: str, offset: int) -> Markup:
    if span is None:
        return escape(part)
    link = f"{page}&start={span.start + offset}" if page else ""
    return chip(span.entity, span.kept, part, recognizer=span.recognizer, link=link)


def _block(block: folding.Block, text: RedactedText, page: str) -> Markup:
    inside = Markup("").join(_paragraphs(block, text, page))
    return FOLD.format(label=block.label, inside=inside) if block.label else inside


def _paragraphs(block: folding.Block, text: RedactedText, page: str) -> Iterator[Markup]:
    for start, end in block.paragraphs:
        part = text[start:end]
        # A slice that would begin within a placeholder begins behind it.
        moved = next((one.end for one in text.spans if one.start < start < one.end), start)
        yield Markup('<p dir="auto">{}</p>').format(chips(part, page, moved))


def _time(at: datetime, shown: str) -> Markup:
    exact = f"{at.day} {at:%B %Y, %H:%M} {at.tzname() or ''}".rstrip()
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        at.isoformat(timespec="seconds"), exact, shown
    )
