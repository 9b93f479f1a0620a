"""Text with format=flowed: lines that its program broke are joined again (RFC 3676, section 4)."""

from collections.abc import Mapping

_SIGNATURE = "-- "  # ends with a space, and is a line of its own all the same (section 4.3)


def is_flowed(parameters: Mapping[str, str]) -> bool:
    """Whether a Content-Type says so, by its parameters."""
    return parameters.get("format", "").strip().lower() == "flowed"


def unwrapped(text: str, parameters: Mapping[str, str]) -> str:
    """The paragraphs as they were written, each on a line behind the marks of its quotation."""
    delsp = parameters.get("delsp", "").strip().lower() == "yes"
    paragraphs: list[str] = []
    pieces: list[str] = []
    depth = -1  # of the paragraph that goes on
    for line in text.split("\n"):
        quoted, content = _taken_apart(line)
        if quoted != depth or content == _SIGNATURE:
            _end(paragraphs, pieces)
        if not pieces:
            pieces.append(_marks(quoted, content))
        _join(pieces, content)
        depth = quoted
        if not content.endswith(" ") or content == _SIGNATURE:
            _end(paragraphs, pieces)
        elif delsp:
            pieces[-1] = content[:-1]
    _end(paragraphs, pieces)
    return "\n".join(paragraphs)


def _taken_apart(line: str) -> tuple[int, str]:
    """How deep a line is quoted, and what it says, without the space that was put in front of it."""
    bare = line.lstrip(">")
    return len(line) - len(bare), bare.removeprefix(" ")


def _marks(quoted: int, content: str) -> str:
    return ">" * quoted + (" " if quoted and content else "")


def _join(pieces: list[str], content: str) -> None:
    """Digits are not put next to each other: a number may have ended with the line."""
    before = pieces[-1][-1:]
    if before.isdigit() and content[:1].isdigit():
        pieces.append(" ")
    pieces.append(content)


def _end(paragraphs: list[str], pieces: list[str]) -> None:
    if pieces:
        paragraphs.append("".join(pieces))
        pieces.clear()
