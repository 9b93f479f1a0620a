"""Holders of what nobody has checked yet. They show sizes only, so that nothing prints content."""

from dataclasses import dataclass
from typing import Never, SupportsIndex

from typing_extensions import override


class Raw:
    """Text as it was received. `reveal()` is the only way to it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The text itself, to be redacted and then forgotten."""
        return self._value

    def __len__(self) -> int:
        return len(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Raw) and self._value == other._value

    @override
    def __hash__(self) -> int:
        return hash((Raw, self._value))

    @override
    def __repr__(self) -> str:
        return f"Raw({len(self._value)} characters)"

    @override
    def __format__(self, specification: str) -> str:
        return repr(self)

    @override
    def __reduce_ex__(self, protocol: SupportsIndex) -> Never:
        raise TypeError("raw text is not pickled")


@dataclass(frozen=True, slots=True, repr=False)
class RawFile:
    """A file as it was received: its name and its bytes."""

    name: Raw
    content: bytes

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)

    @override
    def __repr__(self) -> str:
        return f"RawFile({len(self.name)} characters, {self.size} bytes)"

    @override
    def __reduce_ex__(self, protocol: SupportsIndex) -> Never:
        raise TypeError("a raw file is not pickled")
