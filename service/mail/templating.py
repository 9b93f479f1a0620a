"""The templates of mails: those of the package, and an operator's own files in front of them.

A file of the operator's that can't be used never holds a mail up: it is named by `veilbox check` and in the
log, and the package's own takes its place.
"""

import logging
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from jinja2 import FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from service.logs import type_and_place
from service.mail.words import Words
from storage.codes import OutgoingKind

PACKAGED: Final = Path(__file__).parent / "templates"
DEFAULT_LOCALE: Final = "en"
WORDS: Final = "words.toml"
LAYOUT: Final = "layout.html"
PARTS: Final = ("subject", "txt", "html")
FRAGMENT: Final = "_"  # begins the names of an operator's own files that others include

Values = Mapping[str, object]

log = logging.getLogger(__name__)


class Templates:
    """The templates of one locale. `folder` holds an operator's files, a folder for each locale.

    A locale that the package doesn't have is English where the operator has no file.
    """

    def __init__(self, locale: str, folder: Path | None = None) -> None:
        self.locale = locale
        self._own = folder / locale if folder else None
        packaged = [PACKAGED / name for name in dict.fromkeys((locale, DEFAULT_LOCALE))]
        self._packaged = _environment(packaged)
        # Compiled anew for each mail: a cache would not see a file that is added later.
        self._operators = _environment([self._own, *packaged], cache_size=0) if self._own else None
        self._words = _read(next(path for path in packaged if path.is_dir()) / WORDS)

    @property
    def words(self) -> Words:
        """The words for codes."""
        try:
            return self._own_words().over(self._words)
        except ValueError as error:
            log.warning("%s of the mail templates can't be used: %s", WORDS, type(error).__name__)
            return self._words

    def render(self, kind: OutgoingKind, part: str, values: Values) -> str:
        """One of PARTS of a mail. What stands in `values` is all that a template can see."""
        name = f"{kind}.{part}"
        if self._operators is not None:
            try:
                return self._operators.get_template(name).render(values)
            except Exception as error:  # noqa: BLE001 - whatever an operator wrote, mail goes out
                log.warning("mail template %s can't be used: %s", name, type_and_place(error))
        return self._packaged.get_template(name).render(values)

    def faults(self, samples: Mapping[OutgoingKind, Values]) -> Iterator[str]:
        """What is wrong with the operator's files; `samples` are values to try them with."""
        if self._own is None or self._operators is None:
            return
        if not self._own.is_dir():
            yield f"there is no folder {self.locale}"
            return
        yield from self._unused()
        try:
            self._own_words()
        except ValueError:
            yield f"{WORDS}: not TOML, or not the tables that mails use"
        for kind, values in samples.items():
            for part in PARTS:
                try:
                    self._operators.get_template(f"{kind}.{part}").render(values)
                except Exception as error:  # noqa: BLE001 - as in `render`
                    yield _fault(f"{kind}.{part}", error)

    def _unused(self) -> Iterator[str]:
        names = {f"{kind}.{part}" for kind in OutgoingKind for part in PARTS} | {WORDS, LAYOUT}
        for file in sorted(self._own.iterdir()) if self._own else ():
            if file.name not in names and not file.name.startswith(FRAGMENT):
                yield f"{file.name}: no mail uses a file of this name"

    def _own_words(self) -> Words:
        """Raises ValueError."""
        file = self._own / WORDS if self._own else None
        return _read(file) if file and file.is_file() else Words()


def _environment(folders: Sequence[Path], cache_size: int = 20) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=lambda name: name is not None and name.endswith(".html"),
        undefined=StrictUndefined,
        cache_size=cache_size,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _read(file: Path) -> Words:
    """Raises ValueError: it can't be read, or is something else."""
    try:
        return Words.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except OSError:
        raise ValueError("can't be read") from None


def _fault(name: str, error: Exception) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or name}: line {error.lineno} is not a template's"
    return f"{name}: {type(error).__name__}"
