"""What a PDF holds beside its pages: none of it is kept, but people are told what was in it."""

from collections.abc import Iterable, Iterator
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from redaction.documents.content import NotRead
from redaction.documents.names import redact_name
from redaction.documents.pdf import sweep
from redaction.documents.pdf.findings import finding
from redaction.documents.pdf.notes import NotPlain
from redaction.documents.pdf.strings import text_of
from redaction.documents.pdf.unpacking import unpacked
from redaction.documents.reading import Reading
from redaction.types import Finding, Reason, Withheld

_PROPERTIES: Final = "properties"
_OTHER: Final = "hidden text"
_PLACES: Final = {
    "/Contents": "annotation",
    "/RC": "annotation",
    "/Subj": "annotation",
    "/V": "form",
    "/DV": "form",
    "/TU": "form",
    "/Opt": "form",
    "/XFA": "form",
    "/Title": "bookmarks",
    "/JS": "script",
    "/URI": "link",
    "/P": "page labels",
}
_WITH_STREAMS: Final = frozenset(("/JS", "/XFA"))
_LONGEST: Final = 1_000_000  # characters of one text
_LARGEST: Final = 10**12  # bytes
_MOST: Final = 1_000_000  # objects inside of objects

_Text = tuple[str, str]


def hidden_findings(reading: Reading, source: Pdf) -> tuple[Finding, ...]:
    """What is found outside of pages. Raises NotRead and RedactionFailed."""
    places: dict[str, list[str]] = {}
    for place, text in _texts(reading, source):
        places.setdefault(place, []).append(text[:_LONGEST])
    return tuple(
        finding(span, place)
        for place, texts in places.items()
        for span in sweep.in_text(reading.engine, "\n\n".join(dict.fromkeys(texts)))
    )


def attached(reading: Reading, source: Pdf) -> tuple[Withheld, ...]:
    """The files inside, none of which is kept. Raises NotRead(TOO_MANY) and RedactionFailed."""
    files = []
    for holder in _holders(source):
        if isinstance(content := _embedded(holder), Stream):
            reading.budget.enter()
            name = redact_name(reading.engine, _name(holder))
            files.append(Withheld(name, _size(content), Reason.UNSUPPORTED))
    return tuple(files)


def _embedded(holder: Object) -> object:
    files = holder.get("/EF")
    return files.get("/UF", files.get("/F")) if isinstance(files, Dictionary) else None


def _name(holder: Object) -> str:
    name = holder.get("/UF", holder.get("/F"))
    return text_of(name) if isinstance(name, String) else ""


def _size(content: Stream) -> int:
    """As the file says; else what the file inside takes of it."""
    parameters = content.get("/Params")
    told: object = parameters.get("/Size") if isinstance(parameters, Dictionary) else None
    return told if isinstance(told, int) and 0 <= told < _LARGEST else len(content.read_raw_bytes())


def _holders(source: Pdf) -> Iterator[Object]:
    """All dictionaries, also those inside of others, and streams."""
    waiting: list[object] = []
    left = _MOST
    for found in source.objects:
        waiting.append(found)
        while waiting:
            left -= 1
            if left < 0:
                raise NotRead(Reason.TOO_MANY)
            holder = waiting.pop()
            if isinstance(holder, Array):
                waiting += [item for item in holder if _is_direct(item)]
            elif isinstance(holder, Dictionary | Stream):
                yield holder
                waiting += [item for _, item in holder.items() if _is_direct(item)]


def _is_direct(item: object) -> bool:
    return isinstance(item, Dictionary | Array) and not item.is_indirect


def _texts(reading: Reading, source: Pdf) -> Iterator[_Text]:
    properties = source.trailer.get("/Info")
    for holder in _holders(source):
        if isinstance(properties, Dictionary) and holder.objgen == properties.objgen and holder.is_indirect:
            yield from ((_PROPERTIES, f"{key[1:]}: {text}") for key, text in _strings(holder))
        elif holder.get("/Type") == Name.Metadata and isinstance(holder, Stream):
            yield _PROPERTIES, _unpacked(reading, holder)
        else:
            label = f"{text_of(title)}: " if isinstance(title := holder.get("/T"), String) else ""
            yield from ((_PLACES.get(key, _OTHER), f"{label}{text}") for key, text in _strings(holder))
            for key in _WITH_STREAMS & set(holder.keys()):
                yield from ((_PLACES[key], _unpacked(reading, part)) for part in _streams(holder[key]))


def _strings(holder: Object) -> Iterator[_Text]:
    for key, item in holder.items():
        parts: Iterable[object] = item if isinstance(item, Array) else (item,)
        yield from ((key, text_of(part)) for part in parts if isinstance(part, String))


def _streams(item: object) -> Iterator[Stream]:
    parts: Iterable[object] = item if isinstance(item, Array) else (item,)
    yield from (part for part in parts if isinstance(part, Stream))


def _unpacked(reading: Reading, stream: Stream) -> str:
    """What a reader would see of it; what can't be unpacked is not kept, and nothing can be told of it."""
    try:
        return unpacked(reading, stream).decode("utf-8", "replace")
    except NotPlain:
        return ""
