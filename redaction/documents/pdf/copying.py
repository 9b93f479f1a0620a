"""Copies what a page needs to look as it does into a new file, key by key."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from redaction.documents.content import NotRead
from redaction.documents.pdf import fonts, sweep
from redaction.documents.pdf.contents import Drawing, redrawn
from redaction.documents.pdf.keys import KEPT, WITH_TEXT
from redaction.documents.pdf.notes import NOT_PLAIN, NOTHING, UNSURE, Notes, NotPlain
from redaction.documents.pdf.pictures import pixels
from redaction.documents.pdf.strings import name_of, named, text_of
from redaction.documents.pdf.unpacking import unpacked
from redaction.documents.reading import Reading
from redaction.types import Reason

_NUMBERS: Final = re.compile(rb"[\[\]0-9.\s+-]*")
_LONG: Final = re.compile(rb"(?<![0-9.])[0-9]{9}")
_LARGE: Final = 10**8
_DEEPEST: Final = 50
_LONGEST: Final = 4_000_000  # bytes of a content stream: the list of its operators takes fifty times as much
_BY_USE: Final = ("/ExtGState", "/Font", "/XObject", "/Pattern", "/Shading", "/ColorSpace")
_MOST_OPERATORS: Final = 5_000_000  # on one page, those of forms counted each time
_DEFAULTS: Final = frozenset(("/DefaultGray", "/DefaultRGB", "/DefaultCMYK"))


class Copier:
    """Copies into one new file; what several pages share is copied and looked at once.

    `layers` says that the file has layers that may be hidden. What can't be copied raises NotPlain, what no
    page may hold raises NotRead.
    """

    def __init__(self, reading: Reading, target: Pdf, *, layers: bool) -> None:
        self._reading = reading
        self._target = target
        self._layers = layers
        self._done: dict[tuple[int, int], tuple[object, Notes]] = {}
        self._active: set[tuple[int, int]] = set()
        self._notes = NOTHING
        self._words: list[str] = []

    def take_notes(self) -> Notes:
        """What is known of what was copied since they were last taken."""
        self._read("\n".join(self._words))
        notes, self._notes, self._words = self._notes, NOTHING, []
        return notes

    def forget(self) -> None:
        """Begin anew after a page that could not be copied."""
        self._notes, self._words = NOTHING, []
        self._active.clear()

    def page(self, source: Object, resources: object) -> tuple[bytes, Object]:
        """The content of a page, and its resources."""
        contents = source.get("/Contents")
        parts = list(contents) if isinstance(contents, Array) else [contents]
        self._check([part for part in parts if isinstance(part, Stream)])
        drawing = self._redrawn(source)
        return drawing.content, self._resources(resources, drawing)

    def value(self, source: object, depth: int = 0) -> object:
        """Any object that a page needs; None for what it doesn't."""
        if depth > _DEEPEST:
            raise NotRead(Reason.TOO_DEEP)
        match source:
            case Stream():
                return self._shared(source, lambda: self._stream(source, depth))
            case Dictionary():
                return self._shared(source, lambda: self._dictionary(source, depth))
            case Array():
                return self._shared(source, lambda: self._array(source, depth))
            case Name():
                self._words.append(name_of(source))
                return source
            case bool() | int() | Decimal():
                if int(source) >= _LARGE:
                    self._words.append(str(source))
                return source
        return None

    def _shared(self, source: Object, copy: Callable[[], object]) -> object:
        if not source.is_indirect:
            return copy()
        key = source.objgen
        if key in self._active:  # it holds itself
            if isinstance(source, Stream):  # drawing it would never end (ISO 32000-1, 8.10.1)
                raise NotRead(Reason.CORRUPT)
            self._notes |= NOT_PLAIN
            return None
        if key not in self._done:
            self._done[key] = self._noted(key, copy)
        copied, notes = self._done[key]
        self._notes |= notes
        return copied

    def _noted(self, key: tuple[int, int], copy: Callable[[], object]) -> tuple[object, Notes]:
        (notes, words), (self._notes, self._words) = (self._notes, self._words), (NOTHING, [])
        self._active.add(key)
        copied = copy()
        self._active.discard(key)
        if isinstance(copied, Dictionary | Array):
            copied = self._target.make_indirect(copied)
        own, self._notes, self._words = self.take_notes(), notes, words
        return copied, own

    def _dictionary(self, source: Object, depth: int) -> Object:
        if fonts.is_unsure(source):
            self._notes |= UNSURE
        items = self._items(source, depth)
        if "/CharProcs" in source:
            items |= self._glyphs(source)
        return Dictionary(items)

    def _items(self, source: Object, depth: int) -> dict[str, object]:
        copied = {key: self._item(key, source[key], depth) for key in source.keys() if key in KEPT}  # noqa: SIM118
        if "/OC" in source and self._layers:
            self._notes |= NOT_PLAIN
        return {key: item for key, item in copied.items() if item is not None}

    def _item(self, key: str, item: object, depth: int) -> object:
        if key in WITH_TEXT and isinstance(item, String):
            self._words.append(text_of(item))
            return String(text_of(item))
        if key == "/G" and isinstance(item, Stream) and redrawn(item).shows:
            self._notes |= UNSURE  # a mask can be cut like letters
        return self.value(item, depth + 1)

    def _array(self, source: Array, depth: int) -> Object:
        written = source.unparse(resolved=True)
        if _NUMBERS.fullmatch(written):
            if _LONG.search(written):
                self._words.append(written.decode())
            return Object.parse(written)
        items = list(source)
        copied = [self.value(item, depth + 1) for item in items]
        if items[0] == Name.Indexed and isinstance(items[-1], String):
            self._look(bytes(items[-1]))
            copied[-1] = String(bytes(items[-1]))
        return Array(copied)

    def _stream(self, source: Stream, depth: int) -> object:
        items = self._items(source, depth)
        if source.get("/Subtype") == Name.Image:
            return self._picture(source, items)
        if source.get("/Subtype") == Name.Form or source.get("/PatternType") == 1:
            return self._form(source, items)
        content = unpacked(self._reading, source)
        self._look(content)
        return self._target.make_stream(content, items)

    def _picture(self, source: Stream, items: Mapping[str, object]) -> object:
        picture = pixels(self._reading, source)
        if picture is None:
            self._notes |= NOT_PLAIN
            return None
        self._look(picture.looked)
        made = self._target.make_stream(picture.packed, dict(items))
        made.Filter = picture.filter
        if picture.parameters is not None:
            made.DecodeParms = picture.parameters
        return made

    def _form(self, source: Stream, items: Mapping[str, object]) -> Object:
        self._check([source])
        drawing = self._redrawn(source)
        if drawing.shows and "/PatternType" in source:
            self._notes |= UNSURE
        resources = self._own(source, drawing)
        return self._target.make_stream(drawing.content, {**items, "/Resources": resources})

    def _glyphs(self, font: Object) -> dict[str, object]:
        """The glyphs of a font that draws them like pages, as far as its codes name them."""
        encoding = font.get("/Encoding")
        differences = encoding.get("/Differences") if isinstance(encoding, Dictionary) else None
        known = {name_of(name) for name in differences or () if isinstance(name, Name)}
        whole = Drawing()
        glyphs = {}
        for name, glyph in font["/CharProcs"].items():
            if name in known and isinstance(glyph, Stream):
                self._check([glyph])
                drawing = self._redrawn(glyph)
                glyphs[name] = self._target.make_stream(drawing.content)
                whole.join(drawing)
        return {"/CharProcs": named(glyphs), "/Resources": self._own(font, whole)}

    def _redrawn(self, source: Object) -> Drawing:
        drawing = redrawn(source)
        if not drawing.clear:
            self._notes |= NOT_PLAIN
        self._notes |= Notes(operators=drawing.operators)
        self._read(drawing.text)
        for content in (drawing.content, *drawing.pictures):
            self._look(content)
        return drawing

    def _own(self, holder: Object, drawing: Drawing) -> Object:
        """The resources of a form or font; without its own it uses those of whatever page it is on."""
        if "/Resources" not in holder and drawing.used:
            self._notes |= NOT_PLAIN
        return self._resources(holder.get("/Resources"), drawing)

    def _resources(self, resources: object, drawing: Drawing) -> Object:
        if not isinstance(resources, Dictionary):
            return Dictionary()
        if self._layers and "/Properties" in resources:
            self._notes |= NOT_PLAIN
        kinds = {kind: self._used(kind, resources.get(kind), drawing) for kind in _BY_USE}
        return Dictionary({kind: named(items) for kind, items in kinds.items() if items})

    def _used(self, kind: str, entries: object, drawing: Drawing) -> dict[str, object]:
        if not isinstance(entries, Dictionary):
            return {}
        used = drawing.used.get(kind, Counter())
        if kind == "/ColorSpace":
            used = used + Counter(entries.keys() if drawing.inline else _DEFAULTS)
        self._words += sorted(used)
        copied = {name: self._repeated(entries[name], used[name]) for name in sorted(used) if name in entries}
        return {name: item for name, item in copied.items() if item is not None}

    def _repeated(self, source: object, times: int) -> object:
        before = self._notes.operators
        copied = self.value(source)
        self._notes |= Notes(operators=(self._notes.operators - before) * (times - 1))
        if self._notes.operators > _MOST_OPERATORS:
            raise NotRead(Reason.TOO_LARGE)
        return copied

    def _check(self, streams: Iterable[Stream]) -> None:
        """Count the streams of a drawing before they are read as one."""
        if sum(len(unpacked(self._reading, stream)) for stream in streams) > _LONGEST:
            raise NotPlain

    def _read(self, text: str) -> None:
        self._notes |= Notes(spelt=sweep.in_text(self._reading.engine, text))

    def _look(self, content: bytes) -> None:
        self._notes |= Notes(spelt=sweep.in_bytes(self._reading.engine, content))
