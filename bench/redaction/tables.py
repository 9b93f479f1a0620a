"""Tables that read well in a terminal and are Markdown."""

from collections.abc import Sequence


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table, its columns padded; those after the first that hold figures stand to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    right = [column > 0 and all(row[column][:1].isdigit() for row in rows) for column in range(len(head))]
    rule = [
        ("-" * (width - 1) + ":") if aside else "-" * width
        for width, aside in zip(widths, right, strict=True)
    ]
    lines = [_line(row, widths, right) for row in (head, rule, *rows)]
    return "\n".join([*lines, ""])


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (
        cell.rjust(width) if aside else cell.ljust(width)
        for cell, width, aside in zip(cells, widths, right, strict=True)
    )
    return f"| {' | '.join(padded)} |"
