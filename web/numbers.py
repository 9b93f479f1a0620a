"""Numbers in addresses, parsed before anything else sees them."""

from web.problems import Code, ProblemError

_MOST_DIGITS = 8  # fits into every database's integer; a number as long as an SSN never gets there


def number_in(text: str) -> int:
    """The number that a part of a path spells. Raises ProblemError, not found, for everything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise ProblemError(Code.NOT_FOUND)
    return int(text)
