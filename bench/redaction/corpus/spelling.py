"""How numbers are put into groups."""


def grouped(number: str, separator: str, sizes: tuple[int, ...] = ()) -> str:
    """A number in groups: as embossed, or of the sizes given."""
    sizes = sizes or {15: (4, 6, 5), 14: (4, 6, 4)}.get(len(number), (4,) * 5)
    parts = []
    for size in sizes:
        parts.append(number[:size])
        number = number[size:]
    return separator.join(part for part in [*parts, number] if part)
